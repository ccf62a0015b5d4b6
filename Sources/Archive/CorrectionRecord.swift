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
    try decoded(db.values("SELECT body FROM correction WHERE article IS NULL AND is_undone = 0"))
  }

  func only(in article: ArticleID) throws -> [Correction] {
    try decoded(
      db.values("SELECT body FROM correction WHERE article = ? AND is_undone = 0", [article.rawValue]))
  }

  /// What was made or undone after the serial number.
  func changed(after serial: Int64) throws -> [Correction] {
    try decoded(db.values("SELECT body FROM correction WHERE serial > ? ORDER BY serial", [serial]))
  }

  func body(of id: Correction.ID) throws -> Correction? {
    try decoded(db.values("SELECT body FROM correction WHERE id = ? AND is_undone = 0", [id.rawValue])).first
  }

  /// Needs a connection that may write the personal file.
  func keep(_ correction: Correction) throws {
    let body = String(decoding: try JSONEncoder().encode(correction), as: UTF8.self)
    try db.run(
      """
      INSERT INTO correction (id, article, made, serial, body) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET made = excluded.made, is_undone = 0, serial = excluded.serial,
        body = excluded.body
      """,
      [correction.id.rawValue, correction.scope.article?.rawValue, correction.made.seconds, try nextSerial(), body])
  }

  /// Whether there was one that had an effect.
  func undo(_ id: Correction.ID) throws -> Bool {
    try db.run(
      "UPDATE correction SET is_undone = 1, serial = (SELECT serial + 1 FROM correction_mark) WHERE id = ? AND is_undone = 0",
      [id.rawValue])
    guard db.changesCount > 0 else { return false }
    _ = try nextSerial()
    return true
  }

  private func nextSerial() throws -> Int64 {
    try db.run("UPDATE correction_mark SET serial = serial + 1")
    try db.run("UPDATE personal_mark SET generation = generation + 1")
    return try mark().serial
  }

  static func decoded(_ body: String) throws -> Correction {
    do { return try JSONDecoder().decode(Correction.self, from: Data(body.utf8)) } catch {
      throw Unreadable(what: "a correction is in an unknown form")
    }
  }

  private func decoded(_ bodies: [String]) throws -> [Correction] { try bodies.map(Self.decoded) }
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
