import News
import Testing

@testable import Ingest

@Suite struct PageMetadataTests {
  private func metadata(_ head: String, body: String = "", url: String? = nil) throws -> PageMetadata {
    PageMetadata(try PageParser.parse("<html><head>\(head)</head><body>\(body)</body></html>"), url: url)
  }

  @Test(arguments: [
    ("<title>Talks go on</title>", "Talks go on"),
    ("<title>Talks go on | Site</title><meta property=og:site_name content=Site>", "Talks go on"),
    ("<title>Site: Talks</title><meta property=og:site_name content=Site>", "Site: Talks"),
    ("<title>Site | Talks go on</title><meta property=og:site_name content=Site>", "Talks go on"),
    ("<title>One | Two</title>", "One | Two"),
    ("<title>x</title><meta property='og:title' content='Talks &amp; more'>", "Talks & more"),
    ("<title>x</title><meta name='twitter:title' content='Talks'>", "Talks"),
    ("<title>x</title><meta property='og:title twitter:title' content='Talks'>", "Talks"),
    ("<title>x</title><meta name='DC.Title' content='Talks'>", "Talks"),
    ("<title>x</title><meta name=citation_title content='Talks'><meta name=twitter:title content='y'>", "Talks"),
    ("<title>x</title><meta name='og:title' content='by name'><meta property='og:title' content='Talks'>", "Talks"),
    ("<title>x</title><meta property='og:title' content=' '>", "x"),
    ("", ""),
  ])
  func titles(head: String, title: String) throws {
    #expect(try metadata(head).title == title)
  }

  @Test func theHeadingTellsWhereTheTitleEnds() throws {
    let head = "<title>Talks go on in Prague - Europe - Site of News</title>"
    #expect(try metadata(head, body: "<h1>Talks go on in Prague</h1>").title == "Talks go on in Prague")
    #expect(try metadata("", body: "<h1>Talks go on</h1>").title == "Talks go on")
  }

  @Test(arguments: [
    ("<meta name=author content='Ann Lee'>", "Ann Lee"), ("<meta name=author content='By Ann Lee'>", "Ann Lee"),
    ("<meta name='dc.creator' content='Ann Lee'>", "Ann Lee"),
    ("<meta name=parsely-author content='Ann Lee'>", "Ann Lee"),
    ("<meta property='article:author' content='https://example.org/ann'>", nil),
    ("<meta name=author content='https://example.org/'><meta property='article:author' content='Ann Lee'>", "Ann Lee"),
    ("<meta name=author content='Ann Lee May 20, 2019'>", "Ann Lee"), ("<meta name=author content='21.12.2018'>", nil),
    ("<meta name=citation_author content='Lee, Ann'>", "Lee, Ann"), ("", nil),
  ])
  func bylines(head: String, byline: String?) throws {
    #expect(try metadata(head).byline == byline)
  }

  @Test(arguments: [
    ("<meta property=article:published_time content=2024-08-28T14:05:00+02:00>", "2024-08-28T12:05:00Z"),
    ("<meta itemprop=datePublished content=2024-08-28>", "2024-08-28T00:00:00Z"),
    ("<meta name=parsely-pub-date content=2024-08-28>", "2024-08-28T00:00:00Z"),
    ("<meta name=citation_publication_date content=2024/08/28>", "2024-08-28T00:00:00Z"),
    ("<meta name=DC.date.issued content=2024-08-28>", "2024-08-28T00:00:00Z"),
    ("<meta name=date content=nonsense><meta name=pubdate content=2024-08-28>", "2024-08-28T00:00:00Z"),
    ("<link rel=canonical href=https://example.org/2024/08/28/talks>", "2024-08-28T00:00:00Z"),
    ("<meta name=date content=2024-02-30>", nil),
  ])
  func dates(head: String, expected: String?) throws {
    #expect(try metadata(head).published?.iso8601 == expected)
  }

  @Test(arguments: [
    ("<time datetime=2024-08-28>yesterday</time>", "2024-08-28T00:00:00Z"),
    ("<time>August 28, 2024</time>", "2024-08-28T00:00:00Z"),
    ("<time>now</time><span itemprop=datePublished>28 August 2024</span>", "2024-08-28T00:00:00Z"),
    ("<time>now</time>", nil),
  ])
  func datesInTheText(body: String, expected: String?) throws {
    #expect(try metadata("", body: body).published?.iso8601 == expected)
  }

