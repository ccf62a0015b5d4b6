import GRDB
import News
import Testing

@testable import Archive

/// The same text in several sources is one row.
struct ClusterTests {
  private let bench = Workbench()
  private let body = (0..<12).map { number in
    (0..<9).map { "sentence\(number) of\($0) report\((number + 3) * ($0 + 5))" }.joined(separator: " ") + "."
  }

  private func report(_ id: String, _ source: String, _ paragraphs: [String]? = nil, day: Int = 1) -> Article {
    article(id, "Headline of \(source)", paragraphs ?? body, source: source, published: noon(2024, 8, day))
  }

  @Test func theFirstToComeStandsForAll() throws {
    let archive = try bench.openTemporary()
    _ = try archive.store([report("1", "Agency")], added: today)
    let cut = Array(body.dropLast(3)) + ["The newspaper adds a sentence of its own."]
    _ = try archive.store([report("2", "Gazette", cut, day: 2), report("3", "Courier", day: 2)], added: today)
    let page = try archive.page(ListRequest())
    #expect(page.rows.map(\.id.rawValue) == ["1"] && page.rows[0].alsoIn == ["Gazette", "Courier"])
    #expect(page.totals == Totals(articles: 1, unread: 1))
    #expect(try archive.article(ArticleID("1"))?.alsoIn == ["Gazette", "Courier"])
    #expect(try archive.article(ArticleID("3"))?.alsoIn == ["Agency", "Gazette"])
    #expect(try archive.integrityProblems() == [])
  }

  @Test func whoAsksForASourceSeesItsArticle() throws {
    let archive = try bench.openTemporary()
    _ = try archive.store([report("1", "Agency"), report("2", "Gazette")], added: today)
    try archive.setStarred(ArticleID("2"), true, at: today)
    #expect(try archive.ids("source:gazette") == ["2"])
    #expect(try archive.ids("is:starred") == ["2"])
    #expect(try archive.ids("sentence1") == ["1"])
    #expect(try archive.ids("-source:gazette") == ["1"])
  }

  @Test func whatIsReadStaysReadWhenAnotherSourceBringsIt() throws {
    let archive = try bench.openTemporary()
    _ = try archive.store([report("1", "Agency")], added: today)
    try archive.setRead(ArticleID("1"), true, at: today)
    _ = try archive.store([report("2", "Gazette")], added: noon(2024, 9, 2))
    #expect(try archive.totals() == Totals(articles: 1, unread: 0))
    #expect(try archive.ids("is:unread") == [])
    try archive.markAllRead(through: today)
    #expect(try archive.totals() == Totals(articles: 1, unread: 0))
    try archive.setRead(ArticleID("2"), false, at: today)
    #expect(try archive.totals() == Totals(articles: 1, unread: 0))
  }

  @Test func oneSourceMayRepeatItselfInOtherWordsAndOtherDaysAreOtherNews() throws {
    let archive = try bench.openTemporary()
    _ = try archive.store(
      [report("1", "Agency"), report("2", "Agency", body.dropLast()), report("3", "Gazette", day: 20)], added: today)
    #expect(try archive.ids("") == ["3", "2", "1"])
  }

  private func short(_ id: String, _ source: String, _ text: String = "They met.", date: Timestamp?) -> Article {
    article(id, "Talks resume", [text], source: source, published: date)
  }

  /// However short: title, text and day say that it is one.
  @Test func exactCopiesAreOneRow() throws {
    let archive = try bench.openTemporary()
    let day = noon(2024, 8, 1)
    _ = try archive.store(
      [
        short("1", "Agency", date: day), short("2", "Gazette", date: Timestamp(seconds: day.seconds + 3600)),
        // The same source under another id.
        short("3", "Agency", date: day),
        short("4", "Courier", date: noon(2024, 8, 2)), short("5", "Courier", "They met again.", date: day),
      ], added: today)
    let rows = try archive.page(ListRequest()).rows
    #expect(rows.map(\.id.rawValue) == ["4", "5", "1"])
    #expect(rows.map(\.alsoIn) == [[], [], ["Gazette"]])
    #expect(try archive.ids("source:gazette") == ["2"])
    #expect(try archive.totals() == Totals(articles: 3, unread: 3))

    // One of them becomes another text, and comes back.
    _ = try archive.store([short("1", "Agency", "They parted.", date: day)], added: today)
    #expect(try archive.page(ListRequest()).rows.map(\.id.rawValue) == ["4", "2", "5", "1"])
    #expect(try archive.article(ArticleID("2"))?.alsoIn == ["Agency"])
    _ = try archive.store([short("1", "Agency", date: day)], added: today)
    #expect(try archive.page(ListRequest()).rows.map(\.id.rawValue) == ["4", "2", "5"])
    #expect(try archive.integrityProblems() == [])
  }

