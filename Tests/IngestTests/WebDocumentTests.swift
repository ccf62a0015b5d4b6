import News
import Testing

@testable import Ingest

@Suite struct WebDocumentTests {
  private static let text = "They met in the capital of a third country, and spoke at length about what to do. "
  private static let page =
    "<html><head><title>Talks</title></head><body><article><p>\(text)\(text)</p><p>\(text)</p></article></body></html>"

  private func document(
    _ body: String, _ type: String? = "text/html", url: String = "https://www.wire.example/a"
  ) -> WebDocument {
    WebDocument(Array(body.utf8), url: url, contentType: type)
  }

  @Test func aPageIsAnArticleOfItsSite() throws {
    let article = try document(Self.page).article()
    #expect(article.title == "Talks")
    #expect(article.source == "wire.example")
    #expect(article.url == "https://www.wire.example/a")
    #expect(article.id == ArticleID("https://www.wire.example/a"))
    #expect(article.origin == "https://www.wire.example/a")
    #expect(article.paragraphs.count == 2)
    #expect(try document(Self.page).page().title == "Talks")
  }

  @Test(arguments: [
    ("https://wire.example/canonical", "https://wire.example/canonical"),
    ("/canonical", "https://www.wire.example/canonical"),
    ("https://other.example/article", "https://www.wire.example/a"),
    ("https://evil@other.example/", "https://www.wire.example/a"),
  ])
  func aPageSpeaksForItsOwnSiteOnly(canonical: String, url: String) throws {
    let page = Self.page.replacing("<head>", with: "<head><link rel=canonical href='\(canonical)'>")
    let article = try document(page).article()
    #expect(article.url == url)
    #expect(article.id == ArticleID(url))
  }

  @Test func theHeaderSaysTheEncoding() throws {
    // “Баку” in KOI8-R; the page itself says nothing, or something else.
    let baku: [UInt8] = [0xe2, 0xc1, 0xcb, 0xd5]
    for meta in ["", "<meta charset=windows-1251>"] {
      let bytes = Array("<html><head>\(meta)<title>".utf8) + baku + Array("</title></head></html>".utf8)
      let document = WebDocument(bytes, url: "https://a.example/", contentType: "text/html; charset=KOI8-R")
      #expect(try document.page().title == "Баку")
    }
  }

  @Test(arguments: [
    ("A Headline\n\nThey met.", "text/plain", "https://a.example/x", "A Headline", "They met."),
    ("# A Headline\n\nThey *met*.", "text/markdown; charset=utf-8", "https://a.example/x", "A Headline", "They met."),
    ("# A Headline\n\nThey *met*.", "text/plain", "https://a.example/x.md?raw=1", "A Headline", "They met."),
    (page, "text/plain", "https://a.example/x", "Talks", nil), (page, nil, "https://a.example", "Talks", nil),
    (page, "application/xhtml+xml", "https://a.example", "Talks", nil),
  ])
  func kinds(body: String, type: String?, url: String, title: String, text: String?) throws {
    let article = try document(body, type, url: url).article()
    #expect(article.title == title)
    if let text { #expect(article.paragraphs == [text]) }
    #expect(article.url == url)
  }

  @Test(arguments: [
    ("%PDF-1.4", "application/pdf", IntakeProblem.Reason.binary),
    ("{\"a\":1}", "application/json", .unsupported("JSON")),
    ("<rss version='2.0'><channel/></rss>", "text/html", .unsupported("a feed")), ("", "text/plain", .empty),
    ("<html><body><form><input></form></body></html>", "text/html", .withoutArticle),
  ])
  func whatIsNoArticle(body: String, type: String, reason: IntakeProblem.Reason) {
    #expect(throws: IntakeProblem(origin: "https://www.wire.example/a", reason: reason)) {
      try document(body, type).article()
    }
  }

  @Test func feedsAreKnownByTheirContent() throws {
    let feed = document("<rss version='2.0'><channel><title>News</title></channel></rss>")
    #expect(feed.isFeed)
    #expect(try feed.feed().title == "News")
    let named = document("<link rel=alternate type='application/rss+xml' href='/feed'>")
    #expect(!named.isFeed)
    #expect(named.namedFeeds.map(\.url) == ["https://www.wire.example/feed"])
  }
}
