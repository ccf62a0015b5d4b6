import Foundation
import GRDB
public import News

/// What a repair has come to.
public struct RepairReport: Hashable, Sendable {
  /// What was done to the file.
  public enum Outcome: Hashable, Sendable {
    /// Nothing was wrong, and nothing has been changed.
    case sound
    /// The file has been mended where it lies; what was done, clauses.
    case mended([String])
    /// Its rows were carried into a new file; the old one is kept under the name.
    case rebuilt(kept: String, rows: [CarriedRows], unreadablePages: Int)
  }

  /// Rows of one table that the new file has.
  public struct CarriedRows: Hashable, Sendable {
    public var table: String
    public var count: Int
  }

  public var path: String
  public var outcome: Outcome
  /// What could not be mended: it is left out wherever it is met.
  public var remaining: [UnreadableRow]
}

/// Mends files: what can be derived is derived again, what can be read of a damaged file is carried into a new one.
public struct Repair {
  let day: CalendarDay
  let onProgress: (_ done: Int, _ total: Int) -> Void

  /// - Parameters:
  ///   - day: names the file that is kept.
  ///   - onProgress: rows done, and rows to do.
  public init(day: CalendarDay, onProgress: @escaping (_ done: Int, _ total: Int) -> Void = { _, _ in }) {
    self.day = day
    self.onProgress = onProgress
  }

  // MARK: The personal file

  /// Throws where the file belongs to another program or a newer version, or where another process has it open.
  public func repairPersonalFile(at path: String) throws(ArchiveError) -> RepairReport {
    guard FileManager.default.fileExists(atPath: path) else {
      return RepairReport(path: path, outcome: .sound, remaining: [])
    }
    let findings: [UnreadableRow]?
    do throws(ArchiveError) {
      let isCurrent = try Self.refuseOther(
        path, PersonalSchema.migrations, applicationID: PersonalSchema.applicationID)
      if isCurrent, try Archive.examinePersonalFile(at: path, onProgress: onProgress).isEmpty {
        return RepairReport(path: path, outcome: .sound, remaining: [])
      }
      // Brings it up to date, and with that what earlier versions have stored.
      let file = try PersonalFile(opening: path)
      file.close()
      findings = try Archive.examinePersonalFile(at: path)
    } catch {
      try Self.refuse(error, path, applicationID: PersonalSchema.applicationID)
      findings = nil
    }
    if let findings, !findings.contains(where: \.isStructural) {
      let done = findings.isEmpty ? [] : try mendPersonal(path)
      let remaining = findings.isEmpty ? [] : try Archive.examinePersonalFile(at: path)
      return RepairReport(path: path, outcome: done.isEmpty ? .sound : .mended(done), remaining: remaining)
    }
    return try rebuild(path, PersonalCarriage())
  }

  /// - Returns: what was done.
  private func mendPersonal(_ path: String) throws(ArchiveError) -> [String] {
    let file = try PersonalFile(opening: path)
    defer { file.close() }
    return try file.write { db in
      var done: [String] = []
      try db.execute(sql: "INSERT OR IGNORE INTO personal_mark VALUES (1, \(Int64.min), 0)")
      if db.changesCount > 0 { done.append("the mark up to which everything is read was missing and is made anew") }
      try db.execute(
        sql: """
          INSERT OR IGNORE INTO correction_mark
          SELECT 1, lower(hex(randomblob(16))), coalesce(max(serial), 0) + 1 FROM correction
          """)
      if db.changesCount > 0 { done.append("the count of corrections was missing and is made anew") }
      let mended = try SubscriptionRecords(db: db).mend()
      if mended > 0 { done.append("\(mended) subscriptions have lost tags or wishes that could not be read") }
      return done
    }
  }

  // MARK: The archive

  /// Throws where the file belongs to another program or a newer version, or where another process has it open.
  ///
  /// - Parameter isOurs: whether the file lies where the program keeps its archive: there it is replaced also where
  ///   nothing in it tells what it was.
  public func repairArchive(
    at path: String, personalFile: String, isOurs: Bool
  ) throws(ArchiveError) -> RepairReport {
    guard FileManager.default.fileExists(atPath: path) else {
      return RepairReport(path: path, outcome: .sound, remaining: [])
    }
    do throws(ArchiveError) {
      _ = try Self.refuseOther(path, ArchiveSchema.migrations, applicationID: ArchiveSchema.applicationID)
      if let report = try mendArchive(path, personalFile) { return report }
    } catch {
      try Self.refuse(error, path, applicationID: ArchiveSchema.applicationID)
    }
    return try rebuild(path, ArchiveCarriage(onProgress: onProgress), isOurs: isOurs)
  }

  /// Nil where the file cannot be mended where it lies.
  private func mendArchive(_ path: String, _ personalFile: String) throws(ArchiveError) -> RepairReport? {
    if FileManager.default.isWritableFile(atPath: path), try isSoundArchive(path) {
      return RepairReport(path: path, outcome: .sound, remaining: [])
    }
    let archive = try Archive(at: .file(path: path), personalFile: personalFile)
    defer { archive.close() }
    let findings = try archive.examineArticles(onProgress: onProgress)
    if findings.isEmpty { return RepairReport(path: path, outcome: .sound, remaining: []) }
    if archive.isReadOnly { throw archive.refusalToWrite }
    if findings.contains(where: \.isStructural) { return nil }
    let done = try archive.write { try Mending(db: $0, onProgress: onProgress).mend(findings) }
    let remaining = try archive.examineArticles(onProgress: onProgress)
    return remaining.isEmpty ? RepairReport(path: path, outcome: .mended(done), remaining: []) : nil
  }

