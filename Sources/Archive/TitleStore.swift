import GRDB
import News

/// The titles that articles give persons: which, in how many articles, and from when to when.
struct TitleStore {
  private let db: Database

  init(_ db: Database) { self.db = db }

  /// - Parameter rows: of the entities of the analysis, in its order.
  func add(_ analysis: Analysis, rows: [Int64], to stored: ArticleRecord) throws {
    guard !analysis.titles.isEmpty else { return }
    let rows = Dictionary(zip(analysis.entities.map(\.id), rows), uniquingKeysWith: { first, _ in first })
    for use in Set(analysis.titles) {
      guard let entity = rows[use.person] else { continue }
      let title = try row(of: use.title, entity: entity)
      try db.run(
        "INSERT OR IGNORE INTO title_use VALUES (?, ?, ?)",
        [title, stored.row, stored.article.published?.seconds])
      guard db.changesCount > 0 else { continue }
      try db.run("UPDATE title SET articles = articles + 1 WHERE rowid = ?", [title])
    }
  }

  func withdraw(from article: Int64) throws {
    for title in try db.values("SELECT title FROM title_use WHERE article = ?", [article], as: Int64.self) {
      try db.run("DELETE FROM title_use WHERE title = ? AND article = ?", [title, article])
      try db.run("UPDATE title SET articles = articles - 1 WHERE rowid = ?", [title])
      try db.run("DELETE FROM title WHERE rowid = ? AND articles < 1", [title])
    }
  }

  private func row(of title: PersonTitle, entity: Int64) throws -> Int64 {
    let known = try db.value(
      "SELECT rowid FROM title WHERE entity = ? AND name = ? AND body = ? AND is_former = ?",
      [entity, title.name, title.body ?? "", title.isFormer], as: Int64.self)
    if let known { return known }
    try db.run(
      "INSERT INTO title (entity, name, body, country, is_former, articles) VALUES (?, ?, ?, ?, ?, 0)",
      [entity, title.name, title.body ?? "", title.country, title.isFormer])
    return db.lastInsertedRowID
  }

  /// What the article says of its persons, in an order of its own.
  func titles(in article: Int64) throws -> [TitleUse] {
    let rows = try db.rows(
      """
      SELECT t.name, t.body, t.country, t.is_former, e.id FROM title_use u
      CROSS JOIN title t ON t.rowid = u.title CROSS JOIN entity e ON e.rowid = t.entity
      WHERE u.article = ? ORDER BY e.id, t.name, t.body, t.is_former
      """, [article])
    return try db.readable(rows, of: "title") {
      TitleUse(person: EntityID(try $0.get(4, as: String.self)), title: try Self.title($0))
    }
  }

  /// What the article says of one person.
  func titles(of entity: Int64, in article: Int64) throws -> [PersonTitle] {
    try db.rows(
      """
      SELECT t.name, t.body, t.country, t.is_former FROM title_use u CROSS JOIN title t ON t.rowid = u.title
      WHERE u.article = ? AND t.entity = ?
      """, [article, entity]
    ).map { try Self.title($0) }
  }

  /// What articles say of a person whom they name in full: what they say of a surname alone proves nothing.
  func titles(of entity: Int64) throws -> [PersonTitle] {
    try db.rows(
      """
      SELECT name, body, country, is_former FROM title t WHERE entity = ? AND EXISTS (
        SELECT 1 FROM title_use u WHERE u.title = t.rowid AND NOT EXISTS (
          SELECT 1 FROM surname s INDEXED BY surname_by_article WHERE s.article = u.article AND s.person = t.entity))
      ORDER BY name, body, is_former LIMIT 50
      """, [entity]
    ).map { try Self.title($0) }
  }

  /// The most frequent titles of a person, at most `limit`. “President” without more is left out beside “President of
  /// Russia”.
  func periods(of entity: Int64, limit: Int) throws -> [EntityProfile.TitlePeriod] {
    let rows = try db.rows(
      """
      SELECT name, body, country, is_former, articles, rowid FROM title t
      WHERE entity = ? AND (body <> '' OR NOT EXISTS (
        SELECT 1 FROM title f WHERE f.entity = t.entity AND f.name = t.name AND f.body <> ''
          AND f.is_former = t.is_former))
      ORDER BY articles DESC, is_former, name, body LIMIT ?
      """, [entity, limit])
    return try rows.map { row in
      let title: Int64 = try row.get(5)
      func end(_ order: String) throws -> Timestamp? {
        try db.value(
          "SELECT date FROM title_use WHERE title = ? AND date IS NOT NULL ORDER BY date \(order) LIMIT 1", [title],
          as: Int64.self
        ).map(Timestamp.init(seconds:))
      }
      return EntityProfile.TitlePeriod(
        title: try Self.title(row), first: try end("ASC"), last: try end("DESC"), articleCount: try row.get(4))
    }
  }

  /// From the columns name, body, country and is_former.
  private static func title(_ row: Row) throws -> PersonTitle {
    let body: String = try row.get(1)
    return PersonTitle(
      name: try row.get(0), body: body.isEmpty ? nil : body, country: try row.get(2), isFormer: try row.get(3))
  }
}
