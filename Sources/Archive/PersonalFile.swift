import Foundation
import GRDB

/// What the person did, in a file of its own.
///
/// Where it can be neither written nor read, everything is unread and what the person does is refused with the reason.
final class PersonalFile: Sendable {
  let path: String
  /// How connections of the archive read it.
  let attachment: Attachment
  private let queue: DatabaseQueue?
  private let refusal: ArchiveError?
  private let ownWrites: OwnWrites

  /// The way other connections see the file.
  enum Attachment: Hashable, Sendable {
    case file(uri: String)
    /// Empty tables in its place.
    case nothing

    func attach(to db: Database) throws {
      switch self {
      case .file(let uri): try db.execute(sql: "ATTACH DATABASE ? AS personal", arguments: [uri])
      case .nothing:
        try db.execute(sql: PersonalSchema.tables(temporary: true) + PersonalSchema.corrections(temporary: true))
      }
    }
  }

  init(path: String, mayWrite: Bool = true, ownWrites: OwnWrites = OwnWrites()) throws(ArchiveError) {
    self.path = path
    self.ownWrites = ownWrites
    do {
      if mayWrite && FileAccess.prepare(path) {
        queue = try Self.writable(path)
        refusal = nil
        attachment = .file(uri: FileAccess.uri(path, "mode=ro"))
      } else {
        queue = nil
        refusal = ArchiveError(.readOnly, path: path, detail: "nothing can be marked")
        attachment = try Self.readable(path)
      }
    } catch { throw ArchiveError(error, path: path) }
  }

  /// Lets go of the file; see `Archive.close`.
  func close() {
    _ = try? queue?.writeWithoutTransaction { try $0.checkpoint(.passive) }
    try? queue?.close()
  }

  /// Runs in one transaction that is on disk when this returns.
  func write<Value>(_ body: (Database) throws -> Value) throws(ArchiveError) -> Value {
    guard let queue else { throw refusal ?? ArchiveError(.readOnly, path: path) }
    do {
      return try ownWrites.counting { growth in
        try queue.write { db in
          let before = try OwnWrites.Marks.ofPersonal(db)
          let value = try body(db)
          growth = try OwnWrites.Marks.ofPersonal(db).without(before)
          return value
        }
      }
    } catch { throw ArchiveError(error, path: path) }
  }

  /// Nil where the file cannot be read.
  func read<Value>(_ body: (Database) throws -> Value) throws(ArchiveError) -> Value? {
    guard let queue else { return nil }
    do { return try queue.read(body) } catch { throw ArchiveError(error, path: path) }
  }

  private static func writable(_ path: String) throws -> DatabaseQueue {
    try FileAccess.refuseForeign(path, applicationID: PersonalSchema.applicationID)
    var configuration = Configuration()
    configuration.label = "personal"
    configuration.busyMode = .timeout(10)
    // So that readers who have it attached never delay what the person does.
    configuration.journalMode = .wal
    configuration.prepareDatabase { FileAccess.keepLog(of: $0) }
    let queue = try FileAccess.patiently { try DatabaseQueue(path: path, configuration: configuration) }
    try queue.writeWithoutTransaction { db in
      // GRDB sets NORMAL with the write-ahead log; a commit would then reach the disk only later.
      try db.execute(sql: "PRAGMA synchronous = FULL")
      // The log is read whole on opening: 400 kB are soon read.
      try db.execute(sql: "PRAGMA wal_autocheckpoint = 100")
      try Migration.run(db, PersonalSchema.migrations, applicationID: PersonalSchema.applicationID, path: path)
    }
    return queue
  }

  private static func readable(_ path: String) throws -> Attachment {
    guard FileManager.default.fileExists(atPath: path) else { return .nothing }
    var configuration = Configuration()
    configuration.readonly = true
    let queue = try FileAccess.openReadOnly(path, configuration)
    let isCurrent = try queue.read { db in
      try Migration.isCurrent(
        db, PersonalSchema.migrations, applicationID: PersonalSchema.applicationID, path: path)
    }
    guard isCurrent else { return .nothing }
    return .file(uri: queue.path.hasPrefix("file:") ? queue.path : FileAccess.uri(path, "mode=ro"))
  }
}
