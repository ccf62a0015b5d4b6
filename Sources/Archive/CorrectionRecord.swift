import Foundation
import GRDB
import News
import Synchronization

/// Reads and writes the corrections of the personal file.
struct CorrectionRecords {
  let db: Database

  /// Which personal file it is, and how much was made and undone in it.
  func mark() throws -> CorrectionMark {
    guard let row = try db.row("SELECT identity, serial FROM correction_mark") else { return CorrectionMark() }
    return CorrectionMark(personal: try row.get(0), serial: try row.get(1))
  }

  func everywhere() throws -> [Correction] {
    try decoded(db.rows("SELECT id, body FROM correction WHERE article IS NULL AND is_undone = 0"))
  }

  func only(in article: ArticleID) throws -> [Correction] {
    try decoded(
      db.rows("SELECT id, body FROM correction WHERE article = ? AND is_undone = 0", [article.rawValue]))
  }

  /// What was made or undone after the serial number.
  func changed(after serial: Int64) throws -> [Correction] {
    try decoded(db.rows("SELECT id, body FROM correction WHERE serial > ? ORDER BY serial", [serial]))
  }

  /// What the person has made and nobody can read, by the identities of their rows; oldest first.
  func unreadable() throws -> [UnreadableCorrection] {
    try db.rows("SELECT id, body, made FROM correction WHERE is_undone = 0 ORDER BY serial").compactMap { row in
      do {
        _ = try Self.decoded(row.get(1))
        return nil
      } catch {
        guard let what = Database.unreadable(error) else { throw error }
        return UnreadableCorrection(
          id: Correction.ID(row.text(at: 0)), made: (row[2] as Int64?).map(Timestamp.init(seconds:)), what: what,
          body: row.text(at: 1))
      }
    }
  }

  /// Needs a connection that may write the personal file. Throws where the correction could not be read again.
  func keep(_ correction: Correction) throws {
    let body = try Self.encoded(correction)
    try db.run(
      """
      INSERT INTO correction (id, article, made, serial, body) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET made = excluded.made, is_undone = 0, serial = excluded.serial,
        body = excluded.body
      """,
      [correction.id.rawValue, correction.scope.article?.rawValue, correction.made.seconds, try nextSerial(), body])
  }

  /// Takes back what has the identity, also where it cannot be read.
  /// - Returns: whether there was one that had an effect, and what it was where it can be read.
  func undo(_ id: Correction.ID) throws -> (isDone: Bool, correction: Correction?) {
    guard let row = try row(of: id) else { return (false, nil) }
    let correction = try decoded([row]).first
    let serial = try nextSerial()
    let key: String = try row.get(0)
    if correction == nil {
      // No archive can learn what it was.
      try db.run("DELETE FROM correction WHERE id = ?", [key])
    } else {
      try db.run("UPDATE correction SET is_undone = 1, serial = ? WHERE id = ?", [serial, key])
    }
    return (true, correction)
  }

  /// The row of the identity or, where what stands in normal form has changed since it was made, the row of which the
  /// identity follows by now.
  private func row(of id: Correction.ID) throws -> Row? {
    let select = "SELECT id, body FROM correction WHERE is_undone = 0"
    if let row = try db.row(select + " AND id = ?", [id.rawValue]) { return row }
    return try db.rows(select).first { row in
      (try? Self.decoded(row.get(1)))?.id == id
    }
  }

  private func nextSerial() throws -> Int64 {
    try db.run("UPDATE correction_mark SET serial = serial + 1")
    try db.run("UPDATE personal_mark SET generation = generation + 1")
    return try mark().serial
  }

  static func encoded(_ correction: Correction) throws -> String {
    do throws(Correction.Fault) { try correction.check() } catch { throw Unreadable(what: error.description) }
    return String(decoding: try JSONEncoder().encode(correction), as: UTF8.self)
  }

  static func decoded(_ body: String) throws -> Correction {
    do { return try JSONDecoder().decode(Correction.self, from: Data(body.utf8)) } catch {
      throw Unreadable(what: "a correction is in an unknown form" + Self.reason(error))
    }
  }

  private static func reason(_ error: any Error) -> String {
    switch error as? DecodingError {
    case .dataCorrupted(let context)? where context.underlyingError == nil: ": " + context.debugDescription
    case .keyNotFound(let key, _)?: ": “\(key.stringValue)” is missing"
    default: ""
    }
  }

  /// From the columns id and body. What cannot be read is left out and told of.
  private func decoded(_ rows: [Row]) throws -> [Correction] {
    try db.readable(rows, of: "correction") { try Self.decoded($0.get(1)) }
  }

  /// Brings what earlier versions have stored into normal form: identities, names and words on one line of printable
  /// text. What cannot be read even so stays as it is.
  func normalise() throws {
    let decoder = JSONDecoder()
    decoder.userInfo[.acceptsControls] = true
    for row in try db.rows("SELECT id, made, is_undone, serial, body FROM correction ORDER BY serial") {
      guard let id = row[0] as String?, let body = row[4] as String?,
        let correction = try? decoder.decode(Correction.self, from: Data(body.utf8)),
        let normal = try? Self.encoded(correction)
      else { continue }
      let isSame = (try? Self.decoded(body)) == correction && correction.id.rawValue == id
      guard !isSame else { continue }
      try db.run("DELETE FROM correction WHERE id = ?", [id])
      // Of two that have become one the later act counts.
      try db.run("DELETE FROM correction WHERE id = ? AND serial < ?", [correction.id.rawValue, row[3] as Int64])
      try db.run(
        """
        INSERT INTO correction (id, article, made, is_undone, serial, body) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO NOTHING
        """,
        [
          correction.id.rawValue, correction.scope.article?.rawValue, row[1] as Int64, row[2] as Bool,
          try nextSerial(), normal,
        ])
    }
  }
}

/// A state of the corrections: of which personal file, and after how many acts.
struct CorrectionMark: Equatable {
  /// Empty where there is no personal file.
  var personal = ""
  var serial: Int64 = 0
}

/// The corrections that hold everywhere, while nobody makes or undoes one.
final class EverywhereCorrections: Sendable {
  private let kept = Mutex<(mark: CorrectionMark, corrections: [Correction])?>(nil)

  func value(_ db: Database) throws -> [Correction] {
    let records = CorrectionRecords(db: db)
    let mark = try records.mark()
    if let known = kept.withLock({ $0?.mark == mark ? $0?.corrections : nil }) { return known }
    let corrections = try records.everywhere()
    kept.withLock { $0 = (mark, corrections) }
    return corrections
  }
}
