import Ingest
import News
import Synchronization
import Testing

@testable import Archive
@testable import Newsroom

struct RecognitionTests {
  private func note(_ number: Int, _ body: String) -> Article {
    Article(
      id: ArticleID("n\(number)"), title: "Note \(number)", source: "desk",
      published: Timestamp(seconds: 1_600_000_000 + Int64(number) * 86_400), paragraphs: [body])
  }

  @Test func everyWaitingArticleIsRecognisedOnce() throws {
    let desk = try Desk()
    _ = try desk.archive.store((1...30).map { note($0, "They met in Baku.") }, added: .now)
    let progress = Collected<RecognitionProgress>()
    try desk.newsroom.analysePending(onProgress: { progress.append($0) })
    #expect(Set(progress.all.map(\.article)).count == 30)
    #expect(progress.all.map(\.done).sorted() == Array(1...30))
    #expect(progress.all.allSatisfy { $0.total == 30 })
    #expect(try desk.list().allSatisfy { $0.placeCount == 1 })
    try desk.newsroom.analysePending(onProgress: { progress.append($0) })
    #expect(progress.all.count == 30)
    #expect(try desk.archive.integrityProblems() == [])
  }

  @Test func aNewVersionRecognisesAgain() throws {
    let desk = try Desk()
    _ = try desk.archive.store([note(1, "From Yerevan to Baku.")], added: .now)
    try desk.newsroom.analysePending()
    let later = Newsroom(archive: desk.archive, recognition: .names(["Baku"], version: 2), clock: { .now })
    try later.analysePending()
    #expect(try desk.archive.article(ArticleID("n1"))?.analysis?.entities.map(\.name) == ["Baku"])
    #expect(try desk.archive.profile(of: EntityID("city:Yerevan")) == nil)
  }

  @Test func theArticleThatIsAskedForComesFirst() throws {
    let desk = try Desk()
    _ = try desk.archive.store((1...5).map { note($0, "They met in Baku.") }, added: .now)
    #expect(try desk.newsroom.analyseNow(ArticleID("n2")))
    #expect(try !desk.newsroom.analyseNow(ArticleID("n2")))
    #expect(try !desk.newsroom.analyseNow(ArticleID("none")))
    #expect(try desk.list().filter { $0.placeCount != nil }.map(\.id) == [ArticleID("n2")])
  }

  @Test func whatIsBeyondTheAllowanceWaits() throws {
    let desk = try Desk()
    let body = String(repeating: "They met in Baku again. ", count: 500)
    _ = try desk.archive.store((1...9).map { note($0, body) }, added: Timestamp(seconds: 0))
    let report = try desk.newsroom.analysePending(.new, bytes: 3 * body.utf8.count)
    #expect((3...5).contains(report.analysed))
    #expect(try desk.archive.recognitionCounts(version: 1).waiting == 9 - report.analysed)
    #expect(try desk.newsroom.analysePending(.new).analysed == 9 - report.analysed)
  }

  @Test func cancellingLeavesTheRestForLater() throws {
    let desk = try Desk()
    _ = try desk.archive.store((1...40).map { note($0, "They met in Baku.") }, added: .now)
    let done = Atomic(0)
    try desk.newsroom.analysePending(
      isCancelled: { done.load(ordering: .sequentiallyConsistent) >= 5 },
      onProgress: { _ in done.add(1, ordering: .sequentiallyConsistent) })
    let waiting = try desk.archive.unanalysed(version: 1, limit: 100)
    #expect(!waiting.isEmpty && waiting.count <= 35)
    try desk.newsroom.analysePending()
    #expect(try desk.archive.unanalysed(version: 1, limit: 100) == [])
  }

