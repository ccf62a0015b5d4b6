import Foundation
import News
import Testing

@testable import Ingest

/// Feeds built to exhaust the reader. Each takes seconds to minutes, or all memory, where a bound is missing.
@Suite struct FeedBombTests {
  /// Seconds of this thread's processor; a debug build takes up to twenty times as long as what is shipped.
  private static let mostSeconds = 20.0

  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private func parse(_ document: String) throws -> Feed {
    let bytes = Array(document.utf8)
    let start = Self.processorTime()
    defer { #expect(Self.processorTime() - start < Self.mostSeconds) }
    return try FeedParser().parse(bytes)
  }

  private static let rest = "<channel><item><title>T</title></item></channel></rss>"

  @Test func aStartTagWithManyAttributes() throws {
    let attributes = (0..<200_000).map { "a\($0)='12'" }.joined(separator: " ")
    #expect(attributes.utf8.count > 2_300_000)
    let feed = try parse("<rss \(attributes)>" + Self.rest)
    #expect(feed.items.map(\.title) == ["T"])
    #expect(feed.problems.map(\.reason) == [.tooManyAttributes(limit: FeedLimits().mostAttributes)])
    let bare = (0..<300_000).map { "xmlns:a\($0)" }.joined(separator: "\n")
    #expect(try parse("<rss><channel><item \(bare)><title>T</title></item></channel></rss>").items.count == 1)
  }

  @Test func entitiesInEntities() throws {
    let entities = (1..<30).map { "<!ENTITY l\($0) \"" + String(repeating: "&l\($0 - 1);", count: 10) + "\">" }
    let document = "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY l0 'lol'>\(entities.joined())]><rss>"
    let feed = try parse(document + "<channel><title>&l29;</title><item><title>&l29;</title></item></channel></rss>")
    #expect(feed.title == "&l29;" && feed.items.map(\.title) == ["&l29;"])
    #expect(feed.problems.contains { $0.reason == .ownEntities })
  }

  @Test func deepTrees() throws {
    let limit = FeedLimits().deepest
    let item = "<item><title>1</title></item>"
    for opening in ["<a>", "<item><b>", "<x:y xml:base='/z/'>"] {
      let feed = try parse("<rss><channel>\(item)" + String(repeating: opening, count: 100_000))
      #expect(
        feed.items.first?.title == "1" && feed.problems.contains { $0.reason == .tooDeep(limit: limit) }
          || opening.hasPrefix("<item>"))
    }
    let json =
      "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":\"1\"},"
      + String(repeating: "[", count: 100_000)
    #expect(try parse(json).items.map(\.guid) == ["1"])
    _ = try? parse(String(repeating: "{\"a\":", count: 100_000))
  }

  @Test func largeTexts() throws {
    let text = String(repeating: "They met & spoke. ", count: 400_000)
    for document in [
      "<rss><channel><item><title>T</title><description>\(text)</description></item>\(Self.rest)",
      "<rss><channel><item><title>T</title><description><![CDATA[\(text)]]></description></item>\(Self.rest)",
    ] {
      let feed = try parse(document)
      #expect(feed.items.first?.title == "T")
      #expect(feed.problems.contains { $0.reason == .tooLong(limit: FeedLimits().longestText) })
      #expect(feed.items.first.map { $0.paragraphs.reduce(0) { $0 + $1.utf8.count } < 3 << 20 } == true)
    }
    let attribute = String(repeating: "a&é", count: 500_000)
    #expect(try parse("<feed><entry title='\(attribute)'><id>1</id></entry></feed>").items.map(\.guid) == ["1"])
  }

