import News
import Testing

@testable import Archive

/// Pages that are fetched for the whole text of an item.
struct WantedPageTests {
  private let bench = Workbench()
  private let id = ArticleID("1")

  private func visit(_ body: String, isTeaser: Bool = true, fullText: Subscription.FullText = .auto) -> FeedVisit {
    let article = Article(
      id: id, guid: "1", title: "Talks", source: "Wire", url: "https://a.example/1", paragraphs: [body])
    return FeedVisit(
      identity: "https://a.example/feed",
      items: [
        FeedArticle(article: article, address: "https://a.example/1", digest: body, isTeaser: isTeaser)
      ], fullText: fullText)
  }

  @Test(arguments: [
    (Subscription.FullText.auto, true, 1), (.auto, false, 0), (.always, false, 1), (.never, true, 0),
  ])
  func thePersonSaysWhichPagesAreWanted(fullText: Subscription.FullText, isTeaser: Bool, count: Int) throws {
    let archive = try bench.openTemporary()
    try archive.store(visit("Begins…", isTeaser: isTeaser, fullText: fullText), at: today)
    #expect(try archive.wantedPages(by: today, limit: 10).count == count)
  }

  @Test func theWholeTextReplacesTheBeginningAndStays() throws {
    let archive = try bench.openTemporary()
    try archive.store(visit("Begins…"), at: today)
    try archive.setRead(id, true, at: today)
    let page = try #require(try archive.wantedPages(by: today, limit: 10).first)
    #expect(page == WantedPage(article: id, url: "https://a.example/1", feed: "https://a.example/feed"))
    #expect(try archive.store(.text(paragraphs: ["All", "of it."], byline: "A. Writer", published: today), of: page))
    #expect(try archive.wantedPages(by: today, limit: 10).isEmpty)
    // The feed has changed its beginning: the whole text stays.
    try archive.store(visit("Begins otherwise…"), at: today)
    let stored = try #require(try archive.article(id))
    #expect(stored.article.paragraphs == ["All", "of it."] && stored.article.byline == "A. Writer")
    #expect(stored.personal.isRead)
    #expect(try archive.wantedPages(by: today, limit: 10).isEmpty)
  }

  @Test func whatFailsIsTriedAgainLaterAndNotForEver() throws {
    let archive = try bench.openTemporary()
    try archive.store(visit("Begins…"), at: today)
    var moment = today
    var tries = 0
    while let page = try archive.wantedPages(by: moment, limit: 1).first {
      #expect(page.tries == tries)
      tries += 1
      let next = Timestamp(seconds: moment.seconds + 600)
      #expect(try !archive.store(.later(next), of: page))
      #expect(try archive.wantedPages(by: moment, limit: 1).isEmpty)
      moment = next
      try #require(tries < 20)
    }
    #expect(tries == Archive.mostTries)
  }

  @Test func aPageWithoutMoreIsNotAskedAgain() throws {
    let archive = try bench.openTemporary()
    try archive.store(visit("Begins…"), at: today)
    let page = try #require(try archive.wantedPages(by: today, limit: 1).first)
    #expect(try !archive.store(.nothing, of: page))
    #expect(try archive.wantedPages(by: today, limit: 1).isEmpty)
    #expect(try archive.article(id)?.article.paragraphs == ["Begins…"])
  }

  @Test func anAnswerForAnArticleThatIsGoneIsDropped() throws {
    let archive = try bench.openTemporary()
    let page = WantedPage(article: ArticleID("gone"), url: "https://a.example/", feed: "f")
    #expect(try !archive.store(.text(paragraphs: ["x"], byline: nil, published: nil), of: page))
  }
}
