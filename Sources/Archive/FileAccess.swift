import Foundation
import GRDB
import GRDBSQLite

/// What both database files need on opening.
enum FileAccess {
  /// Creates the directory and the file where they are missing, for their owner alone, and closes them to others where
  /// they lie at the person's own place. False where the file cannot be written: SQLite would open it silently for
  /// reading and fail on the first write.
  ///
  /// - Parameter personal: the path of the personal file: what lies beside it is the person's own, what lies elsewhere
  ///   may be shared.
  static func prepare(_ path: String, personal: String) -> Bool {
    let directory = FileModes.directory(of: path)
    FileModes.makeDirectory(directory)
    guard access(directory, W_OK) == 0 else { return false }
    FileModes.makeFile(path)
    if FileModes.isSameDirectory(directory, FileModes.directory(of: personal)) { FileModes.tighten(path) }
    return access(path, F_OK) != 0 || access(path, W_OK) == 0
  }

  /// Throws where the path leads to something else than a file: to open a pipe would wait for ever.
  static func refuseUnusual(_ path: String) throws {
    guard let kind = FileModes.kind(of: path), kind != S_IFREG else { return }
    let what =
      switch kind {
      case S_IFDIR: "a directory"
      case S_IFIFO: "a pipe"
      case S_IFSOCK: "a socket"
      default: "a device"
      }
    throw ArchiveError(.cannotOpen, path: path, detail: "it is \(what), not a file")
  }

  /// The write-ahead log and its index stay when the last connection closes (`SQLITE_FCNTL_PERSIST_WAL`), so that
  /// those who may not write the directory can still open the file; a database in this mode cannot be read without them.
  static func keepLog(of db: Database) {
    var isOn: CInt = 1
    _ = sqlite3_file_control(db.sqliteConnection, "main", SQLITE_FCNTL_PERSIST_WAL, &isOn)
  }

  /// 4 MiB of pages for the connection that writes and 1 MiB for each that only reads, and a write-ahead log of 16 MiB
  /// before it is worked into the file: recognition changes many pages for every article, and most of them again for
  /// the next. With a limit the log is emptied on closing; otherwise the next one to open would read all of it again.
  static func tune(_ db: Database) throws {
    try db.execute(sql: "PRAGMA main.cache_size = \(db.configuration.readonly ? -1024 : -4096)")
    try db.execute(sql: "PRAGMA wal_autocheckpoint = 4000")
    try db.execute(sql: "PRAGMA main.journal_size_limit = 4194304")
  }

  /// Throws where the file is a database of something else, before anything is changed in it: switching on the
  /// write-ahead log would already be a change.
  static func refuseForeign(_ path: String, applicationID: Int) throws {
    try refuseUnusual(path)
    guard let file = FileHandle(forReadingAtPath: path) else {
      if FileManager.default.fileExists(atPath: path) { throw ArchiveError(.cannotOpen, path: path) }
      return
    }
    defer { try? file.close() }
    let header: Data
    do { header = try file.read(upToCount: 100) ?? Data() } catch {
      throw ArchiveError(.cannotOpen, path: path, detail: "it is not a file that can be read")
    }
    guard !header.isEmpty else { return }
    guard header.count == 100, header.starts(with: Array("SQLite format 3\0".utf8)) else {
      throw ArchiveError(.foreign, path: path, detail: "it is not a database")
    }
    // Bytes 68…71, big-endian: the application ID (https://www.sqlite.org/fileformat2.html#application_id). It is
    // still 0 while a process that creates the file has written the header but not yet the tables.
    let stamp = header[68..<72].reduce(0) { $0 << 8 | Int($1) }
    guard stamp == applicationID || stamp == 0 else { throw ArchiveError(.foreign, path: path) }
  }

  /// Opening switches on the write-ahead log, which SQLite refuses without waiting while another process does the same.
  static func patiently<Opened>(_ open: () throws -> Opened) throws -> Opened {
    for delay in [1_000, 5_000, 20_000, 100_000, 400_000] as [UInt32] {
      do { return try open() } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
        usleep(delay)
      }
    }
    return try open()
  }

  /// Opens a file that may not be written. Where its write-ahead log is missing it was closed properly, and nobody who
  /// could write it is there: it is then read as it lies (`immutable`).
  static func openReadOnly(_ path: String, _ configuration: Configuration) throws -> DatabaseQueue {
    try refuseUnusual(path)
    guard FileManager.default.fileExists(atPath: path) else {
      throw ArchiveError(.cannotOpen, path: path, detail: "it does not exist and cannot be created")
    }
    do {
      return try opened(path, configuration)
    } catch let error as DatabaseError
      where error.resultCode != .SQLITE_NOTADB && !FileManager.default.fileExists(atPath: path + "-wal")
    {
      return try opened(uri(path, "immutable=1"), configuration)
    }
  }

  /// With a first read: SQLite touches the file no earlier.
  private static func opened(_ path: String, _ configuration: Configuration) throws -> DatabaseQueue {
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    _ = try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_schema") }
    return queue
  }

  /// A file name for SQLite with parameters (https://www.sqlite.org/uri.html).
  static func uri(_ path: String, _ parameters: String) -> String {
    let escaped = path.utf8.map { byte -> String in
      switch byte {
      case 0x2d...0x39, 0x41...0x5a, 0x5f, 0x61...0x7a: String(UnicodeScalar(byte))
      default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
    return "file:" + escaped.joined() + "?" + parameters
  }
}
