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
