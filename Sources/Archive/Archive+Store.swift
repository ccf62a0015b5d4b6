import Foundation
import GRDB
public import News

extension Archive {
  /// Stores articles in one transaction: all of them or, where it throws, none.
  ///
  /// An article that is there already with the same content is left alone, not a byte is written for it. One whose
  /// content has changed is updated: it keeps its identity, its time of adding and its personal state.
  public func store(_ articles: [Article], added: Timestamp) throws(ArchiveError) -> [StoreOutcome] {
    guard !articles.isEmpty else { return [] }
    return try write { db in
      let outcomes = try articles.map { try Self.store($0, added: added, in: db) }
      let changes = outcomes.contains { if case .unchanged = $0 { false } else { true } }
      if changes { try db.run("UPDATE total SET generation = generation + 1") }
      return outcomes
    }
  }

  private static func store(_ incoming: Article, added: Timestamp, in db: Database) throws -> StoreOutcome {
    let article = incoming.withoutNUL
    switch try ArticleIdentity.resolve(article, in: db) {
    case .new(let id):
      try insert(article, as: id, added: added, in: db)
      return .added(id)
    case .stored(let row):
      guard let stored = try ArticleRecord.fetch(db, row: row) else {
        throw Unreadable(what: "an article has no text")
      }
      let id = stored.article.id
      if stored.article.hasSameContent(as: article) { return .unchanged(id) }
      try AnalysisStore(db).withdraw(from: stored)
      try replace(stored, by: article, in: db)
      return .updated(id)
    }
  }

  private static func insert(_ article: Article, as id: ArticleID, added: Timestamp, in db: Database) throws {
    try db.run(
      """
      INSERT INTO article (id, title, byline, source, url, published, language, origin, content_id, added, date, words)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        id.rawValue, article.title, article.byline, try source(article.source, in: db), article.url,
        article.published?.seconds, article.language, article.origin, contentID(of: article), added.seconds,
        (article.published ?? added).seconds, article.wordCount,
      ])
    let row = db.lastInsertedRowID
    try db.run(
      "INSERT INTO content (article, body, paragraphs) VALUES (?, ?, ?)",
      [row, article.body, ParagraphCodec.encode(article.paragraphs)])
    try index(article.title, article.body, row: row, in: db)
    try db.run("UPDATE total SET articles = articles + 1")
    try db.run(
      "INSERT INTO arrival VALUES (?, 1) ON CONFLICT (day) DO UPDATE SET articles = articles + 1",
      [added.day.daysSince1970])
  }

  /// The recognition of the old text has been withdrawn before.
  private static func replace(_ stored: ArticleRecord, by article: Article, in db: Database) throws {
    try db.run(
      "INSERT INTO search (search, rowid, title, body) VALUES ('delete', ?, ?, ?)",
      [stored.row, stored.article.title, stored.body])
    try db.run(
      """
      UPDATE article SET title = ?, byline = ?, source = ?, url = ?, published = ?, language = ?,
        origin = coalesce(?, origin), content_id = ?, date = ?, words = ?
      WHERE rowid = ?
      """,
      [
        article.title, article.byline, try source(article.source, in: db), article.url, article.published?.seconds,
        article.language, article.origin, contentID(of: article), (article.published ?? stored.added).seconds,
        article.wordCount, stored.row,
      ])
    try db.run(
      "UPDATE content SET body = ?, paragraphs = ? WHERE article = ?",
      [article.body, ParagraphCodec.encode(article.paragraphs), stored.row])
    try index(article.title, article.body, row: stored.row, in: db)
  }

  private static func index(_ title: String, _ body: String, row: Int64, in db: Database) throws {
    try db.run("INSERT INTO search (rowid, title, body) VALUES (?, ?, ?)", [row, title, body])
  }

  private static func contentID(of article: Article) -> String? {
    ArticleIdentity.isHash(article) ? article.id.rawValue : nil
  }

  private static func source(_ name: String, in db: Database) throws -> Int64 {
    if let row = try db.value("SELECT rowid FROM source WHERE name = ?", [name], as: Int64.self) { return row }
    try db.run("INSERT INTO source (name) VALUES (?)", [name])
    let row = db.lastInsertedRowID
    try db.run("INSERT INTO source_search (rowid, name) VALUES (?, ?)", [row, name])
    return row
  }
}

extension Article {
  /// Texts are handed to SQLite as C strings, which end at the first NUL; U+FFFD stands in its place.
  fileprivate var withoutNUL: Article {
    func clean(_ text: String) -> String {
      text.utf8.contains(0) ? String(text.map { $0 == "\0" ? "\u{fffd}" : $0 }) : text
    }
    return Article(
      id: ArticleID(clean(id.rawValue)), title: clean(title), byline: byline.map(clean), source: clean(source),
      url: url.map(clean), published: published, language: language.map(clean), paragraphs: paragraphs.map(clean),
      origin: origin.map(clean))
  }

  /// Whether everything but the identity and the place that it came from is the same.
  fileprivate func hasSameContent(as other: Article) -> Bool {
    var other = other
    // A file without an address of its own is named after its folder: a copy elsewhere is the same article.
    if other.origin != origin, ArticleIdentity.isHash(other) { other.source = source }
    other.id = id
    other.origin = origin
    return self == other
  }
}
