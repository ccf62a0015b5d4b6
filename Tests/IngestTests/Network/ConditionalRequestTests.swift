import News
import TestServer
import Testing

@testable import Ingest

struct ConditionalRequestTests {
  private let client = HTTPClient(allowsPrivate: true)

  /// What somebody who asks again and again keeps.
  private struct Follower {
    let connection: HTTPConnection
    var etag: [UInt8]?
    var lastModified: [UInt8]?

    mutating func ask(_ url: String) throws -> HTTPResponse {
      let response = try connection.fetch(HTTPRequest(url, etag: etag, lastModified: lastModified))
      if response.status == 200 { (etag, lastModified) = (response.etag, response.lastModified) }
      if response.status == 304 {
        etag = response.etag ?? etag
        lastModified = response.lastModified ?? lastModified
      }
      return response
    }
  }

  private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  @Test func manyRoundsOfTheSame() throws {
    let server = try TestServer { request in
      request.header("If-None-Match") == "\"v1\""
        ? TestAnswer.make(304) : TestAnswer.make(200, [("ETag", "\"v1\"")], body: "x")
    }
    var follower = Follower(connection: client.connection())
    let statuses = try (0..<30).map { _ in try follower.ask(server.url()).status }
    #expect(statuses == [200] + Array(repeating: 304, count: 29))
    #expect(server.connections == 1)
    #expect(server.requests.count == 30)
  }

  /// A server whose validator is another one every time, on 304s too: each is sent back exactly once.
  @Test func validatorsThatChangeEveryTime() throws {
    let server = try TestServer { request in
      let round = Int(request.target.dropFirst()) ?? 0
      let expected = "\"\(round - 1)\""
      let status = request.header("If-None-Match") == expected ? 304 : 200
      return TestAnswer.make(status, [("ETag", "\"\(round)\""), ("Last-Modified", "round \(round)")])
    }
    var follower = Follower(connection: client.connection())
    for round in 0..<10 {
      #expect(try follower.ask(server.url("/\(round)")).status == (round == 0 ? 200 : 304))
    }
    #expect(server.requests.map { $0.header("If-None-Match") } == [nil] + (0..<9).map { "\"\($0)\"" })
    #expect(server.requests.map { $0.header("If-Modified-Since") } == [nil] + (0..<9).map { "round \($0)" })
  }

  @Test func answerWithoutNewValidators() throws {
    let server = try TestServer { _ in TestAnswer.make(304) }
    let response = try client.connection().fetch(
      HTTPRequest(server.url(), etag: Self.bytes("\"a\""), lastModified: Self.bytes("b")))
    #expect(response.status == 304)
    #expect(response.etag == nil)
    #expect(response.lastModified == nil)
  }

