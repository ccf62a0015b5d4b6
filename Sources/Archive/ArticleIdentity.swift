import GRDB
import News

/// Which stored article an incoming one is.
///
/// A guid or URL says it. Without either the identity is the hash of the content, with the source where the article
/// names one: the same words from two sources are two articles. The hash changes with the content; so a local file that
/// comes again from the same path is the same article and keeps the identity it first had. The archive knows paths by
/// its own rows, and for archives that are gone by the personal file.
///
/// The first versions left the source out of the hash. Their articles are found by `content_id`, which still does.
enum ArticleIdentity {
  /// The row of a stored article, or the identity under which a new one is to be kept.
  enum Resolution: Equatable {
    case stored(row: Int64)
    case new(ArticleID)
  }

  static func resolve(_ article: Article, in db: Database) throws -> Resolution {
    guard let content = contentID(of: article) else {
      let row = try db.value("SELECT rowid FROM article WHERE id = ?", [article.id.rawValue], as: Int64.self)
      return row.map(Resolution.stored) ?? .new(article.id)
    }
    if let row = try rowByContent(article, content, in: db) { return .stored(row: row) }
    guard let origin = stableOrigin(article.origin) else { return try unused(article, content, in: db) }
    let known = "SELECT rowid FROM article WHERE origin = ? AND content_id IS NOT NULL"
    if let row = try db.value(known, [origin], as: Int64.self) { return .stored(row: row) }
    if let id = try db.value("SELECT id FROM personal_origin WHERE origin = ?", [origin], as: String.self),
      try !isTaken(ArticleID(id), in: db)
    {
      return .new(ArticleID(id))
    }
    return try unused(article, content, in: db)
  }

  /// The hash of title and paragraphs, where the identity of the article is a hash of its content; nil otherwise.
  static func contentID(of article: Article) -> ArticleID? {
    guard article.id.rawValue.utf8.count == 16 else { return nil }
    let content = ArticleID(contentOf: article.title, paragraphs: article.paragraphs)
    return article.id == content || namesSource(article) ? content : nil
  }

  /// Whether its source is nothing but the place that it lay in.
  static func isOfNoSource(_ article: Article) -> Bool {
    article.id == ArticleID(contentOf: article.title, paragraphs: article.paragraphs)
  }

  private static func namesSource(_ article: Article) -> Bool {
    article.id == ArticleID(contentOf: article.title, paragraphs: article.paragraphs, source: article.source)
  }

  /// The path of a file that holds this one article. Standard input is never the same twice, and the lines of a
  /// JSON Lines file (`path#line`) move.
  static func stableOrigin(_ origin: String?) -> String? {
    guard let origin, origin.hasPrefix("/") else { return nil }
    if let mark = origin.lastIndex(of: "#"), origin[mark...].dropFirst().allSatisfy(\.isNumber) { return nil }
    return origin
  }

  /// The same content may stand in several files that were once different. What names its source is never taken for
  /// what came from another one.
  private static func rowByContent(_ article: Article, _ content: ArticleID, in db: Database) throws -> Int64? {
    guard namesSource(article) else {
      return try db.value(
        "SELECT rowid FROM article WHERE content_id = ? ORDER BY origin IS ? DESC, rowid LIMIT 1",
        [content.rawValue, article.origin])
    }
    return try db.value(
      """
      SELECT a.rowid FROM article a CROSS JOIN source s ON s.rowid = a.source
      WHERE a.content_id = ? AND s.name = ? ORDER BY a.origin IS ? DESC, a.rowid LIMIT 1
      """, [content.rawValue, article.source, article.origin])
  }

  /// The hash, or the hash without the source where the person did something with the article under that name, before
  /// sources were part of it. The article that bears it may have changed since: then the path makes the difference.
  private static func unused(_ article: Article, _ content: ArticleID, in db: Database) throws -> Resolution {
    if article.id != content, try !isKnown(article.id, in: db), try isKnown(content, in: db),
      try !isTaken(content, in: db)
    {
      return .new(content)
    }
    guard try isTaken(article.id, in: db) else { return .new(article.id) }
    let other = ArticleID(
      contentOf: article.title, paragraphs: article.paragraphs + [article.origin ?? ""],
      source: article.id == content ? nil : article.source)
    let row = try db.value("SELECT rowid FROM article WHERE id = ?", [other.rawValue], as: Int64.self)
    return row.map(Resolution.stored) ?? .new(other)
  }

  private static func isTaken(_ id: ArticleID, in db: Database) throws -> Bool {
    try db.row("SELECT 1 FROM article WHERE id = ?", [id.rawValue]) != nil
  }

  /// Whether the person has done something with it.
  private static func isKnown(_ id: ArticleID, in db: Database) throws -> Bool {
    try db.row(
      "SELECT 1 FROM personal_article WHERE id = ? UNION ALL SELECT 1 FROM correction WHERE article = ? LIMIT 1",
      [id.rawValue, id.rawValue]) != nil
  }
}
