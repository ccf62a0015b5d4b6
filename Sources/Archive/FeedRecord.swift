import Foundation
import GRDB
import News

/// Reads and writes what visits to a feed have told.
enum FeedRecord {
  /// Makes the row of the feed or brings it up to date.
  /// - Returns: the row.
  static func store(_ state: FeedState, of identity: String, host: String?, in db: Database) throws -> Int64 {
    try db.run(
      """
      INSERT INTO feed
        (identity, host, title, homepage, etag, last_modified, checked, changed, due, held, interval, failures, problem)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (identity) DO UPDATE SET host = coalesce(excluded.host, host), title = excluded.title,
        homepage = excluded.homepage, etag = excluded.etag, last_modified = excluded.last_modified,
        checked = excluded.checked, changed = excluded.changed, due = excluded.due, held = excluded.held,
        interval = excluded.interval, failures = excluded.failures, problem = excluded.problem
      """,
      [
        identity, host, state.title, state.homepage, state.etag.map { Data($0) }, state.lastModified.map { Data($0) },
        state.checked?.seconds, state.changed?.seconds, state.due?.seconds, state.held?.seconds,
        state.interval, state.failures, state.problem,
      ])
    guard let row = try db.value("SELECT rowid FROM feed WHERE identity = ?", [identity], as: Int64.self) else {
      throw Unreadable(what: "a feed is missing")
    }
    return row
  }

  /// Forgets all visits. Name and site stay until the next one; pages that could not be had are tried again.
  static func reset(_ identity: String, in db: Database) throws {
    guard let row = try db.value("SELECT rowid FROM feed WHERE identity = ?", [identity], as: Int64.self) else {
      return
    }
    try db.run(
      """
      UPDATE feed SET etag = NULL, last_modified = NULL, checked = NULL, changed = NULL, due = NULL, held = NULL,
        interval = NULL, failures = 0, problem = NULL
      WHERE rowid = ?
      """, [row])
    try db.run(
      "UPDATE feed_item SET page = 1, tries = 0, retry = 0 WHERE feed = ? AND (page = 1 OR page = 0 AND tries >= ?)",
      [row, Archive.mostTries])
  }

  static let columns =
    "identity, title, homepage, etag, last_modified, checked, changed, due, held, interval, failures, problem"

  static func states(_ db: Database) throws -> [String: FeedState] {
    let rows = try db.rows(
      """
      SELECT \(columns) FROM feed
      """)
    // Two that differ in the form of a letter alone are two rows, and one key.
    return Dictionary(
      try db.readable(rows, of: "feed") { try ($0.get(0, as: String.self), state($0)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// From `columns`.
  static func state(_ row: Row) throws -> FeedState {
    func moment(_ index: Int) throws -> Timestamp? {
      try row.get(index, as: Int64?.self).map(Timestamp.init(seconds:))
    }
    return FeedState(
      title: try row.get(1), homepage: try row.get(2), etag: try row.get(3, as: Data?.self).map { [UInt8]($0) },
      lastModified: try row.get(4, as: Data?.self).map { [UInt8]($0) }, checked: try moment(5), changed: try moment(6),
      due: try moment(7), held: try moment(8), interval: try row.get(9), failures: try row.get(10),
      problem: try row.get(11))
  }
}
