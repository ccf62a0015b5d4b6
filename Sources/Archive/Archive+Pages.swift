import GRDB
public import News

/// Whole texts of articles of which the feed gave the beginning.
extension Archive {
  /// How often a page is asked for before the feed's own text has to do.
  static let mostTries = 4

  /// Pages that are to be fetched by now, the newest articles first, at most `limit`.
  public func wantedPages(by moment: Timestamp, limit: Int) throws(ArchiveError) -> [WantedPage] {
    try read { db in
      let rows = try db.rows(
        """
        SELECT a.id, a.url, f.identity, i.tries FROM feed_item i CROSS JOIN article a ON a.rowid = i.article
        CROSS JOIN feed f ON f.rowid = i.feed
        WHERE i.page = 1 AND i.retry <= ? AND a.url IS NOT NULL ORDER BY a.date DESC, a.id DESC LIMIT ?
        """, [moment.seconds, max(limit, 0)])
      return try db.readable(rows, of: "feed_item") { row in
        WantedPage(
          article: ArticleID(try row.get(0, as: String.self)), url: try row.get(1), feed: try row.get(2),
          tries: try row.get(3))
      }
    }
  }

  /// Stores what came of fetching the page of an article. Its text is put in the place of the feed's, and waits for
  /// recognition anew; title and what the feed says of author and date stay.
  ///
  /// - Returns: whether the article has changed.
  @discardableResult
  public func store(_ outcome: PageOutcome, of page: WantedPage) throws(ArchiveError) -> Bool {
    try write { db in
      guard let stored = try ArticleRecord.fetch(db, id: page.article) else { return false }
      switch outcome {
      case .nothing:
        try Self.setPage(.nothing, of: stored, in: db)
        return false
      case .later(let moment):
        try db.run(
          """
          UPDATE feed_item SET tries = tries + 1, retry = ?, page = CASE WHEN tries + 1 < ? THEN 1 ELSE 0 END
          WHERE article = ? AND page = 1
          """, [moment.seconds, Self.mostTries, stored.row])
        return false
      case .text(let paragraphs, let byline, let published):
        try Self.setPage(.fetched, of: stored, in: db)
        var article = stored.article
        article.paragraphs = paragraphs
        article.byline = article.byline ?? byline
        article.published = article.published ?? published
        article = article.withoutNUL
        guard !stored.article.hasSameContent(as: article) else { return false }
        try AnalysisStore(db).withdraw(from: stored)
        try ArticleStore(db).replace(stored, by: article)
        try db.run("UPDATE total SET generation = generation + 1")
        return true
      }
    }
  }

  private static func setPage(_ state: PageState, of stored: ArticleRecord, in db: Database) throws {
    try db.run(
      "UPDATE feed_item SET page = ?, retry = NULL WHERE article = ? AND page = 1", [state.rawValue, stored.row])
  }
}
