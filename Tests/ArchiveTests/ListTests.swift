import News
import Testing

@testable import Archive

struct ListTests {
  /// Articles of which several share a day: by pairs `(0, 0), (1, 1), …` from the newest on.
  private func filled(_ count: Int) throws -> (archive: Archive, ids: [String]) {
    let archive = try Workbench().openTemporary()
    let articles = (0..<count).map { index in
      article("n\(index)", "Note \(index)", published: noon(2024, 1, 1 + index / 2))
    }
    _ = try archive.store(articles, added: today)
    let sorted = articles.sorted { ($1.published ?? today, $1.id) < ($0.published ?? today, $0.id) }
    return (archive, sorted.map(\.id.rawValue))
  }

  @Test(arguments: 0..<8) func everyWalkThroughTheListSeesEveryRowOnce(count: Int) throws {
    let (archive, ids) = try filled(count)
    for limit in 1...4 {
      var forwards: [String] = []
      var page = try archive.page(ListRequest(limit: limit))
      #expect(!page.hasNewer)
      var pages = [page]
      while true {
        forwards += page.rows.map(\.id.rawValue)
        guard page.hasOlder, let last = page.rows.last else { break }
        page = try archive.page(ListRequest(anchor: .after(last.key), limit: limit))
        #expect(page.hasNewer)
        pages.append(page)
      }
      #expect(forwards == ids)

      var backwards = page.rows.map(\.id.rawValue)
      while page.hasNewer, let first = page.rows.first {
        page = try archive.page(ListRequest(anchor: .before(first.key), limit: limit))
        #expect(page.hasOlder)
        backwards = page.rows.map(\.id.rawValue) + backwards
      }
      #expect(backwards == ids)
    }
  }

  @Test(arguments: 1..<8) func aRowIsShownWithRowsOnBothSides(count: Int) throws {
    let (archive, ids) = try filled(count)
    let keys = try archive.page(ListRequest()).rows.map(\.key)
    for limit in 1...9 {
      for (index, key) in keys.enumerated() {
        let page = try archive.page(ListRequest(anchor: .around(key), limit: limit))
        let rows = page.rows.map(\.id.rawValue)
        let start = try #require(ids.firstIndex(of: rows[0]))
        #expect(rows == Array(ids[start..<start + min(limit, count)]))
        #expect(rows.contains(ids[index]))
        #expect(page.hasNewer == (start > 0) && page.hasOlder == (start + rows.count < count))
        if limit >= 3, index > 0 { #expect(rows.contains(ids[index - 1])) }
      }
    }
  }

  @Test func aKeyThatIsGoneIsStillAPlace() throws {
    let (archive, ids) = try filled(4)
    let between = ListKey(date: noon(2024, 1, 1), id: ArticleID("zz"))
    #expect(try archive.page(ListRequest(anchor: .after(between))).rows.map(\.id.rawValue) == Array(ids[2...]))
    #expect(try archive.page(ListRequest(anchor: .before(between))).rows.map(\.id.rawValue) == Array(ids[..<2]))
    let older = ListKey(date: noon(1990, 1, 1), id: ArticleID("a"))
    let empty = try archive.page(ListRequest(anchor: .after(older)))
    #expect(empty.rows.isEmpty && empty.hasNewer && !empty.hasOlder)
    #expect(try archive.page(ListRequest(anchor: .around(older), limit: 2)).rows.map(\.id.rawValue) == Array(ids[2...]))
  }

  @Test func anArticleWithoutDateIsListedByWhenItWasAdded() throws {
    let archive = try Workbench().openTemporary()
    _ = try archive.store([article("old", published: noon(2020, 1, 1)), article("undated")], added: today)
    _ = try archive.store([article("future", published: noon(2030, 1, 1))], added: today)
    let rows = try archive.page(ListRequest()).rows
    #expect(rows.map(\.id.rawValue) == ["future", "undated", "old"])
    #expect(rows[1].published == nil && rows[1].key.date == today)
  }

  @Test func aRowSaysWhatThereIsToSay() throws {
    let archive = try Workbench().openTemporary()
    var one = article("one", "Talks in Yerevan", ["Nikol Pashinyan spoke in Yerevan today."], source: "Agency")
    one.url = "https://example.org/"
    try archive.store(one, [("Yerevan", yerevan, .place), ("Nikol Pashinyan", pashinyan, .actor)])
    try archive.setStarred(one.id, true, at: today)
    let page = try archive.page(ListRequest())
    let expected = ArticleSummary(
      id: one.id, title: one.title, source: "Agency", published: nil, added: today, url: one.url, isUnread: true,
      isStarred: true, actorCount: 1, placeCount: 1, wordCount: 6, language: "en")
    #expect(page.rows == [expected])
    #expect(page.totals == Totals(articles: 1, unread: 1))
    #expect(try archive.summaries(of: [ArticleID("gone"), one.id]) == [expected])
  }

  @Test func allRowsAreStreamedInTheOrderOfTheList() throws {
    let (archive, ids) = try filled(7)
    var seen: [String] = []
    try archive.summaries(Query()) { seen.append($0.id.rawValue) }
    #expect(seen == ids)
    seen = []
    try archive.summaries(Query.parse("note -\"note 3\"").query) { seen.append($0.id.rawValue) }
    #expect(seen == ids.filter { $0 != "n3" })
  }

  @Test func anErrorOfTheReaderEndsTheStreamAndIsPassedOn() throws {
    struct Enough: Error {}
    let (archive, _) = try filled(3)
    var count = 0
    #expect(throws: Enough.self) {
      try archive.summaries(Query()) { _ in
        count += 1
        if count == 2 { throw Enough() }
      }
    }
    #expect(count == 2)
  }

  @Test(arguments: [Int.min, -1, 0, 1]) func aPageHasAtLeastOneRow(limit: Int) throws {
    let (archive, _) = try filled(3)
    #expect(try archive.page(ListRequest(limit: limit)).rows.count == 1)
  }
}
