import TestServer
import Testing

@testable import Ingest

struct ConnectionReuseTests {
  private let client = HTTPClient(allowsPrivate: true)

  @Test func oneConnectionForManyRequests() throws {
    let server = try TestServer { TestAnswer.make(body: $0.target) }
    let connection = client.connection()
    for number in 0..<20 {
      #expect(try connection.fetch(HTTPRequest(server.url("/\(number)"))).text == "/\(number)")
    }
    #expect(server.connections == 1)
    connection.close()
    #expect(try connection.fetch(HTTPRequest(server.url("/again"))).text == "/again")
    #expect(server.connections == 2)
  }

  /// Only the connection to the last host is kept, so that eight of these are eight connections.
  @Test func connectionsAreNotCollected() throws {
    let servers = try (0..<2).map { _ in try TestServer { _ in TestAnswer.make() } }
    let connection = client.connection()
    for server in servers + servers { _ = try connection.fetch(HTTPRequest(server.url())) }
    // Which of two that were used in the same millisecond goes is open; both would stay if none had to.
    #expect(servers.map(\.connections).reduce(0, +) > 2)
  }

  @Test func serverThatClosesAfterEachAnswer() throws {
    let server = try TestServer(.v4, .request, .send(TestAnswer.make(body: "x")))
    let connection = client.connection()
    for _ in 0..<5 { #expect(try connection.fetch(HTTPRequest(server.url())).text == "x") }
    #expect(server.connections == 5)
  }

  /// A kept connection that the server has given up in the meantime is no problem of the feed.
  @Test func keptConnectionThatIsResetByTheNextRequest() throws {
    let server = try TestServer(
      scripts: [
        [.request, .send(TestAnswer.make(body: "first")), .request, .reset],
        [.request, .send(TestAnswer.make(body: "second"))],
      ])
    let connection = client.connection()
    #expect(try connection.fetch(HTTPRequest(server.url())).text == "first")
    #expect(try connection.fetch(HTTPRequest(server.url())).text == "second")
  }

  /// What comes behind an answer is not the next one.
  @Test func excessDoesNotBecomeTheNextAnswer() throws {
    let server = try TestServer(
      scripts: [
        [.request, .send(TestAnswer.make(body: "first") + TestAnswer.make(body: "smuggled")), .hold],
        [.request, .send(TestAnswer.make(body: "second"))],
      ])
    let connection = client.connection()
    #expect(try connection.fetch(HTTPRequest(server.url())).text == "first")
    #expect(try connection.fetch(HTTPRequest(server.url())).text == "second")
  }

  @Test func problemsLeaveNothingBehind() throws {
    let server = try TestServer(
      scripts: [
        [.request, .send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx")],
        [.request, .send(TestAnswer.make(body: "y"))],
      ])
    let connection = client.connection()
    #expect(throws: FetchProblem.self) { try connection.fetch(HTTPRequest(server.url(), etag: [0x61])) }
    let response = try connection.fetch(HTTPRequest(server.url()))
    #expect(response.text == "y")
    #expect(server.requests.last?.values("If-None-Match") == [])
  }

  @Test func connectionsOfManyThreads() async throws {
    let server = try TestServer { TestAnswer.make(body: $0.target) }
    let client = client
    let texts = await withTaskGroup(of: [String].self) { group in
      for worker in 0..<8 {
        group.addTask {
          let connection = client.connection()
          return (0..<10).compactMap { number in
            try? connection.fetch(HTTPRequest(server.url("/\(worker)/\(number)"))).text
          }
        }
      }
      return await group.reduce(into: []) { $0 += $1 }
    }
    #expect(Set(texts) == Set((0..<8).flatMap { worker in (0..<10).map { "/\(worker)/\($0)" } }))
    #expect(server.connections == 8)
  }
}
