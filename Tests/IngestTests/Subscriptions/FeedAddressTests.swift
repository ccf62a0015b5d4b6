import Testing

@testable import Ingest

@Suite struct FeedAddressTests {
  @Test(arguments: [
    ("https://a.example/feed", "https://a.example/feed", "https://a.example/feed"),
    ("HTTP://A.Example:80/Feed", "http://a.example/Feed", "https://a.example/Feed"),
    ("https://a.example:443", "https://a.example/", "https://a.example/"),
    ("https://a.example:80/", "https://a.example:80/", "https://a.example:80/"),
    ("http://a.example:8080/f", "http://a.example:8080/f", "https://a.example:8080/f"),
    ("https://a.example./f#top", "https://a.example/f", "https://a.example/f"),
    ("https://a.example/f?b=2&a=1&utm_source=x", nil, "https://a.example/f?b=2&a=1&utm_source=x"),
    ("https://a.example?id=1", "https://a.example/?id=1", "https://a.example/?id=1"),
    ("https://jane:pa%40ss@a.example/f", "https://jane:pa%40ss@a.example/f", "https://a.example/f"),
    ("feed:https://a.example/f", "https://a.example/f", "https://a.example/f"),
    ("feed://a.example/f", "http://a.example/f", "https://a.example/f"),
    ("  https://a.example/a b  ", "https://a.example/a%20b", "https://a.example/a%20b"),
    ("http://[2001:DB8::1]:8000/f", "http://[2001:db8::1]:8000/f", "https://[2001:db8::1]:8000/f"),
    ("https://пример.рф/лента", nil, "https://пример.рф/лента"),
  ])
  func spellings(given: String, url: String?, identity: String) throws {
    let address = try FeedAddress(given)
    #expect(address.url == url ?? given)
    #expect(address.identity == identity)
    #expect(try FeedAddress(address.url) == address)
  }

  @Test(arguments: [
    ("", nil), ("a.example/feed", nil), ("https://", nil), ("https:///feed", nil), ("https://.../feed", nil),
    ("https://a.example:0/", nil), ("https://a.example:99999/", nil), ("https://a.example:x/", nil),
    ("https://a.example\\@b.example/", nil), ("https://a.example/\u{1b}[31m", nil), ("https://a\u{202e}.example/", nil),
    ("https://a.example/<b>", nil), ("https://exa%6dple.com/", nil), ("https://[::1/", nil),
    ("file:///etc/passwd", "file"), ("exec:ls -l | \"x\"", "exec"), ("filter:cat:https://a.example/", "filter"),
    ("query:Unread:unread = \"yes\"", "query"), ("javascript:alert(1)", "javascript"), ("feed:exec:ls", "exec"),
    ("https://a.example/" + String(repeating: "a", count: 5000), nil),
  ])
  func whatCannotBeFollowed(given: String, scheme: String?) {
    #expect(throws: scheme.map { FeedAddress.Problem.scheme($0) } ?? .malformed) { try FeedAddress(given) }
  }

  @Test(arguments: [
    ("a.example", "https://a.example/"), ("a.example/feed?x=1", "https://a.example/feed?x=1"),
    ("localhost:8080/f", "https://localhost:8080/f"), ("http://localhost/f", "http://localhost/f"),
    ("127.0.0.1:80", "https://127.0.0.1:80/"), (" a.example ", "https://a.example/"),
  ])
  func whatIsTypedNeedsNoScheme(typed: String, url: String) throws {
    #expect(try FeedAddress(typed: typed).url == url)
  }

  @Test(arguments: ["", "/home/me/news", "./news", "../x", "exec:ls", "two words", "//a.example/f"])
  func whatIsTypedAndNoAddress(typed: String) {
    #expect(throws: FeedAddress.Problem.self) { try FeedAddress(typed: typed) }
  }

  @Test func originsAndPeople() throws {
    let address = try FeedAddress("https://jane:secret@www.a.example/f")
    #expect(address.displayed == "https://www.a.example/f")
    #expect(address.site == "a.example")
    #expect(address.isSameOrigin(as: try FeedAddress("https://www.a.example:443/other")))
    for other in ["http://www.a.example/f", "https://www.a.example:444/f", "https://a.example/f"] {
      #expect(!address.isSameOrigin(as: try FeedAddress(other)))
    }
  }
}
