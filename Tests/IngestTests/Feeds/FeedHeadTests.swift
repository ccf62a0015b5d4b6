import News
import Testing

@testable import Ingest

/// What a feed says of itself.
@Suite struct FeedHeadTests {
  private func feed(_ text: String, url: String? = nil) throws -> Feed {
    try FeedParser().parse(Array(text.utf8), url: url)
  }

  @Test func ofRSS() throws {
    let feed = try feed(
      FeedExample.rss(
        "<item><title>T</title></item>",
        """
        <language>en_us</language><ttl>90</ttl><image><title>Logo</title><link>https://no.example/</link></image>
        <atom:link rel="self" href="/feed" type="application/rss+xml"/>
        """, namespaces: "xmlns:atom='http://www.w3.org/2005/Atom'"), url: "https://a.example/x")
    #expect(feed.format == .rss && feed.title == "Wire" && feed.homepage == "https://a.example/")
    #expect(feed.selfAddress == "https://a.example/feed" && feed.language == "en-US" && feed.refreshInterval == 5400)
    #expect(feed.problems.isEmpty)
  }

  @Test(arguments: [
    ("<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>", 21600),
    ("<sy:updatePeriod> Hourly </sy:updatePeriod>", 3600), ("<sy:updatePeriod>sometimes</sy:updatePeriod>", nil),
    ("<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>", 86400),
    ("<ttl>0</ttl>", nil), ("<ttl>-5</ttl>", nil), ("<ttl>99999999999999999999</ttl>", nil),
    ("<ttl>2000000</ttl>", 30 * 86400),
  ])
  func howOftenItMayBeAsked(elements: String, seconds: Int?) throws {
    let document = FeedExample.rss(
      "<item><title>T</title></item>", elements, namespaces: "xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'")
    #expect(try feed(document).refreshInterval == seconds)
  }

  @Test func ofAtom() throws {
    let feed = try feed(
      FeedExample.atom(
        "<link rel='self' href='atom.xml'/><link href='..'/><subtitle>S</subtitle><entry><id>1</id></entry>",
        attributes: "xml:lang='fr' xml:base='https://a.example/b/c/'"))
    #expect(feed.format == .atom && feed.title == "Wire" && feed.language == "fr")
    #expect(feed.selfAddress == "https://a.example/b/c/atom.xml" && feed.homepage == "https://a.example/b/")
    #expect(feed.articles(identity: "x").first?.article.language == "fr")
  }

  @Test func ofCDFAndRDFAndJSON() throws {
    let cdf = try feed("<Channel HREF='http://a.example/'><Title>W</Title><Item HREF='1'/></Channel>")
    #expect(cdf.format == .cdf && cdf.title == "W" && cdf.homepage == "http://a.example/")
    #expect(cdf.items.first?.link == "http://a.example/1")
    let rdf = try feed("<rdf:RDF><item><title>T</title></item><channel><title>W</title></channel></rdf:RDF>")
    #expect(rdf.format == .rdf && rdf.title == "W")
    let json = try feed(
      """
      {"version": "https://jsonfeed.org/version/1.1", "title": "W", "home_page_url": "https://a.example/",
      "feed_url": "https://a.example/f.json", "language": "de", "items": []}
      """)
    #expect(json.format == .json && json.title == "W" && json.homepage == "https://a.example/")
    #expect(json.selfAddress == "https://a.example/f.json" && json.language == "de")
  }

  @Test func whereItBreaksOffTheHeadIsRead() throws {
    let feed = try feed("<rss><channel><title>W</title><language>en</language><item><title>x")
    #expect(feed.title == "W" && feed.language == "en" && feed.items.isEmpty)
    #expect(feed.problems.map(\.reason) == [.truncated])
  }

  @Test(arguments: [
    ("<html><body><p>x</p></body></html>", FeedProblem.Reason.notAFeed("a web page")),
    ("<opml version='2.0'><body/></opml>", .notAFeed("a list of feeds")), ("<a><b/></a>", .notAFeed("XML")),
    ("just text", .notAFeed("text")), ("{\"a\": 1}", .notAFeed("JSON")), ("[1, 2]", .notAFeed("JSON")), ("", .empty),
    (" \n\u{feff}", .notAFeed("text")), ("\u{feff} \n", .empty), ("{", .notAFeed("JSON")), ("<", .notAFeed("text")),
  ])
  func whatIsNoFeedIsSaid(document: String, reason: FeedProblem.Reason) {
    #expect(throws: FeedProblem(reason: reason)) { try feed(document) }
  }

