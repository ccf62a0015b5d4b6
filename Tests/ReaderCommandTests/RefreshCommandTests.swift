import Archive
import Foundation
import Glibc
import News
import Synchronization
import TestServer
import Testing

/// `reader refresh`: the real binary and a server on loopback.
@Suite struct RefreshCommandTests {
  private let program: Program
  private let server: TestServer
  private let answers = Answers()

  private final class Answers: Sendable {
    private let all = Mutex<[String: @Sendable (TestRequest) -> [UInt8]]>([:])
    func set(_ target: String, _ answer: @escaping @Sendable (TestRequest) -> [UInt8]) {
      all.withLock { $0[target] = answer }
    }
    func answer(_ request: TestRequest) -> [UInt8] {
      all.withLock { $0[request.target] }?(request) ?? TestAnswer.make(404)
    }
  }

  init() throws {
    program = try Program()
    server = try TestServer { [answers] in answers.answer($0) }
  }

  private func open() throws -> Archive {
    try Archive(
      at: .file(path: program.home.path + "/data/reader/archive.sqlite"),
      personalFile: program.home.path + "/data/reader/personal.sqlite")
  }

  private func follow(_ targets: String..., isTrusted: Bool = true) throws {
    let archive = try open()
    _ = try archive.add(
      targets.map { target in
        let url = target.hasPrefix("/") ? server.url(target) : target
        return Subscription(
          identity: url, location: .feed(url: url), added: Timestamp(seconds: 0), isTrusted: isTrusted)
      })
    archive.close()
  }

  private func serve(_ target: String, _ titles: String...) {
    let items = titles.map {
      "<item><guid>\($0)</guid><title>\($0)</title><description>Ministers met in Yerevan.</description></item>"
    }
    let feed = "<rss version=\"2.0\"><channel><title>Wire</title>\(items.joined())</channel></rss>"
    answers.set(target) { request in
      request.header("If-None-Match") == "\"1\""
        ? TestAnswer.make(304) : TestAnswer.make(200, [("ETag", "\"1\"")], body: feed)
    }
  }

  private let keys: Set = [
    "feeds", "changed", "unchanged", "failed", "notDue", "added", "updated", "pages", "problems", "interrupted",
  ]

  private func numbers(_ outcome: [String: Any]) -> [Int?] {
    ["feeds", "changed", "unchanged", "failed", "notDue", "added"].map { outcome[$0] as? Int }
  }

  @Test func `new articles come in and are recognised`() throws {
    try follow("/feed")
    serve("/feed", "One", "Two")
    let result = try program.run("refresh", "--json")
    #expect(result.status == 0 && result.complaint.isEmpty)
    let outcome = try result.object()
    #expect(Set(outcome.keys) == keys)
    #expect(numbers(outcome) == [1, 1, 0, 0, 0, 2])
    let rows = try program.run("list", "--json", "place:yerevan").array()
    #expect(Set(rows.compactMap { $0["title"] as? String }) == ["One", "Two"])
    #expect(try numbers(program.run("refresh", "--json").object()) == [1, 0, 0, 0, 1, 0])
    #expect(try numbers(program.run("refresh", "--json", "--force").object()) == [1, 0, 1, 0, 0, 0])
    #expect(server.requests.map { $0.header("If-None-Match") } == [nil, "\"1\""])
    #expect(server.requests.allSatisfy { $0.header("User-Agent")?.hasPrefix("reader/") == true })
  }

  @Test func `a person reads a sentence, and quiet means quiet`() throws {
    try follow("/feed")
    serve("/feed", "One")
    #expect(try program.run("refresh").output == "1 new, from 1 feed\n")
    #expect(try program.run("refresh").output == "0 new, from 0 feeds, 1 not due (--force asks them all the same)\n")
    let quiet = try program.run("refresh", "--quiet", "--force")
    #expect(quiet.status == 0 && quiet.output.isEmpty && quiet.complaint.isEmpty)
  }

  @Test func `what fails is said, and what works counts`() throws {
    try follow("/good", "/missing")
    serve("/good", "One")
    let result = try program.run("refresh", "--json", "--quiet")
    #expect(result.status == 0)
    let problems = try result.object()["problems"] as? [[String: String]] ?? []
    #expect(problems.map { $0["url"] } == [server.url("/missing")])
    #expect(problems.first.map { Set($0.keys) } == ["url", "message"])
    #expect(result.complaint == "reader: \(server.url("/missing")): \(problems[0]["message"] ?? "")\n")
  }