  @Test func withoutTitleTextOrDateLookingAlikeSaysNothing() throws {
    let archive = try bench.openTemporary()
    let day = noon(2024, 8, 1)
    _ = try archive.store(
      [
        article("1", "Live", [], source: "Agency", published: day),
        article("2", "Live", [], source: "Gazette", published: day),
        article("3", "", ["They met."], source: "Agency", published: day),
        article("4", "", ["They met."], source: "Gazette", published: day),
        short("5", "Agency", date: nil), short("6", "Agency", date: nil),
      ], added: today)
    #expect(try archive.totals().articles == 6)
  }

  /// Those of an archive that an earlier version has made are found as well.
  @Test func whatWasStoredBeforeIsFound() throws {
    do {
      let archive = try bench.open()
      _ = try archive.store([short("1", "Agency", date: noon(2024, 8, 1)), report("2", "Agency")], added: today)
      try archive.write { db in
        try db.execute(
          sql: """
            DELETE FROM resemblance_band WHERE band = 1000;
            ALTER TABLE article DROP COLUMN enclosures;
            PRAGMA user_version = 8;
            """)
      }
    }
    let archive = try bench.open()
    _ = try archive.store([short("3", "Gazette", date: noon(2024, 8, 1)), report("4", "Agency")], added: today)
    _ = try archive.store(
      [article("5", "Headline of Agency", body, source: "Agency", published: noon(2024, 8, 1))], added: today)
    #expect(try archive.totals().articles == 2)
    #expect(try archive.integrityProblems() == [])
  }

  @Test func shortTextsAndOtherTextsStandForThemselves() throws {
    let archive = try bench.openTemporary()
    let other = body.map { String($0.reversed()) }
    _ = try archive.store(
      [
        report("1", "Agency"), report("2", "Gazette", other), report("3", "Courier", ["Nothing new."]),
        report("4", "Herald", ["Nothing new."]),
      ], added: today)
    #expect(Set(try archive.ids("")) == ["1", "2", "3", "4"])
  }

  /// Texts change: what stood for others may become another one, and what was the same may cease to be.
  @Test func aTextThatChangesLeavesItsFellows() throws {
    let archive = try bench.openTemporary()
    let other = body.map { String($0.reversed()) }
    _ = try archive.store([report("1", "Agency"), report("2", "Gazette"), report("3", "Courier")], added: today)
    _ = try archive.store([report("1", "Agency", other)], added: today)
    #expect(Set(try archive.ids("")) == ["1", "2"])
    #expect(try archive.page(ListRequest()).rows.flatMap(\.alsoIn) == ["Courier"])
    _ = try archive.store([report("3", "Courier", other)], added: today)
    #expect(Set(try archive.ids("")) == ["1", "2"])
    #expect(try archive.article(ArticleID("3"))?.alsoIn == ["Agency"])
    #expect(try archive.totals() == Totals(articles: 2, unread: 2))
    #expect(try archive.integrityProblems() == [])
  }

  /// Any order of coming and changing: heads are heads, and the counts fit.
  @Test(arguments: 0..<12) func theCountsFitWhateverHappens(seed: Int) throws {
    let archive = try bench.openTemporary()
    var state = UInt64(seed) &* 0x9e37_79b9_7f4a_7c15 | 1
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let texts = [body, body.map { String($0.reversed()) }, ["Short."], Array(body.dropLast(2))]
    for _ in 0..<30 {
      _ = try archive.store(
        [report(String(next(8)), ["Agency", "Gazette", "Courier"][next(3)], texts[next(4)], day: 1 + next(20))],
        added: today)
      #expect(try archive.integrityProblems() == [])
      #expect(try archive.totals().articles == archive.ids("").count)
    }
  }
}
