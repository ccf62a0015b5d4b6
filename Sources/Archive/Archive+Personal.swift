import GRDB
public import News

extension Archive {
  /// Marks an article read or unread.
  ///
  /// This and the other acts of the person are on disk when they return.
  /// - Returns: the state after the act, also where it changed nothing.
  @discardableResult
  public func setRead(
    _ id: ArticleID, _ isRead: Bool, at moment: Timestamp
  ) throws(ArchiveError) -> PersonalState {
    try act(on: id) { db in
      try db.run(
        """
        INSERT INTO personal_article (id, is_read, read_at) VALUES (?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET is_read = excluded.is_read, read_at = excluded.read_at
        """, [id.rawValue, isRead, moment.seconds])
    }
  }

  /// Gives an article its star or takes it away.
  @discardableResult
  public func setStarred(
    _ id: ArticleID, _ isStarred: Bool, at moment: Timestamp
  ) throws(ArchiveError) -> PersonalState {
    try act(on: id) { db in
      try db.run(
        """
        INSERT INTO personal_article (id, is_starred, starred_at) VALUES (?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET is_starred = excluded.is_starred, starred_at = excluded.starred_at
        """, [id.rawValue, isStarred, moment.seconds])
    }
  }

  /// Remembers where the person is in an article: a UTF-8 byte offset into its text.
  @discardableResult
  public func savePosition(
    _ id: ArticleID, _ position: Int, at moment: Timestamp
  ) throws(ArchiveError) -> PersonalState {
    try act(on: id) { db in
      try db.run(
        """
        INSERT INTO personal_article (id, position, position_at) VALUES (?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET position = excluded.position, position_at = excluded.position_at
        """, [id.rawValue, max(position, 0), moment.seconds])
    }
  }

  /// Marks everything read that was added up to this moment, with one number instead of a row per article.
  public func markAllRead(through moment: Timestamp) throws(ArchiveError) {
    try personal.write { db in
      // Rows that say “read” stay: they also hold in an archive that is built anew later.
      try db.run("UPDATE personal_article SET is_read = NULL WHERE is_read = 0")
      try db.run(
        "UPDATE personal_mark SET read_through = max(read_through, ?), generation = generation + 1",
        [moment.seconds])
    }
  }

  /// With the act the place that the article came from is written down, where the person could come with it again
  /// after its content, and with it its hash, has changed.
  private func act(
    on id: ArticleID, _ body: (Database) throws -> Void
  ) throws(ArchiveError) -> PersonalState {
    let stored = try read { db in
      try db.row("SELECT added, origin, content_id FROM article WHERE id = ?", [id.rawValue]).map { row in
        (added: Timestamp(seconds: try row.get(0)), origin: try Self.origin(row))
      }
    }
    guard let stored else { throw ArchiveError(.unknownArticle, path: path, detail: id.rawValue) }
    return try personal.write { db in
      try body(db)
      if let origin = stored.origin { try Self.remember(origin, id, in: db) }
      try db.run("UPDATE personal_mark SET generation = generation + 1")
      return try (PersonalRecord.fetch(db, id: id) ?? PersonalRecord()).state(added: stored.added, in: db)
    }
  }

  /// Writes down where the article came from.
  static func remember(_ origin: String, _ id: ArticleID, in db: Database) throws {
    try db.run(
      """
      INSERT INTO personal_origin VALUES (?, ?) ON CONFLICT (origin) DO UPDATE SET id = excluded.id
      WHERE id <> excluded.id
      """, [origin, id.rawValue])
  }

  /// The place that the article came from, where that says which article it is; nil where there is no such article.
  static func origin(of id: ArticleID, in db: Database) throws -> (String, ArticleID)? {
    try db.row("SELECT added, origin, content_id FROM article WHERE id = ?", [id.rawValue])
      .flatMap { try origin($0) }.map { ($0, id) }
  }

  private static func origin(_ row: Row) throws -> String? {
    guard try row.get(2, as: String?.self) != nil else { return nil }
    return ArticleIdentity.stableOrigin(try row.get(1))
  }
}
