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
    ("<title>Bridge over the river opens early | Valley Courier</title>", "Bridge over the river opens early"),
    ("<title>What spring brought to the valley – Valley Courier</title>", "What spring brought to the valley"),
    ("<title>Bridge opens early | Regions | Valley Courier</title>", "Bridge opens early"),
    ("<title>Valley Courier | What spring brought to the valley</title>", "What spring brought to the valley"),
    ("<title>Ministers met in the capital – talks go on</title>", "Ministers met in the capital – talks go on"),
    ("<title>Ministers met in the capital – why now?</title>", "Ministers met in the capital – why now?"),
    ("<title>What the fall of the wall left – 1989</title>", "What the fall of the wall left – 1989"),
    (
      "<title>x</title><meta property=og:title content='A portrait of the leader – Ann Lee'>",
      "A portrait of the leader – Ann Lee"
    ),
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
    let whole = "A portrait of the old leader – Ann Lee"
    #expect(try metadata("<title>\(whole)</title>", body: "<h1>\(whole)</h1>").title == whole)
  }

  @Test func theHostNamesTheSite() throws {
    let head = "<title>valleycourier - Bridge opens</title>"
    #expect(try metadata(head, url: "https://www.valleycourier.example/1").title == "Bridge opens")
  }

  @Test(arguments: [
    ("<meta name=author content='Ann Lee'>", "Ann Lee"), ("<meta name=author content='By Ann Lee'>", "Ann Lee"),
    ("<meta name='dc.creator' content='Ann Lee'>", "Ann Lee"),
    ("<meta name=parsely-author content='Ann Lee'>", "Ann Lee"),
    ("<meta property='article:author' content='https://example.org/ann'>", nil),
    ("<meta name=author content='https://example.org/'><meta property='article:author' content='Ann Lee'>", "Ann Lee"),
    ("<meta name=author content='Ann Lee May 20, 2019'>", "Ann Lee"), ("<meta name=author content='21.12.2018'>", nil),
    ("<meta name=citation_author content='Lee, Ann'>", "Lee, Ann"), ("", nil),
    ("<meta name=author content='Friday May 3, 2019 9:40 pm EDT by Ann Lee'>", "Ann Lee"),
    ("<meta name=author content='Published 6 Jan 2025 by Ann Lee'>", "Ann Lee"),
    ("<meta name=author content='Written by Ann Lee'>", "Ann Lee"),
    ("<meta name=author content='Ann Lee | 6 Jan 2025 | 4 min read'>", "Ann Lee"),
    ("<meta name=author content='6. Januar 2025, von Ann Lee'>", "Ann Lee"),
    ("<meta name=author content='Von Ann Lee, 6. Januar 2025, 18:30 Uhr'>", "Ann Lee"),
    ("<meta name=author content='Ann Lee and Bo Day'>", "Ann Lee and Bo Day"),
    ("<meta name=author content='Ann May'>", "Ann May"),
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
    ("<meta property=article:published_time content=0001-01-01T00:00:00Z>", nil),
    ("<meta property=article:published_time content=1969-12-31T23:59:59Z>", nil),
    ("<meta property=article:published_time content=1970-01-01T00:00:00+01:00>", nil),
    ("<meta name=date content='1900-01-01'><meta name=pubdate content='9 июля 2013 г.'>", "2013-07-09T00:00:00Z"),
  ])
  func dates(head: String, expected: String?) throws {
    #expect(try metadata(head).published?.iso8601 == expected)
  }

  @Test(arguments: [
    ("<time datetime=2024-08-28>yesterday</time>", "2024-08-28T00:00:00Z"),
    ("<time>August 28, 2024</time>", "2024-08-28T00:00:00Z"),
    ("<time>now</time><span itemprop=datePublished>28 August 2024</span>", "2024-08-28T00:00:00Z"),
    ("<time>now</time>", nil),
    ("<time>вторник, 9 июля 2013, 18:30</time>", "2013-07-09T18:30:00Z"),
    ("<time>9 Temmuz 2013</time>", "2013-07-09T00:00:00Z"),
    ("<p class=post-date>Erstellt am 9. Juli 2013</p>", "2013-07-09T00:00:00Z"),
    ("<span class='updated date'>9 July 2013</span>", nil),
    ("<div class=comments><div class=comment><time datetime=2018-08-28>8 hours ago</time></div></div>", nil),
    ("<aside class=related><a href=/2>Other</a><time datetime=2019-01-01>1 Jan 2019</time></aside>", nil),
    ("<section id=disqus_thread><time datetime=2019-01-01></time></section>", nil),
    ("<ul><li><a href=/2>The headline of another article</a> <time datetime=2019-01-01></time></li></ul>", nil),
    (
      "<ul class=meta><li><a href=/ann>Ann Lee</a></li><li><time datetime=2019-01-01></time></li></ul>",
      "2019-01-01T00:00:00Z"
    ),
    ("<footer><time datetime=2019-01-01></time></footer>", nil),
    ("<article><footer><time datetime=2019-01-01></time></footer></article>", "2019-01-01T00:00:00Z"),
    ("<div itemprop=comment itemscope><meta itemprop=datePublished content=2019-01-01></div>", nil),
    ("<time datetime=0001-01-01>then</time>", nil),
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

  @Test func anAuthorIsNamedElsewhereInTheGraph() throws {
    let graph = #"""
      {"@graph":[{"@type":"NewsArticle","author":{"@id":"#ann"},"publisher":{"@id":"#site"}},
      {"@type":"Person","@id":"#ann","name":"Ann Lee"},{"@type":"Organization","@id":"#site","name":"Courier"}]}
      """#
    #expect(try article(graph)?.author == "Ann Lee")
    #expect(try article(graph)?.publisher == "Courier")
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
