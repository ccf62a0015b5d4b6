import Foundation
import GRDB
import News

/// Reads every row of a file as the program would, and notes what cannot be read.
final class Examination {
  /// Findings that are noted of one file.
  static let most = 10_000

  let db: Database
  let path: String
  /// After every hundred rows: rows read, and rows to read.
  let onProgress: (_ done: Int, _ total: Int) -> Void
  private(set) var findings: [UnreadableRow] = []
  private var done = 0
  private var total = 0

  init(_ db: Database, path: String, onProgress: @escaping (_ done: Int, _ total: Int) -> Void = { _, _ in }) {
    self.db = db
    self.path = path
    self.onProgress = onProgress
  }

  /// All of the file of the articles but the full-text indexes.
  func archive() throws {
    try pages()
    try references()
    try contradictions()
    total = try count([
      "article", "entity", "content", "found", "resemblance", "feed", "feed_item", "title", "watched_file",
    ])
    try articles()
    let entities = try entities()
    try contents(entities)
    try others()
  }

  /// All of the personal file.
  func personal() throws {
    try pages()
    total = try count(["personal_article", "personal_origin", "correction", "subscription"])
    try read(
      "personal_article",
      "SELECT id, is_read, is_starred, position, read_at, starred_at, position_at FROM personal_article"
    ) {
      let (_, _, _): (String, Bool?, Bool) = (try $0.get(0), try $0.get(1), try $0.get(2))
      for index in 3...6 { _ = try $0.get(index, as: Int64?.self) }
    }
    try read("personal_origin", "SELECT origin, id FROM personal_origin") {
      let (_, _): (String, String) = (try $0.get(0), try $0.get(1))
    }
    try read("correction", "SELECT id, body FROM correction ORDER BY serial") {
      _ = try CorrectionRecords.decoded($0.get(1))
    }
    try read("subscription", SubscriptionRecords.selection) { _ = try SubscriptionRecords.subscription($0) }
    for table in ["personal_mark", "correction_mark"] {
      try attempt(table) {
        if try db.row("SELECT * FROM \(table)") == nil { note(table, nil, "its one row is missing") }
      }
    }
  }

  // MARK: The file

  private func pages() throws {
    try attempt(nil) {
      for line in try String.fetchAll(db, sql: "PRAGMA main.integrity_check") where line != "ok" {
        note(nil, nil, line, isStructural: true)
      }
    }
  }

  private func references() throws {
    try attempt(nil) {
      for row in try Row.fetchAll(db, sql: "PRAGMA main.foreign_key_check") {
        note(row.text(at: 0), row.text(at: 1), "it refers to a row of \(row.text(at: 2)) that is not there")
      }
      for row in try Row.fetchAll(
        db, sql: "SELECT id FROM article a WHERE NOT EXISTS (SELECT 1 FROM content c WHERE c.article = a.rowid)")
      {
        note("article", row.text(at: 0), "its text is not there")
      }
    }
  }

  /// Totals and frequencies are kept at write time; here they are counted.
  private func contradictions() throws {
    let checks = [
      (
        "total", "the number of articles",
        "SELECT (SELECT articles FROM total) IS NOT (SELECT count(*) FROM article WHERE head IS NULL)"
      ),
      (
        "total", "the number of recognised articles",
        "SELECT (SELECT analysed FROM total) IS NOT (SELECT count(*) FROM article WHERE recogniser > 0)"
      ),
      (
        "arrival", "the number of articles per day",
        "SELECT coalesce((SELECT sum(articles) FROM arrival), 0) <> (SELECT count(*) FROM article WHERE head IS NULL)"
      ),
      (
        "entity", "the articles per entity",
        """
        SELECT EXISTS (SELECT 1 FROM entity e
          WHERE articles <> (SELECT count(*) FROM appearance p WHERE p.entity = e.rowid))
        """
      ),
    ]
    for (table, name, sql) in checks {
      try attempt(table) { if try Bool.fetchOne(db, sql: sql) ?? true { note(table, nil, "\(name) is wrong") } }
    }
  }

  // MARK: Rows

  private func articles() throws {
    let select = try db.makeStatement(
      literal: SummaryRow.select(readThrough: .min) + """
        FROM article a JOIN source s ON s.rowid = a.source
        LEFT JOIN (SELECT NULL AS id, NULL AS is_read, NULL AS is_starred) p ON p.id = a.id
        """)
    try read("article", select) { _ = try SummaryRow.summary($0) }
  }

