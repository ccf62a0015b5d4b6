import Foundation
import Glibc
import Testing

/// What `--archive` names, and who may read what the program makes.
@Suite struct ArchiveFileTests {
  private let program: Program

  init() throws { program = try Program() }

  private func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test func whatIsNoFileIsRefusedAtOnce() throws {
    let home = program.home.path
    let (pipe, socket) = (home + "/pipe", home + "/socket")
    #expect(mkfifo(pipe, 0o600) == 0)
    try bind(socket)
    for (path, words) in [
      (pipe, "it is a pipe"), (socket, "it is a socket"), ("/dev/zero", "it is a device"), (home, "it is a directory"),
    ] {
      for command in [["list"], ["add", Program.seeds], ["feeds"], ["refresh"], ["corrections", "export"]] {
        let result = try program.run(command + ["--archive", path])
        #expect(result.status == 73, "\(command) \(path)")
        #expect(result.complaint == "reader: “\(path)” cannot be opened: \(words), not a file\n")
        #expect(result.output.isEmpty)
      }
    }
    #expect(mkfifo(home + "/link-target", 0o600) == 0)
    try FileManager.default.createSymbolicLink(atPath: home + "/link", withDestinationPath: "link-target")
    #expect(try program.run("list", "--archive", home + "/link").status == 73)
  }

  @Test func thePersonalFileIsLookedAtInTheSameWay() throws {
    let folder = program.home.path + "/data/reader"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    #expect(mkfifo(folder + "/personal.sqlite", 0o600) == 0)
    let result = try program.run("feeds", "add", "--no-check", "a.example/feed")
    #expect(result.status == 73)
    let words = "reader: left out: “\(folder)/personal.sqlite”: it cannot be opened: it is a pipe"
    #expect(result.complaint.hasPrefix(words))
    // What only reads goes on without it.
    #expect(try program.run("feeds").status == 0)
  }

  /// The mask of the process says nothing.
  @Test(arguments: ["000", "022", "077", "0777"]) func whatIsMadeIsForItsOwnerAlone(mask: String) throws {
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = ["-c", "umask \(mask); exec \"$0\" add \"$1\"", program.binary.path, Program.seeds]
    shell.environment = ["HOME": program.home.path, "XDG_DATA_HOME": program.home.path + "/data", "LC_ALL": "C.UTF-8"]
    shell.standardOutput = FileHandle.nullDevice
    try shell.run()
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 0)
    let folder = program.home.path + "/data/reader"
    for path in [program.home.path + "/data", folder] { #expect(try mode(path) == 0o700) }
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(files.contains("archive.sqlite-wal") && files.contains("personal.sqlite-shm"))
    for file in files { #expect(try mode(folder + "/" + file) == 0o600, "\(file)") }
  }

  @Test func whatWasOpenToOthersIsClosedWhereItIsOnesOwn() throws {
    let folder = program.home.path + "/data/reader"
    let shared = program.home.path + "/shared"
    try FileManager.default.createDirectory(atPath: shared, withIntermediateDirectories: true)
    let archive = shared + "/news.sqlite"
    #expect(try program.run("add", Program.seeds).status == 0)
    #expect(try program.run("add", "--archive", archive, Program.seeds).status == 0)
    #expect(try mode(archive) == 0o600)
    func open(_ folder: String, directory: mode_t, file: mode_t) throws {
      for name in try FileManager.default.contentsOfDirectory(atPath: folder) { chmod(folder + "/" + name, file) }
      chmod(folder, directory)
    }
    try open(folder, directory: 0o755, file: 0o644)
    try open(shared, directory: 0o750, file: 0o640)
    #expect(try program.run("list").status == 0)
    #expect(try program.run("list", "--archive", archive).status == 0)
    #expect(try mode(folder) == 0o700 && mode(shared) == 0o750)
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      #expect(try mode(folder + "/" + name) == 0o600, "\(name)")
    }
    for name in try FileManager.default.contentsOfDirectory(atPath: shared) {
      #expect(try mode(shared + "/" + name) == 0o640, "\(name)")
    }
  }

  private func bind(_ path: String) throws {
    let descriptor = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    #expect(result == 0)
  }
}
