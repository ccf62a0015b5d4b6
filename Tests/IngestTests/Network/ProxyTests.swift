import TestServer
import Testing

@testable import Ingest

/// A scripted proxy stands for the whole network: the addresses behind it are never connected to from here.
struct ProxyTests {
  private func client(
    _ proxy: TestServer, allowsPrivate: Bool = false, exceptions: String = "", credentials: String = ""
  ) -> HTTPClient {
    let address = "http://\(credentials)127.0.0.1:\(proxy.port)"
    return HTTPClient(
      allowsPrivate: allowsPrivate,
      environment: ["http_proxy": address, "https_proxy": address, "no_proxy": exceptions])
  }

  @Test func proxyIsAskedForTheWholeAddress() throws {
    let proxy = try TestServer { TestAnswer.make(body: $0.target) }
    let response = try client(proxy).connection().fetch(HTTPRequest("http://news.example/feed?a"))
    #expect(response.text == "http://news.example/feed?a")
    #expect(proxy.requests.first?.header("Host") == "news.example")
  }

  /// The proxy itself may be anywhere; the name that it is asked for must not be of a local network.
  @Test(arguments: [
    "http://127.0.0.1/", "http://10.0.0.1/", "http://[::1]/", "http://[fd00:ec2::254]/",
    "http://169.254.169.254/latest",
    "http://localhost/", "http://localhost./", "http://a.localhost/", "http://intranet/", "http://nas.local/",
    "http://metadata.google.internal/", "http://2130706433/", "http://0x7f.1/", "http://127.1/", "http://0177.0.0.1/",
    "http://①②⑦.⓪.⓪.①/", "http://%31%32%37.0.0.1/", "https://127.0.0.1/", "https://localhost/",
  ])
  func localNamesAreNotAskedFor(url: String) throws {
    let proxy = try TestServer { _ in TestAnswer.make() }
    let reason = client(proxy).reason(HTTPRequest(url))
    switch reason {
    case .notPublic, .malformedAddress: break
    default: Issue.record("\(String(describing: reason))")
    }
    // Nor after a redirect.
    let front = try TestServer { request in
      request.target == "http://news.example/" ? TestAnswer.redirect(302, to: url) : TestAnswer.make()
    }
    switch client(front).reason(HTTPRequest("http://news.example/")) {
    case .notPublic, .malformedAddress: break
    case let other: Issue.record("\(String(describing: other))")
    }
    #expect(proxy.connections == 0)
    #expect(front.requests.map(\.target) == ["http://news.example/"])
  }

  @Test func whatAPersonTypedIsAskedFor() throws {
    let proxy = try TestServer { TestAnswer.make(body: $0.target) }
    #expect(
      try client(proxy).connection().fetch(HTTPRequest("http://intranet/", isTrusted: true)).text == "http://intranet/")
    #expect(try client(proxy, allowsPrivate: true).connection().fetch(HTTPRequest("http://intranet/")).status == 200)
  }

  @Test func exceptionsGoStraight() throws {
    let proxy = try TestServer { _ in TestAnswer.make(body: "proxy") }
    let server = try TestServer { _ in TestAnswer.make(body: "server") }
    let client = client(proxy, exceptions: "127.0.0.1")
    #expect(try client.connection().fetch(HTTPRequest(server.url(), isTrusted: true)).text == "server")
    // And are looked at by their address again.
    #expect(client.reason(HTTPRequest(server.url())) == .notPublic("127.0.0.1"))
    #expect(proxy.connections == 0)
  }

  @Test func oneConnectionToTheProxy() throws {
    let proxy = try TestServer { TestAnswer.make(body: $0.target) }
    let connection = client(proxy).connection()
    for number in 0..<5 { #expect(try connection.fetch(HTTPRequest("http://news.example/\(number)")).status == 200) }
    #expect(proxy.connections == 1)
  }

  @Test func proxysPasswordIsForTheProxy() throws {
    let proxy = try TestServer { _ in TestAnswer.make() }
    _ = try client(proxy, credentials: "jo:secret@").connection().fetch(HTTPRequest("http://news.example/"))
    #expect(proxy.requests.first?.header("Proxy-Authorization") == "Basic am86c2VjcmV0")
    #expect(proxy.requests.first?.values("Authorization") == [])
  }

  @Test(arguments: [403, 407, 502])
  func proxyRefusesATunnel(status: Int) throws {
    let proxy = try TestServer { _ in TestAnswer.make(status) }
    #expect(client(proxy).reason(HTTPRequest("https://news.example/")) == .proxy("its answer is \(status)"))
    #expect(proxy.requests.first?.method == "CONNECT")
    #expect(proxy.requests.first?.target == "news.example:443")
  }

  @Test func proxyFallsSilentOrGoes() throws {
    let silent = try TestServer(.v4, .request, .hold)
    let limits = FetchLimits(connect: .milliseconds(120))
    let waiting = HTTPClient(limits: limits, environment: ["https_proxy": "http://127.0.0.1:\(silent.port)"])
    #expect(waiting.reason(HTTPRequest("https://news.example/")) == .timeout(.connect))
    let gone = try TestServer(.v4, .request, .reset)
    #expect(client(gone).reason(HTTPRequest("https://news.example/"))?.isTemporary == true)
    let port = try TestServer.unusedPort()
    let absent = HTTPClient(environment: ["http_proxy": "http://127.0.0.1:\(port)"])
    #expect(absent.reason(HTTPRequest("http://news.example/"))?.isLike(.proxy("")) == true)
    let nonsense = HTTPClient(environment: ["http_proxy": "nonsense://127.0.0.1:\(port)"])
    #expect(nonsense.reason(HTTPRequest("http://news.example/"))?.isLike(.proxy("")) == true)
  }
}

extension FetchProblem.Reason {
  fileprivate var isTemporary: Bool { FetchProblem(url: "", reason: self).isTemporary }
}