  @Test func addresses() throws {
    #expect(try metadata("<link rel=canonical href=https://e.org/a>").canonicalURL?.text == "https://e.org/a")
    #expect(
      try metadata("<link rel='x canonical' href=/a>", url: "https://e.org/b").canonicalURL?.text == "https://e.org/a")
    #expect(try metadata("<meta property=og:url content=https://e.org/a>").canonicalURL?.text == "https://e.org/a")
    #expect(
      try metadata("<link rel=canonical href=javascript:x>", url: "https://e.org/b").canonicalURL?.text
        == "https://e.org/b")
    #expect(try metadata("<link rel=canonical href=/a>").canonicalURL == nil)
  }

  @Test func languages() throws {
    #expect(PageMetadata(try PageParser.parse("<html lang=en_GB>"), url: nil).language == "en-GB")
    #expect(try metadata("<meta http-equiv=Content-Language content=de>").language == "de")
    #expect(try metadata("").language == nil)
  }
}

@Suite struct JSONLinkedDataTests {
  private func article(_ scripts: String...) throws -> JSONLinkedData? {
    let html = scripts.map { "<script type='application/ld+json'>\($0)</script>" }.joined()
    return JSONLinkedData.article(in: try PageParser.parse(html))
  }

  @Test func anArticleIsFoundWhereverItStands() throws {
    let object = #"{"@type":"NewsArticle","headline":"Talks"}"#
    for json in [
      object, "[\(object)]", #"{"@graph":[{"@type":"WebSite","name":"x"},\#(object)]}"#, "<![CDATA[\(object)]]>",
      "// <![CDATA[\n\(object)\n// ]]>", #"{"@type":"WebPage","mainEntity":\#(object)}"#, "  \(object) ;",
      #"{"@type":["Thing","http://schema.org/NewsArticle"],"headline":"Talks"}"#,
    ] { #expect(try article(json)?.headline == "Talks", "\(json)") }
    #expect(try article("{", object)?.headline == "Talks")
  }

  @Test(arguments: [
    (#""Ann""#, "Ann"), (#"{"name":"Ann"}"#, "Ann"), (#"["Ann","Ben"]"#, "Ann, Ben"),
    (#"[{"name":"Ann"},{"name":" Ben "}]"#, "Ann, Ben"), (#"{"name":["Ann"]}"#, "Ann"), ("5", nil), ("null", nil),
    ("[]", nil),
  ])
  func authorsInEveryForm(json: String, expected: String?) throws {
    #expect(try article(#"{"@type":"Article","author":\#(json)}"#)?.author == expected)
  }

  @Test func theOtherFields() throws {
    let found = try article(
      #"""
      {"@type":"Article","datePublished":"2024-08-28","publisher":{"name":"Site"},"inLanguage":"en","articleBody":"They met.",
      "mainEntityOfPage":{"@id":"https://e.org/a"}}
      """#)
    #expect(found?.published == "2024-08-28")
    #expect(found?.publisher == "Site")
    #expect(found?.language == "en")
    #expect(found?.url == "https://e.org/a")
    #expect(found?.body == "They met.")
  }

  @Test func lineBreaksInTextsAreMended() throws {
    #expect(try article("{\"@type\":\"Article\",\"headline\":\"Talks\ngo on\"}")?.headline == "Talks go on")
  }

  @Test(arguments: ["", "{}", "[]", "null", "5", #"{"@type":"Product","name":"x"}"#, #"{"@type":5}"#, "nonsense"])
  func otherDataIsNone(json: String) throws {
    #expect(try article(json) == nil)
  }

  @Test func aListOfArticlesIsNoArticle() throws {
    let object = #"{"@type":"NewsArticle","headline":"Talks"}"#
    #expect(try article("[\(object),\(object),\(object),\(object)]") == nil)
    #expect(try article(#"{"@type":"ItemList","itemListElement":[\#(object)]}"#) == nil)
  }

  @Test func theNameCountsWhereOnlyItIsLikeTheTitle() throws {
    let both = try article(#"{"@type":"Article","headline":"encyclopedia entry","name":"New Zealand"}"#)
    #expect(both?.title(like: "New Zealand - Site") == "New Zealand")
    #expect(both?.title(like: nil) == "encyclopedia entry")
  }
}
