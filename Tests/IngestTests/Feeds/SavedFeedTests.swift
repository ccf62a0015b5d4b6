import News
import Testing

@testable import Ingest

/// Feeds among the files that are read.
@Suite struct SavedFeedTests {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  private func readings(_ inputs: Intake.Input...) -> (feeds: [SavedFeed], problems: [IntakeProblem], articles: Int) {
    var feeds: [SavedFeed] = []
    var problems: [IntakeProblem] = []
    var articles = 0
    Intake().read(
      inputs,
      onReading: { reading in
        switch reading {
        case .feed(let saved): feeds.append(saved)
        case .article: articles += 1
        }
      }, onProblem: { problems.append($0) })
    return (feeds, problems, articles)
  }

  private let rss = FeedExample.rss("<item><title>T</title><guid isPermaLink='false'>7</guid></item>")
  private let json =
    "{\"version\":\"https://jsonfeed.org/version/1\",\"title\":\"W\",\"items\":[{\"id\":7,\"title\":\"T\"}]}"

  /// What `gzip -9n` makes of an RSS document with one item, “Talks”.
  private let packed: [UInt8] = [
    0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0xff, 0xb3, 0x29, 0x2a, 0x2e, 0xb6, 0xb3, 0x49, 0xce, 0x48,
    0xcc, 0xcb, 0x4b, 0xcd, 0xb1, 0xb3, 0x29, 0xc9, 0x2c, 0xc9, 0x49, 0xb5, 0x0b, 0xcf, 0x2c, 0x4a, 0xb5, 0xd1, 0x87,
    0xb0, 0x6d, 0x32, 0x4b, 0x52, 0x73, 0x61, 0x12, 0x21, 0x89, 0x39, 0xd9, 0xc5, 0x70, 0x19, 0x7d, 0x88, 0x94, 0x3e,
    0x5c, 0xb7, 0x3e, 0xc8, 0x30, 0x00, 0xcc, 0x0b, 0x9d, 0x32, 0x52, 0x00, 0x00, 0x00,
  ]

  @Test func aPackedFeedIsUnpackedWhateverItIsCalled() throws {
    for name in ["a.xml.gz", "a.gz", "a.xml"] {
      let (feeds, problems, _) = readings(.path(try folder.write(name, bytes: packed)))
      #expect(problems.isEmpty && feeds.first?.articles.map(\.article.title) == ["Talks"])
    }
    #expect(try FeedParser().parse(packed).items.map(\.title) == ["Talks"])
    let document = WebDocument(packed, url: "https://a.example/f", contentType: "application/x-gzip")
    #expect(document.isFeed)
    #expect(try document.feed().items.map(\.title) == ["Talks"])
  }

  @Test func packedBytesAreBounded() throws {
    #expect(throws: ArticleFormat.Rejection.self) { try Unpacked.bytes(packed, limit: 20) }
    #expect(throws: ArticleFormat.Rejection.self) { try Unpacked.bytes([0x1f, 0x8b, 0x08, 0, 1, 2, 3]) }
    // What breaks off gives what came before, and does not wait for more.
    #expect(try Unpacked.bytes(packed.dropLast(12)).starts(with: Array("<rss>".utf8)))
  }

