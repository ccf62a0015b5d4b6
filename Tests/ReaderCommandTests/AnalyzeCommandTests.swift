import Archive
import EntityRecognition
import Foundation
import News
import Testing

/// `reader analyze`: bringing an archive up to date, whatever happens in between.
@Suite struct AnalyzeCommandTests {
  private let program: Program
  private let path: String

  init() throws {
    program = try Program()
    path = program.home.path + "/data/reader/archive.sqlite"
  }

  /// The program's own files, opened here as well.
  private func open() throws -> Archive {
    try Archive(at: .file(path: path), personalFile: program.home.path + "/data/reader/personal.sqlite")
  }

  private func add() throws {
    let harbour = try program.home.file("a/harbour.md", Example.harbour)
    try #require(try program.run("add", harbour, program.home.file("a/follow.md", Example.follow)).status == 0)
  }

  /// As an archive is that an earlier version of the program has left.
  private func outdate() throws { try open().outdate(version: Recogniser.version) }

  /// Many short articles in which nothing has been looked for yet.
  private func fill(_ count: Int) throws {
    let articles = (0..<count).map { number in
      Article(
        id: ArticleID("n\(number)"), title: "Note \(number)", source: "desk",
        paragraphs: ["Norwegian Foreign Minister Anniken Huitfeldt left Oslo for Bergen on day \(number)."])
    }
    _ = try open().store(articles, added: Timestamp(seconds: 1_700_000_000))
  }

  private let keys: Set = [
    "articles", "analysed", "current", "damaged", "waiting", "recogniser", "seconds", "interrupted",
  ]

  private func count(_ name: String, _ outcome: [String: Any]) -> Int? { outcome[name] as? Int }

  @Test func `what is up to date is left alone`() throws {
    try add()
    let result = try program.run("analyze")
    #expect(result.status == 0)
    #expect(result.output == "0 recognised, 2 up to date before\n")
    #expect(result.complaint.isEmpty)
    #expect(try program.run("doctor", "--json").object()["waiting"] as? Int == 0)
  }

  @Test func `an archive of an earlier version is brought up to date`() throws {
    try add()
    let found = try program.run("entities", "--json").output
    try outdate()
    let doctor = try program.run("doctor")
    #expect(doctor.status == 0)
    #expect(doctor.output.contains("2 articles wait for recognition: reader analyze does it\n"))
    #expect(try program.run("entities", "--json").output == found, "what was found is still there")
    let result = try program.run("analyze", "--json")
    #expect(result.status == 0)
    #expect(result.complaint.isEmpty)
    let outcome = try result.object()
    #expect(Set(outcome.keys) == keys)
    #expect(["articles", "analysed", "current", "damaged", "waiting"].map { count($0, outcome) } == [2, 2, 0, 0, 0])
    #expect(count("recogniser", outcome) == Recogniser.version)
    #expect(outcome["interrupted"] as? Bool == false)
    #expect((outcome["seconds"] as? Double ?? 0) > 0)
    #expect(try program.run("entities", "--json").output == found)
    #expect(try !program.run("doctor").output.contains("recognition"))
  }

  @Test func `all means all`() throws {
    try add()
    let outcome = try program.run("analyze", "--all", "--json").object()
    #expect(count("analysed", outcome) == 2 && count("current", outcome) == 0)
    let quiet = try program.run("analyze", "--all", "--quiet")
    #expect(quiet.status == 0)
    #expect(quiet.output.isEmpty && quiet.complaint.isEmpty)
  }

  @Test func `adding does not wait for the articles of an earlier version`() throws {
    try add()
    try outdate()
    let new = try program.home.file("new.md", "---\ntitle: Oslo Waits\n---\n\nOslo waits for an answer from Iceland.")
    try #require(try program.run("add", new).status == 0)
    #expect(try open().recognitionCounts(version: Recogniser.version) == (3, 2))
  }

  @Test func `corrections hold`() throws {
    try add()
    let archive = try open()
    let bergen = try #require(try archive.entities().first { $0.entity.name == "Bergen" }?.entity)
    try archive.keep([
      Correction(scope: .everywhere, subject: .entity(bergen), action: .dismiss, made: Timestamp(seconds: 1))
    ])
    try outdate()
    try #require(try program.run("analyze").status == 0)
    for row in try archive.page(ListRequest()).rows {
      let stored = try #require(try archive.article(row.id))
      #expect(stored.article.text.contains("Bergen"))
      #expect(stored.analysis?.entities.contains { $0.name == "Bergen" } == false)
    }
    #expect(try !program.run("entities").output.contains("Bergen"))
  }

  @Test func `where there is no archive there is nothing to do`() throws {
    #expect(try program.run("analyze").output == "0 recognised, 0 up to date before\n")
    #expect(!FileManager.default.fileExists(atPath: path))
    let missing = try program.run("analyze", "--archive", program.home.path + "/none.sqlite")
    #expect(missing.status == 66)
    #expect(missing.complaint.contains("there is no archive"))
    #expect(try program.run("analyze", "extra").status == 64)
  }

  @Test(.enabled(if: geteuid() != 0, "root may write everything"))
  func `a write-protected archive says so`() throws {
    try add()
    let folder = program.home.path + "/data/reader"
    try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder)
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder) }
    let result = try program.run("analyze")
    #expect(result.status == 73)
    #expect(result.complaint == "reader: “\(path)” may only be read\n")
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func `a signal ends it in order, and the next run goes on`(_ signal: Int32) throws {
    try fill(400)
    let running = try program.start("analyze", "--json")
    let archive = try open()
    while try archive.recognitionCounts(version: Recogniser.version).waiting > 390, running.isRunning { usleep(1000) }
    running.send(signal)
    let result = try running.end()
    #expect(result.signal == signal)
    let outcome = try result.object()
    #expect(outcome["interrupted"] as? Bool == true)
    let analysed = try #require(count("analysed", outcome))
    #expect((10..<400).contains(analysed))
    #expect(count("waiting", outcome) == 400 - analysed)
    #expect(try archive.recognitionCounts(version: Recogniser.version).waiting == 400 - analysed)
    try expectTheRestIsDone(of: 400, after: analysed)
  }

  @Test func `killed, it loses no more than it was at`() throws {
    try fill(400)
    let running = try program.start("analyze")
    do {
      let archive = try open()
      while try archive.recognitionCounts(version: Recogniser.version).waiting > 390, running.isRunning { usleep(1000) }
    }
    running.send(SIGKILL)
    #expect(try running.end().signal == SIGKILL)
    let archive = try open()
    #expect(try archive.integrityProblems() == [])
    let counts = try archive.recognitionCounts(version: Recogniser.version)
    try #require(counts.waiting > 0)
    try expectTheRestIsDone(of: 400, after: 400 - counts.waiting)
  }

  private func expectTheRestIsDone(of total: Int, after done: Int) throws {
    let rest = try program.run("analyze", "--json").object()
    #expect(count("analysed", rest) == total - done)
    #expect(count("current", rest) == done)
    #expect(count("waiting", rest) == 0)
    let archive = try open()
    #expect(try archive.integrityProblems() == [])
    #expect(try program.run("list", "--json", "actor:huitfeldt").array().count == total)
  }
}
