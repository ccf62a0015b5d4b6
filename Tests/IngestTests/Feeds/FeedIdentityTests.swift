import News
import Testing

@testable import Ingest

/// Which items are articles of their own, and what they are called.
@Suite struct FeedIdentityTests {
  private func articles(_ items: [FeedItem], identity: String = "https://f.example/feed") -> [FeedArticle] {
    Feed(format: .rss, title: "Wire", items: items).articles(identity: identity, source: "folder", origin: "/f.xml")
  }

  private func ids(_ items: [FeedItem]) -> [String] { articles(items).map(\.article.id.rawValue) }

  private let day = Timestamp(seconds: 1_724_853_906)

  @Test(arguments: [
    ("https://a.example/1?utm_source=x", "https://a.example/1?utm_source=x"),
    ("tag:a.example,2024:1", "tag:a.example,2024:1"),
    ("urn:uuid:1", "urn:uuid:1"), ("URN:X", "URN:X"), ("7", "https://f.example/feed 7"),
    ("a b", "https://f.example/feed a b"),
    (" tag:x \n", "tag:x"), ("x\u{1b}[31m", "https://f.example/feed x[31m"),
  ])
  func anIDThatIsUniqueByItsShapeIsTaken(guid: String, id: String) {
    let article = articles([FeedItem(guid: guid, link: "https://a.example/9")])[0].article
    #expect(article.id.rawValue == id)
    #expect(article.guid == guid)
  }

  /// An identity is typed and shown; the id itself stays as it is.
  @Test func anIDOfAnyLengthMakesAShortIdentity() {
    let long = String(repeating: "x", count: 100_000)
    let items = [FeedItem(guid: long), FeedItem(guid: long + "y"), FeedItem(link: "https://a.example/" + long)]
    let found = articles(items)
    #expect(found.map(\.article.guid) == [long, long + "y", nil])
    #expect(found.allSatisfy { $0.article.id.rawValue.utf8.count < 1100 } && Set(found.map(\.article.id)).count == 3)
  }

  @Test func withoutAnIDTheFoldedAddressIsOne() {
    let item = FeedItem(title: "T", link: "http://A.example/1/?utm_source=x#c")
    let article = articles([item])[0]
    #expect(article.article.id.rawValue == "https://a.example/1" && article.address == "https://a.example/1")
    #expect(article.article.url == "http://A.example/1/?utm_source=x#c" && article.article.source == "Wire")
    #expect(article.article.origin == "/f.xml")
  }

  @Test func withNeitherItIsAHashOfTheFeedAndAllThatThereIs() {
    let item = FeedItem(title: "T", published: day, paragraphs: ["x"])
    let id = ids([item])[0]
    #expect(id.utf8.count == 16)
    #expect(articles([item], identity: "other")[0].article.id.rawValue != id)
    for other in [FeedItem(title: "T", published: day), FeedItem(title: "T", paragraphs: ["x"])] {
      #expect(ids([other])[0] != id)
    }
  }

  @Test func exactRepeatsAreOne() {
    let item = FeedItem(guid: "1", title: "T", link: "https://a.example/1", paragraphs: ["x"])
    var changed = item
    changed.paragraphs = ["y"]
    changed.updated = day
    #expect(articles([item, item]).count == 1)
    // The same entry, changed: what was changed last.
    #expect(articles([item, changed]).map(\.article.paragraphs) == [["y"]])
    #expect(articles([changed, item]).map(\.article.paragraphs) == [["y"]])
    let plain = FeedItem(title: "T", paragraphs: ["x"])
    #expect(articles([plain, plain]).count == 1)
    let linked = FeedItem(link: "https://a.example/1", paragraphs: ["x"])
    #expect(articles([linked, linked]).count == 1)
  }

