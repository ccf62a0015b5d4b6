import GRDB
import News

/// Finds articles that share something telling with one, and puts first those that share the most.
///
/// Of every word and every name a bounded number of articles is looked at: of a word those that arrived before and
/// after the article, from the full-text index; of a name those that were published around it. What is rare is found
/// whole that way, and of what is common the part where the articles of one event are. More is read only where fewer
/// articles than were asked for share any of it.
struct CandidateSearch {
  private let db: Database
  private let probe: RelatednessProbe
  private let limit: Int
  /// The row of the article, and the one that stands for it in lists; nil where it is not in the archive.
  private let own: Int64?
  private let ownHead: Int64?
  /// What the article and others share, by row.
  private var weights: [Int64: Double] = [:]
  /// Entries of indexes that have been read: what the search costs.
  private(set) var entriesRead = 0

  /// Words and names that are looked for in any case. The rest is commoner and adds little.
  static let mostWords = 24
  static let mostEntities = 12
  /// Articles that are read for each, where no more than this were asked for.
  static let depth = 200

  init(_ db: Database, _ probe: RelatednessProbe, limit: Int) throws {
    self.db = db
    self.probe = probe
    self.limit = limit
    let row = try db.row("SELECT rowid, coalesce(head, rowid) FROM article WHERE id = ?", [probe.article.rawValue])
    own = try row?.get(0)
    ownHead = try row?.get(1)
  }

  /// Rows of recognised articles, the most promising first.
  mutating func run(nearness: (Timestamp, Timestamp) -> Double) throws -> [Int64] {
    guard limit > 0 else { return [] }
    for (number, word) in probe.words.enumerated() {
      guard number < Self.mostWords || weights.count <= limit else { break }
      try add(word)
    }
    for (number, entity) in probe.entities.enumerated() {
      guard number < Self.mostEntities || weights.count <= limit else { break }
      try add(entity)
    }
    return try ranked(nearness)
  }

  /// As many as are read for a word or a name.
  private var depth: Int { max(limit, Self.depth) }

  private mutating func add(_ rows: some Sequence<Int64>, _ weight: Double) {
    for row in rows {
      weights[row, default: 0] += weight
      entriesRead += 1
    }
  }

  private mutating func add(_ word: RelatednessProbe.Word) throws {
    let pattern = FullTextPattern(anyOfWords: word.spellings).text
    let here = own ?? .max
    let before = try db.values(
      "SELECT rowid FROM search WHERE search MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?",
      [pattern, here, own == nil ? depth : depth / 2], as: Int64.self)
    add(before, word.weight)
    guard own != nil else { return }
    let after = try db.values(
      "SELECT rowid FROM search WHERE search MATCH ? AND rowid > ? ORDER BY rowid LIMIT ?",
      [pattern, here, depth - before.count], as: Int64.self)
    add(after, word.weight)
  }

  private mutating func add(_ entity: RelatednessProbe.Name) throws {
    guard let row = try db.value("SELECT rowid FROM entity WHERE id = ?", [entity.id.rawValue], as: Int64.self) else {
      return
    }
    let select = "SELECT article FROM appearance WHERE entity = ?"
    guard let date = probe.date?.seconds else {
      let newest = try db.values(
        select + " ORDER BY date DESC, article DESC LIMIT ?", [row, depth / 2], as: Int64.self)
      return add(newest, entity.weight)
    }
    let before = try db.values(
      select + " AND date <= ? ORDER BY date DESC, article DESC LIMIT ?", [row, date, depth / 4], as: Int64.self)
    let after = try db.values(
      select + " AND date > ? ORDER BY date, article LIMIT ?", [row, date, depth / 4], as: Int64.self)
    add(before + after, entity.weight)
  }

  // MARK: Order

  private struct Found {
    var head: Int64
    var weight: Double

    static func isBetter(_ left: Found, _ right: Found) -> Bool {
      (right.weight, right.head) < (left.weight, left.head)
    }
  }

  /// What is nearly the same is one article: it stands there once, and never beside itself.
  private func ranked(_ nearness: (Timestamp, Timestamp) -> Double) throws -> [Int64] {
    let most = weights.lazy.filter { $0.key != own }.map { Found(head: $0.key, weight: $0.value) }
      .sorted(by: Found.isBetter).prefix(2 * limit + Self.depth)
    var heads: [Int64: Double] = [:]
    for found in most {
      let row = try db.row(
        """
        SELECT h.rowid, h.published FROM article a CROSS JOIN article h ON h.rowid = coalesce(a.head, a.rowid)
        WHERE a.rowid = ? AND h.recogniser > 0
        """, [found.head])
      guard let row else { continue }
      let head: Int64 = try row.get(0)
      guard head != ownHead else { continue }
      var weight = found.weight
      if let date = probe.date, let published = try row.get(1, as: Int64?.self) {
        weight *= nearness(date, Timestamp(seconds: published))
      }
      heads[head] = max(heads[head] ?? 0, weight)
    }
    return heads.map { Found(head: $0.key, weight: $0.value) }.sorted(by: Found.isBetter).prefix(limit).map(\.head)
  }
}
