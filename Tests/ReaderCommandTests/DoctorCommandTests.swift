import Foundation
import Testing

/// `reader doctor` over files that are not as they should be.
@Suite struct DoctorCommandTests {
  private let program: Program
  private var data: String { program.home.path + "/data/reader" }
  private var archive: String { data + "/archive.sqlite" }
  private var personal: String { data + "/personal.sqlite" }
  private var backups: String { program.home.path + "/.local/state/reader/backups" }

  init() throws { program = try Program() }

  /// Stars an article, and says everywhere that a name with quotes in it is nobody.
  private func use() throws {
    _ = try program.run(
      "add", program.home.file("a.txt", "Boss Vincent 'Chin' Gigante met Vladimir Putin in Moscow on Monday."))
    try press("s enter tab x enter e")
  }

  private func press(_ keys: String) throws {
    let script = try program.home.file("keys", "keys \(keys)\n")
    let run = try program.run("--keys", script)
    #expect(run.status == 0, "\(run.complaint)")
  }

  private func change(_ path: String, _ body: (inout Data) -> Void) throws {
    for path in [path, path + "-wal"] where FileManager.default.fileExists(atPath: path) {
      var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      body(&bytes)
      try bytes.write(to: URL(fileURLWithPath: path))
    }
  }

  private func copies() -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: backups)) ?? []).sorted()
  }

  @Test func `a name with quotes is corrected, and everything still works`() throws {
    try use()
    let listed = try program.run("corrections", "--json").array()
    #expect(listed.count == 1)
    #expect((listed[0]["was"] as? [String: Any])?["id"] as? String == "person:vincent chin gigante")
    for arguments in [["list"], ["entities"], ["corrections"], ["doctor"]] {
      #expect(try program.run(arguments).status == 0)
    }
    let id = try #require(try program.run("list", "--json").array().first?["id"] as? String)
    #expect(try program.run("show", id).status == 0)
    #expect(try !program.run("entities").output.contains("Gigante"))
    #expect(try program.run("corrections", "remove", #require(listed[0]["id"] as? String)).status == 0)
    #expect(try program.run("entities").output.contains("Gigante"))
  }

  @Test func `a correction that cannot be read is listed, counted and taken away`() throws {
    try use()
    let id = try #require(try program.run("corrections", "--json").array().first?["id"] as? String)
    try change(personal) { bytes in
      while let range = bytes.range(of: Data(#""action":"dismiss""#.utf8)) {
        bytes.replaceSubrange(range, with: Data(#""action":"dismisz""#.utf8))
      }
    }
    for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: personal + suffix) }
    let list = try program.run("list")
    #expect(list.status == 0)
    let listed = try program.run("corrections")
    #expect(listed.status == 0 && listed.output.contains(id) && listed.output.contains("cannot be read"))
    let records = try program.run("corrections", "--json").array()
    #expect(records.first?["id"] as? String == id && records.first?["unreadable"] as? String != nil)
    let doctor = try program.run("doctor", "--json")
    #expect(doctor.status == 65)
    let found = try doctor.object()["unreadable"] as? [[String: Any]] ?? []
    #expect(found.count == 1)
    #expect(found[0]["file"] as? String == personal)
    #expect(found[0]["table"] as? String == "correction" && found[0]["row"] as? String == id)
    #expect(try program.run("corrections", "remove", id).status == 0)
    #expect(try program.run("doctor").status == 0)
  }

  @Test func `damage is said of the right file, and both are mended`() throws {
    for path in [archive, personal] {
      let other = try DoctorCommandTests()
      try other.use()
      let damaged = path == archive ? other.archive : other.personal
      // Closes the file in the foreground, so that nothing is left in its log.
      _ = try other.program.run("list")
      try other.change(damaged) { bytes in
        for index in stride(from: 4096, to: bytes.count, by: 1) { bytes[index] = 0xa5 }
      }
      for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: damaged + suffix) }
      let list = try other.program.run("list")
      #expect(list.status == (path == archive ? 65 : 0))
      #expect(list.complaint.contains("“\(damaged)”") && list.complaint.contains("reader doctor --repair"))
      #expect(!list.complaint.contains(damaged == other.archive ? "personal" : "archive.sqlite"))
      let doctor = try other.program.run("doctor")
      #expect(doctor.status == 65 && doctor.output.contains("“\(damaged)”"))
      let repair = try other.program.run("doctor", "--repair")
      #expect(repair.output.contains("“\(damaged)” was damaged"), "\(repair.output)\(repair.complaint)")
      #expect(repair.output.contains(damaged + ".damaged-"))
      #expect(try other.program.run("doctor").status == 0)
      let again = try other.program.run("doctor", "--repair")
      #expect(again.status == 0)
      #expect(
        again.output
          == "“\(other.personal)” is sound: nothing was changed.\n“\(other.archive)” is sound: nothing was changed.\n")
    }
  }

  @Test func `a copy is taken once a day and comes back`() throws {
    try use()
    #expect(copies().count == 1)
    try press("j")
    #expect(copies().count == 1)
    let name = try #require(copies().first)
    #expect(try program.run("doctor").output.contains(name))
    try press("s")
    #expect(try program.run("list", "is:starred").output.isEmpty)
    let refused = try program.run("doctor", "--restore", name)
    #expect(refused.status == 64 && refused.complaint.contains("--yes"))
    #expect(try program.run("doctor", "--restore", "personal-1999-01-01.sqlite", "--yes").status == 66)
    let letter = try program.home.file("letter", "Dear friend, this is no database, and long enough to be read as one.")
    #expect(try program.run("doctor", "--restore", letter, "--yes").status == 73)
    let restored = try program.run("doctor", "--restore", name, "--yes")
    #expect(restored.status == 0 && restored.output.contains("personal.sqlite.replaced-"))
    #expect(try program.run("list", "is:starred").output.contains("★"))
    #expect(try program.run("corrections", "--json").array().count == 1)
  }

  @Test func `a newer personal file keeps nobody from reading`() throws {
    try use()
    // The version stands in bytes 60 to 63.
    try change(personal) { bytes in
      if bytes.starts(with: Data("SQLite format 3".utf8)) { bytes[60] = 1 }
    }
    for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: personal + suffix) }
    let path = try program.home.file("b.txt", "They met in Baku.")
    let shown = try program.run("show", path)
    #expect(shown.status == 0 && shown.output.contains("Baku"))
    let list = try program.run("list")
    #expect(list.status == 0 && list.complaint.contains("“\(personal)”: it was written by a newer version"))
    #expect(list.complaint.split(separator: "\n").count == 1)
    let script = try program.home.file("keys", "keys s\n")
    let screen = try program.run("--keys", script, path)
    #expect(screen.status == 0 && screen.output.contains("newer version"))
    #expect(try program.run("doctor").status == 65)
    #expect(try program.run("doctor", "--repair").status == 73)
  }
}
