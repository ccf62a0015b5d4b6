import GRDB
public import News

extension Archive {
  /// The article reduced to what relatedness compares; nil where there is none or recognition has not run.
  public func sketch(of id: ArticleID) throws(ArchiveError) -> ArticleSketch? {
    try read { db in
      let row = try db.value("SELECT rowid FROM article WHERE id = ?", [id.rawValue], as: Int64.self)
      return try row.flatMap { try SketchReader(db: db).sketch(row: $0) }
    }
  }

  /// The article as it was stored, without what was found in it; nil where there is none.
  public func text(of id: ArticleID) throws(ArchiveError) -> Article? {
    try read { try ArticleRecord.fetch($0, id: id)?.article }
  }

  /// Articles that may be related, the most promising first, at most `limit`; fewer only where no more share anything.
  ///
  /// What it costs grows with the limit and not with the archive (``CandidateSearch``).
  ///
  /// - Parameter nearness: What is left of a likeness between articles that were published then, 0…1.
  public func relatedCandidates(
    to probe: RelatednessProbe, limit: Int, nearness: (Timestamp, Timestamp) -> Double = { _, _ in 1 }
  ) throws(ArchiveError) -> [ArticleSketch] {
    try read { db in
      var search = try CandidateSearch(db, probe, limit: limit)
      let reader = SketchReader(db: db)
      return try search.run(nearness: nearness).compactMap { try reader.sketch(row: $0) }
    }
  }

  /// How common the entities and terms of the sketches are.
  public func statistics(for sketches: [ArticleSketch]) throws(ArchiveError) -> CorpusStatistics {
    try read { db in
      var statistics = CorpusStatistics(articleCount: try db.value("SELECT analysed FROM total") ?? 0)
      let entities = Set(sketches.lazy.flatMap(\.entities).map(\.id.rawValue))
      try TextFrequencies(db, "SELECT id, articles FROM entity WHERE id").read(entities) { id, articles in
        statistics.entityFrequency[EntityID(id)] = articles
      }
      let terms = Set(sketches.lazy.flatMap(\.terms).map(\.term))
      try TextFrequencies(db, "SELECT text, articles FROM term WHERE text").read(terms) { term, articles in
        statistics.termFrequency[term] = articles
      }
      return statistics
    }
  }

  /// The rows of the list for the articles, in the order asked for; what is not there is left out.
  public func summaries(of ids: [ArticleID]) throws(ArchiveError) -> [ArticleSummary] {
    try read { db in
      let select = SummaryRow.select(readThrough: try PersonalMark.fetch(db).readThrough)
      return try ids.compactMap { id in
        let statement = try db.cachedStatement(
          literal: select + """
            FROM article a CROSS JOIN source s ON s.rowid = a.source LEFT JOIN personal_article p ON p.id = a.id
            WHERE a.id = \(id.rawValue)
            """)
        return try Row.fetchOne(statement).map { try SummaryRow.readable($0, db) }
      }
    }
  }
}

/// Looks up how often many texts occur, some dozens in one statement: there are thousands.
private struct TextFrequencies {
  private let statement: Statement
  private static let size = 64

  /// - Parameter select: A statement up to the column that is looked up.
  init(_ db: Database, _ select: String) throws {
    let places = [String](repeating: "?", count: Self.size).joined(separator: ",")
    statement = try db.cachedStatement(sql: "\(select) IN (\(places))")
  }

  func read(_ texts: Set<String>, _ body: (String, Int) -> Void) throws {
    // In order, so that neighbours in the index follow each other.
    let sorted = texts.sorted()
    for start in stride(from: 0, to: sorted.count, by: Self.size) {
      var arguments: [String?] = Array(sorted[start..<min(start + Self.size, sorted.count)])
      arguments += [String?](repeating: nil, count: Self.size - arguments.count)
      let rows = try Row.fetchCursor(statement, arguments: StatementArguments(arguments))
      while let row = try rows.next() { body(try row.get(0), try row.get(1)) }
    }
  }
}
