import GRDB
import News

/// Which stored article an incoming one is.
///
/// A guid or URL says it. Without either the identity is the hash of the content, which changes with the content; so a
/// local file that comes again from the same path is the same article and keeps the identity it first had. The
/// archive knows paths by its own rows, and for archives that are gone by the personal file.
enum ArticleIdentity {
  /// The row of a stored article, or the identity under which a new one is to be kept.
  enum Resolution: Equatable {
    case stored(row: Int64)
    case new(ArticleID)
  }

  static func resolve(_ article: Article, in db: Database) throws -> Resolution {
    guard isHash(article) else {
      let row = try db.value("SELECT rowid FROM article WHERE id = ?", [article.id.rawValue], as: Int64.self)
      return row.map(Resolution.stored) ?? .new(article.id)
    }
    if let row = try rowByContent(article, in: db) { return .stored(row: row) }
    guard let origin = stableOrigin(article.origin) else { return try unused(article, in: db) }
    let known = "SELECT rowid FROM article WHERE origin = ? AND content_id IS NOT NULL"
    if let row = try db.value(known, [origin], as: Int64.self) { return .stored(row: row) }
    if let id = try db.value("SELECT id FROM personal_origin WHERE origin = ?", [origin], as: String.self),
      try db.row("SELECT 1 FROM article WHERE id = ?", [id]) == nil
    {
      return .new(ArticleID(id))
    }
    return try unused(article, in: db)
  }

  /// Whether the identity of the article is the hash of its content.
  static func isHash(_ article: Article) -> Bool {
    article.id.rawValue.utf8.count == 16
      && article.id == ArticleID(contentOf: article.title, paragraphs: article.paragraphs)
  }

  /// The path of a file that holds this one article. Standard input is never the same twice, and the lines of a
  /// JSON Lines file (`path#line`) move.
  static func stableOrigin(_ origin: String?) -> String? {
    guard let origin, origin.hasPrefix("/") else { return nil }
    if let mark = origin.lastIndex(of: "#"), origin[mark...].dropFirst().allSatisfy(\.isNumber) { return nil }
    return origin
  }

  /// The same content may stand in several files that were once different.
  private static func rowByContent(_ article: Article, in db: Database) throws -> Int64? {
    try db.value(
      "SELECT rowid FROM article WHERE content_id = ? ORDER BY origin IS ? DESC, rowid LIMIT 1",
      [article.id.rawValue, article.origin])
  }

  /// The article that bears this hash may have changed since: then the path makes the difference.
  private static func unused(_ article: Article, in db: Database) throws -> Resolution {
    let isTaken = "SELECT rowid FROM article WHERE id = ?"
    guard try db.row(isTaken, [article.id.rawValue]) != nil else { return .new(article.id) }
    let other = ArticleID(contentOf: article.title, paragraphs: article.paragraphs + [article.origin ?? ""])
    return try db.value(isTaken, [other.rawValue], as: Int64.self).map(Resolution.stored) ?? .new(other)
  }
}
