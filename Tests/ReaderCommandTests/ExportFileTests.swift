import Foundation
import Testing

@testable import reader

/// Files that a person names and the program writes.
@Suite struct ExportFileTests {
  private let program: Program
  private let data: String

  init() throws {
    program = try Program()
    data = program.home.path + "/data/reader"
    let list = "https://a.example/feed.xml\nhttps://b.example/feed\n"
    #expect(try program.run("feeds", "import", "-", input: list).status == 0)
    #expect(try program.run("add", "-", input: "Talks in Bergen\n\nThe ministers met on Monday.\n").status == 0)
  }

  private func contents(_ path: String) -> Data? { FileManager.default.contents(atPath: path) }

  private func link(_ name: String, to target: String) throws -> String {
    let path = program.home.path + "/" + name
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
    return path
  }

  private func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  /// By whatever name.
  @Test func theProgramsOwnFilesAreNotWrittenOver() throws {
    let hard = program.home.path + "/hard"
    try FileManager.default.linkItem(atPath: data + "/personal.sqlite", toPath: hard)
    let other = program.home.path + "/other.sqlite"
    #expect(try program.run("list", "--archive", other).status == 66)
    #expect(try program.run("add", "--archive", other, Program.seeds).status == 0)
    let script = try program.home.file("keys", "keys j\n")
    let targets =
      [
        "/personal.sqlite", "/archive.sqlite", "/personal.sqlite-wal", "/personal.sqlite-shm", "/archive.sqlite-wal",
        "/personal.sqlite-journal", "/../reader/personal.sqlite", "/./archive.sqlite-refresh",
      ].map { data + $0 } + [hard, try link("soft", to: hard), try link("softer", to: "soft"), other]
    let before = targets.map { contents($0) != nil }
    for target in targets {
      for command in [
        ["corrections", "export"], ["feeds", "export"], ["open", "--keys", script, "--screen"],
        ["corrections", "export", "--archive", other],
      ] {
        let result = try program.run(command + [target])
        #expect(result.status == 73, "\(command) \(target)")
        #expect(result.complaint.split(separator: "\n").count == 1)
        #expect(result.complaint.contains("is not written over; give another name"))
      }
    }
    #expect(targets.map { contents($0) != nil } == before)
    #expect(try program.run("feeds", "list", "--json").array().count == 2)
    #expect(try program.run("doctor", "--json").object()["articles"] as? Int == 1)
    #expect(try program.run("list", "--json", "--archive", other).array().count > 1)
  }

  @Test func databasesOfOthersAreNotWrittenOver() throws {
    let file = try program.home.file("theirs.db", "SQLite format 3\0 and so on")
    let log = try program.home.file("theirs.db-wal", "what was last done")
    for target in [file, log, try link("alias", to: "theirs.db")] {
      #expect(try program.run("feeds", "export", target).status == 73)
    }
    #expect(
      contents(file) == Data("SQLite format 3\0 and so on".utf8) && contents(log) == Data("what was last done".utf8))
  }

  @Test func theModeAndTheLinkStay() throws {
    let file = try program.home.file("out/feeds.opml", "old")
    for mode in [0o600, 0o640, 0o604, 0o444] {
      #expect(chmod(file, mode_t(mode)) == 0)
      #expect(try program.run("feeds", "export", file).status == 0)
      #expect(try self.mode(file) == mode)
      #expect(try String(contentsOfFile: file, encoding: .utf8).contains("a.example"))
    }
    // A link that leads to nothing yet leads to the new file.
    let dangling = try link("dangling", to: "out/new.json")
    #expect(try program.run("corrections", "export", dangling).status == 0)
    #expect(contents(program.home.path + "/out/new.json") == Data("[]\n".utf8))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: dangling) == "out/new.json")
    #expect(try program.run("corrections", "export", link("circle", to: "circle")).status == 73)
    #expect(try program.run("corrections", "export", program.home.path).status == 73)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: program.home.path + "/out").sorted() == [
        "feeds.opml", "new.json",
      ])
  }

  @Test func aFailureLeavesTheOldFileWhole() throws {
    let old = String(repeating: "old ", count: 3000)
    let file = try program.home.file("small/feeds.opml", old)
    // The file would be larger than the process may write.
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = ["-c", "trap '' XFSZ; ulimit -f 1; exec \"$0\" feeds export \"$1\"", program.binary.path, file]
    shell.environment = ["HOME": program.home.path, "XDG_DATA_HOME": program.home.path + "/data", "LC_ALL": "C.UTF-8"]
    try shell.run()
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 74)
    #expect(contents(file) == Data(old.utf8))
    #expect(try FileManager.default.contentsOfDirectory(atPath: program.home.path + "/small") == ["feeds.opml"])
    let full = try program.run("feeds", "export", "/dev/full")
    #expect(full.status == 74 && full.complaint.contains("/dev/full"))
  }

  @Test func pipesAndDescriptorsAreWrittenInto() throws {
    for name in ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "-"] {
      // Standard output is a file here, and what stands in it already stays.
      let result = try program.run("feeds", "export", name)
      #expect(result.status == 0 && result.output.hasPrefix("<?xml") && result.output.hasSuffix("</opml>\n"), "\(name)")
    }
    let pipe = program.home.path + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    let running = try program.start("feeds", "export", pipe)
    let reader = try #require(FileHandle(forReadingAtPath: pipe))
    let read = String(decoding: reader.readDataToEndOfFile(), as: UTF8.self)
    #expect(try running.end().status == 0 && read.hasSuffix("</opml>\n"))
    #expect(FileManager.default.fileExists(atPath: pipe))
  }
}
