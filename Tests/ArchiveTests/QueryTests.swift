import News
import Testing

@testable import Archive

struct QueryTests {
  /// Five articles, newest first: e d c b a.
  private func archive() throws -> Archive {
    let archive = try Workbench().openTemporary()
    try archive.store(
      article(
        "a", "Peace treaty drafted", ["Nikol Pashinyan spoke in Yerevan about the corridor."], source: "APA",
        published: noon(2024, 8, 1)), [("Nikol Pashinyan", pashinyan, .actor), ("Yerevan", yerevan, .place)])
    try archive.store(
      article(
        "b", "Treaty of peace", ["Pashinyan met Lavrov in Tbilisi."], source: "Example News",
        published: noon(2024, 8, 28)),
      [("Pashinyan", pashinyan, .actor), ("Lavrov", lavrov, .actor), ("Tbilisi", tbilisi, .place)])
    try archive.store(
      article(
        "c", "Harvest", ["Armenia's apricots: résumé of the year."], source: "Example", published: noon(2024, 9, 1)),
      [("Armenia", armenia, .place)])
    try archive.store(
      article("d", "Yerevan rejects it", ["The peaceful offer was refused."], published: noon(2025, 1, 1)),
      [("Yerevan", yerevan, .actor)])
    _ = try archive.store(
      [article("e", "Not yet recognised", ["Nothing about anyone."], published: noon(2025, 2, 1))], added: today)
    try archive.setStarred(ArticleID("c"), true, at: today)
    try archive.setRead(ArticleID("b"), true, at: today)
    return archive
  }

  @Test(arguments: [
    ("", "edcba"),
    ("peace", "dba"), ("peac", "dba"), ("peace treaty", "ba"), ("treaty peace", "ba"), ("peace tre", "ba"),
    ("pea treaty", ""), ("PEACE", "dba"), ("resume", "c"), ("RÉSUMÉ", "c"), ("armenia's", "c"),
    ("\"peace treaty\"", "a"), ("\"treaty of peace\"", "b"), ("\"peace trea\"", ""), ("-peace", "edc"),
    ("-treaty peace", "d"), ("-\"peace treaty\"", "edcb"), ("-harvest -treaty", "ed"),
    ("actor:pashinyan", "ba"), ("actor:nikol", "ba"), ("actor:\"sergei lavrov\"", "b"), ("actor:yerevan", "d"),
    ("actor:pash", ""), ("-actor:pashinyan", "edc"), ("actor:pashinyan actor:lavrov", "b"),
    ("place:yerevan", "a"), ("place:tbilisi", "b"), ("place:armenia", "ca"), ("place:georgia", "b"),
    ("place:arm", ""), ("-place:armenia", "edb"), ("place:armenia actor:pashinyan", "a"),
    ("source:apa", "a"), ("source:example", "cb"), ("source:\"example news\"", "b"), ("-source:example", "eda"),
    ("source:exam", ""), ("date:2024", "cba"), ("date:2024-08", "ba"), ("date:2024-08-28", "b"),
    ("title:peace", "ba"), ("title:\"peace treaty\"", "a"), ("title:\"treaty of peace\"", "b"), ("title:peaceful", ""),
    ("title:yerevan", "d"), ("-title:treaty", "edc"), ("title:treaty -title:drafted", "b"), ("title:PEACE offer", ""),
    ("title:harvest resume", "c"), ("date:2024-08-28..", "edcb"), ("date:..2024-08-28", "ba"),
    ("date:2024-08-02..2024-09-01", "cb"),
    ("-date:2024", "ed"), ("is:starred", "c"), ("-is:starred", "edba"), ("is:unread", "edca"), ("-is:unread", "b"),
    ("is:unread peace", "da"),
    ("peace treaty actor:pashinyan place:armenia date:2024-08.. -source:example is:unread", "a"),
  ])
  func theListHoldsWhatIsAskedFor(query: String, expected: String) throws {
    let archive = try archive()
    let page = try archive.page(ListRequest(query: Query.parse(query).query))
    #expect(page.rows.map(\.id.rawValue).joined() == expected)
    #expect(page.totals == Totals(articles: expected.count, unread: expected.count { $0 != "b" }))
    var streamed = ""
    try archive.summaries(Query.parse(query).query) { streamed += $0.id.rawValue }
    #expect(streamed == expected)
  }