  /// Each of these pairs is two articles, with two ids and two digests.
  @Test func whatOnlyLooksAlikeIsTwo() {
    let pairs: [(FeedItem, FeedItem)] = [
      (FeedItem(published: day), FeedItem(published: day)),
      (FeedItem(title: "Photo"), FeedItem(title: "Photo")),
      (FeedItem(paragraphs: ["Live."]), FeedItem(paragraphs: ["Live."])),
      (FeedItem(link: "https://a.example/1"), FeedItem(link: "https://a.example/1")),
      (FeedItem(guid: "0", title: "A"), FeedItem(guid: "0", title: "B")),
      (FeedItem(guid: "0", paragraphs: ["x"]), FeedItem(guid: "0", paragraphs: ["y"])),
      (
        FeedItem(guid: "0", link: "https://a.example/", paragraphs: ["x"]),
        FeedItem(guid: "0", link: "https://a.example/", paragraphs: ["y"])
      ),
      (
        FeedItem(guid: "0", title: "A", link: "https://a.example/"),
        FeedItem(guid: "0", title: "B", link: "https://a.example/")
      ),
      (FeedItem(guid: "1", title: "T", paragraphs: ["x"]), FeedItem(guid: "2", title: "T", paragraphs: ["x"])),
      (
        FeedItem(title: "T", link: "https://a.example/1", paragraphs: ["x"]),
        FeedItem(title: "T", link: "https://a.example/2", paragraphs: ["x"])
      ),
      (FeedItem(guid: " 1"), FeedItem(guid: "1")),
    ]
    for (first, second) in pairs {
      let both = articles([first, second])
      #expect(both.count == 2, "\(first)")
      #expect(Set(both.map(\.article.id)).count == 2 && Set(both.map(\.digest)).count == 2, "\(first)")
    }
  }

  @Test func theDigestChangesWithWhatTheFeedGives() {
    let item = FeedItem(guid: "1", title: "T", link: "https://a.example/1", published: day, paragraphs: ["x"])
    let digest = articles([item])[0].digest
    #expect(articles([item])[0].digest == digest && digest.utf8.count == 16)
    for change in [\FeedItem.guid, \.link, \.author] {
      var other = item
      other[keyPath: change] = "https://a.example/2"
      #expect(articles([other])[0].digest != digest)
    }
    var other = item
    other.published = nil
    #expect(articles([other])[0].digest != digest)
    other = item
    other.paragraphs = ["x", "y"]
    #expect(articles([other])[0].digest != digest)
  }

  @Test func tenThousandItemsWithOneIDEndSoon() {
    let items = (0..<10_000).map { FeedItem(guid: "0", paragraphs: ["\($0)"]) }
    #expect(Set(ids(items)).count == 10_000)
  }
}

@Suite struct TeaserTests {
  private let long = String(repeating: "They met in the capital of a third country. ", count: 40)

  @Test(arguments: [
    "They met and […]", "They met…", "They met...", "They met [...]", "Read more", "Read more →", "Continue reading »",
    "They met. Read more", "Continue reading “Talks in the capital”", "They met (more…)", "Weiterlesen",
    "Lire la suite →",
    "They met [+]",
  ])
  func whatBreaksOffIsOne(last: String) {
    #expect(Teaser.isTeaser(.content, paragraphs: [long, last]))
    #expect(Teaser.isTeaser(.description, paragraphs: [long, last]))
  }

  @Test(arguments: ["They met.", "There was nothing more", "She asked for more.", "They read on Friday", "A. B. etc."])
  func whatEndsIsNone(last: String) { #expect(!Teaser.isTeaser(.content, paragraphs: [long, last])) }

  @Test func theKindOfTextCounts() {
    #expect(!Teaser.isTeaser(.content, paragraphs: ["Short, but all."]))
    #expect(Teaser.isTeaser(.summary, paragraphs: [long]))
    #expect(Teaser.isTeaser(.description, paragraphs: ["Short."]))
    #expect(!Teaser.isTeaser(.description, paragraphs: [long]))
    #expect(Teaser.isTeaser(nil, paragraphs: []))
    // A content that is no more than the summary beside it.
    #expect(Teaser.isTeaser(.content, paragraphs: ["Short."], summaryLength: 6))
    #expect(!Teaser.isTeaser(.content, paragraphs: ["Short, but longer."], summaryLength: 6))
  }

  @Test func theLineBelowItDoesNot() {
    let line = "The post Talks appeared first on Wire."
    #expect(Teaser.isTeaser(.content, paragraphs: [long, "They met […]", line]))
    #expect(!Teaser.isTeaser(.content, paragraphs: [long, line]))
    #expect(Teaser.isTeaser(.content, paragraphs: [line]))
  }
}
