import GRDB
import News
import Testing

@testable import Archive

/// Which article an item of a feed is, over several visits.
struct FeedStoreTests {
  private let bench = Workbench()

  /// An item as the feed gives it. The digest is of all that tells.
  private func item(
    _ guid: String?, _ title: String = "", _ body: String = "", link: String? = nil, isTeaser: Bool = false,
    published: Timestamp? = nil
  ) -> FeedArticle {
    let paragraphs = body.isEmpty ? [] : [body]
    let id =
      guid ?? link ?? ArticleID(contentOf: title, paragraphs: paragraphs + ["\(published?.seconds ?? 0)"]).rawValue
    return FeedArticle(
      article: Article(
        id: ArticleID(id), guid: guid, title: title, source: "Wire", url: link, published: published,
        paragraphs: paragraphs),
      address: link, digest: "\(guid ?? "")|\(title)|\(body)|\(link ?? "")|\(published?.seconds ?? 0)",
      isTeaser: isTeaser)
  }

  private func visit(
    _ items: [FeedArticle], _ feed: String = "https://a.example/feed", host: String? = "a.example",
    fullText: Subscription.FullText = .never
  ) -> FeedVisit {
    FeedVisit(identity: feed, host: host, items: items, fullText: fullText)
  }

  @Test func theSameDocumentAgainWritesNothing() throws {
    let archive = try bench.openTemporary()
    let items = [item("1", "One", "Text."), item("2", "Two", "Text.")]
    #expect(try archive.store(visit(items), at: today) == [.added(ArticleID("1")), .added(ArticleID("2"))])
    let before = try archive.generation()
    #expect(try archive.store(visit(items), at: today) == [.unchanged(ArticleID("1")), .unchanged(ArticleID("2"))])
    #expect(try archive.generation() == before)
  }

