import News
import Testing

@testable import Ingest

@Suite struct WebAddressTests {
  @Test(arguments: [
    ("https://Example.ORG/News/a", "https://example.org/News/a"),
    ("http://example.org/a", "https://example.org/a"),
    ("https://example.org:443/a", "https://example.org/a"),
    ("http://example.org:80/a", "https://example.org/a"),
    ("https://example.org:8443/a", "https://example.org:8443/a"),
    ("https://example.org./a", "https://example.org/a"),
    ("https://example.org", "https://example.org"),
    ("https://example.org/", "https://example.org"),
    ("https://example.org/a/", "https://example.org/a"),
    ("https://example.org/a#part", "https://example.org/a"),
    ("https://example.org/a?utm_source=x&utm_medium=y", "https://example.org/a"),
    ("https://example.org/a/?fbclid=1&id=2&gclid=3", "https://example.org/a?id=2"),
    ("https://example.org/a?b=2&a=1", "https://example.org/a?a=1&b=2"),
    ("https://example.org/a?UTM_Source=x", "https://example.org/a"),
    ("https://example.org?id=5", "https://example.org?id=5"),
    ("HTTPS://example.org/a", "https://example.org/a"),
    ("https://пример.рф/а", "https://пример.рф/а"),
  ])
  func oneIdentityForAllSpellings(url: String, identity: String) {
    #expect(WebAddress(url)?.identity == identity)
    #expect(WebAddress(url)?.text == url)
  }

  @Test(arguments: [
    "", "example.org/a", "ftp://example.org/a", "javascript:alert(1)", "file:///etc/passwd", "https://", "https:///a",
    "https://exa mple.org/", "https://user@example.org/", "https://user:secret@example.org/", "mailto:a@example.org",
    "https://...", "https://example.org/" + String(repeating: "a", count: 5000),
  ])
  func whatIsNoWebAddressIsNone(url: String) {
    #expect(WebAddress(url) == nil)
  }

  @Test func blanksAreEscapedAndEndsOfLinesGo() {
    #expect(WebAddress(" https://example.org/a b?c=d e\n")?.text == "https://example.org/a%20b?c=d%20e")
    #expect(WebAddress("https://example.org/a/\n  b")?.text == "https://example.org/a/b")
  }

  @Test func whatMayNotBeShownIsTakenOut() {
    #expect(WebAddress("https://example.org/\u{1b}]0;x\u{7}")?.text.contains("\u{1b}") != true)
    #expect(WebAddress("https://example.org/\u{202e}gpj.a")?.text == "https://example.org/gpj.a")
  }

  @Test(arguments: [
    ("/a", "https://example.org/a"), ("//other.org/a", "https://other.org/a"), ("http://c.org/", "http://c.org/"),
    ("a.html", nil), ("#part", nil), ("javascript:x", nil),
  ])
  func linksAreResolved(link: String, expected: String?) {
    #expect(WebAddress.resolved(link, against: "https://example.org/news/index.html")?.text == expected)
  }

  @Test func withoutABaseOnlyCompleteLinksCount() {
    #expect(WebAddress.resolved("/a", against: nil) == nil)
  }

  @Test(arguments: [
    ("https://example.org/2024/08/28/talks", "2024-08-28"), ("https://example.org/2024-08-28-talks", "2024-08-28"),
    ("https://example.org/news/2024/13/28/talks", nil), ("https://example.org/1234/56/78", nil),
    ("https://example.org/talks", nil),
  ])
  func datesInPaths(url: String, day: String?) {
    #expect(WebAddress(url)?.date?.day.iso8601 == day)
  }

  @Test func theSiteIsTheHostWithoutItsFirstLabel() {
    #expect(WebAddress("https://www.example.org/a")?.site == "example.org")
    #expect(WebAddress("https://news.example.org/a")?.site == "news.example.org")
  }

  @Test(arguments: [
    ("en", "en"), ("EN", "en"), ("en_us", "en-US"), ("zh-Hans-CN", "zh-Hans-CN"), ("english", nil), ("", nil),
    ("e", nil),
    ("en-\u{1b}[31m", nil), ("en us", nil),
  ])
  func languageTags(given: String, expected: String?) {
    #expect(LanguageTag.normalised(given) == expected)
  }
}
