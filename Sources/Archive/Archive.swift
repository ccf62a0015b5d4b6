import Foundation
import GRDB
import News

/// All articles, what was found in them and what the person did with them. Hides all SQL.
///
/// Every method blocks until it is done: call it from a thread that may wait, never from the cooperative pool.
/// Safe to use from several threads at once, and by several processes on the same files.
///
/// There are two files with two owners. The archive file can be rebuilt from its sources; the personal file cannot,
/// so it is written with `synchronous = FULL` and keyed by the identity of articles. No transaction spans both, because
/// write-ahead logging makes none atomic across files (<https://www.sqlite.org/wal.html>).
public final class Archive: Sendable {
  /// Where the articles are kept.
  public enum Location: Hashable, Sendable {
    /// In a file, created with its directories where it is missing.
    case file(path: String)
    /// In memory, until the archive is released. The personal file is used as ever.
    case temporary
  }

  let database: any DatabaseWriter
  let personal: PersonalFile
  /// The file of the articles, absolute, or what stands for it in messages.
  let path: String
  /// Whether articles can be stored. Not so where the file or its directory is write-protected.
  public let isReadOnly: Bool
  let unreadCount = UnreadCount()
  let everywhereCorrections = EverywhereCorrections()
  let ownWrites = OwnWrites()

  /// Opens both files, creates what is missing, brings their tables up to date. Falls back to reading alone where the
  /// file of the articles is write-protected; where the personal file is, what the person does is refused later.
  public convenience init(at location: Location, personalFile: String) throws(ArchiveError) {
    try self.init(at: location, personalFile: personalFile, mayWrite: true)
  }

  init(at location: Location, personalFile: String, mayWrite: Bool) throws(ArchiveError) {
    personal = try PersonalFile(path: Self.absolute(personalFile), mayWrite: mayWrite, ownWrites: ownWrites)
    let opened: ArticleFile
    switch location {
    case .temporary: opened = try ArticleFile(inMemoryBeside: personal)
    case .file(let path): opened = try ArticleFile(path: Self.absolute(path), mayWrite: mayWrite, personal: personal)
    }
    database = opened.database
    path = opened.path
    isReadOnly = opened.isReadOnly
  }

  /// Moves what stands in the write-ahead logs into the files and lets go of both, so that a copy of a file is whole.
  /// For a process that ends without releasing the archive; nothing can be asked or stored afterwards.
  ///
  /// Where another process is reading, the log stays beside its file; nothing is lost by that.
  public func close() {
    // Passive: nobody is waited for. A failure leaves the log where it is, and it is read next time.
    _ = try? database.writeWithoutTransaction { try $0.checkpoint(.passive) }
    try? database.close()
    personal.close()
  }

  /// SQLite takes names such as `file:x` and `:memory:` for something else than files; an absolute path is never one.
  private static func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
  }

  /// Whether its articles go with it.
  public var isTemporary: Bool { !path.hasPrefix("/") }

  /// What is thrown where articles were to be stored and cannot be.
  public var refusalToWrite: ArchiveError { ArchiveError(.readOnly, path: path) }

  func read<Value>(_ body: (Database) throws -> Value) throws(ArchiveError) -> Value {
    do { return try database.read(body) } catch { throw ArchiveError(error, path: path) }
  }

  /// Runs in a transaction that takes the write lock at once (`BEGIN IMMEDIATE`): two writers wait for each other
  /// instead of failing in the middle.
  func write<Value>(_ body: (Database) throws -> Value) throws(ArchiveError) -> Value {
    guard !isReadOnly else { throw refusalToWrite }
    do {
      return try ownWrites.counting { growth in
        try database.write { db in
          let before = try OwnWrites.Marks.ofArticles(db)
          let value = try body(db)
          growth = try OwnWrites.Marks.ofArticles(db).without(before)
          return value
        }
      }
    } catch { throw ArchiveError(error, path: path) }
  }
}
