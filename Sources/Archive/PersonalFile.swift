import Foundation
import GRDB
import Synchronization

/// What the person did, in a file of its own.
///
/// Where it can be neither written nor read, everything is unread and what the person does is refused with the reason.
/// So also where it is damaged, written by a newer version or no such file: reading never waits for it.
final class PersonalFile: Sendable {
  let path: String
  /// How long what the person does waits for other processes.
  let patience = LockPatience()
  /// The same for the connections of the archive that it is attached to.
  let archivePatience = LockPatience()
  private let queue: DatabaseQueue?
  private let ownWrites: OwnWrites
  private let state: Mutex<State>

  private struct State {
    var attachment: Attachment
    /// Why nothing can be written.
    var refusal: ArchiveError?
    /// Why the file is not even read.
    var problem: ArchiveError?
  }

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

  /// How connections of the archive read it.
  var attachment: Attachment { state.withLock { $0.attachment } }
  /// Why reading goes on without it; nil where it is read, or there is none.
  var problem: ArchiveError? { state.withLock { $0.problem } }

  init(path: String, mayWrite: Bool = true, ownWrites: OwnWrites = OwnWrites()) throws(ArchiveError) {
    self.path = path
    self.ownWrites = ownWrites
    do {
      if mayWrite && FileAccess.prepare(path, personal: path) {
        queue = try Self.writable(path, patience)
        state = Mutex(State(attachment: .file(uri: FileAccess.uri(path, "mode=ro"))))
      } else {
        let refusal = ArchiveError(.readOnly, path: path, detail: "nothing can be marked")
        state = Mutex(State(attachment: try Self.readable(path), refusal: refusal))
        queue = nil
      }
    } catch {
      let problem = ArchiveError(error, path: path)
      // Who waits or makes room can have it all.
      guard problem.reason != .busy, problem.reason != .full else { throw problem }
      queue = nil
      state = Mutex(State(attachment: .nothing, refusal: problem, problem: problem))
      tell(problem)
    }
  }

  /// Opens a file for writing; throws where it is damaged, newer or no such file, instead of going on without.
  convenience init(opening path: String) throws(ArchiveError) {
    try self.init(path: path)
    if let problem { throw problem }
  }

  /// Reading goes on without the file from now on.
  func leave(because problem: ArchiveError) {
    state.withLock { $0 = State(attachment: .nothing, refusal: problem, problem: problem) }
    tell(problem)
  }

  private func tell(_ problem: ArchiveError) {
    UnreadableRows.note(
      UnreadableRow(
        file: path, what: "it \(problem.clause). Reading goes on without what you have read, starred and corrected"))
  }

  /// What is wrong with the pages of the file; nil where nothing is found.
  func damage() -> ArchiveError? {
    do {
      let findings = try FileAccess.openReadOnly(path, Configuration()).unsafeRead { db in
        try String.fetchAll(db, sql: "PRAGMA quick_check(1)")
      }
      return findings == ["ok"] ? nil : ArchiveError(.damaged, path: path, detail: findings.first ?? "")
    } catch {
      let error = ArchiveError(error, path: path)
      return error.reason == .busy ? nil : error
    }
  }

  /// Lets go of the file; see `Archive.close`.
  func close() {
    _ = try? queue?.writeWithoutTransaction { try $0.checkpoint(.passive) }
    try? queue?.close()
  }

  /// Runs in one transaction that is on disk when this returns.
  func write<Value>(_ body: (Database) throws -> Value) throws(ArchiveError) -> Value {
    if let refusal = state.withLock({ $0.refusal }) { throw refusal }
    guard let queue else { throw ArchiveError(.readOnly, path: path) }
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
    guard let queue, problem == nil else { return nil }
    do { return try queue.read(body) } catch { throw ArchiveError(error, path: path) }
  }

  private static func writable(_ path: String, _ patience: LockPatience) throws -> DatabaseQueue {
    try FileAccess.refuseForeign(path, applicationID: PersonalSchema.applicationID)
    var configuration = Configuration()
    configuration.label = "personal"
    configuration.busyMode = .callback { patience.wait($0) }
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
    // While somebody else lets go of the file.
    configuration.busyMode = .timeout(2)
    let queue = try FileAccess.openReadOnly(path, configuration)
    let isCurrent = try queue.read { db in
      try Migration.isCurrent(
        db, PersonalSchema.migrations, applicationID: PersonalSchema.applicationID, path: path,
        oldest: PersonalSchema.oldestReadable)
    }
    guard isCurrent else { return .nothing }
    return .file(uri: queue.path.hasPrefix("file:") ? queue.path : FileAccess.uri(path, "mode=ro"))
  }
}
