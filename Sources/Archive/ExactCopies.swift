import Foundation
import GRDB
import News

/// Finds the articles that have title, text and day in common with another, by one more band of `resemblance_band`.
struct ExactCopies {
  /// Beyond the bands of sketches.
  private static let band = 1000
  /// Articles that are looked at for one title and text: the same words may come every day.
  private static let mostCandidates = 64

  private let db: Database
  /// Nil where title or text is missing: looking alike says nothing then.
  private let hash: Int64?

  /// - Parameter sketch: of the text, as it is stored; nil where the text is too short for one.
  init(_ db: Database, title: String, body: String, sketch: Data?) {
    self.db = db
    hash = title.isEmpty || body.isEmpty ? nil : Self.hash(title, sketch.map { [UInt8]($0) } ?? Array(body.utf8))
  }

  func add(_ row: Int64) throws {
    if let hash { try db.run("INSERT OR IGNORE INTO resemblance_band VALUES (?, ?, ?)", [Self.band, hash, row]) }
  }

  func remove(_ row: Int64) throws {
    guard let hash else { return }
    try db.run("DELETE FROM resemblance_band WHERE band = ? AND hash = ? AND article = ?", [Self.band, hash, row])
  }

  /// What stands for the copies of the article that came before it; nil where there are none. Two articles of one source
  /// are copies only where both say when they were published.
  func head(for row: Int64) throws -> Int64? {
    guard let hash else { return nil }
    return try db.value(
      """
      SELECT coalesce(a.head, a.rowid) FROM (
        SELECT article FROM resemblance_band WHERE band = ? AND hash = ? ORDER BY article DESC LIMIT ?
      ) b CROSS JOIN article a ON a.rowid = b.article CROSS JOIN article o ON o.rowid = ?
      CROSS JOIN content c ON c.article = a.rowid CROSS JOIN content d ON d.article = o.rowid
      WHERE a.rowid <> o.rowid AND \(Self.day("a")) = \(Self.day("o")) AND a.title = o.title AND c.body = d.body
        AND (a.source <> o.source OR a.published IS NOT NULL AND o.published IS NOT NULL)
      ORDER BY a.rowid LIMIT 1
      """, [Self.band, hash, Self.mostCandidates, row])
  }

  /// Takes in what was stored before there was this band.
  static func addAll(_ db: Database) throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT a.rowid, a.title, r.sketch, CASE WHEN r.sketch IS NULL THEN c.body ELSE '.' END FROM article a
        JOIN content c ON c.article = a.rowid LEFT JOIN resemblance r ON r.article = a.rowid
        """)
    while let row = try rows.next() {
      try ExactCopies(db, title: row.get(1), body: row.get(3), sketch: row.get(2)).add(row.get(0))
    }
  }

  /// Days are counted from long before any date, since SQLite rounds towards zero.
  private static func day(_ row: String) -> String { "(\(row).date + 86400 * 4000000) / 86400" }

  /// FNV-1a; what has the same hash is compared.
  private static func hash(_ title: String, _ text: [UInt8]) -> Int64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in title.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    hash = (hash ^ 0xff) &* 0x0000_0100_0000_01b3
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return Int64(bitPattern: hash)
  }
}