  @Test func anImpossibleResultIsLeftOutAndTheRestGoesOn() throws {
    var recognition = Recognition.names(["Baku"])
    let names = recognition.analyse
    recognition.analyse = { article in
      guard article.title == "Note 2" else { return names(article) }
      return Analysis(
        mentions: [Mention(span: 0..<9_999, role: .actor, type: .person, entity: EntityID("x"))],
        entities: [Entity(id: EntityID("x"), name: "X", type: .person)])
    }
    let desk = try Desk(recognition: recognition)
    _ = try desk.archive.store((1...3).map { note($0, "They met in Baku.") }, added: .now)
    try desk.newsroom.analysePending()
    #expect(try desk.archive.unanalysed(version: 1, limit: 10) == [ArticleID("n2")])
    #expect(try desk.archive.integrityProblems() == [])
  }

  @Test func relatedArticlesAreFoundWithReasons() throws {
    let desk = try Desk()
    _ = try desk.archive.store(
      [
        note(1, "Border talks between ministers ended in Yerevan without a treaty."),
        note(2, "A treaty about the border was discussed by ministers in Yerevan."),
        note(3, "The wine harvest around Tbilisi began early."),
        note(4, "Prices of bread rose in many towns."),
      ], added: .now)
    try desk.newsroom.analysePending()
    let related = try desk.newsroom.related(to: ArticleID("n1"), limit: 5)
    #expect(related.first?.summary.id == ArticleID("n2"))
    #expect(related.first?.reasons.isEmpty == false)
    #expect(!related.contains { $0.summary.id == ArticleID("n1") })
    #expect(try desk.newsroom.related(to: ArticleID("none")) == [])
    #expect(try desk.newsroom.related(to: ArticleID("n1"), limit: 0) == [])
  }

  @Test func aVisitorWithoutADateIsNearNothingInTime() throws {
    let desk = try Desk()
    let text = "Border talks between ministers ended in Yerevan without a treaty."
    var stored = note(1, text)
    stored.published = Timestamp(seconds: 1_700_000_000)
    _ = try desk.archive.store([stored, note(2, "Prices of bread rose in many towns.")], added: .now)
    try desk.newsroom.analysePending()
    func reasons(published: Timestamp?) throws -> [String] {
      var visitor = note(9, text)
      visitor.published = published
      let found = StoredArticle(article: visitor, added: Timestamp(seconds: 1_700_000_000))
      return try desk.newsroom.related(to: found).first?.reasons ?? []
    }
    #expect(try reasons(published: stored.published).contains("published the same day"))
    #expect(try !reasons(published: nil).contains("published the same day"))
    #expect(try reasons(published: nil) != [])
  }

  @Test func anArticleThatWaitsIsRecognisedWhenItsKinIsWanted() throws {
    let desk = try Desk()
    _ = try desk.archive.store([note(1, "They met in Baku.")], added: .now)
    #expect(try desk.newsroom.related(to: ArticleID("n1")) == [])
    #expect(try desk.archive.sketch(of: ArticleID("n1"))?.entities.map(\.name) == ["Baku"])
  }

  @Test func aReadOnlyArchiveIsLeftAsItIs() throws {
    let desk = try Desk()
    let path = desk.directory + "/archive.db"
    do {
      let archive = try Archive(at: .file(path: path), personalFile: desk.directory + "/personal.db")
      _ = try archive.store([note(1, "They met in Baku.")], added: .now)
    }
    let archive = try Archive(at: .file(path: path), personalFile: desk.directory + "/personal.db", mayWrite: false)
    let newsroom = Newsroom(archive: archive, recognition: .names(["Baku"]), clock: { .now })
    try newsroom.analysePending()
    #expect(try !newsroom.analyseNow(ArticleID("n1")))
    #expect(try newsroom.related(to: ArticleID("n1")) == [])
    #expect(newsroom.analysis(of: note(1, "They met in Baku.")).entities.map(\.name) == ["Baku"])
  }

  @Test func theRecogniserThatIsBuiltInIsUsed() throws {
    let desk = try Desk()
    let newsroom = Newsroom(archive: desk.archive)
    _ = try desk.archive.store([note(1, "President Vladimir Putin flew to Baku on Monday.")], added: .now)
    try newsroom.analysePending()
    #expect(try desk.archive.recogniser(of: ArticleID("n1")) == Recognition.standard.version)
    #expect(try desk.archive.sketch(of: ArticleID("n1"))?.terms.isEmpty == false)
  }
}