  /// Whatever stands in the words is looked for, never obeyed.
  @Test(arguments: [
    "\"", "\"\"", "a\"b", "peace\" OR \"harvest", "NEAR(peace treaty)", "NEAR", "AND", "OR", "NOT", "peace*", "*",
    "^peace",
    "title:peace", "(", ")", "{title}", "-", "+", "'", "''; DROP TABLE article; --", "\0", "peace\0\"", "\\", "%", "_",
    "💥",
    "\u{301}", "", " ", String(repeating: "x", count: 5000),
  ])
  func hostileWordsAreOnlyWords(word: String) throws {
    let archive = try archive()
    for condition in [
      Query.Condition.words([word]), .phrase([word]), .actor([word]), .place([word]), .source([word]), .title([word]),
      .tag(word), .words([word, "peace"]), .phrase(["peace", word]),
    ] {
      for isNegated in [false, true] {
        _ = try archive.page(ListRequest(query: Query([.init(condition, isNegated: isNegated)])))
      }
    }
    _ = try archive.ids(word)
    #expect(try archive.totals().articles == 5)
  }

  @Test func wordsOfTheSearchLanguageAreFoundAsWords() throws {
    let archive = try archive()
    _ = try archive.store([article("f", "Near or not", ["and so on"])], added: today)
    #expect(try archive.ids("near or not and") == ["f"])
  }

  @Test func clausesWithoutWordsSayNothing() throws {
    let archive = try archive()
    for condition in [
      Query.Condition.words([]), .phrase([]), .actor([]), .place([]), .source([]), .title([]),
      .date(from: nil, through: nil),
    ] {
      #expect(try archive.page(ListRequest(query: Query([.init(condition)]))).rows.count == 5)
    }
  }

  @Test func manyClausesAtOnceAreAnswered() throws {
    let archive = try archive()
    let clauses = (0..<60).map { Query.Clause(.words(["word\($0)"]), isNegated: true) }
    #expect(try archive.page(ListRequest(query: Query(clauses))).rows.count == 5)
  }

  @Test func pagesOfASearchFollowEachOther() throws {
    let archive = try archive()
    let query = Query.parse("peace").query
    let first = try archive.page(ListRequest(query: query, limit: 1))
    #expect(first.rows.map(\.id.rawValue) == ["d"] && first.hasOlder && !first.hasNewer)
    let second = try archive.page(ListRequest(query: query, anchor: .after(first.rows[0].key), limit: 1))
    #expect(second.rows.map(\.id.rawValue) == ["b"] && second.hasOlder && second.hasNewer)
    let around = try archive.page(ListRequest(query: query, anchor: .around(second.rows[0].key), limit: 3))
    #expect(around.rows.map(\.id.rawValue) == ["d", "b", "a"] && !around.hasOlder && !around.hasNewer)
  }

  @Test(arguments: [
    (["armenia"], ["AM"]), (["Türkiye"], ["TR"]), (["turkiye"], ["TR"]), (["turkey"], ["TR"]), (["niger"], ["NE"]),
    (["korea", "south"], ["KR"]), (["côte", "d", "ivoire"], ["CI"]), (["nowhere"], []), ([], []),
    (["guinea"], ["GN", "GQ", "GW", "PG"]),
  ])
  func countriesAreKnownByName(words: [String], codes: [String]) {
    #expect(CountryNames.codes(named: words) == codes)
  }
}

struct FullTextPatternTests {
  @Test func wordsAreQuoted() {
    #expect(FullTextPattern(allOf: ["peace", "trea"], lastIsPrefix: true).text == "\"peace\" AND \"trea\" *")
    #expect(FullTextPattern(allOf: ["peace"], lastIsPrefix: false).text == "\"peace\"")
    #expect(FullTextPattern(phrase: ["peace", "treaty"]).text == "\"peace treaty\"")
    #expect(FullTextPattern(anyOfWords: ["a", "b"]).text == "\"a\" OR \"b\"")
    #expect(FullTextPattern(phrase: ["a\"b\0c"]).text == "\"a\"\"bc\"")
  }

  /// What is listed by the day of its adding was not published then.
  @Test func anArticleWithoutDateAnswersToNoDate() throws {
    let archive = try Workbench().openTemporary()
    _ = try archive.store(
      [article("undated"), article("old", published: noon(1912, 4, 15)), article("new", published: today)],
      added: today)
    for date in ["date:2024", "date:2024-09-01", "date:2000..", "date:..2090", "date:0001..9999", "date:2024-09.."] {
      #expect(try !archive.ids(date).contains("undated"), "\(date)")
      #expect(try archive.ids("-" + date).contains("undated"), "\(date)")
      let page = try archive.page(ListRequest(query: Query.parse(date).query))
      #expect(page.totals?.articles == page.rows.count)
    }
    #expect(try archive.ids("date:0001..9999") == ["new", "old"])
    #expect(try archive.ids("-date:0001..9999") == ["undated"])
    #expect(try archive.ids("") == ["new", "undated", "old"])
  }
}
