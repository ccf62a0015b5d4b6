import GRDB
import News
import Testing

@testable import Archive

/// The language that an article was read in.
struct LanguageTests {
  private func store(
    _ id: String, declared: String?, read: String?, in archive: Archive, version: Int = 1,
    marks: [(String, Entity, Role)] = []
  ) throws {
    var one = article(id, "In Kapan")
    one.language = declared
    _ = try archive.store([one], added: today)
    var found = Tests.analysis(of: one, marks)
    found.language = read
    try archive.store([RecognisedArticle(article: one, analysis: found, terms: [])], recogniser: version)
  }

  @Test func itComesBackWithTheAnalysisAndInTheList() throws {
    let archive = try Workbench().openTemporary()
    try store("a", declared: nil, read: "tr", in: archive)
    let stored = try #require(try archive.article(ArticleID("a")))
    #expect(stored.analysis?.language == "tr")
    #expect(stored.article.language == nil)
    let row = try #require(try archive.page(ListRequest()).rows.first)
    #expect(row.readingLanguage == "tr" && row.language == nil)
    #expect(try archive.integrityProblems() == [])
  }

  @Test func anotherReadingTakesItsPlace() throws {
    let archive = try Workbench().openTemporary()
    try store("a", declared: "en", read: "tr", in: archive)
    try store("a", declared: "en", read: nil, in: archive, version: 2)
    #expect(try archive.article(ArticleID("a"))?.analysis?.language == nil)
    var changed = article("a", "Another text")
    changed.language = "de"
    try store("a", declared: "en", read: "ru", in: archive, version: 3)
    _ = try archive.store([changed], added: today)
    #expect(try archive.ids("language:ru") == [])
    #expect(try archive.ids("language:de") == ["a"])
  }

  @Test func itStaysWhereCorrectionsAreApplied() throws {
    let bench = Workbench()
    let archive = try bench.open()
    try store("a", declared: nil, read: "az", in: archive, marks: [("Kapan", kapan, .place)])
    let correction = Correction(
      scope: .everywhere, subject: .mention(words: "Kapan", entity: kapan), action: .dismiss, made: today)
    try archive.keep([correction])
    try archive.followCorrections()
    let stored = try #require(try archive.article(ArticleID("a")))
    #expect(stored.analysis == Analysis(language: "az"))
    _ = try archive.undo(correction.id)
    try archive.followCorrections()
    #expect(try archive.article(ArticleID("a"))?.analysis?.language == "az")
    #expect(try archive.article(ArticleID("a"))?.analysis?.mentions.count == 1)
  }

  @Test(arguments: [
    ("language:tr", "ab"), ("lang:turkish", "ab"), ("-language:tr", "cdef"), ("language:en", "ef"),
    ("language:zh", "c"), ("language:und", "d"), ("language:z", ""), ("language:t", ""), ("-language:en", "abcd"),
  ])
  func itIsAskedFor(query: String, expected: String) throws {
    let archive = try Workbench().openTemporary()
    try store("a", declared: nil, read: "tr", in: archive)
    try store("b", declared: "en", read: "tr", in: archive)
    try store("c", declared: "zh-TW", read: nil, in: archive)
    try store("d", declared: "en", read: "und-Cyrl", in: archive)
    try store("e", declared: nil, read: "en", in: archive)
    try store("f", declared: "en-GB", read: nil, in: archive)
    let parsed = Query.parse(query)
    guard parsed.problems.isEmpty else { return #expect(expected.isEmpty) }
    let page = try archive.page(ListRequest(query: parsed.query))
    #expect(page.rows.map(\.id.rawValue).sorted().joined() == expected)
    #expect(page.totals?.articles == expected.count)
  }

  @Test func anIndexFindsARareLanguage() throws {
    let archive = try Workbench().openTemporary()
    try store("a", declared: nil, read: "tr", in: archive)
    let plan = try archive.read { db in
      try db.rows(
        """
        EXPLAIN QUERY PLAN SELECT r.rowid FROM article r
        WHERE (coalesce(r.reading_language, r.language) = 'tr' OR coalesce(r.reading_language, r.language) >= 'tr-'
          AND coalesce(r.reading_language, r.language) < 'tr.')
        """, []
      ).map { try $0.get(3, as: String.self) }
    }
    #expect(plan.contains { $0.contains("article_by_language") })
    #expect(!plan.contains { $0.hasPrefix("SCAN") })
  }
}
