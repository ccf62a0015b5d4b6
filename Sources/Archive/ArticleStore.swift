import GRDB
import News

/// Writes articles, their texts and their places in the full-text index.
struct ArticleStore {
  private let db: Database

  init(_ db: Database) { self.db = db }

  /// - Returns: the row that the article has now.
  func insert(_ article: Article, as id: ArticleID, added: Timestamp) throws -> Int64 {
    try db.run(
      """
      INSERT INTO article (id, guid, title, byline, source, url, published, language, origin, content_id, added, date, words,
        enclosures)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        id.rawValue, article.guid, article.title, article.byline, try source(article.source), article.url,
        article.published?.seconds, article.language, article.origin, contentID(of: article), added.seconds,
        (article.published ?? added).seconds, article.wordCount, EnclosureCodec.encode(article.enclosures),
      ])
    let row = db.lastInsertedRowID
    try db.run(
      "INSERT INTO content (article, body, paragraphs) VALUES (?, ?, ?)",
      [row, article.body, ParagraphCodec.encode(article.paragraphs)])
    try index(article.title, article.body, row: row)
    try db.run("UPDATE total SET articles = articles + 1")
    try db.run(
      "INSERT INTO arrival VALUES (?, 1) ON CONFLICT (day) DO UPDATE SET articles = articles + 1",
      [added.day.daysSince1970])
    try ClusterStore(db).add(row, article)
    return row
  }

  /// Puts the article in the place of the stored one, whose recognition has been withdrawn before.
  func replace(_ stored: ArticleRecord, by article: Article) throws {
    try ClusterStore(db).remove(stored)
    try SearchIndexes.remove(from: "search", db) {
      try db.run(
        "INSERT INTO search (search, rowid, title, body) VALUES ('delete', ?, ?, ?)",
        [stored.row, stored.article.title, stored.body])
    }
    try db.run(
      """
      UPDATE article SET guid = ?, title = ?, byline = ?, source = ?, url = ?, published = ?, language = ?,
        origin = coalesce(?, origin), content_id = ?, date = ?, words = ?, enclosures = ?
      WHERE rowid = ?
      """,
      [
        article.guid, article.title, article.byline, try source(article.source), article.url,
        article.published?.seconds,
        article.language, article.origin, contentID(of: article), (article.published ?? stored.added).seconds,
        article.wordCount, EnclosureCodec.encode(article.enclosures), stored.row,
      ])
    try db.run(
      "UPDATE content SET body = ?, paragraphs = ? WHERE article = ?",
      [article.body, ParagraphCodec.encode(article.paragraphs), stored.row])
    try index(article.title, article.body, row: stored.row)
    try ClusterStore(db).add(stored.row, article)
  }

  /// Gives a row whose text has gone its text again, and lets it wait for recognition.
  ///
  /// The words that the full-text index has for the row stay there: without the text nobody can take them out.
  /// - Returns: the identity that the row has kept.
  func restore(_ row: Int64, by article: Article) throws -> ArticleID {
    guard let id = try db.value("SELECT id FROM article WHERE rowid = ?", [row], as: String.self),
      let added = try db.value("SELECT added FROM article WHERE rowid = ?", [row], as: Int64.self)
    else { throw Unreadable(what: "an article is not there") }
    try AnalysisStore(db).forget(row)
    try db.run(
      """
      INSERT INTO content (article, body, paragraphs) VALUES (?, ?, ?)
      ON CONFLICT (article) DO UPDATE SET body = excluded.body, paragraphs = excluded.paragraphs
      """, [row, article.body, ParagraphCodec.encode(article.paragraphs)])
    try db.run(
      "UPDATE article SET title = ?, source = ?, date = ?, published = ?, words = ? WHERE rowid = ?",
      [
        article.title, try source(article.source), article.published?.seconds ?? added, article.published?.seconds,
        article.wordCount, row,
      ])
    try index(article.title, article.body, row: row)
    try ClusterStore(db).remove(unreadable: row)
    try ClusterStore(db).add(row, article)
    return ArticleID(id)
  }

  private func index(_ title: String, _ body: String, row: Int64) throws {
    try db.run("INSERT INTO search (rowid, title, body) VALUES (?, ?, ?)", [row, title, body])
  }

  private func contentID(of article: Article) -> String? { ArticleIdentity.contentID(of: article)?.rawValue }

  private func source(_ name: String) throws -> Int64 {
    if let row = try db.value("SELECT rowid FROM source WHERE name = ?", [name], as: Int64.self) { return row }
    try db.run("INSERT INTO source (name) VALUES (?)", [name])
    let row = db.lastInsertedRowID
    try db.run("INSERT INTO source_search (rowid, name) VALUES (?, ?)", [row, name])
    return row
  }
}
