import GRDB
public import News

extension Archive {
  /// Every entity that an article names, with the number of articles that do: the most named first.
  public func entities() throws(ArchiveError) -> [(entity: Entity, articleCount: Int)] {
    try read { db in
      let rows = try db.rows(
        "SELECT \(EntityRecord.columns), e.articles FROM entity e WHERE e.articles > 0 ORDER BY e.articles DESC, e.name, e.id",
        [])
      return try db.readable(rows, of: "entity") { (try EntityRecord.entity($0), try $0.get(6)) }
    }
  }

  /// Entities of which a name contains the words, the last of them perhaps unfinished: the most named first, at most
  /// `limit`. Words are as `Query.words(of:)` gives them.
  public func entities(named words: [String], limit: Int) throws(ArchiveError) -> [Entity] {
    try read { db in
      let pattern = FullTextPattern(allOf: words, lastIsPrefix: true).text
      let rows = try db.rows(
        """
        SELECT \(EntityRecord.columns) FROM entity e
        WHERE e.articles > 0 AND e.rowid IN (
          SELECT entity FROM name WHERE kind < ? AND rowid IN (
            SELECT rowid FROM name_search WHERE name_search MATCH ?))
        ORDER BY e.articles DESC, e.name, e.id LIMIT ?
        """, [NameKind.title.rawValue, pattern, max(limit, 0)])
      return try db.readable(rows, of: "entity") { try EntityRecord.entity($0) }
    }
  }
}
