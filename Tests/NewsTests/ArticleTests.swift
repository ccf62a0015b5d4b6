import News
import Testing

@Suite struct ArticleTests {
  private func article(_ title: String, _ paragraphs: [String]) -> Article {
    Article(id: ArticleID("a"), title: title, source: "test", paragraphs: paragraphs)
  }

  @Test func theTextIsTitleAndParagraphsApartByEmptyLines() {
    #expect(article("Title", ["One.", "Two."]).text == "Title\n\nOne.\n\nTwo.")
    #expect(article("", ["One.", "Two."]).text == "One.\n\nTwo.")
    #expect(article("Title", []).text == "Title")
    #expect(article("", []).text.isEmpty)
    #expect(article("Title", ["One.", "Two."]).body == "One.\n\nTwo.")
  }

  @Test(arguments: [([], 0), ([" \n"], 0), (["one"], 1), ([" two  words\n", "and two"], 4), (["é – ü"], 3)])
  func wordsOfTheBodyAreCounted(_ paragraphs: [String], _ count: Int) {
    #expect(article("Not counted", paragraphs).wordCount == count)
  }

  @Test(arguments: [(0, 1), (1, 1), (230, 1), (344, 1), (345, 2), (460, 2), (575, 3), (690, 3), (2300, 10)])
  func readingTimeIsRoundedAndAtLeastAMinute(_ words: Int, _ minutes: Int) {
    #expect(article("", [String(repeating: "word ", count: words)]).readingMinutes == minutes)
  }

  @Test func whatAnAnalysisSaysHoldsItsRules() {
    let baku = Entity(id: EntityID("geonames:1"), name: "Baku", type: .city)
    let mentions = [
      Mention(span: 0..<4, role: .actor, type: .state, entity: baku.id),
      Mention(span: 4..<8, role: .place, type: .city, entity: baku.id),
    ]
    Analysis(mentions: mentions, entities: [baku]).checkInvariants(textLength: 8)
    Analysis().checkInvariants(textLength: 0)
  }
}

@Suite struct ArticleSummaryTests {
  private func summary(_ id: String = "a", published: Int64? = nil, added: Int64 = 100) -> ArticleSummary {
    ArticleSummary(
      id: ArticleID(id), title: "Title", source: "test", published: published.map(Timestamp.init(seconds:)),
      added: Timestamp(seconds: added))
  }

  @Test func theListIsSortedByPublicationOrElseByWhenItWasAdded() {
    #expect(summary(published: 50).key == ListKey(date: Timestamp(seconds: 50), id: ArticleID("a")))
    #expect(summary().key == ListKey(date: Timestamp(seconds: 100), id: ArticleID("a")))
    #expect(summary("a", published: 50).key != summary("b", published: 50).key)
  }

  @Test func aRequestBeginsWithTheNewest() {
    let request = ListRequest()
    #expect(request.query.isEmpty && request.anchor == .newest && request.limit > 0)
  }

  @Test func idsAreOrderedByTheirText() {
    #expect(["b", "a", "B", "10", "9"].map { ArticleID($0) }.sorted().map(\.rawValue) == ["10", "9", "B", "a", "b"])
    #expect([EntityID("b"), EntityID("a")].sorted() == [EntityID("a"), EntityID("b")])
  }
}
