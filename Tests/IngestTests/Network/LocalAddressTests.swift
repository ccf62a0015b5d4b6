import TestServer
import Testing

@testable import Ingest

/// Who may be led to addresses of this machine, and over which ways.
struct LocalAddressTests {
  private static let here = FetchProblem.Reason.notPublic("127.0.0.1")

  private func client(_ addresses: String..., allowsPrivate: Bool = false, environment: [String: String] = [:])
    -> HTTPClient
  {
    HTTPClient(allowsPrivate: allowsPrivate, environment: environment, hooks: .init(addresses: addresses))
  }

  private func server(_ family: TestServer.Family = .v4) throws -> TestServer {
    try TestServer(family) { TestAnswer.make(body: $0.target) }
  }

  @Test func whatComesFromADocumentStaysOutside() throws {
    let server = try server()
    for host in ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "0.0.0.0", "[::ffff:127.0.0.1]"] {
      guard case .notPublic = client().reason(HTTPRequest(server.url(host: host))) else {
        Issue.record("\(host) was asked")
        continue
      }
    }
    #expect(server.connections == 0)
  }

  @Test(.enabled(if: TestServer.hasIPv6, "no loopback of IPv6"))
  func sixthVersion() throws {
    let server = try server(.v6)
    #expect(client().reason(HTTPRequest(server.url())) == .notPublic("::1"))
    #expect(try client().connection().fetch(HTTPRequest(server.url("/a"), isTrusted: true)).text == "/a")
    #expect(server.connections == 1)
  }

  @Test func whatAPersonTypedMayBeHere() throws {
    let server = try server()
    #expect(try client().connection().fetch(HTTPRequest(server.url("/a"), isTrusted: true)).text == "/a")
    #expect(try client(allowsPrivate: true).connection().fetch(HTTPRequest(server.url("/b"))).text == "/b")
  }

  /// The name is innocent, the address it stands for is not.
  @Test(arguments: ["127.0.0.1", "10.0.0.1,127.0.0.1", "169.254.169.254,192.168.1.1", "[::1],127.0.0.1"])
  func namesThatStandForLocalAddresses(addresses: String) throws {
    let server = try server()
    let client = client("news.example:\(server.port):\(addresses)")
    guard case .notPublic = client.reason(HTTPRequest(server.url(host: "news.example"))) else {
      Issue.record("was asked")
      return
    }
    #expect(server.connections == 0)
  }

  @Test func redirectsWithinTheOriginMayStayHere() throws {
    let server = try TestServer {
      $0.target == "/" ? TestAnswer.redirect(301, to: "/on") : TestAnswer.make(body: "here")
    }
    #expect(try client().connection().fetch(HTTPRequest(server.url(), isTrusted: true)).text == "here")
  }

  /// The person trusts one server, not what it leads to: another port, another name of the same machine.
  @Test func redirectsElsewhereMustBePublic() throws {
    let secret = try server()
    for location in [secret.url(), secret.url(host: "localhost"), "http://169.254.169.254/latest/meta-data"] {
      let server = try TestServer { _ in TestAnswer.redirect(302, to: location) }
      let outcome = client().outcome(HTTPRequest(server.url(), isTrusted: true))
      guard case .failure(let problem) = outcome, case .notPublic = problem.reason else {
        Issue.record("\(location) was asked")
        continue
      }
      #expect(problem.hop?.hasPrefix(location) == true)
    }
    #expect(secret.connections == 0)
  }

  /// Back at the origin the person's trust holds again.
  @Test func permissionOpensTheIntranet() throws {
    let second = try server()
    let first = try TestServer { _ in TestAnswer.redirect(302, to: second.url("/wiki")) }
    #expect(try client(allowsPrivate: true).connection().fetch(HTTPRequest(first.url())).text == "/wiki")
  }

  /// The connection that a trusted request has left behind is not looked at by the address again: it must not be used.
  @Test func keptConnectionsCarryNoTrust() throws {
    let server = try server()
    let connection = client().connection()
    #expect(try connection.fetch(HTTPRequest(server.url("/a"), isTrusted: true)).status == 200)
    let problem = #expect(throws: FetchProblem.self) { try connection.fetch(HTTPRequest(server.url("/b"))) }
    #expect(problem?.reason == Self.here)
    #expect(server.requests.map(\.target) == ["/a"])
    #expect(try connection.fetch(HTTPRequest(server.url("/c"), isTrusted: true)).status == 200)
  }

  /// Each connection is looked at, not the name once: a name that stands for something else the next time (DNS
  /// rebinding) gains nothing.
  @Test func namesThatChange() throws {
    let server = try server()
    let url = server.url(host: "rebind.example")
    let hooks = HTTPClient.TestHooks(addresses: ["rebind.example:\(server.port):127.0.0.1"])
    let front = try TestServer { _ in TestAnswer.redirect(302, to: url) }
    let client = HTTPClient(hooks: hooks)
    #expect(client.reason(HTTPRequest(front.url(), isTrusted: true)) == Self.here)
    #expect(client.reason(HTTPRequest(url)) == Self.here)
    #expect(server.connections == 0)
  }

  @Test(.enabled(if: TestServer.hasIPv6, "no loopback of IPv6"), arguments: TestServer.Family.allCases)
  func twoAddressesOfWhichOneAnswers(family: TestServer.Family) throws {
    let server = try server(family)
    for order in ["[::1],127.0.0.1", "127.0.0.1,[::1]"] {
      let client = client("dual.example:\(server.port):\(order)", allowsPrivate: true)
      #expect(try client.connection().fetch(HTTPRequest(server.url("/a", host: "dual.example"))).text == "/a")
    }
    #expect(server.requests.first?.header("Host") == "dual.example:\(server.port)")
  }

  @Test func nobodyListens() throws {
    let port = try TestServer.unusedPort()
    #expect(
      client(allowsPrivate: true).reason(HTTPRequest("http://127.0.0.1:\(port)/"))?.isLike(.cannotConnect("")) == true)
    #expect(
      client(allowsPrivate: true).reason(HTTPRequest("https://127.0.0.1:\(port)/"))?.isLike(.cannotConnect("")) == true)
  }

  @Test func noSuchName() {
    #expect(client().reason(HTTPRequest("http://no-such-name.invalid/")) == .unknownHost)
  }

  @Test(arguments: [("ftp://example.com/", FetchProblem.Reason.scheme("ftp")), ("example.com", .malformedAddress)])
  func noAddresses(url: String, reason: FetchProblem.Reason) {
    #expect(client().reason(HTTPRequest(url, isTrusted: true)) == reason)
  }
}
