import GRDB
public import News

extension Archive {
  /// What the archive knows of an entity; nil where no article names it.
  ///
  /// Companions are counted over the newest 1000 articles that name the entity.
  public func profile(of id: EntityID) throws(ArchiveError) -> EntityProfile? {
    try read { db in
      let known = try db.row(
        "SELECT \(EntityRecord.columns), e.rowid, e.articles FROM entity e WHERE e.id = ? AND e.articles > 0",
        [id.rawValue])
      guard let known else { return nil }
      let card = ProfileReader(db: db, entity: try known.get(6))
      var profile = EntityProfile(entity: try EntityRecord.entity(known), articleCount: try known.get(7))
      profile.titles = try card.names(.title, limit: 5)
      profile.titlePeriods = try TitleStore(db).periods(of: card.entity, limit: 8)
      profile.aliases = try card.names(.alias, limit: 10)
      (profile.first, profile.last) = try card.span()
      profile.histogram = try card.histogram(from: profile.first, to: profile.last)
      (profile.actors, profile.places) = try card.companions()
      profile.appearances = try card.appearances(limit: 100)
      return profile
    }
  }
}

/// Reads the parts of an entity's card.
private struct ProfileReader {
  let db: Database
  /// Row of the table `entity`.
  let entity: Int64

  func names(_ kind: NameKind, limit: Int) throws -> [String] {
    try db.values(
      "SELECT text FROM name WHERE entity = ? AND kind = ? ORDER BY count DESC, text LIMIT ?",
      [entity, kind.rawValue, limit])
  }

  func span() throws -> (first: Timestamp?, last: Timestamp?) {
    // The day on which an undated article was added says nothing of the entity, unless there is nothing else.
    let dated = """
      SELECT p.date FROM appearance p CROSS JOIN article a ON a.rowid = p.article
      WHERE p.entity = ? AND a.published IS NOT NULL ORDER BY p.date
      """
    let any = "SELECT date FROM appearance WHERE entity = ? ORDER BY date"
    func end(_ order: String) throws -> Int64? {
      try db.value(dated + order + " LIMIT 1", [entity], as: Int64.self)
        ?? db.value(any + order + " LIMIT 1", [entity], as: Int64.self)
    }
    let first = try end("")
    let last = try end(" DESC")
    return (first.map(Timestamp.init(seconds:)), last.map(Timestamp.init(seconds:)))
  }

  /// Articles in ten equal spans. Empty where there is no time between the first and the last.
  func histogram(from first: Timestamp?, to last: Timestamp?) throws -> [Int] {
    guard let first, let last else { return [] }
    let (length, isTooLong) = last.seconds.subtractingReportingOverflow(first.seconds)
    guard length > 0, !isTooLong else { return [] }
    return try (0..<10).map { index -> Int in
      let start = first.seconds + Int64(Double(length) * Double(index) / 10)
      let end = index == 9 ? last.seconds : first.seconds + Int64(Double(length) * Double(index + 1) / 10) - 1
      return try db.value(
        "SELECT count(*) FROM appearance WHERE entity = ? AND date BETWEEN ? AND ?", [entity, start, end]) ?? 0
    }
  }

  /// Actors and places that the same articles name, the most frequent first.
  func companions() throws -> (actors: [EntityProfile.Companion], places: [EntityProfile.Companion]) {
    let counts = try db.rows(
      """
      SELECT p.entity, sum(p.actor_count > 0), sum(p.place_count > 0) FROM
        (SELECT article FROM appearance WHERE entity = ? ORDER BY date DESC, article DESC LIMIT 1000) n
        CROSS JOIN appearance p ON p.article = n.article
      WHERE p.entity <> ? GROUP BY p.entity
      """, [entity, entity]
    ).map {
      (entity: try $0.get(0, as: Int64.self), actor: try $0.get(1, as: Int.self), place: try $0.get(2, as: Int.self))
    }
    return (try most(counts.map { ($0.entity, $0.actor) }), try most(counts.map { ($0.entity, $0.place) }))
  }

  private func most(_ counts: [(entity: Int64, articles: Int)]) throws -> [EntityProfile.Companion] {
    let most = counts.filter { $0.articles > 0 }.sorted { ($1.articles, $0.entity) < ($0.articles, $1.entity) }.prefix(
      12)
    return try most.compactMap { count in
      try db.row("SELECT \(EntityRecord.columns) FROM entity e WHERE e.rowid = ?", [count.entity]).map {
        EntityProfile.Companion(entity: try EntityRecord.entity($0), articleCount: count.articles)
      }
    }
  }

  func appearances(limit: Int) throws -> [EntityProfile.Appearance] {
    let readThrough = try PersonalMark.fetch(db).readThrough
    let statement = try db.cachedStatement(
      literal: """
        \(SummaryRow.select(readThrough: readThrough)), n.first, c.body, a.title FROM
          (SELECT article, first FROM appearance WHERE entity = \(entity)
            ORDER BY date DESC, article DESC LIMIT \(limit)) n
          CROSS JOIN article a ON a.rowid = n.article
          CROSS JOIN source s ON s.rowid = a.source
          CROSS JOIN content c ON c.article = a.rowid
          LEFT JOIN personal_article p ON p.id = a.id
        ORDER BY a.date DESC, a.rowid DESC
        """)
    return try Row.fetchAll(statement).map { row in
      let summary = try SummaryRow.summary(row)
      let offset: Int = try row.get(SummaryRow.count)
      // The text is the title, an empty line and the body, as `Article.text` has it.
      let body: String = try row.get(SummaryRow.count + 1)
      let title: String = try row.get(SummaryRow.count + 2)
      let bodyStart = title.isEmpty ? 0 : title.utf8.count + 2
      let sentence =
        offset < bodyStart ? title : SentenceFinder.sentence(at: offset - bodyStart, in: body)
      return EntityProfile.Appearance(article: summary, sentence: sentence, offset: offset)
    }
  }
}