  /// Validators are opaque: quoted or not, of any bytes, of any date.
  @Test(arguments: [
    bytes("\"plain\""), bytes("W/\"weak\""), bytes("unquoted"), bytes("\"half"), bytes("\"a\", \"b\""), bytes("*"),
    bytes("\"with  two spaces\""), bytes("\"tab\tinside\""), bytes("\"ümläut\""), [0x22, 0xe4, 0xff, 0x80, 0x22],
    bytes("\""), bytes("0"), bytes("-"), bytes("\"\(String(repeating: "x", count: 2000))\""), bytes("\"a:b;c=d\""),
  ])
  func validatorsAreSentBackExactly(value: [UInt8]) throws {
    let server = try TestServer { _ in
      Self.bytes("HTTP/1.1 200 OK\r\nETag: ") + value + Self.bytes("\r\nLast-Modified: ") + value
        + Self.bytes("\r\nContent-Length: 0\r\n\r\n")
    }
    var follower = Follower(connection: client.connection())
    for _ in 0..<3 { #expect(try follower.ask(server.url()).etag == value) }
    for request in server.requests.dropFirst() {
      #expect(request.values("If-None-Match") == [value])
      #expect(request.values("If-Modified-Since") == [value])
    }
  }

  @Test(arguments: ["", "\(String(repeating: "x", count: 3000))"])
  func validatorsThatAreNone(value: String) throws {
    let server = try TestServer { _ in TestAnswer.make(200, [("ETag", value), ("Last-Modified", value)]) }
    var follower = Follower(connection: client.connection())
    for _ in 0..<2 { #expect(try follower.ask(server.url()).etag == nil) }
    #expect(server.requests.allSatisfy { $0.values("If-None-Match").isEmpty && $0.values("If-Modified-Since").isEmpty })
  }

  /// Whatever an archive has kept, no header of its own comes of it.
  @Test(arguments: [bytes("a\r\nX-Injected: 1"), bytes("a\nX-Injected: 1"), bytes("a\u{0}b"), []])
  func nothingIsInjected(value: [UInt8]) throws {
    let server = try TestServer { _ in TestAnswer.make() }
    _ = try client.connection().fetch(HTTPRequest(server.url(), etag: value, lastModified: value))
    let request = try #require(server.requests.first)
    #expect(request.values("X-Injected").isEmpty)
    #expect(request.values("If-None-Match").isEmpty)
  }

  @Test func validatorsGoAlongOverRedirects() throws {
    let server = try TestServer { request in
      request.target == "/" ? TestAnswer.redirect(302, to: "/feed") : TestAnswer.make(304)
    }
    let response = try client.connection().fetch(HTTPRequest(server.url(), etag: Self.bytes("\"a\"")))
    #expect(response.status == 304)
    #expect(server.requests.map { $0.header("If-None-Match") } == ["\"a\"", "\"a\""])
  }

  /// The first of several counts, as the first header of an answer is its own and not of what stands behind it.
  @Test func severalValidators() throws {
    let server = try TestServer { _ in TestAnswer.make(200, [("ETag", "\"a\""), ("ETag", "\"b\"")]) }
    #expect(try client.connection().fetch(HTTPRequest(server.url())).etag == Self.bytes("\"a\""))
  }

  @Test func requestSaysWhoAsksAndWhatFor() throws {
    let server = try TestServer { _ in TestAnswer.make(200, [("Set-Cookie", "a=b")]) }
    let connection = HTTPClient(allowsPrivate: true, userAgent: "reader/9.9").connection()
    for purpose in [HTTPRequest.Purpose.feed, .page] {
      _ = try connection.fetch(HTTPRequest(url: server.url("/a?b"), purpose: purpose))
    }
    for request in server.requests {
      #expect(request.method == "GET")
      #expect(request.target == "/a?b")
      #expect(request.header("User-Agent") == "reader/9.9")
      #expect(request.header("Accept-Encoding")?.hasPrefix("gzip, deflate") == true)
      for absent in ["Cookie", "Referer", "Authorization", "If-None-Match", "If-Modified-Since", "Range"] {
        #expect(request.values(absent).isEmpty)
      }
    }
    #expect(server.requests[0].header("Accept")?.hasPrefix("application/atom+xml") == true)
    #expect(server.requests[1].header("Accept")?.hasPrefix("text/html") == true)
  }

  @Test(
    arguments: [
      (429, "Retry-After: 120", 120), (503, "Retry-After: 0", 0),
      (429, "Retry-After: Sun, 06 Nov 1994 08:59:37 GMT", 600),
      (503, "Retry-After: Sunday, 06-Nov-94 08:59:37 GMT", 600), (503, "Retry-After: Sun Nov  6 08:59:37 1994", 600),
      (503, "Retry-After: Sun, 06 Nov 1994 07:00:00 GMT", 0), (429, "Retry-After: later", nil),
      (429, "Retry-After: -3", nil),
      (503, "X: y", nil), (200, "Retry-After: 5", 5), (503, "Retry-After: \r\nRetry-After: 7", 7),
      (429, "Retry-After: 99999999999999999999", 315_360_000),
    ] as [(Int, String, Int?)])
  func serversThatWantToBeLeftAlone(status: Int, header: String, expected: Int?) throws {
    let server = try TestServer(
      .v4, .request,
      .send("HTTP/1.1 \(status) x\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\n\(header)\r\nContent-Length: 0\r\n\r\n"))
    let response = try client.connection().fetch(HTTPRequest(server.url()))
    #expect(response.status == status)
    // The clock of this machine is not asked where the server tells the time.
    #expect(response.retryDelay(now: .init(seconds: 0)) == expected)
  }

  @Test func freshnessIsPassedOn() throws {
    let server = try TestServer { _ in
      TestAnswer.make(200, [("Cache-Control", "public"), ("Cache-Control", "max-age=1800"), ("Date", "never")])
    }
    let response = try client.connection().fetch(HTTPRequest(server.url()))
    #expect(response.cacheControl == CacheControl(maxAge: 1800))
    #expect(response.date == nil)
  }
}
