import GRDB
import News

/// Who bears which surname or acronym in the articles of which time, and where it stands alone.
struct BearerStore {
  /// Bearers are counted for so many seconds together: 30 days.
  private static let length: Int64 = 30 * 86_400

  private let db: Database

  init(_ db: Database) { self.db = db }

  static func period(of stored: ArticleRecord) -> Int64 {
    let seconds = (stored.article.published ?? stored.added).seconds
    let (quotient, remainder) = seconds.quotientAndRemainder(dividingBy: length)
    return remainder < 0 ? quotient - 1 : quotient
  }

  /// Adds the article's persons and organizations to the counts, or takes them out. Those that are only taken for
  /// somebody by a surname or an acronym prove nothing, and do not count.
  func count(in stored: ArticleRecord, by change: Int) throws {
    let period = Self.period(of: stored)
    let named = try db.rows(
      """
      SELECT p.entity, e.id FROM appearance p INDEXED BY appearance_by_article CROSS JOIN entity e ON e.rowid = p.entity
      WHERE p.article = ? AND e.type IN (\(EntityType.person.storedNumber), \(EntityType.organization.storedNumber))
        AND p.entity NOT IN (SELECT person FROM surname WHERE article = ? AND person IS NOT NULL)
      """, [stored.row, stored.row])
    for row in named {
      let entity: Int64 = try row.get(0)
      for name in ShortName.names(of: EntityID(try row.get(1, as: String.self))) {
        try count(name, period, entity, by: change)
      }
    }
  }

  private func count(_ surname: String, _ period: Int64, _ entity: Int64, by change: Int) throws {
    try db.run(
      """
      INSERT INTO bearer VALUES (?, ?, ?, ?)
      ON CONFLICT (surname, period, entity) DO UPDATE SET articles = articles + excluded.articles
      """, [surname, period, entity, change])
    if change < 0 {
      try db.run(
        "DELETE FROM bearer WHERE surname = ? AND period = ? AND entity = ? AND articles < 1",
        [surname, period, entity])
    }
    // Only where somebody waits for it.
    try db.run(
      """
      INSERT OR IGNORE INTO unsettled
      SELECT ?, ? WHERE EXISTS (SELECT 1 FROM surname WHERE name = ? AND period BETWEEN ? AND ?)
      """,
      [
        surname, period, surname, period - SurnameDecision.farWindow, period + SurnameDecision.farWindow,
      ])
  }

  /// Notes where the article names somebody by a surname alone, or an organization by an acronym alone.
  ///
  /// - Parameter rows: of the entities of the analysis, in its order.
  func addSurnames(_ analysis: Analysis, of stored: ArticleRecord) throws {
    let period = Self.period(of: stored)
    for entity in analysis.entities {
      guard let name = ShortName.alone(entity) else { continue }
      guard let row = try db.value("SELECT rowid FROM entity WHERE id = ?", [entity.id.rawValue], as: Int64.self)
      else { continue }
      try db.run(
        "INSERT OR IGNORE INTO surname VALUES (?, ?, ?, ?, NULL)", [name, period, stored.row, row])
      try db.run("INSERT OR IGNORE INTO unsettled VALUES (?, ?)", [name, period])
    }
  }

  func removeSurnames(of stored: ArticleRecord) throws {
    try db.run("DELETE FROM surname WHERE article = ?", [stored.row])
  }
}
