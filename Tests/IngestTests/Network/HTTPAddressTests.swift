import Testing

@testable import Ingest

struct HTTPAddressTests {
  init() throws { _ = try HTTPClient.libraryVersion() }

  @Test(arguments: [
    ("http://Example.COM", "http://Example.COM/", "example.com", 80),
    ("HTTPS://example.com:8443/a b?c=d e#frag", "https://example.com:8443/a%20b?c=d+e", "example.com", 8443),
    ("http://[::1]:81/", "http://[::1]:81/", "::1", 81),
    ("http://0x7f.1/", "http://127.0.0.1/", "127.0.0.1", 80),
    ("http://2130706433/", "http://127.0.0.1/", "127.0.0.1", 80),
    ("http://user:p%40ss@example.com/x", "http://example.com/x", "example.com", 80),
    ("http://exa%6Dple.com/", "http://example.com/", "example.com", 80),
    ("https://example.com/Größe", "https://example.com/Gr%c3%b6%c3%9fe", "example.com", 443),
  ])
  func parts(given: String, text: String, host: String, port: Int) throws {
    let address = try HTTPAddress(given)
    #expect(address.text == text)
    #expect(address.host == host)
    #expect(address.port == port)
  }

  @Test(arguments: [
    "", "example.com", "/feed.xml", "http://", "http:// /", "http://a\nb/", "http://a:99999/", "http://a:0/",
    "https://?",
    "http://\(String(repeating: "a", count: 8193))/", "//example.com/", "localhost:80/x", "http://a b.example/",
  ])
  func noAddresses(given: String) {
    #expect(throws: FetchProblem.Reason.malformedAddress) { try HTTPAddress(given) }
  }

  @Test(arguments: [
    ("file:///etc/passwd", "file"), ("ftp://example.com/", "ftp"), ("javascript:alert(1)", "javascript"),
    ("mailto:a@b.example", "mailto"), ("exec:rm", "exec"), ("gopher://x/", "gopher"), ("data:,x", "data"),
    ("FILE:///etc/passwd", "file"), ("dict://x/", "dict"), ("smb://x/", "smb"),
  ])
  func otherSchemes(given: String, scheme: String) {
    #expect(throws: FetchProblem.Reason.scheme(scheme)) { try HTTPAddress(given) }
  }

  @Test func credentialsAreApart() throws {
    let address = try HTTPAddress("http://jo:p%40ss@example.com/x")
    #expect(address.user == "jo")
    #expect(address.password == "p@ss")
    #expect(address.complete == "http://jo:p%40ss@example.com/x")
    #expect(try HTTPAddress("http://example.com/x").complete == "http://example.com/x")
  }

  @Test(arguments: [
    ("/b", "https://example.com/b"), ("c", "https://example.com/a/c"), ("?q", "https://example.com/a/x?q"),
    ("../d", "https://example.com/d"), ("//other.example/e", "https://other.example/e"),
    ("https://third.example", "https://third.example/"), ("/ü", "https://example.com/%c3%bc"),
    ("/f#g", "https://example.com/f"),
  ])
  func references(location: String, expected: String) throws {
    #expect(try HTTPAddress("https://example.com/a/x").following(Array(location.utf8)).text == expected)
  }

  @Test func credentialsStayWithinTheOrigin() throws {
    let address = try HTTPAddress("http://jo:secret@example.com/x")
    #expect(try address.following(Array("/y".utf8)).complete == "http://jo:secret@example.com/y")
    for other in ["http://example.com:81/", "https://example.com/", "http://evil.example/", "http://a.example.com/"] {
      #expect(try address.following(Array(other.utf8)).user == nil)
    }
    // Those of a redirect are nobody's.
    #expect(try address.following(Array("http://eve:x@example.com/".utf8)).user == "jo")
    #expect(try address.following(Array("http://eve:x@evil.example/".utf8)).complete == "http://evil.example/")
  }

  @Test(arguments: [
    ("http://jo:secret@example.com/x", "http://example.com/x"), ("not an address", "not an address"),
    ("http://example.com/a@b", "http://example.com/a@b"), ("http://a@b@c/", "http://c/"),
    ("http://jo:\(String(repeating: "secret", count: 60))@c/", "http://c/"),
  ])
  func passwordsAreNotShown(given: String, shown: String) {
    #expect(FetchProblem.displayed(given) == shown)
  }
}
