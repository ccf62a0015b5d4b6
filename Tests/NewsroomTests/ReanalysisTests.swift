import Dispatch
import News
import Synchronization
import Testing

@testable import Archive
@testable import Newsroom

/// Bringing an archive up to a later version of the recogniser.
@Suite struct ReanalysisTests {
  private let desk: Desk

  init() throws { desk = try Desk(recognition: .names(["Yerevan", "Baku"])) }

  private func note(_ number: Int, _ body: String = "From Yerevan to Baku.") -> Article {
    Article(
      id: ArticleID("n\(number)"), title: "Note \(number)", source: "desk",
      published: Timestamp(seconds: 1_600_000_000 + Int64(number) * 86_400), paragraphs: [body])
  }

  /// The same archive with a later recogniser, which finds no more than Baku.
  private func later(_ analyse: (@Sendable (Article, Analysis) -> Void)? = nil) -> Newsroom {
    var recognition = Recognition.names(["Baku"], version: 2)
    let names = recognition.analyse
    recognition.analyse = { article in
      let analysis = names(article)
      analyse?(article, analysis)
      return analysis
    }
    return Newsroom(archive: desk.archive, recognition: recognition, clock: { Timestamp(seconds: 1) })
  }

  private func stored(_ count: Int) throws {
    _ = try desk.archive.store((1...count).map { note($0) }, added: .now)
    try desk.newsroom.analysePending()
  }

  private func names(in id: String) throws -> [String] {
    try desk.archive.article(ArticleID(id))?.analysis?.entities.map(\.name) ?? []
  }

  @Test func `what was found is there until the new is`() throws {
    try stored(20)
    let archive = desk.archive
    let seen = Collected<[String]>()
    let report = try later { article, _ in
      seen.append((try? archive.article(article.id)?.analysis?.entities.map(\.name)) ?? [])
    }.analysePending()
    #expect(seen.all == Array(repeating: ["Yerevan", "Baku"], count: 20))
    #expect(report == RecognitionReport(analysed: 20))
    #expect(try (1...20).allSatisfy { try names(in: "n\($0)") == ["Baku"] })
    #expect(try archive.page(ListRequest(query: Query.parse("place:yerevan").query)).rows.isEmpty)
    #expect(try archive.integrityProblems() == [])
  }

  @Test func `a run that is called off leaves whole articles, and the next goes on`() throws {
    try stored(60)
    let done = Atomic(0)
    let newsroom = later()
    let first = try newsroom.analysePending(
      isCancelled: { done.load(ordering: .sequentiallyConsistent) >= 7 },
      onProgress: { _ in done.add(1, ordering: .sequentiallyConsistent) })
    #expect((7..<60).contains(first.analysed))
    #expect(try desk.archive.recognitionCounts(version: 2) == (60, 60 - first.analysed))
    for number in 1...60 { #expect(try [["Baku"], ["Yerevan", "Baku"]].contains(names(in: "n\(number)"))) }
    #expect(try desk.archive.integrityProblems() == [])
    #expect(try newsroom.analysePending().analysed == 60 - first.analysed)
    #expect(try newsroom.analysePending() == RecognitionReport())
  }

  @Test func `only what is new, where that is asked for`() throws {
    try stored(3)
    _ = try desk.archive.store([note(4)], added: .now)
    let newsroom = later()
    #expect(try !newsroom.analyseNow(ArticleID("n1"), .new))
    #expect(try newsroom.analysePending(.new).analysed == 1)
    #expect(try names(in: "n4") == ["Baku"])
    #expect(try names(in: "n1") == ["Yerevan", "Baku"])
    _ = try newsroom.related(to: ArticleID("n1"))
    #expect(try desk.archive.recogniser(of: ArticleID("n1")) == 1, "nobody waits for what can be shown as it is")
    #expect(try newsroom.analyseNow(ArticleID("n1")))
  }

  @Test func `a damaged article is named, left out, and the rest goes on`() throws {
    try stored(40)
    try desk.archive.write { db in
      try db.run("UPDATE content SET paragraphs = x'ff' WHERE article = (SELECT rowid FROM article WHERE id = 'n7')")
      try db.run("DELETE FROM content WHERE article = (SELECT rowid FROM article WHERE id = 'n21')")
      try db.run("UPDATE content SET mentions = x'ff' WHERE article = (SELECT rowid FROM article WHERE id = 'n30')")
    }
    let report = try later().analysePending()
    // What was found and how a text falls into paragraphs is made anew; a text that has gone is not.
    #expect(report.analysed == 39)
    #expect(report.problems.map(\.article.rawValue).sorted() == ["n21"])
    #expect(report.problems.allSatisfy { $0.error.reason == .damaged && $0.description.contains("“\($0.article)”") })
    #expect(try desk.archive.recognitionCounts(version: 2).waiting == 1)
  }

  @Test func `an article that changes meanwhile is left to whoever changed it`() throws {
    try stored(3)
    let archive = desk.archive
    let changed = note(2, "Nobody went to Baku.")
    let newsroom = later { article, _ in
      if article.id == changed.id { _ = try? archive.store([changed], added: .now) }
    }
    #expect(try newsroom.analysePending() == RecognitionReport(analysed: 2))
    #expect(try archive.recogniser(of: changed.id) == 0)
    #expect(try newsroom.analysePending(.new).analysed == 1)
    #expect(try archive.integrityProblems() == [])
  }

  @Test func `what is on the screen comes first`() throws {
    try stored(200)
    let order = Collected<ArticleID>()
    let newsroom = later { article, _ in order.append(article.id) }
    try newsroom.bringForward(ArticleID("n3"))
    try newsroom.bringForward(ArticleID("none"))
    try newsroom.analysePending()
    let place = try #require(order.all.firstIndex(of: ArticleID("n3")))
    // Several threads may each have begun with one.
    #expect(place < 64)
    #expect(order.all.count == 200)
    let quiet = Collected<ArticleID>()
    try newsroom.bringForward(ArticleID("n3"))
    try later { article, _ in quiet.append(article.id) }.analysePending()
    #expect(quiet.all.isEmpty, "what is up to date is nobody's turn")
  }

  @Test func `two at once share the work`() throws {
    let path = desk.directory + "/archive.db"
    func open() throws -> Archive {
      try Archive(at: .file(path: path), personalFile: desk.directory + "/personal.db")
    }
    let names = Recognition.names(["Baku"], version: 2)
    let archives = [try open(), try open()]
    _ = try archives[0].store((1...300).map { note($0) }, added: .now)
    let reports = Collected<RecognitionReport>()
    let failures = Collected<String>()
    DispatchQueue.concurrentPerform(iterations: 2) { index in
      do {
        let newsroom = Newsroom(archive: archives[index], recognition: names, clock: { Timestamp(seconds: 1) })
        reports.append(try newsroom.analysePending())
      } catch {
        failures.append(String(describing: error))
      }
    }
    #expect(failures.all == [])
    #expect(reports.all.map(\.analysed).reduce(0, +) == 300, "each article is stored once")
    #expect(reports.all.allSatisfy { $0.problems.isEmpty })
    #expect(try archives[1].recognitionCounts(version: 2) == (300, 0))
    #expect(try archives[1].integrityProblems() == [])
  }
}

extension RecognitionReport {
  init(analysed: Int) {
    self.init()
    self.analysed = analysed
  }
}