  @Test func problemsAreSentences() throws {
    let document = "<rss><channel><item><title>&nosuch\u{1b};&evil;</title></item><item/><foo \u{7}>"
    for problem in try feed(document).problems {
      #expect(isPrintable(problem.description) && problem.description.hasPrefix("line 1: "))
    }
  }
}

@Suite struct FeedDiscoveryTests {
  private func found(_ head: String, url: String? = "https://a.example/d/page") -> [String] {
    FeedDiscovery().feeds(in: Array("<html><head>\(head)</head><body><p>Text</p></body></html>".utf8), url: url)
      .map { "\($0.url) \($0.title ?? "-") \($0.type)" }
  }

  @Test func inTheOrderOfThePage() {
    #expect(
      found(
        """
        <link rel="stylesheet" href="s.css"><LINK REL="Alternate" TYPE="application/atom+xml" HREF="atom.xml" TITLE="All &amp; more">
        <link rel="alternate" type="application/rss+xml; charset=utf-8" href="/rss">
        <link rel="alternate" type="application/feed+json" href="//j.example/f"><link rel="alternate" hreflang="de" href="/de">
        <link rel="alternate" type="application/rdf+xml" href="?rdf"><link rel="alternate" type="application/json" href="j.json">
        <link rel="alternate" type="application/rss+xml" href="/rss" title="again">
        """) == [
          "https://a.example/d/atom.xml All & more application/atom+xml", "https://a.example/rss - application/rss+xml",
          "https://j.example/f - application/feed+json", "https://a.example/d/page?rdf - application/rdf+xml",
          "https://a.example/d/j.json - application/json",
        ])
  }

  @Test func aBaseOfThePageCounts() {
    let link = "<link rel=alternate type=application/rss+xml href=rss>"
    #expect(found("<base href='/x/'>" + link) == ["https://a.example/x/rss - application/rss+xml"])
    #expect(
      found("<base href='https://b.example/'>" + link, url: nil) == ["https://b.example/rss - application/rss+xml"])
    #expect(found(link, url: nil).isEmpty)
  }

  @Test(arguments: [
    "<link rel=alternate type=application/rss+xml href='javascript:x'>",
    "<link rel=alternate type=application/rss+xml>",
    "<link rel='alternate stylesheet' type=text/xml href=x>", "<link rel=icon type=application/rss+xml href=x>",
    "<link rel=alternate type=text/html href=x>",
    "<link rel=alternate type=application/rss+xml href='file:///etc/passwd'>",
  ])
  func whatIsNoFeed(link: String) { #expect(found(link).isEmpty) }

  @Test func theSchemeOfOldReaders() {
    #expect(
      found("<link rel=feed href='feed://b.example/x'><link rel=feed href='feed:https://c.example/'>") == [
        "http://b.example/x - ", "https://c.example/ - ",
      ])
  }
}

@Suite struct URLReferenceTests {
  /// RFC 3986, 5.4.
  @Test(arguments: [
    ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"), ("/g", "http://a/g"),
    ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q#s"),
    ("g#s", "http://a/b/c/g#s"), ("g?y#s", "http://a/b/c/g?y#s"), (";x", "http://a/b/c/;x"),
    ("g;x", "http://a/b/c/g;x"),
    ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"), ("./", "http://a/b/c/"), ("..", "http://a/b/"),
    ("../", "http://a/b/"), ("../g", "http://a/b/g"), ("../..", "http://a/"), ("../../", "http://a/"),
    ("../../g", "http://a/g"), ("../../../g", "http://a/g"), ("../../../../g", "http://a/g"), ("/./g", "http://a/g"),
    ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."), (".g", "http://a/b/c/.g"), ("g..", "http://a/b/c/g.."),
    ("..g", "http://a/b/c/..g"), ("./../g", "http://a/b/g"), ("./g/.", "http://a/b/c/g/"),
    ("g/./h", "http://a/b/c/g/h"),
    ("g/../h", "http://a/b/c/h"), ("g;x=1/./y", "http://a/b/c/g;x=1/y"), ("g;x=1/../y", "http://a/b/c/y"),
    ("g?y/./x", "http://a/b/c/g?y/./x"), ("g#s/../x", "http://a/b/c/g#s/../x"), ("http:g", "http:g"),
  ])
  func examplesOfTheStandard(reference: String, expected: String) {
    #expect(URLReference.resolved(reference, against: "http://a/b/c/d;p?q") == expected)
  }

  @Test func withoutABaseItStaysWhatItIs() {
    #expect(URLReference.resolved("/x", against: nil) == "/x")
    #expect(URLReference.resolved("/x", against: "/y") == "/x")
    #expect(URLReference.resolved("x", against: "https://a.example") == "https://a.example/x")
  }
}
