import GRDB

/// One step from a version of a file's tables to the next.
struct Migration: Sendable {
  /// `PRAGMA user_version` after the step.
  var version: Int
  var apply: @Sendable (Database) throws -> Void

  /// What a file says of itself.
  struct Stamp: Equatable {
    var applicationID: Int
    var version: Int
    var isEmpty: Bool

    init(_ db: Database) throws {
      applicationID = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
      version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
      isEmpty = try Int.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM sqlite_schema)") == 0
    }
  }

  /// Whether the file has all its tables. Throws where it is not ours or too new.
  ///
  /// - Parameter oldest: the first version that will do; nil where only the newest does.
  static func isCurrent(
    _ db: Database, _ migrations: [Migration], applicationID: Int, path: String, oldest: Int? = nil
  ) throws -> Bool {
    let stamp = try Stamp(db)
    if stamp.isEmpty && stamp.applicationID == 0 { return false }
    guard stamp.applicationID == applicationID else { throw ArchiveError(.foreign, path: path) }
    let newest = migrations.last?.version ?? 0
    guard stamp.version <= newest else {
      throw ArchiveError(.tooNew, path: path, detail: "its version is \(stamp.version), this program knows \(newest)")
    }
    return stamp.version >= oldest ?? newest
  }

  /// Brings the tables up to date, all or nothing.
  ///
  /// GRDB's own `DatabaseMigrator` reads what has been applied before it takes the write lock: two processes that
  /// open a new file at once would both create the tables. Here the version is asked again behind the lock.
  static func run(_ db: Database, _ migrations: [Migration], applicationID: Int, path: String) throws {
    guard try !isCurrent(db, migrations, applicationID: applicationID, path: path) else { return }
    try db.inTransaction(.immediate) {
      guard try !isCurrent(db, migrations, applicationID: applicationID, path: path) else { return .commit }
      let version = try Stamp(db).version
      for migration in migrations where migration.version > version { try migration.apply(db) }
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      try db.execute(sql: "PRAGMA user_version = \(migrations.last?.version ?? 0)")
      return .commit
    }
  }
}
