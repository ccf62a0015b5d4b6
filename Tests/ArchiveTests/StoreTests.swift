import News
import Testing

@testable import Archive

struct StoreTests {
  @Test func anArticleComesBackAsItWasStored() throws {
    let bench = Workbench()
    let archive = try bench.open()
    let stored = Article(
      id: ArticleID("guid-1"), title: "Talks in Yerevan", byline: "B. Line", source: "Agency",
      url: "https://example.org/1", published: noon(2024, 8, 1), language: "en",
      paragraphs: ["First.\n\nStill first.", "", "Second – é."], origin: "/x.txt")
    #expect(try archive.store([stored], added: today) == [.added(stored.id)])
    let back = try #require(try archive.article(stored.id))
    #expect(back == StoredArticle(article: stored, added: today))
    #expect(try archive.article(ArticleID("other")) == nil)
    #expect(try archive.resolve("guid-1") == stored.id)
    #expect(try archive.resolve("guid") == nil)
    #expect(try archive.totals() == Totals(articles: 1, unread: 1))
    #expect(try archive.ids("yere") == ["guid-1"])
    #expect(try archive.integrityProblems() == [])
  }
}