  @Test func enclosuresAreKept() throws {
    let feed = try FeedParser().parse(
      Array(
        FeedExample.rss(
          """
          <item><title>A</title><enclosure url="/1.mp3" length="12" type="audio/mpeg"/><enclosure url="/1.mp3"/>
          <atom:link rel="enclosure" href="https://b.example/2 3.pdf" type="application/pdf" length="x"/>
          <media:content url="https://b.example/4.mp4" type="video/mp4"/><media:content url="https://b.example/5.png" medium="image"/>
          </item><item><title>B</title></item>
          """, namespaces: "xmlns:atom='http://www.w3.org/2005/Atom' xmlns:media='http://search.yahoo.com/mrss/'"
        ).utf8),
      url: "https://a.example/feed")
    #expect(
      feed.items[0].enclosures == [
        Enclosure(url: "https://a.example/1.mp3", type: "audio/mpeg", length: 12),
        Enclosure(url: "https://b.example/2%203.pdf", type: "application/pdf"),
        Enclosure(url: "https://b.example/4.mp4", type: "video/mp4"),
      ])
    #expect(feed.articles(identity: "f").map(\.article.enclosures) == feed.items.map(\.enclosures))
    let json =
      "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":1,\"attachments\":[{\"url\":\"https://a.example/1.mp3\",\"mime_type\":\"audio/mpeg\",\"size_in_bytes\":12}]}]}"
    #expect(
      try FeedParser().parse(Array(json.utf8)).items[0].enclosures == [
        Enclosure(url: "https://a.example/1.mp3", type: "audio/mpeg", length: 12)
      ])
  }

  @Test(arguments: ["a.xml", "a.rss", "a.atom", "a.rdf", "a", "a.txt", "feed.php", "a.html"])
  func aFeedIsToldByItsBytes(name: String) throws {
    let path = try folder.write(name, rss)
    let (feeds, problems, articles) = readings(.path(path))
    #expect(problems.isEmpty && articles == 0)
    let saved = try #require(feeds.first)
    #expect(saved.identity == path && saved.feed.title == "Wire")
    #expect(saved.articles.map(\.article.id.rawValue) == ["\(path) 7"])
    #expect(saved.articles.first?.article.origin == path && saved.articles.first?.article.source == "Wire")
  }

  @Test func jsonFeedsAndOtherEncodings() throws {
    try folder.write("1.json", json)
    try folder.write("2.atom", bytes: FeedExample.utf16(FeedExample.atom("<entry><id>1</id></entry>")))
    try folder.write("3.xml", bytes: FeedExample.utf16(rss, mark: false))
    try folder.write("4.rss", "<br /><b>Warning</b>: x\n" + rss)
    try folder.write("5.rss", "Warning: x in y\n" + rss)
    try folder.write("6.rss", rss.replacing("<title>T", with: "<title>T\u{0}\u{1}\u{2}"))
    let (feeds, problems, articles) = readings(.path(folder.path))
    #expect(feeds.map(\.feed.format) == [.json, .atom, .rss, .rss, .rss, .rss])
    #expect(feeds.allSatisfy { $0.articles.count == 1 } && problems.isEmpty && articles == 0)
  }

  @Test(arguments: [
    ("a.jsonl", "{\"title\":\"T\",\"body\":\"It says https://jsonfeed.org/version/1 there.\"}\n"),
    ("-", "{\"title\":\"T\",\"body\":\"It says https://jsonfeed.org/version/1 there.\"}\n"),
    ("a.json", "{\"title\":\"T\",\"body\":\"B\",\"items\":[]}"),
    ("a.txt", "How to write a feed\n\nIt begins with <rss version=\"2.0\"> and holds a <channel>."),
    (
      "a.html",
      "<?xml version='1.0'?><html><head><title>T</title></head><body><p>\(String(repeating: "They met, and spoke. ", count: 30))</p></body></html>"
    ),
  ])
  func whatSpeaksOfFeedsIsNone(name: String, text: String) {
    let (feeds, _, articles) = readings(.bytes(Array(text.utf8), name: name))
    #expect(feeds.isEmpty && articles == 1)
  }

  @Test func whatIsMissingIsSaidWithItsLine() {
    let bytes = Array("<rss><channel>\n<item><title>1</title></item>\n<item/><item><title>2".utf8)
    let (feeds, problems, _) = readings(.bytes(bytes, name: "-"))
    #expect(feeds.first?.articles.map(\.article.title) == ["1"])
    #expect(
      problems == [
        IntakeProblem(origin: "-", line: 3, reason: .feed(.emptyItem)),
        IntakeProblem(origin: "-", line: 3, reason: .feed(.truncated)),
      ])
    #expect(
      problems.last?.description == "standard input, line 3: breaks off in the middle; what was complete has been read")
    #expect(problems.allSatisfy { $0.exitStatus == 65 })
    #expect(readings(.bytes(Array("<rss><channel/></rss>".utf8), name: "-")).problems.map(\.reason) == [.empty])
  }

  @Test func fromStandardInputAFeedIsWhatItSaysItIs() throws {
    let own = FeedExample.atom("<link rel='self' href='https://a.example/f'/><entry><id>1</id></entry>")
    #expect(readings(.bytes(Array(own.utf8), name: "-")).feeds.map(\.identity) == ["https://a.example/f"])
    #expect(readings(.bytes(Array(rss.utf8), name: "-")).feeds.map(\.identity) == ["https://a.example/"])
    let nameless = Array("<rss><channel><item><guid>1</guid></item></channel></rss>".utf8)
    let first = try #require(readings(.bytes(nameless, name: "-")).feeds.first)
    #expect(first.identity.hasPrefix("feed:") && first.articles.first?.article.source == "standard input")
    #expect(readings(.bytes(nameless + [0x20], name: "-")).feeds.first?.identity != first.identity)
  }

  @Test func whoWantsArticlesAloneGetsThem() throws {
    let path = try folder.write("a.xml", rss)
    let harvest = Harvest(.path(path), .bytes(Array("Talks\n\nThey met.".utf8), name: "-"))
    #expect(harvest.articles.map(\.title) == ["T", "Talks"])
  }
}
