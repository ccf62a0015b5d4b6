import TestServer
import Testing

@testable import Ingest

struct RedirectTests {
  private let client = HTTPClient(allowsPrivate: true)

  /// A server that leads on by a table from path to status and place; all other paths are there.
  private func server(_ table: [String: (Int, String)]) throws -> TestServer {
    try TestServer { request in
      table[request.target].map { TestAnswer.redirect($0.0, to: $0.1) } ?? TestAnswer.make(body: request.target)
    }
  }

  @Test(arguments: [(301, true), (302, false), (303, false), (307, false), (308, true)])
  func everyKind(status: Int, isPermanent: Bool) throws {
    let server = try server(["/": (status, "/new")])
    let response = try client.connection().fetch(HTTPRequest(server.url()))
    #expect(response.text == "/new")
    #expect(response.finalURL == server.url("/new"))
    #expect(response.permanentURL == (isPermanent ? server.url("/new") : nil))
    #expect(response.movesWithinOrigin == isPermanent)
    #expect(server.connections == 1)
  }

  @Test(arguments: [300, 304, 305, 306, 399])
  func whatIsNoRedirect(status: Int) throws {
    let server = try server(["/": (status, "/new")])
    #expect(try client.connection().fetch(HTTPRequest(server.url())).status == status)
    #expect(server.requests.count == 1)
  }

  @Test(arguments: ["X: y", "Location:", "Location:  "])
  func redirectToNowhere(header: String) throws {
    let server = try TestServer(.v4, .request, .send("HTTP/1.1 302 x\r\n\(header)\r\nContent-Length: 1\r\n\r\nx"))
    let response = try client.connection().fetch(HTTPRequest(server.url()))
    #expect(response.status == 302)
    #expect(response.text == "x")
  }

  @Test(arguments: [
    ("/dir/page", "other", "/dir/other"), ("/dir/page", "../up", "/up"), ("/dir/page", "?q=1", "/dir/page?q=1"),
    ("/dir/page", "/a b", "/a%20b"), ("/dir/page", "/ä", "/%c3%a4"), ("/dir/page", "/x#part", "/x"),
    ("/dir/page", "./same", "/dir/same"), ("/dir/page", "/../../root", "/root"),
  ])
  func relativePlaces(from: String, location: String, target: String) throws {
    let server = try server([from: (302, location)])
    #expect(try client.connection().fetch(HTTPRequest(server.url(from))).text == target)
  }

  @Test func placesOfAnyBytes() throws {
    let server = try TestServer { request in
      request.target == "/"
        ? Array("HTTP/1.1 301 x\r\nContent-Length: 0\r\nLocation: /caf".utf8) + [0xe9] + Array("\r\n\r\n".utf8)
        : TestAnswer.make(body: request.target)
    }
    // What is no UTF-8 becomes U+FFFD: an address is text.
    #expect(try client.connection().fetch(HTTPRequest(server.url())).text == "/caf%ef%bf%bd")
  }

  /// Only what was permanent from the start on is where the document is now.
  @Test(
    arguments: [
      ([301, 308], "/2"), ([301, 302], "/1"), ([302, 301], nil), ([308, 307, 301], "/1"),
      ([301, 301, 301, 301, 301], "/5"),
      ([303], nil),
    ] as [([Int], String?)])
  func chains(statuses: [Int], permanent: String?) throws {
    var table: [String: (Int, String)] = [:]
    for (index, status) in statuses.enumerated() { table["/\(index)"] = (status, "/\(index + 1)") }
    let server = try server(table)
    let response = try client.connection().fetch(HTTPRequest(server.url("/0")))
    #expect(response.text == "/\(statuses.count)")
    #expect(response.permanentURL == permanent.map { server.url($0) })
  }

  @Test(arguments: [404, 410, 500, 503])
  func moveToNothingIsNoMove(status: Int) throws {
    let server = try TestServer { request in
      request.target == "/" ? TestAnswer.redirect(301, to: "/lost") : TestAnswer.make(status)
    }
    let response = try client.connection().fetch(HTTPRequest(server.url()))
    #expect(response.status == status)
    #expect(response.permanentURL == nil)
  }

