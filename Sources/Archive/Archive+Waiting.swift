import GRDB
public import News

extension Archive {
  /// Articles that no recogniser of this version or a later one has seen, at most `limit`: first those that none has
  /// seen at all, then those of earlier versions, either the newest first.
  public func unanalysed(version: Int, limit: Int) throws(ArchiveError) -> [ArticleID] {
    try read { db in
      let new = try db.values(
        "SELECT id FROM article WHERE recogniser = 0 AND recogniser < ? ORDER BY date DESC, id DESC LIMIT ?",
        [version, max(limit, 0)], as: String.self)
      let old = try db.values(
        "SELECT id FROM article WHERE recogniser > 0 AND recogniser < ? ORDER BY date DESC, id DESC LIMIT ?",
        [version, max(limit - new.count, 0)], as: String.self)
      return (new + old).map { ArticleID($0) }
    }
  }

  /// How many articles there are, and how many of them no recogniser of this version or a later one has seen.
  ///
  /// Costs as much as articles wait.
  public func recognitionCounts(version: Int) throws(ArchiveError) -> (articles: Int, waiting: Int) {
    try read { db in
      (
        try db.value("SELECT count(*) FROM article") ?? 0,
        try db.value("SELECT count(*) FROM article WHERE recogniser < ?", [version]) ?? 0
      )
    }
  }

  /// The version of the recogniser that has seen the article, 0 where none has; nil where there is no such article.
  public func recogniser(of id: ArticleID) throws(ArchiveError) -> Int? {
    try read { try $0.value("SELECT recogniser FROM article WHERE id = ?", [id.rawValue]) }
  }

  /// The article for a recogniser of this version; nil where one of this version or a later one has seen it, or where
  /// there is no such article. What was found in it earlier is not read.
  public func articleToRecognise(_ id: ArticleID, version: Int) throws(ArchiveError) -> Article? {
    try read { db in
      let known: Int? = try db.value("SELECT recogniser FROM article WHERE id = ?", [id.rawValue])
      guard let known, known < version else { return nil }
      guard let stored = try ArticleRecord.fetch(db, id: id) else { throw Unreadable(what: "an article has no text") }
      return stored.article
    }
  }

  /// Lets the articles that a recogniser of this version has seen wait for it once more. What was found in them stays
  /// until something new is stored; those that a later version has seen stay as they are.
  ///
  /// Many transactions, so that nobody waits long; one that is not reached is left as it is.
  ///
  /// - Parameters:
  ///   - version: at least 2: 0 would say that nothing was found.
  ///   - isCancelled: asked before every transaction.
  public func outdate(version: Int, isCancelled: () -> Bool = { false }) throws(ArchiveError) {
    guard version > 1 else { throw ArchiveError(.invalid, path: path, detail: "nothing comes before version 1") }
    var last = try read { try $0.value("SELECT max(rowid) FROM article", as: Int64.self) }
    // Each row once, from the end: what another process recognises meanwhile is not taken back again.
    while let top = last, !isCancelled() {
      last = try write { db in
        let first = try db.value(
          "SELECT min(rowid) FROM (SELECT rowid FROM article WHERE rowid <= ? ORDER BY rowid DESC LIMIT 4096)", [top],
          as: Int64.self)
        guard let first else { return nil }
        try db.run(
          "UPDATE article SET recogniser = ? WHERE rowid BETWEEN ? AND ? AND recogniser = ?",
          [version - 1, first, top, version])
        return first - 1
      }
    }
  }
}
