import GRDB
public import News

extension Archive {
  /// Stores what recognition found in an article, in the place of what an earlier run found.
  ///
  /// - Parameters:
  ///   - version: of the recogniser, at least 1.
  ///   - article: what was recognised. Where the archive holds another text under this identity by now, or none,
  ///     the result is of no use and is dropped.
  /// - Returns: whether it was stored.
  @discardableResult
  public func store(
    _ analysis: Analysis, sketchTerms terms: [ArticleSketch.TermCount], recogniser version: Int, for article: Article
  ) throws(ArchiveError) -> Bool {
    guard version > 0, Set(terms.map(\.term)).count == terms.count else {
      throw ArchiveError(.invalid, path: path, detail: "a recogniser without version, or a term listed twice")
    }
    return try write { db in
      guard let stored = try ArticleRecord.fetch(db, id: article.id),
        stored.article.text.utf8.elementsEqual(article.text.utf8)
      else { return false }
      let tables = AnalysisStore(db)
      try tables.withdraw(from: stored)
      do {
        try tables.add(analysis, terms: terms, recogniser: version, to: stored)
      } catch let error as Unreadable {
        throw ArchiveError(.invalid, path: path, detail: error.what)
      }
      return true
    }
  }

  /// Articles that no recogniser of this version or a later one has seen, newest first, at most `limit`.
  public func unanalysed(version: Int, limit: Int) throws(ArchiveError) -> [ArticleID] {
    try read { db in
      try db.values(
        "SELECT id FROM article WHERE recogniser < ? ORDER BY date DESC, id DESC LIMIT ?",
        [version, max(limit, 0)], as: String.self
      ).map { ArticleID($0) }
    }
  }

  /// The version of the recogniser that has seen the article, 0 where none has; nil where there is no such article.
  public func recogniser(of id: ArticleID) throws(ArchiveError) -> Int? {
    try read { try $0.value("SELECT recogniser FROM article WHERE id = ?", [id.rawValue]) }
  }
}