  @Test(arguments: [("/missing", 69), ("/fault", 75), ("/page", 65)])
  func `where everything fails the status says why`(target: String, status: Int32) throws {
    answers.set("/fault") { _ in TestAnswer.make(502) }
    answers.set("/page") { _ in TestAnswer.make(200, body: "<html><body>Hello</body></html>") }
    try follow(target)
    let result = try program.run("refresh", "--quiet")
    #expect(result.status == status)
    #expect(result.complaint.hasPrefix("reader: \(server.url(target)): "))
  }

  @Test func `of temporary and other failures the others count`() throws {
    answers.set("/fault") { _ in TestAnswer.make(502) }
    try follow("/fault", "/missing")
    #expect(try program.run("refresh").status == 69)
  }

  @Test func `a server that is not there may be there later`() throws {
    try follow("http://127.0.0.1:\(try TestServer.unusedPort())/feed")
    #expect(try program.run("refresh").status == 75)
  }

  @Test func `addresses of this machine are asked where the person says so`() throws {
    try follow("/feed", isTrusted: false)
    serve("/feed", "One")
    let refused = try program.run("refresh")
    #expect(refused.status == 69 && refused.complaint.contains("--allow-private"))
    #expect(server.connections == 0)
    #expect(try numbers(program.run("refresh", "--json", "--force", "--allow-private").object()) == [1, 1, 0, 0, 0, 1])
  }

  @Test func `one of several is named`() throws {
    try follow("/1", "/2")
    serve("/1", "One")
    serve("/2", "Two")
    #expect(try numbers(program.run("refresh", "--json", "--feed", server.url("/2")).object()) == [1, 1, 0, 0, 0, 1])
    #expect(server.requests.map(\.target) == ["/2"])
    let both = try program.run("refresh", "--json", "--feed", server.url("/1"), "--feed", server.url("/2"))
    #expect(try numbers(both.object()) == [2, 1, 0, 0, 1, 1])
    let unknown = try program.run("refresh", "--feed", server.url("/3"))
    #expect(unknown.status == 66 && unknown.complaint.contains("no feed is called"))
  }

  @Test func `nothing is followed`() throws {
    let result = try program.run("refresh")
    #expect(result.status == 0 && result.output == "nothing is followed; reader feeds add URL does that\n")
    #expect(try numbers(program.run("refresh", "--json").object()) == [0, 0, 0, 0, 0, 0])
  }

  @Test func `another refresh is under way`() throws {
    try follow("/feed")
    let archive = try open()
    let lock = try #require(try archive.lockForRefresh())
    let result = try program.run("refresh")
    #expect(result.status == 75 && result.complaint.contains("already"))
    #expect(server.connections == 0)
    withExtendedLifetime(lock) {}
  }

  @Test(.enabled(if: geteuid() != 0, "root may write everything"))
  func `a write-protected archive says so`() throws {
    try follow("/feed")
    let folder = program.home.path + "/data/reader"
    try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder)
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder) }
    #expect(try program.run("refresh").status == 73)
    #expect(server.connections == 0)
  }

  /// Twenty feeds come in, the next one holds the line.
  private func hang() throws -> (asked: Gate, held: Gate) {
    let (asked, held) = (Gate(), Gate())
    for number in 0..<20 { serve("/\(number)", "N\(number)") }
    answers.set("/slow") { _ in
      asked.open()
      held.wait()
      return TestAnswer.make(404)
    }
    for number in 0..<20 { try follow("/\(number)") }
    try follow("/slow")
    return (asked, held)
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP, SIGKILL])
  func `it may be ended at any time and loses nothing`(_ signal: Int32) throws {
    let (asked, held) = try hang()
    defer { held.open() }
    let running = try program.start("refresh", "--json")
    asked.wait()
    running.send(signal)
    let result = try running.end()
    #expect(result.signal == signal)
    if signal != SIGKILL { #expect(try numbers(result.object()) == [20, 20, 0, 0, 0, 20]) }
    let archive = try open()
    #expect(try archive.totals().articles == 20)
    #expect(try archive.integrityProblems() == [])
    held.open()
    serve("/slow", "Last")
    #expect(try numbers(program.run("refresh", "--json").object()) == [21, 1, 0, 0, 20, 1])
    #expect(try program.run("list", "--json", "place:yerevan").array().count == 21, "all are recognised")
  }
}
