import Foundation
import GRDB

/// Opens the database of the articles, with the personal file attached for reading.
struct ArticleFile {
  let database: any DatabaseWriter
  let path: String
  let isReadOnly: Bool

  init(inMemoryBeside personal: PersonalFile) throws(ArchiveError) {
    path = "the temporary archive"
    isReadOnly = false
    do {
      database = try DatabaseQueue(configuration: Self.configuration(personal, persistsLog: false))
      try database.writeWithoutTransaction { try Self.migrate($0, path: "the temporary archive") }
    } catch { throw ArchiveError(error, path: path) }
  }

  init(path: String, mayWrite: Bool, personal: PersonalFile) throws(ArchiveError) {
    self.path = path
    do {
      let writable = mayWrite && FileAccess.prepare(path) ? try Self.writable(path, personal) : nil
      database = try writable ?? Self.readOnly(path, personal)
      isReadOnly = writable == nil
    } catch { throw ArchiveError(error, path: path) }
  }

  /// Nil where the file is there and only SQLite finds that it cannot be written, as with a log of another owner.
  private static func writable(_ path: String, _ personal: PersonalFile) throws -> (any DatabaseWriter)? {
    try FileAccess.refuseForeign(path, applicationID: ArchiveSchema.applicationID)
    do {
      let pool = try FileAccess.patiently {
        try DatabasePool(path: path, configuration: configuration(personal, persistsLog: true))
      }
      try pool.writeWithoutTransaction { try migrate($0, path: path) }
      return pool
    } catch let error as DatabaseError
      where [.SQLITE_READONLY, .SQLITE_CANTOPEN].contains(error.resultCode)
      && FileManager.default.fileExists(atPath: path)
    {
      return nil
    }
  }

  private static func readOnly(_ path: String, _ personal: PersonalFile) throws -> any DatabaseWriter {
    var configuration = configuration(personal, persistsLog: false)
    configuration.readonly = true
    let queue = try FileAccess.openReadOnly(path, configuration)
    let isCurrent = try queue.read { db in
      try Migration.isCurrent(
        db, ArchiveSchema.migrations, applicationID: ArchiveSchema.applicationID, path: path)
    }
    guard isCurrent else {
      throw ArchiveError(.readOnly, path: path, detail: "its tables would have to be brought up to date")
    }
    return queue
  }

  private static func migrate(_ db: Database, path: String) throws {
    try Migration.run(db, ArchiveSchema.migrations, applicationID: ArchiveSchema.applicationID, path: path)
  }

  private static func configuration(_ personal: PersonalFile, persistsLog: Bool) -> Configuration {
    var configuration = Configuration()
    configuration.label = "archive"
    let patience = personal.archivePatience
    configuration.busyMode = .callback { patience.wait($0) }
    let attachment = personal.attachment
    configuration.prepareDatabase { db in
      if persistsLog { FileAccess.keepLog(of: db) }
      try FileAccess.tune(db)
      try attachment.attach(to: db)
    }
    return configuration
  }
}
