import GRDB
import News
import Testing

@testable import Archive

/// What a window of the list costs must not grow with the archive: no plan may go through a whole table.
struct ListPlanTests {
  private func archive() throws -> Archive {
    let archive = try Workbench().openTemporary()
    // More than the 500 rows that are always gathered.
    let articles = (0..<1200).map { index in
      article(
        "n\(index)", "Note \(index)", [index % 100 == 0 ? "common rare" : "common"],
        published: noon(2024, 1, 1 + index % 28))
    }
    _ = try archive.store(articles, added: today)
    return archive
  }

  private func steps(_ query: String, _ archive: Archive, place: SQL? = nil) throws -> [String] {
    try archive.read { db in
      let plan = try ListPlan(Query.parse(query).query, articles: archive.totals(db).articles, db)
      let select = SummaryRow.select(plan) + plan.source(place) + " ORDER BY a.date DESC, a.id DESC LIMIT 200"
      return try Row.fetchAll(db, SQLRequest<Row>(literal: "EXPLAIN QUERY PLAN " + select)).map { try $0.get(3) }
    }
  }

  @Test(arguments: ["", "-rare", "date:2024-01", "is:unread", "common"])
  func theListIsWalkedInItsOrder(query: String) throws {
    let steps = try steps(query, archive())
    #expect(
      steps.contains {
        $0.contains("USING INDEX article_by_date") || $0.contains("USING COVERING INDEX article_by_date")
      })
    #expect(!steps.contains { $0.contains("TEMP B-TREE FOR ORDER BY") })
    #expect(
      scans(steps).allSatisfy { $0.hasPrefix("SCAN a USING INDEX article_by_date") || $0.contains("VIRTUAL TABLE") })
  }

  @Test func aPlaceInTheListIsSoughtNotCounted() throws {
    let key: SQL = "(a.date, a.id) < (\(today.seconds), \("n5"))"
    let steps = try steps("", archive(), place: key)
    #expect(steps.contains { $0.hasPrefix("SEARCH a USING INDEX article_by_date") })
    #expect(scans(steps).isEmpty)
  }

  @Test(arguments: [
    "rare", "\"common rare\"", "is:starred", "actor:pashinyan", "place:armenia", "source:nobody", "title:\"note 7\"",
    "tag:nobody",
  ])
  func fewArticlesAreGatheredInsteadOfWalking(query: String) throws {
    let steps = try steps(query, archive())
    #expect(steps.contains { $0.hasPrefix("SEARCH a USING INTEGER PRIMARY KEY") })
    #expect(
      scans(steps).allSatisfy { $0.contains("VIRTUAL TABLE") || $0.hasPrefix("SCAN e USING INDEX personal_by_star") })
  }

  @Test func unreadArticlesAfterTheWatermarkAreGathered() throws {
    let archive = try archive()
    try archive.markAllRead(through: today)
    _ = try archive.store([article("new")], added: noon(2025, 1, 1))
    let steps = try steps("is:unread", archive)
    #expect(steps.contains { $0.hasPrefix("SEARCH a USING INTEGER PRIMARY KEY") })
    #expect(steps.contains { $0.contains("article_by_arrival (added>?)") })
    #expect(try archive.ids("is:unread") == ["new"])
  }

  @Test func totalsCountExceptionsNotArticles() throws {
    let archive = try archive()
    let steps = try archive.read { db in
      try db.rows(
        """
        EXPLAIN QUERY PLAN SELECT count(*) FROM personal_article e CROSS JOIN article a ON a.id = e.id
        WHERE e.is_read = ? AND (a.added <= ?) = ?
        """, [true, 0, false]
      ).map { try $0.get(3, as: String.self) }
    }
    #expect(scans(steps).isEmpty)
  }

  private func scans(_ steps: [String]) -> [String] { steps.filter { $0.hasPrefix("SCAN") } }
}
