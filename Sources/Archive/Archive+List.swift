import GRDB
public import News

extension Archive {
  /// The most rows of a page, whatever is asked for.
  public static let pageLimit = 1000

  /// A window of the list, newest first.
  public func page(_ request: ListRequest) throws(ArchiveError) -> ListPage {
    try read { db in
      let totals = try totals(db)
      let plan = try ListPlan(request.query, articles: totals.articles, db)
      let limit = min(max(request.limit, 1), Self.pageLimit)
      var page = try ListWindow(plan: plan, limit: limit, db: db).page(request.anchor)
      page.totals = try request.query.isEmpty ? totals : Self.totals(plan, db)
      return page
    }
  }

  /// All rows that match, in the order of the list, one after the other: for output that may be long. An error that
  /// `body` throws ends it and is passed on.
  public func summaries(_ query: Query, _ body: (ArticleSummary) throws -> Void) throws {
    do {
      try database.read { db in
        let plan = try ListPlan(query, articles: totals(db).articles, db)
        let rows = try Row.fetchCursor(
          db.makeStatement(literal: SummaryRow.select(plan) + plan.source() + " ORDER BY a.date DESC, a.rowid DESC"))
        while let row = try rows.next() {
          do { try body(SummaryRow.summary(row)) } catch { throw PassedOn(error: error) }
        }
      }
    } catch let passed as PassedOn {
      throw passed.error
    } catch {
      throw ArchiveError(error, path: path)
    }
  }

  private struct PassedOn: Error {
    var error: any Error
  }

  /// Nil where counting would mean to visit too many articles.
  private static func totals(_ plan: ListPlan, _ db: Database) throws -> Totals? {
    guard plan.isCountable else { return nil }
    let select: SQL = "SELECT count(*), coalesce(sum(\(QueryFilter.isUnread(plan.readThrough))), 0) "
    guard let row = try Row.fetchOne(db.cachedStatement(literal: select + plan.countingSource)) else { return nil }
    return Totals(articles: try row.get(0), unread: try row.get(1))
  }
}

/// Reads rows of the list.
enum SummaryRow {
  static func select(_ plan: ListPlan) -> SQL { select(readThrough: plan.readThrough) }

  static func select(readThrough: Int64) -> SQL {
    """
    SELECT a.id, a.title, s.name, a.published, a.added, a.url, \(QueryFilter.isUnread(readThrough)),
      coalesce(p.is_starred, 0), a.actors, a.places, a.words, a.language, a.reading_language, a.guid, (
        SELECT group_concat(s2.name, char(10)) FROM article m CROSS JOIN source s2 ON s2.rowid = m.source
        WHERE m.head = a.rowid AND m.source <> a.source),
      iif(a.title = '', (SELECT substr(t.body, 1, \(FirstWords.longest * 4)) FROM content t WHERE t.article = a.rowid), NULL)\u{20}
    """
  }

  /// Columns of `select`.
  static let count = 16

  static func summary(_ row: Row) throws -> ArticleSummary {
    ArticleSummary(
      id: ArticleID(try row.get(0, as: String.self)),
      title: try row.get(15, as: String?.self).map(FirstWords.title) ?? row.get(1),
      source: try row.get(2),
      published: try row.get(3, as: Int64?.self).map(Timestamp.init(seconds:)),
      added: Timestamp(seconds: try row.get(4)),
      url: try row.get(5),
      isUnread: try row.get(6),
      isStarred: try row.get(7),
      actorCount: try row.get(8),
      placeCount: try row.get(9),
      wordCount: try row.get(10),
      language: try row.get(11),
      readingLanguage: try row.get(12),
      guid: try row.get(13),
      alsoIn: try sources(row.get(14)))
  }

  /// Names of sources, each once, in the order of their articles.
  private static func sources(_ lines: String?) -> [String] {
    var seen: Set<Substring> = []
    return (lines?.split(separator: "\n") ?? []).filter { seen.insert($0).inserted }.map(String.init)
  }
}

/// Reads one window of the list by keyset: no row outside of it is counted or skipped.
private struct ListWindow {
  let plan: ListPlan
  let limit: Int
  let db: Database

  func page(_ anchor: ListRequest.Anchor) throws -> ListPage {
    switch anchor {
    case .newest:
      let rows = try older(nil, limit + 1)
      return ListPage(rows: Array(rows.prefix(limit)), hasNewer: false, hasOlder: rows.count > limit)
    case .after(let key):
      let rows = try older("(a.date, a.rowid) < \(key.pair)", limit + 1)
      return ListPage(
        rows: Array(rows.prefix(limit)), hasNewer: try exists("(a.date, a.rowid) >= \(key.pair)"),
        hasOlder: rows.count > limit)
    case .before(let key):
      let rows = try newer("(a.date, a.rowid) > \(key.pair)", limit + 1)
      return ListPage(
        rows: rows.prefix(limit).reversed(), hasNewer: rows.count > limit,
        hasOlder: try exists("(a.date, a.rowid) <= \(key.pair)"))
    case .around(let key):
      return try around(key)
    }
  }

  /// Half of the rows before the key; where one side has too few, the other gives more.
  private func around(_ key: ListKey) throws -> ListPage {
    let newer = try newer("(a.date, a.rowid) > \(key.pair)", limit)
    let older = try older("(a.date, a.rowid) <= \(key.pair)", limit + 1)
    let wanted = min(newer.count, max(limit / 2, limit - older.count))
    let olderCount = min(older.count, limit - wanted)
    return ListPage(
      rows: newer.prefix(wanted).reversed() + older.prefix(olderCount), hasNewer: newer.count > wanted,
      hasOlder: older.count > olderCount)
  }

  private func older(_ condition: SQL?, _ count: Int) throws -> [ArticleSummary] {
    try rows(condition, " ORDER BY a.date DESC, a.rowid DESC LIMIT \(count)")
  }

  private func newer(_ condition: SQL?, _ count: Int) throws -> [ArticleSummary] {
    try rows(condition, " ORDER BY a.date, a.rowid LIMIT \(count)")
  }

  private func rows(_ condition: SQL?, _ order: SQL) throws -> [ArticleSummary] {
    let statement = try db.cachedStatement(literal: SummaryRow.select(plan) + plan.source(condition) + order)
    return try Row.fetchCursor(statement).map { try SummaryRow.summary($0) }.collected()
  }

  private func exists(_ condition: SQL) throws -> Bool {
    let statement = try db.cachedStatement(literal: "SELECT EXISTS (SELECT 1 \(plan.source(condition)))")
    return try Bool.fetchOne(statement) ?? false
  }
}

extension ListKey {
  /// What is gone stands before all that has its date.
  fileprivate var pair: SQL {
    "(\(date.seconds), coalesce((SELECT rowid FROM article WHERE id = \(id.rawValue)), \(Int64.max)))"
  }
}

extension Cursor {
  fileprivate func collected() throws -> [Element] {
    var elements: [Element] = []
    while let element = try next() { elements.append(element) }
    return elements
  }
}