  @Test func aMillionItems() throws {
    let limit = FeedLimits().mostItems
    let many = try parse("<rss><channel>" + String(repeating: "<item>a</item>", count: 600_000) + "</channel></rss>")
    #expect(many.items.isEmpty && many.problems.contains { $0.reason == .emptyItem })
    let full = try parse("<rss><channel>" + String(repeating: "<item><link>x</link></item>", count: 300_000))
    #expect(full.items.count == limit && full.problems.contains { $0.reason == .tooManyItems(limit: limit) })
    let wide = try parse("<feed><entry><id>1</id>" + String(repeating: "<b/>", count: 1_000_000))
    #expect(wide.problems.contains { $0.reason == .tooManyElements(limit: FeedLimits().mostElements) })
  }

  @Test func tooManyBytes() {
    let limit = FeedLimits().largest
    #expect(throws: FeedProblem(reason: .tooLarge(limit: limit))) {
      try FeedParser().parse([UInt8](repeating: 0x20, count: limit + 1))
    }
  }

  @Test(arguments: [
    "<![CDATA[", "<!--", "<!", "<![", "<?", "<", "</", "<a ", "<a b=", "<a b=\"", "<a b='\"", "&", "&a", "&#", "&amp",
    "]]>",
    "<!DOCTYPE a [<!", "<item", "<title>", "</item>", "=\"", "<!x '",
  ])
  func repeatedFragments(fragment: String) {
    _ = try? parse("<rss><channel><item><title>T</title></item>" + String(repeating: fragment, count: 60_000))
  }
}

/// The documents of the tables with random bytes changed, cut and doubled: nothing traps, nothing unprintable comes
/// out, and what is said lies in the document.
@Suite struct FeedFuzzTests {
  /// SplitMix64 (Steele, Lea, Flood 2014): the same inputs in every run.
  private struct Random: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9e37_79b9_7f4a_7c15
      var z = state
      z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
      z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
      return z ^ (z >> 31)
    }
  }

  @Test(arguments: FeedExample.all)
  func mutations(example: FeedExample) {
    var random = Random(state: UInt64(example.bytes.count))
    for round in 0..<24 {
      var bytes = example.bytes
      for _ in 0...(round % 6) { Self.mutate(&bytes, &random) }
      guard let feed = try? FeedParser().parse(bytes, url: example.url, contentType: example.contentType) else {
        continue
      }
      let lines = bytes.count { $0 == 0x0a || $0 == 0x0d } + 1
      for item in feed.items { #expect((1...lines).contains(item.line ?? 1)) }
      for problem in feed.problems { #expect((1...lines).contains(problem.line ?? 1), "\(problem)") }
      for text in Self.shown(feed) where !isPrintable(text) { Issue.record("round \(round): \(text.debugDescription)") }
      let articles = feed.articles(identity: "https://f.example/")
      #expect(Set(articles.map(\.article.id)).count == articles.count)
    }
  }

  private static func shown(_ feed: Feed) -> [String] {
    let articles = feed.articles(identity: "https://f.example/").map(\.article)
    let head = [feed.title, feed.homepage, feed.selfAddress, feed.language].compactMap { $0 }
    return head + feed.problems.map(\.description)
      + articles.flatMap { article in
        [article.id.rawValue, article.title, article.byline ?? "", article.source, article.url ?? ""]
          + article.paragraphs
      }
  }

  private static func mutate(_ bytes: inout [UInt8], _ random: inout Random) {
    guard !bytes.isEmpty else { return }
    let index = Int.random(in: bytes.indices, using: &random)
    let marks = Array("<>&\"'{}[]()\\/-:#;!?=\n\r\t\u{1b}\u{0}".utf8)
    switch Int.random(in: 0..<7, using: &random) {
    case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
    case 1: bytes[index] = marks.randomElement(using: &random) ?? 0
    case 2: bytes.remove(at: index)
    case 3: bytes.insert(marks.randomElement(using: &random) ?? 0, at: index)
    case 4: bytes.removeSubrange(index..<min(bytes.count, index + Int.random(in: 1...40, using: &random)))
    case 5: bytes.insert(contentsOf: Array("\u{202e}\u{9b}31m".utf8), at: index)
    default: bytes.insert(contentsOf: bytes[index...].prefix(30), at: index)
    }
  }
}
