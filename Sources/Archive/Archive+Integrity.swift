import Foundation
import GRDB

extension Archive {
  /// Everything in both files that is not as it should be: every row is read as the program would. Takes seconds where
  /// there is much. What cannot be looked at is a finding as well.
  ///
  /// - Parameter onProgress: rows read, and rows to read, of the file that is being read.
  public func examine(
    onProgress: @escaping (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws(ArchiveError) -> [UnreadableRow] {
    var findings = try examineArticles(onProgress: onProgress)
    switch personal.attachment {
    case .file: findings += try Self.examinePersonalFile(at: personal.path, onProgress: onProgress)
    case .nothing: break
    }
    return findings
  }

  /// The same as sentences.
  public func integrityProblems() throws(ArchiveError) -> [String] { try examine().map(\.description) }

  /// What is not as it should be in the file of the articles.
  public func examineArticles(
    onProgress: @escaping (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws(ArchiveError) -> [UnreadableRow] {
    try Self.examineArticles(in: database, path: path, mayWrite: !isReadOnly, onProgress: onProgress)
  }

  static func examineArticles(
    in database: any DatabaseWriter, path: String, mayWrite: Bool,
    onProgress: @escaping (_ done: Int, _ total: Int) -> Void
  ) throws(ArchiveError) -> [UnreadableRow] {
    let findings: [UnreadableRow]
    do {
      // Without a transaction: SQLite would not end one in which it has met a damaged page.
      findings = try database.unsafeRead { db in
        let examination = Examination(db, path: path, onProgress: onProgress)
        try examination.archive()
        return examination.findings
      }
    } catch { throw ArchiveError(error, path: path) }
    return try findings + (mayWrite ? searchProblems(in: database, path: path) : [])
  }

  /// What is not as it should be in a personal file, which need not be open; nothing where there is no such file.
  /// Throws where it is no personal file of this version.
  public static func examinePersonalFile(
    at path: String, onProgress: @escaping (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws(ArchiveError) -> [UnreadableRow] {
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    do {
      try FileAccess.refuseForeign(path, applicationID: PersonalSchema.applicationID)
      return try FileAccess.openReadOnly(path, Configuration()).unsafeRead { db in
        let isCurrent = try Migration.isCurrent(
          db, PersonalSchema.migrations, applicationID: PersonalSchema.applicationID, path: path,
          oldest: PersonalSchema.oldestReadable)
        let examination = Examination(db, path: path, onProgress: onProgress)
        if isCurrent { try examination.personal() }
        return examination.findings
      }
    } catch { throw ArchiveError(error, path: path) }
  }

  /// The check is an `INSERT` by its form (<https://www.sqlite.org/fts5.html#the_integrity_check_command>); it writes
  /// nothing, but needs a connection that might.
  private static func searchProblems(in database: any DatabaseWriter, path: String) throws(ArchiveError)
    -> [UnreadableRow]
  {
    var problems: [UnreadableRow] = []
    for index in SearchIndexes.names {
      do {
        try database.write {
          try $0.execute(sql: "INSERT INTO \(index) (\(index), rank) VALUES ('integrity-check', 1)")
        }
      } catch {
        let error = ArchiveError(error, path: path)
        guard error.reason == .damaged else { throw error }
        problems.append(UnreadableRow(file: path, table: index, what: "the index does not fit the articles"))
      }
    }
    return problems
  }
}

/// The full-text indexes.
enum SearchIndexes {
  static let names = ["search", "name_search", "source_search"]

  /// Makes all of them anew from what they are indexes of.
  static func rebuild(_ db: Database) throws {
    for index in names { try rebuild(index, db) }
  }

  private static func rebuild(_ index: String, _ db: Database) throws {
    try db.execute(sql: "INSERT INTO \(index) (\(index)) VALUES ('rebuild')")
  }

  /// Takes words out of an index while what they come from is still there. Where the index has not what it should have
  /// it is made anew first: nobody waits for that but the one who finds out.
  static func remove(from index: String, _ db: Database, _ remove: () throws -> Void) throws {
    do { try remove() } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CORRUPT_VTAB {
      try rebuild(index, db)
      try remove()
    }
  }
}