  @Test func itemsOfOneDateStandInTheOrderOfTheFeed() throws {
    let archive = try bench.openTemporary()
    let undated = (1...12).map { item("\($0)", "Item \($0)", "Text \($0).", link: "https://a.example/\($0)") }
    _ = try archive.store(visit(undated), at: today)
    #expect(try archive.page(ListRequest()).rows.map(\.id.rawValue) == (1...12).map(String.init))
    // What is new stands above what was there, in its own order.
    let later = [item("n1", "New 1", "Text."), item("n2", "New 2", "Text.")]
    _ = try archive.store(visit(later + undated), at: today)
    #expect(try archive.page(ListRequest()).rows.map(\.id.rawValue) == ["n1", "n2"] + (1...12).map(String.init))
    var seen: [String] = []
    var anchor = ListRequest.Anchor.newest
    while let page = try? archive.page(ListRequest(anchor: anchor, limit: 3)), let last = page.rows.last {
      seen += page.rows.map(\.id.rawValue)
      anchor = .after(last.key)
    }
    #expect(seen == ["n1", "n2"] + (1...12).map(String.init))
    let dated = (1...4).map { item("d\($0)", "Dated \($0)", "Text.", published: noon(2024, 1, 1)) }
    _ = try archive.store(visit(dated, "https://b.example/feed", host: nil), at: today)
    #expect(
      try archive.page(ListRequest(query: Query.parse("dated").query)).rows.map(\.id.rawValue) == [
        "d1", "d2", "d3", "d4",
      ])
  }

  @Test func enclosuresAreStored() throws {
    let archive = try bench.openTemporary()
    var one = item("1", "One", "Text.")
    one.article.enclosures = [Enclosure(url: "https://a.example/1.mp3", type: "audio/mpeg", length: 12)]
    _ = try archive.store(visit([one]), at: today)
    #expect(try archive.article(ArticleID("1"))?.article.enclosures == one.article.enclosures)
    one.digest += "+"
    #expect(try archive.store(visit([one]), at: today) == [.unchanged(ArticleID("1"))])
    one.digest += "+"
    one.article.enclosures = []
    #expect(try archive.store(visit([one]), at: today) == [.updated(ArticleID("1"))])
    #expect(try archive.article(ArticleID("1"))?.article.enclosures == [])
  }

  @Test func anArticleWithoutTitleIsCalledByItsFirstWords() throws {
    let archive = try bench.openTemporary()
    let long =
      "Ministers met in the capital on Monday and spoke of the border, of trade and of the return of prisoners."
    _ = try archive.store(visit([item("1", "", "A short note."), item("2", "", long), item("3")]), at: today)
    let rows = try archive.page(ListRequest()).rows
    #expect(
      rows.map(\.title) == [
        "A short note.", "Ministers met in the capital on Monday and spoke of the border, of trade and…", "",
      ])
    #expect(try archive.article(ArticleID("1"))?.article.title == "")
  }

  @Test func anItemThatReturnsWithAnotherAddressIsNotNew() throws {
    let archive = try bench.openTemporary()
    _ = try archive.store(visit([item("1", "One", "Text.", link: "https://a.example/1")]), at: today)
    try archive.setRead(ArticleID("1"), true, at: today)
    let moved = item("1", "One", "Text.", link: "https://a.example/moved/1")
    #expect(try archive.store(visit([moved]), at: today) == [.updated(ArticleID("1"))])
    let back = try #require(try archive.article(ArticleID("1")))
    #expect(back.personal.isRead && back.article.url == "https://a.example/moved/1")
  }

  @Test func anItemThatReturnsWithAnotherIDIsKnownByItsAddress() throws {
    let archive = try bench.openTemporary()
    _ = try archive.store(visit([item("1", "One", "Text.", link: "https://a.example/1")]), at: today)
    let renamed = item("x-1", "One", "Text.", link: "https://a.example/1")
    #expect(try archive.store(visit([renamed]), at: today) == [.updated(ArticleID("1"))])
    #expect(try archive.article(ArticleID("1"))?.article.guid == "x-1")
  }

  @Test func anItemThatReturnsWithNeitherIsKnownByItsText() throws {
    let archive = try bench.openTemporary()
    _ = try archive.store(visit([item("1", "One", "Text.", link: "https://a.example/1")]), at: today)
    let again = item("x", "One", "Text.", link: "https://a.example/x")
    #expect(try archive.store(visit([again]), at: today) == [.updated(ArticleID("1"))])
    #expect(try archive.totals().articles == 1)
  }

  @Test func itemsWithoutTitleOrBodyAreNeverMergedForLookingAlike() throws {
    let archive = try bench.openTemporary()
    let items = [
      item("1", "Photo", link: "https://a.example/1"), item("2", "Photo", link: "https://a.example/2"),
      item("3", "", "Live."), item("4", "", "Live."),
    ]
    #expect(Set(try archive.store(visit(items), at: today).map(\.id)).count == 4)
    #expect(try archive.totals().articles == 4)
  }

  /// Every item says the same of itself; with each visit none comes twice.
  @Test func itemsThatLookExactlyAlikeStayAsManyAsThereAre() throws {
    let archive = try bench.openTemporary()
    let items = [item(nil, published: today), item(nil, published: today), item(nil, published: today)]
    #expect(try archive.store(visit(items), at: today).count { if case .added = $0 { true } else { false } } == 3)
    #expect(try archive.store(visit(items), at: today).allSatisfy { if case .unchanged = $0 { true } else { false } })
    #expect(try archive.totals().articles == 3)
  }

  /// Feeds that give every item one id: the newest stands first, and may not take the place of the older.
  @Test func oneIDForAllItemsKeepsThemApart() throws {
    let archive = try bench.openTemporary()
    let old = item("0", "Old", "Old text.", link: "https://a.example/old")
    let new = item("0", "New", "New text.", link: "https://a.example/new")
    let oldID = try #require(try archive.store(visit([old]), at: today).first).id
    try archive.setRead(oldID, true, at: today)
    let outcomes = try archive.store(visit([new, old]), at: today)
    #expect(outcomes.last == .unchanged(oldID) && outcomes.first.map(\.id) != oldID)
    #expect(try archive.article(oldID)?.article.title == "Old")
    #expect(try archive.totals() == Totals(articles: 2, unread: 1))
    // Both have been edited meanwhile.
    let edited = [
      item("0", "New", "New text, edited.", link: "https://a.example/new"),
      item("0", "Old", "Old text, edited.", link: "https://a.example/old"),
    ]
    #expect(try archive.store(visit(edited), at: today) == outcomes.map { .updated($0.id) })
  }

  /// Entries of a live page share its link and differ in their ids.
  @Test func oneLinkForAllItemsKeepsThemApart() throws {
    let archive = try bench.openTemporary()
    let first = item("1", "Ten o’clock", "Text.", link: "https://a.example/live")
    let second = item("2", "Eleven o’clock", "More.", link: "https://a.example/live")
    _ = try archive.store(visit([first]), at: today)
    #expect(
      try archive.store(visit([second, first]), at: today) == [.added(ArticleID("2")), .unchanged(ArticleID("1"))])
    // The older one has left the document: the newer is still not it.
    let third = item("3", "Noon", "Text again.", link: "https://a.example/live")
    #expect(try archive.store(visit([third, second]), at: today).first == .added(ArticleID("3")))
  }

  @Test func anotherHostNeitherChangesNorSwallowsAnArticle() throws {
    let archive = try bench.openTemporary()
    let good = item("urn:x:1", "Talks", "The true text.", link: "https://a.example/1")
    _ = try archive.store(visit([good]), at: today)
    let bad = item("urn:x:1", "Talks", "Something else.", link: "https://a.example/1")
    let outcome = try archive.store(visit([bad], "https://b.example/feed", host: "b.example"), at: today)
    #expect(try archive.article(ArticleID("urn:x:1"))?.article.paragraphs == ["The true text."])
    #expect(try #require(outcome.first).id != ArticleID("urn:x:1"))
    // Nor the other way round: what a stranger said first does not keep the true text away.
    let early = item("urn:x:2", "More talks", "Invented.", link: "https://a.example/2")
    _ = try archive.store(visit([early], "https://b.example/feed", host: "b.example"), at: today)
    let late = item("urn:x:2", "More talks", "The true text.", link: "https://a.example/2")
    let id = try #require(try archive.store(visit([late]), at: today).first).id
    #expect(try archive.article(id)?.article.paragraphs == ["The true text."])
  }

  @Test func feedsOfOneHostShareTheirArticles() throws {
    let archive = try bench.openTemporary()
    let first = item("https://a.example/1", "Talks", "Text.", link: "https://a.example/1")
    _ = try archive.store(visit([first]), at: today)
    let outcome = try archive.store(visit([first], "https://a.example/politics"), at: today)
    #expect(outcome == [.unchanged(ArticleID("https://a.example/1"))])
    #expect(
      try archive.feedTotals() == [
        "https://a.example/feed": Totals(articles: 1, unread: 1),
        "https://a.example/politics": Totals(articles: 1, unread: 1),
      ])
  }

  @Test func aPageThatThePersonAddedIsTheItemsArticle() throws {
    let archive = try bench.openTemporary()
    var page = article("https://a.example/1", "Talks", ["The whole text."])
    page.url = "http://a.example/1"
    _ = try archive.store([page], added: today)
    let outcome = try archive.store(visit([item("7", "Talks", "Begins…", link: "https://a.example/1")]), at: today)
    #expect(outcome == [.unchanged(page.id)])
    #expect(try archive.article(page.id)?.article.paragraphs == ["The whole text."])
  }

  @Test func validatorsAreKeptWithTheArticlesByteForByte() throws {
    let archive = try bench.open()
    var visit = visit([item("1", "One", "Text.")])
    visit.state = FeedState(
      title: "Wire", homepage: "https://a.example", etag: [0x57, 0x2f, 0x22, 0xff, 0x22], lastModified: [0x20, 0x41],
      checked: today, changed: today, due: today, held: today, interval: 7200, failures: 2, problem: "it was slow")
    _ = try archive.store(visit, at: today)
    #expect(try archive.feedStates() == [visit.identity: visit.state])
    visit.state.etag = nil
    try archive.store([visit.identity: visit.state])
    #expect(try archive.feedStates()[visit.identity]?.etag == nil)
    #expect(try archive.totals().articles == 1)
  }

  /// Any document after any other: as many articles as items, none claimed twice, and the same again writes nothing.
  @Test(arguments: 0..<40) func everyItemIsAnArticleOfItsOwn(seed: Int) throws {
    let archive = try bench.openTemporary()
    var state = UInt64(seed) &* 0x9e37_79b9_7f4a_7c15 | 1
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    func some(_ prefix: String) -> String? { next(3) == 0 ? nil : prefix + String(next(4)) }
    for _ in 0..<5 {
      let items = (0..<next(8)).map { _ in
        item(some("g"), some("t") ?? "", some("b") ?? "", link: some("https://a.example/"))
      }
      let outcomes = try archive.store(visit(items), at: today)
      #expect(Set(outcomes.map(\.id)).count == items.count)
      #expect(try archive.store(visit(items), at: today) == outcomes.map { .unchanged($0.id) })
    }
  }
}
