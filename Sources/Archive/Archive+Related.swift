import Foundation
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

  /// Articles that may be related: those that share the rarest entities and terms, the most promising first.
  ///
  /// What it costs does not grow with the archive: of each entity the newest articles and those around the date are
  /// looked at, of the terms the few rarest.
  public func relatedCandidates(to sketch: ArticleSketch, limit: Int) throws(ArchiveError) -> [ArticleSketch] {
    try read { db in
      let reader = SketchReader(db: db)
      let own = try db.value("SELECT rowid FROM article WHERE id = ?", [sketch.id.rawValue], as: Int64.self)
      var weights: [Int64: Double] = [:]
      for (row, weight) in try reader.rowsSharingEntities(with: sketch) { weights[row, default: 0] += weight }
      for (row, weight) in try reader.rowsSharingTerms(with: sketch) { weights[row, default: 0] += weight }
      if let own { weights[own] = nil }
      let ownHead = try own.flatMap { try reader.head(of: $0) }
      var best: [ArticleSketch] = []
      for (row, _) in weights.sorted(by: { ($1.value, $1.key) < ($0.value, $0.key) }) {
        guard best.count < limit else { break }
        // What is nearly the same is one article: it stands there once, and never beside itself.
        guard try reader.head(of: row) == row, row != ownHead, let sketch = try reader.sketch(row: row) else {
          continue
        }
        best.append(sketch)
      }
      return best
    }
  }

  /// How common the entities and terms of the sketches are.
  public func statistics(for sketches: [ArticleSketch]) throws(ArchiveError) -> CorpusStatistics {
    try read { db in
      var statistics = CorpusStatistics(articleCount: try db.value("SELECT analysed FROM total") ?? 0)
      for id in Set(sketches.lazy.flatMap(\.entities).map(\.id)) {
        statistics.entityFrequency[id] = try db.value("SELECT articles FROM entity WHERE id = ?", [id.rawValue])
      }
      for term in Set(sketches.lazy.flatMap(\.terms).map(\.term)) {
        statistics.termFrequency[term] = try db.value("SELECT articles FROM term WHERE text = ?", [term])
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

/// Reads sketches, and finds articles that share something with one.
private struct SketchReader {
  let db: Database

  /// The article that stands for it in lists.
  func head(of row: Int64) throws -> Int64? {
    try db.value("SELECT coalesce(head, rowid) FROM article WHERE rowid = ?", [row])
  }

  func sketch(row: Int64) throws -> ArticleSketch? {
    let known = try db.row(
      """
      SELECT a.id, a.date, c.terms, a.published IS NOT NULL FROM article a JOIN content c ON c.article = a.rowid
      WHERE a.rowid = ? AND a.recogniser > 0
      """, [row])
    guard let known else { return nil }
    let rows = try db.rows(
      """
      SELECT e.id, e.name, p.type, p.count FROM appearance p CROSS JOIN entity e ON e.rowid = p.entity
      WHERE p.article = ? ORDER BY p.count DESC, p.first
      """, [row])
    let entities = try db.readable(rows, of: "entity") { row in
      ArticleSketch.EntityCount(
        id: EntityID(try row.get(0, as: String.self)), name: try row.get(1),
        type: try EntityType(storedNumber: try row.get(2)), count: try row.get(3))
    }
    let terms = try db.readable("content", key: String(row)) {
      try known.get(2, as: Data?.self).map(TermCodec.decode) ?? []
    }
    return ArticleSketch(
      id: ArticleID(try known.get(0, as: String.self)), date: Timestamp(seconds: try known.get(1)),
      isDated: try known.get(3), entities: entities, terms: terms ?? [])
  }

  /// Of the twelve rarest entities that other articles name too: the newest 40 articles and 20 on each side of the
  /// date. The weight falls with the frequency.
  func rowsSharingEntities(with sketch: ArticleSketch) throws -> [(row: Int64, weight: Double)] {
    var known: [(row: Int64, frequency: Int)] = []
    for entity in sketch.entities {
      guard let row = try db.row("SELECT rowid, articles FROM entity WHERE id = ?", [entity.id.rawValue]) else {
        continue
      }
      known.append((try row.get(0), try row.get(1)))
    }
    let rarest = known.filter { $0.frequency > 0 }.sorted { $0.frequency < $1.frequency }.prefix(12)
    return try rarest.flatMap { entity in
      let weight = 1 / (1 + log(Double(entity.frequency)))
      return try articles(of: entity.row, around: sketch.date).map { ($0, weight) }
    }
  }

  private func articles(of entity: Int64, around date: Timestamp) throws -> Set<Int64> {
    let select = "SELECT article FROM appearance WHERE entity = ?"
    let newest = try db.values(select + " ORDER BY date DESC, article DESC LIMIT 40", [entity], as: Int64.self)
    let before = try db.values(
      select + " AND date <= ? ORDER BY date DESC, article DESC LIMIT 20", [entity, date.seconds], as: Int64.self)
    let after = try db.values(
      select + " AND date > ? ORDER BY date, article LIMIT 20", [entity, date.seconds], as: Int64.self)
    return Set(newest + before + after)
  }

  /// Through the full-text index: of the eight rarest terms that stand in at least two and at most 2000 articles, the
  /// 40 articles stored last. A term is a stem, so it is looked for as the beginning of words.
  func rowsSharingTerms(with sketch: ArticleSketch) throws -> [(row: Int64, weight: Double)] {
    var known: [(term: String, frequency: Int)] = []
    for term in sketch.terms {
      let frequency = try db.value("SELECT articles FROM term WHERE text = ?", [term.term], as: Int.self) ?? 0
      if (2...2000).contains(frequency) { known.append((term.term, frequency)) }
    }
    let rarest = known.sorted { ($0.frequency, $0.term) < ($1.frequency, $1.term) }.prefix(8)
    return try rarest.flatMap { term in
      let weight = 0.5 / (1 + log(Double(term.frequency)))
      let rows = try db.values(
        "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT 40",
        [FullTextPattern(anyOf: [term.term.strippingStemEnding]).text], as: Int64.self)
      return rows.map { ($0, weight) }
    }
  }
}

extension String {
  /// A stemmer turns the ending of “cities” and “city” into “citi”, which neither begins with.
  fileprivate var strippingStemEnding: String { utf8.count > 3 && hasSuffix("i") ? String(dropLast()) : self }
}
