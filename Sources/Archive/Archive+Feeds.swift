import GRDB
public import News

/// Articles of feeds, and what visits to feeds have told.
extension Archive {
  /// Stores what a visit brought, in one transaction: articles, and what is remembered of the visit. So validators are
  /// never kept for articles that were not.
  ///
  /// An item that is there already with the same content costs no write to the tables of articles.
  ///
  /// - Parameter moment: when it was; articles that are new are added then.
  /// - Returns: for each item what it came to, in their order.
  @discardableResult
  public func store(_ visit: FeedVisit, at moment: Timestamp) throws(ArchiveError) -> [StoreOutcome] {
    try write { db in
      let outcomes = try FeedStore(visit, added: moment, in: db).store(visit.items)
      let changes = outcomes.contains { if case .unchanged = $0 { false } else { true } }
      if changes { try db.run("UPDATE total SET generation = generation + 1") }
      return outcomes
    }
  }

  /// Stores what visits have told that brought no items, all in one transaction. The tables of articles are left alone.
  public func store(_ states: [String: FeedState]) throws(ArchiveError) {
    guard !states.isEmpty else { return }
    try write { db in
      for (identity, state) in states { _ = try FeedRecord.store(state, of: identity, host: nil, in: db) }
    }
  }

  /// What visits have told, by the identity of the feed.
  public func feedStates() throws(ArchiveError) -> [String: FeedState] {
    try read { try FeedRecord.states($0) }
  }

  /// How many articles every feed has in this archive, by its identity. Visits all of them.
  public func feedTotals() throws(ArchiveError) -> [String: Totals] {
    try read { db in
      let readThrough = try PersonalMark.fetch(db).readThrough
      let select: SQL = """
        SELECT f.identity, count(*), coalesce(sum(\(QueryFilter.isUnread(readThrough))), 0)
        FROM feed f CROSS JOIN (SELECT DISTINCT feed, article FROM feed_item) i ON i.feed = f.rowid
        CROSS JOIN article a ON a.rowid = i.article LEFT JOIN personal_article p ON p.id = a.id
        GROUP BY f.rowid
        """
      let rows = try Row.fetchAll(db.cachedStatement(literal: select))
      let totals = try db.readable(rows, of: "feed") { row in
        (try row.get(0, as: String.self), Totals(articles: try row.get(1), unread: try row.get(2)))
      }
      return Dictionary(totals, uniquingKeysWith: { first, _ in first })
    }
  }
}
