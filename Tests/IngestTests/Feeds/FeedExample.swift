import News
import Testing

@testable import Ingest

/// A small document, and the articles that are in it.
struct FeedExample: Sendable, CustomTestStringConvertible {
  /// All that an item gives; what is not named is not there.
  struct Item: Hashable, Sendable {
    var title = ""
    var link: String?
    var guid: String?
    var published: String?
    var body: [String] = []
    var author: String?

    init(
      _ title: String = "", link: String? = nil, guid: String? = nil, published: String? = nil, body: [String] = [],
      author: String? = nil
    ) {
      self.title = title
      self.link = link
      self.guid = guid
      self.published = published
      self.body = body
      self.author = author
    }

    init(_ item: FeedItem) {
      self.init(
        item.title, link: item.link, guid: item.guid, published: item.published?.iso8601, body: item.paragraphs,
        author: item.author)
    }
  }

  var rule: String
  var bytes: [UInt8]
  var url: String?
  var contentType: String?
  var items: [Item]
  /// Problems that must be said, beside others.
  var problems: [FeedProblem]

  init(
    _ rule: String, _ document: String, url: String? = nil, items: [Item], problems: [FeedProblem] = []
  ) {
    self.init(rule, bytes: Array(document.utf8), url: url, items: items, problems: problems)
  }

  init(
    _ rule: String, bytes: [UInt8], url: String? = nil, contentType: String? = nil, items: [Item],
    problems: [FeedProblem] = []
  ) {
    self.rule = rule
    self.bytes = bytes
    self.url = url
    self.contentType = contentType
    self.items = items
    self.problems = problems
  }

  var testDescription: String { rule }

  func parsed() throws(FeedProblem) -> Feed { try FeedParser().parse(bytes, url: url, contentType: contentType) }

  /// RSS 2.0 around items.
  static func rss(_ items: String, _ channel: String = "", namespaces: String = "") -> String {
    """
    <?xml version="1.0"?>
    <rss version="2.0" \(namespaces)><channel><title>Wire</title><link>https://a.example/</link>\(channel)
    \(items)
    </channel></rss>
    """
  }

  /// Atom 1.0 around entries.
  static func atom(_ entries: String, attributes: String = "") -> String {
    """
    <?xml version="1.0" encoding="utf-8"?>
    <feed xmlns="http://www.w3.org/2005/Atom" \(attributes)><title>Wire</title><id>urn:feed</id>
    \(entries)
    </feed>
    """
  }

  static func latin1(_ text: String) -> [UInt8] { text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } }

  static func utf16(_ text: String, mark: Bool = true, littleEndian: Bool = true) -> [UInt8] {
    (mark ? "\u{feff}" + text : text).utf16.flatMap { unit in
      let bytes = [UInt8(unit & 0xff), UInt8(unit >> 8)]
      return littleEndian ? bytes : bytes.reversed()
    }
  }

  static let all =
    rss + rdf + atom + atom03 + others + json + broken + charsets + vocabularies + addresses + references + damaged
}

@Suite struct FeedExampleTests {
  @Test(arguments: FeedExample.all)
  func itemsAreReadAsTheFeedGivesThem(example: FeedExample) throws {
    let feed = try example.parsed()
    #expect(feed.items.map(FeedExample.Item.init) == example.items)
    for problem in example.problems { #expect(feed.problems.contains(problem), "\(feed.problems)") }
    if example.problems.isEmpty { #expect(feed.problems.filter(\.isLoss) == []) }
  }

  @Test func thereAreManyAndNoneTwice() {
    #expect(FeedExample.all.count >= 80)
    #expect(Set(FeedExample.all.map(\.rule)).count == FeedExample.all.count)
  }
}
