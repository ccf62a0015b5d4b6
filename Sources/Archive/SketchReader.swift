import Foundation
import GRDB
import News

/// Reads articles reduced to what relatedness compares.
struct SketchReader {
  let db: Database

  /// Nil where there is no such article, or recognition has not run.
  func sketch(row: Int64) throws -> ArticleSketch? {
    let known = try db.row(
      """
      SELECT a.id, a.date, c.terms, a.published IS NOT NULL, coalesce(a.reading_language, a.language)
      FROM article a JOIN content c ON c.article = a.rowid WHERE a.rowid = ? AND a.recogniser > 0
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
      isDated: try known.get(3), language: try known.get(4), entities: entities,
      terms: terms ?? [])
  }
}