  @Test func moveOfAnUnchangedDocument() throws {
    let server = try TestServer { $0.target == "/" ? TestAnswer.redirect(301, to: "/new") : TestAnswer.make(304) }
    #expect(try client.connection().fetch(HTTPRequest(server.url())).permanentURL == server.url("/new"))
  }

  @Test func loops() throws {
    let server = try server(["/": (301, "/a"), "/a": (302, "/")])
    #expect(client.reason(HTTPRequest(server.url())) == .tooManyRedirects(limit: 5))
    #expect(server.requests.count == 6)
    let own = try self.server(["/": (301, "/")])
    #expect(client.reason(HTTPRequest(own.url())) == .tooManyRedirects(limit: 5))
  }

  @Test func endlessWay() throws {
    let server = try TestServer { TestAnswer.redirect(302, to: $0.target + "x") }
    #expect(client.reason(HTTPRequest(server.url())) == .tooManyRedirects(limit: 5))
    #expect(server.requests.count == 6)
  }

  @Test(
    arguments: [
      ("file:///etc/passwd", .scheme("file")), ("ftp://127.0.0.1/", .scheme("ftp")),
      ("javascript:alert(1)", .scheme("javascript")),
      ("gopher://127.0.0.1:25/_MAIL", .scheme("gopher")), ("data:text/html,x", .scheme("data")),
      ("http://", .malformedAddress), ("http://127.0.0.1:99999/", .malformedAddress),
      ("scp://x/", .scheme("scp")), ("dict://127.0.0.1:11211/stat", .scheme("dict")),
    ] as [(String, FetchProblem.Reason)])
  func placesThatAreNotAsked(location: String, reason: FetchProblem.Reason) throws {
    let server = try server(["/": (302, location)])
    #expect(client.reason(HTTPRequest(server.url())) == reason)
  }

  @Test func bodiesOfRedirectsAreNotKept() throws {
    let small = try TestServer { request in
      request.target == "/" ? TestAnswer.make(302, [("Location", "/on")], body: "moved") : TestAnswer.make(body: "here")
    }
    #expect(try client.connection().fetch(HTTPRequest(small.url())).text == "here")
    #expect(small.connections == 1)
    // An endless one is left at once, and with it the connection.
    let endless = try TestServer(
      scripts: [
        [
          .request, .send("HTTP/1.1 302 x\r\nLocation: /on\r\n\r\n"),
          .flood([UInt8](repeating: 0x61, count: 4096), times: 1_000_000),
        ],
        [.request, .send(TestAnswer.make(body: "here"))],
      ])
    #expect(try client.connection().fetch(HTTPRequest(endless.url())).text == "here")
    #expect(endless.connections == 2)
  }

  @Test func credentialsStayWithinTheOrigin() throws {
    let other = try TestServer { _ in TestAnswer.make(body: "other") }
    let server = try server([
      "/": (301, "/same"), "/away": (301, other.url("/there")),
      "/named": (301, "http://eve:x@\(other.literal):\(other.port)/"),
    ])
    func address(_ path: String) -> String { server.url(path, host: "jo:s%40cret@127.0.0.1") }
    let basic = "Basic am86c0BjcmV0"  // jo:s@cret

    let kept = try client.connection().fetch(HTTPRequest(address("/")))
    #expect(server.requests.map { $0.header("Authorization") } == [basic, basic])
    #expect(kept.finalURL == server.url("/same"))
    #expect(kept.permanentURL == address("/same"))

    let away = try client.connection().fetch(HTTPRequest(address("/away")))
    #expect(away.permanentURL == other.url("/there"))
    #expect(!away.movesWithinOrigin)
    _ = try client.connection().fetch(HTTPRequest(server.url("/named")))
    #expect(other.requests.count == 2)
    #expect(other.requests.allSatisfy { $0.values("Authorization").isEmpty })
  }

  @Test func problemsNameBothAddressesAndNoPassword() throws {
    let server = try server(["/": (301, "ftp://x/")])
    let outcome = client.outcome(HTTPRequest(server.url("/", host: "jo:secret@127.0.0.1")))
    guard case .failure(let problem) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(problem.url == server.url("/"))
    #expect(!"\(problem)".contains("secret"))
  }
}