  /// Looks without the pool of connections that an archive has: that one writes into every file that it opens.
  private func isSoundArchive(_ path: String) throws(ArchiveError) -> Bool {
    do {
      var configuration = Configuration()
      configuration.busyMode = .timeout(10)
      configuration.prepareDatabase { FileAccess.keepLog(of: $0) }
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      let isCurrent = try queue.read { db in
        try Migration.isCurrent(
          db, ArchiveSchema.migrations, applicationID: ArchiveSchema.applicationID, path: path)
      }
      guard isCurrent else { return false }
      return try Archive.examineArticles(in: queue, path: path, mayWrite: true, onProgress: onProgress).isEmpty
    } catch { throw ArchiveError(error, path: path) }
  }

  /// Throws where the file is another program's or a newer one, before it is opened for writing.
  /// - Returns: whether it is up to date.
  private static func refuseOther(
    _ path: String, _ migrations: [Migration], applicationID: Int
  ) throws(ArchiveError) -> Bool {
    do {
      try FileAccess.refuseForeign(path, applicationID: applicationID)
      let size = (try FileManager.default.attributesOfItem(atPath: path))[.size] as? Int
      guard size != 0 else { return false }
      return try FileAccess.openReadOnly(path, Configuration()).unsafeRead { db in
        try Migration.isCurrent(db, migrations, applicationID: applicationID, path: path)
      }
    } catch { throw ArchiveError(error, path: path) }
  }

  // MARK: New files

  private func rebuild(_ path: String, _ carriage: any Carriage, isOurs: Bool = true) throws(ArchiveError)
    -> RepairReport
  {
    let replacement = FileReplacement(path: path)
    try replacement.requireUnused()
    let new = try replacement.temporary()
    do {
      let old = try DamagedFile(path: path)
      var counts: [String: Int] = [:]
      do {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let queue = try DatabaseQueue(path: new, configuration: configuration)
        try queue.writeWithoutTransaction { db in
          try Migration.run(db, carriage.migrations, applicationID: carriage.applicationID, path: path)
          try db.inTransaction {
            counts = try carriage.carry(old, into: db)
            return .commit
          }
        }
        try queue.close()
      }
      guard isOurs || !counts.isEmpty else {
        unlink(new)
        throw ArchiveError(
          .refused, path: path, detail: "“\(path)” is no archive of reader, and nothing in it has the form of one")
      }
      let kept = try replacement.replace(by: new, keepingAs: "damaged", day: day)
      let rows = counts.sorted { $0.key < $1.key }.map { RepairReport.CarriedRows(table: $0.key, count: $0.value) }
      let findings =
        carriage.applicationID == PersonalSchema.applicationID ? try Archive.examinePersonalFile(at: path) : []
      return RepairReport(
        path: path,
        outcome: .rebuilt(kept: kept ?? path, rows: rows, unreadablePages: old.unreadablePages), remaining: findings)
    } catch {
      unlink(new)
      throw ArchiveError(error, path: path)
    }
  }

  /// Throws the error again where a new file is not what helps.
  private static func refuse(_ error: ArchiveError, _ path: String, applicationID: Int) throws(ArchiveError) {
    switch error.reason {
    case .damaged, .failed: return
    // The first page may be the damaged one; what is a sound file of something else is not touched.
    case .foreign where !isSoundFile(path): return
    default: throw error
    }
  }

  private static func isSoundFile(_ path: String) -> Bool {
    let check = try? FileAccess.openReadOnly(path, Configuration()).read {
      try String.fetchAll($0, sql: "PRAGMA quick_check(1)")
    }
    return check == ["ok"]
  }
}

/// How the rows of one kind of file come into a new one.
protocol Carriage {
  var migrations: [Migration] { get }
  var applicationID: Int { get }
  /// - Returns: rows carried, by table.
  func carry(_ old: DamagedFile, into db: Database) throws -> [String: Int]
}

extension Carriage {
  /// Carries what fits into the tables as it is.
  func carryRows(_ old: DamagedFile, _ tables: [CarriedTable], into db: Database) throws -> [String: Int] {
    let byName = Dictionary(uniqueKeysWithValues: tables.map { ($0.name, $0) })
    var counts: [String: Int] = [:]
    try old.forEachRow { name, record in
      // Where no table leads to the row its form must say which one it is of.
      let table = name.map { byName[$0] } ?? tables.first { $0.isLikely(record) }
      guard let table, table.fits(record), try table.insert(record, into: db) else { return }
      counts[table.name, default: 0] += 1
    }
    return counts
  }
}

extension CarriedTable {
  /// Whether a row that nothing leads to has the form of one of this table, and of no index.
  func isLikely(_ record: DamagedFile.Record) -> Bool {
    guard fits(record) else { return false }
    switch name {
    case "article": return record.values.count > 12
    // The index of corrections by their articles has two texts as well.
    case "personal_origin": return record.values.first.flatMap(String.fromDatabaseValue)?.hasPrefix("/") == true
    default: return record.values.count == columns.count
    }
  }
}
