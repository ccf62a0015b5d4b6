import Foundation
import GRDB
import News

/// Finds articles that are nearly the same in several sources, and keeps them together: one, the first to come, stands
/// for all of them in lists and counts.
///
/// Candidates are found by locality-sensitive hashing: a sketch is cut into bands, and texts that agree in all values of
/// one band are compared (Leskovec, Rajaraman and Ullman, “Mining of Massive Datasets”, 3.4). With 20 bands of three
/// values 98 of 100 pairs are found that have 60 of 100 runs of words in common.
///
/// What has title, text and day in common is the same however short it is, and also where one source gives it twice,
/// with a date but under another id or address. One more band finds it; see `ExactCopies`.
struct ClusterStore {
  /// Values a band.
  private static let bandWidth = 3
  /// The same text comes within so many days.
  private static let days: Int64 = 7
  /// Articles that are looked at for one band.
  private static let mostCandidates = 64

  private let db: Database

  init(_ db: Database) { self.db = db }

  /// Takes in an article that has just been stored, and finds out what it is the same as.
  func add(_ row: Int64, _ article: Article) throws {
    let sketch = ResemblanceSketch(of: article.paragraphs)
    let copies = ExactCopies(db, title: article.title, body: article.body, sketch: sketch.map(Self.encoded))
    let copied = try copies.head(for: row)
    try copies.add(row)
    guard let sketch else {
      if let copied { try setHead(copied, of: row) }
      return
    }
    let head = try copied ?? head(for: row, like: sketch)
    for (number, hash) in Self.bands(of: sketch) {
      try db.run("INSERT INTO resemblance_band VALUES (?, ?, ?)", [number, hash, row])
    }
    try db.run("INSERT INTO resemblance VALUES (?, ?)", [row, Self.encoded(sketch)])
    if let head { try setHead(head, of: row) }
  }

  /// Lets go of an article whose text will be another. Where it stood for others, the first of them does from now on.
  func remove(_ stored: ArticleRecord) throws {
    let row = stored.row
    let kept = try db.value("SELECT sketch FROM resemblance WHERE article = ?", [row], as: Data.self)
    try ExactCopies(db, title: stored.article.title, body: stored.body, sketch: kept).remove(row)
    if let kept {
      if let sketch = try db.readable("resemblance", key: String(row), { try Self.decoded(kept) }) {
        for (number, hash) in Self.bands(of: sketch) {
          try db.run("DELETE FROM resemblance_band WHERE band = ? AND hash = ? AND article = ?", [number, hash, row])
        }
      } else {
        // No index leads there from the article.
        try db.run("DELETE FROM resemblance_band WHERE article = ?", [row])
      }
      try db.run("DELETE FROM resemblance WHERE article = ?", [row])
    }
    try detach(row)
  }

  /// The same where the text is not known any more: no index leads from the article to what it was found by.
  func remove(unreadable row: Int64) throws {
    try db.run("DELETE FROM resemblance_band WHERE article = ?", [row])
    try db.run("DELETE FROM resemblance WHERE article = ?", [row])
    try detach(row)
  }

  private func detach(_ row: Int64) throws {
    try setHead(nil, of: row)
    let members = try db.values("SELECT rowid FROM article WHERE head = ? ORDER BY rowid", [row], as: Int64.self)
    for member in members { try setHead(member == members[0] ? nil : members[0], of: member) }
  }

  /// The names of the other sources that have the article, in the order in which they came.
  func otherSources(of row: Int64) throws -> [String] {
    try db.values(
      """
      SELECT s.name FROM (
        SELECT min(m.rowid) AS first, m.source AS source FROM article o
        CROSS JOIN article m ON m.head = coalesce(o.head, o.rowid) OR m.rowid = coalesce(o.head, o.rowid)
        WHERE o.rowid = ? AND m.source <> o.source GROUP BY m.source
      ) f CROSS JOIN source s ON s.rowid = f.source ORDER BY f.first
      """, [row])
  }

  /// The article that stands for what is most like the text, from another source and of about the same day.
  private func head(for row: Int64, like sketch: ResemblanceSketch) throws -> Int64? {
    var seen: Set<Int64> = []
    var best: (resemblance: Double, head: Int64)?
    for (number, hash) in Self.bands(of: sketch) {
      let rows = try db.rows(
        """
        SELECT a.rowid, coalesce(a.head, a.rowid), r.sketch FROM resemblance_band b
        CROSS JOIN article a ON a.rowid = b.article CROSS JOIN article o ON o.rowid = ?
        CROSS JOIN resemblance r ON r.article = a.rowid
        WHERE b.band = ? AND b.hash = ? AND a.source <> o.source AND abs(a.date - o.date) <= ?
        ORDER BY b.article DESC LIMIT ?
        """, [row, number, hash, Self.days * 86_400, Self.mostCandidates])
      for candidate in rows where try seen.insert(candidate.get(0)).inserted {
        let other = try db.readable("resemblance", key: candidate.text(at: 0)) {
          try Self.decoded(candidate.get(2))
        }
        guard let other else { continue }
        let resemblance = sketch.resemblance(to: other)
        guard resemblance >= ResemblanceSketch.threshold, resemblance > best?.resemblance ?? 0 else { continue }
        best = (resemblance, try candidate.get(1))
      }
    }
    return best?.head
  }

  /// Only heads are counted.
  private func setHead(_ head: Int64?, of row: Int64) throws {
    guard let known = try db.row("SELECT head, added FROM article WHERE rowid = ?", [row]) else { return }
    let before: Int64? = try known.get(0)
    guard before != head else { return }
    try db.run("UPDATE article SET head = ? WHERE rowid = ?", [head, row])
    guard (before == nil) != (head == nil) else { return }
    let change = head == nil ? 1 : -1
    try db.run("UPDATE total SET articles = articles + ?", [change])
    let day = Timestamp(seconds: try known.get(1)).day.daysSince1970
    try db.run("UPDATE arrival SET articles = articles + ? WHERE day = ?", [change, day])
  }

  private static func bands(of sketch: ResemblanceSketch) -> [(number: Int, hash: Int64)] {
    stride(from: 0, to: sketch.values.count, by: bandWidth).map { start in
      let hash = sketch.values[start..<min(start + bandWidth, sketch.values.count)].reduce(0xcbf2_9ce4_8422_2325) {
        (hash: UInt64, value) in (hash ^ UInt64(value)) &* 0x0000_0100_0000_01b3
      }
      return (start / bandWidth, Int64(bitPattern: hash))
    }
  }

  private static func encoded(_ sketch: ResemblanceSketch) -> Data {
    var bytes = Data(capacity: sketch.values.count * 4)
    for value in sketch.values {
      for shift in [0, 8, 16, 24] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: value >> shift)) }
    }
    return bytes
  }

  static func decoded(_ data: Data) throws -> ResemblanceSketch {
    let bytes = [UInt8](data)
    let values = stride(from: 0, to: bytes.count - bytes.count % 4, by: 4).map { start in
      (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[start + $1]) << UInt32(8 * $1) }
    }
    guard let sketch = ResemblanceSketch(values: values) else {
      throw Unreadable(what: "what an article is compared by has an unknown form")
    }
    return sketch
  }
}
