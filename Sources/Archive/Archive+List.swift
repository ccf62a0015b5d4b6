import Foundation
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
      let window = ListWindow(plan: plan, limit: limit, db: db)
      var page = try window.page(request.anchor)
      page.totals = try totals.of(request.query) ?? Self.totals(plan, page, request.anchor, db)
      if page.totals == nil { page.moreThan = page.rows.count }
      try window.keep(request.keeping, in: &page, request.anchor)
      return page
    }
  }

  /// All rows that match, in the order of the list, one after the other: for output that may be long. An error that
  /// `body` throws ends it and is passed on.
  public func summaries(_ query: Query, _ body: (ArticleSummary) throws -> Void) throws {
    var hasBegun = false
    do {
      try read(query) { summary in
        hasBegun = true
        try body(summary)
      }
    } catch let passed as PassedOn {
      throw passed.error
    } catch  where !hasBegun && leavesPersonal(after: error) {
      try summaries(query, body)
    } catch {
      throw ArchiveError(error, path: path)
    }
  }

  private func read(_ query: Query, _ body: (ArticleSummary) throws -> Void) throws {
    try database.read { db in
      let plan = try ListPlan(query, articles: totals(db).articles, db)
      let rows = try Row.fetchCursor(
        db.makeStatement(literal: SummaryRow.select(plan) + plan.source() + " ORDER BY a.date DESC, a.rowid DESC"))
      while let row = try rows.next() {
        let summary = try SummaryRow.readable(row, db)
        do { try body(summary) } catch { throw PassedOn(error: error) }
      }
    }
  }

  private struct PassedOn: Error {
    var error: any Error
  }

  /// Nil where counting would mean to visit too many articles, and the page does not show all that match.
  private static func totals(
    _ plan: ListPlan, _ page: ListPage, _ anchor: ListRequest.Anchor, _ db: Database
  ) throws -> Totals? {
    guard plan.isCountable else {
      guard !page.hasNewer, !page.hasOlder else { return nil }
      switch anchor {
      case .newest, .around: return Totals(articles: page.rows.count, unread: page.rows.count { $0.isUnread })
      case .after, .before: return nil
      }
    }
    let select: SQL = "SELECT count(*), coalesce(sum(\(QueryFilter.isUnread(plan.readThrough))), 0) "
    guard let row = try Row.fetchOne(db.cachedStatement(literal: select + plan.countingSource)) else { return nil }
    return Totals(articles: try row.get(0), unread: try row.get(1))
  }
}

extension Totals {
  /// The numbers of a question that the totals of the archive answer; nil for all others.
  fileprivate func of(_ query: Query) -> Totals? {
    if query.isEmpty { return self }
    guard query.clauses.count == 1, query.clauses[0].condition == .isUnread else { return nil }
    return query.clauses[0].isNegated
      ? Totals(articles: articles - unread, unread: 0) : Totals(articles: unread, unread: unread)
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

  /// The row as it is or, where it cannot be read, a line that says so: windows are counted in rows.
  static func readable(_ row: Row, _ db: Database) throws -> ArticleSummary {
    try db.readable("article", key: row.text(at: 0)) { try summary(row) }
      ?? ArticleSummary(
        id: ArticleID(row.text(at: 0)), title: "(this row cannot be read)", source: "", published: nil,
        added: Timestamp(seconds: 0), isUnread: false)
  }

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
    return try Row.fetchCursor(statement).map { try SummaryRow.readable($0, db) }.collected()
  }

  /// Adds what is to be kept and lies between the ends of the page, or beyond an end behind which nothing matches.
  func keep(_ ids: Set<ArticleID>, in page: inout ListPage, _ anchor: ListRequest.Anchor) throws {
    let others = ids.subtracting(page.rows.map(\.id)).map(\.rawValue).sorted()
    guard !others.isEmpty else { return }
    let list = String(decoding: try JSONEncoder().encode(others), as: UTF8.self)
    let source: SQL = """
      FROM article a CROSS JOIN source s ON s.rowid = a.source LEFT JOIN personal_article p ON p.id = a.id
      WHERE a.id IN (SELECT value FROM json_each(\(list)))
      """
    let statement = try db.cachedStatement(literal: SummaryRow.select(plan) + source)
    // On the side of the key a page reaches to the key, whatever matches there.
    let newest: ListKey?
    let oldest: ListKey?
    switch anchor {
    case .after(let key): newest = key
    default: newest = page.hasNewer ? page.rows.first?.key : nil
    }
    switch anchor {
    case .before(let key): oldest = key
    default: oldest = page.hasOlder ? page.rows.last?.key : nil
    }
    let kept = try Row.fetchCursor(statement).map { try SummaryRow.readable($0, db) }.collected()
    let order = try ListOrder(of: (page.rows + kept).map(\.key) + [newest, oldest].compactMap(\.self), db)
    let within = kept.filter { row in
      (newest.map { order.isOlder(row.key, than: $0) } ?? true)
        && (oldest.map { order.isOlder($0, than: row.key) } ?? true)
    }
    page.kept = Set(within.map(\.id))
    page.rows = (page.rows + within).sorted { order.isOlder($1.key, than: $0.key) }
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

/// The order of the list among a few articles, as SQLite compares them.
private struct ListOrder {
  /// Nothing for what is gone: it stands before all that has its date.
  private var rows: [String: Int64] = [:]

  init(of keys: [ListKey], _ db: Database) throws {
    let list = String(decoding: try JSONEncoder().encode(Set(keys.map(\.id.rawValue)).sorted()), as: UTF8.self)
    let found = try db.rows("SELECT id, rowid FROM article WHERE id IN (SELECT value FROM json_each(?))", [list])
    for row in found { rows[try row.get(0)] = try row.get(1, as: Int64.self) }
  }

  func isOlder(_ key: ListKey, than other: ListKey) -> Bool {
    if key.date.seconds != other.date.seconds { return key.date.seconds < other.date.seconds }
    return rows[key.id.rawValue, default: .max] < rows[other.id.rawValue, default: .max]
  }
}