  /// - Returns: the rows of those that can be read.
  private func entities() throws -> Set<Int64> {
    var known: Set<Int64> = []
    try read("entity", "SELECT \(EntityRecord.columns), e.rowid FROM entity e") { row in
      _ = try EntityRecord.entity(row)
      known.insert(try row.get(6))
    }
    return known
  }

  private func contents(_ entities: Set<Int64>) throws {
    try read("content", ArticleRecord.selection) { row in
      let record = try ArticleRecord(row)
      if let mentions = try record.storedMentions(), !mentions.entities.allSatisfy(entities.contains) {
        throw Unreadable(what: "a mention names an entity that cannot be read")
      }
    }
    try read("content", "SELECT article, terms FROM content WHERE terms IS NOT NULL", isCounted: false) { row in
      _ = try TermCodec.decode(row.get(1))
    }
    try read("found", "SELECT article, analysis FROM found") { row in
      guard let stored = try ArticleRecord.fetch(db, row: row.get(0)) else {
        throw Unreadable(what: "its article is not there")
      }
      _ = try AnalysisCodec.decode(row.get(1), textLength: stored.article.text.utf8.count)
    }
  }

  private func others() throws {
    try read("resemblance", "SELECT article, sketch FROM resemblance") { _ = try ClusterStore.decoded($0.get(1)) }
    try read("feed", "SELECT \(FeedRecord.columns) FROM feed") { _ = try FeedRecord.state($0) }
    try read("feed_item", KnownItems.selection) { _ = try KnownItems.Item($0) }
    try read("title", "SELECT rowid, name, body, country, is_former FROM title") { row in
      let (_, _, _, _): (String, String, String?, Bool) = (
        try row.get(1), try row.get(2), try row.get(3), try row.get(4)
      )
    }
    try read("watched_file", "SELECT path, size, modified FROM watched_file") { row in
      let (_, _, _): (String, Int64, Int64) = (try row.get(0), try row.get(1), try row.get(2))
    }
    // What lies in these is numbers and words, of which the check of the pages has seen that they are.
    for table in [
      "appearance", "name", "term", "bearer", "surname", "unsettled", "title_use", "containment", "arrival",
    ] {
      try attempt(table) { _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table) NOT INDEXED") }
    }
  }

  // MARK: Notes

  private func read(
    _ table: String, _ sql: String, isCounted: Bool = true, _ body: (Row) throws -> Void
  ) throws {
    try attempt(table) { try read(table, db.makeStatement(sql: sql), isCounted: isCounted, body) }
  }

  /// The first column tells rows apart.
  private func read(
    _ table: String, _ statement: Statement, isCounted: Bool = true, _ body: (Row) throws -> Void
  ) throws {
    try attempt(table) {
      let rows = try Row.fetchCursor(statement)
      while let row = try rows.next() {
        if isCounted {
          done += 1
          if done % 100 == 0 { onProgress(done, max(total, done)) }
        }
        do { try body(row) } catch {
          guard let what = Database.unreadable(error) else { throw error }
          note(table, row.text(at: 0), what)
        }
      }
    }
  }

  /// What SQLite cannot read of a table does not keep the others from being read.
  private func attempt(_ table: String?, _ body: () throws -> Void) throws {
    do { try body() } catch let error as DatabaseError {
      guard error.resultCode != .SQLITE_BUSY, error.resultCode != .SQLITE_INTERRUPT else { throw error }
      note(table, nil, "it cannot be read to its end: \(error.message ?? "")", isStructural: true)
    }
  }

  private func note(_ table: String?, _ row: String?, _ what: String, isStructural: Bool = false) {
    guard findings.count < Self.most else { return }
    var finding = UnreadableRow(file: path, table: table, row: row?.isEmpty == true ? nil : row, what: what)
    finding.isStructural = isStructural
    if !findings.contains(finding) { findings.append(finding) }
  }

  private func count(_ tables: [String]) throws -> Int {
    tables.reduce(0) { $0 + ((try? Int.fetchOne(db, sql: "SELECT count(*) FROM \($1)")) ?? 0) }
  }
}
