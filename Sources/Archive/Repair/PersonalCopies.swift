import Foundation
import GRDB
internal import Glibc
public import News

/// Copies of the personal file, one a day at most, in a folder of their own.
///
/// They are made with SQLite's online backup (<https://www.sqlite.org/backup.html>), so that a copy is whole whoever
/// writes meanwhile. Only a sound file is copied: a damaged one never pushes out good copies.
public struct PersonalCopies: Sendable {
  /// Copies that are kept; the oldest goes first.
  public static let most = 7

  /// One copy.
  public struct Copy: Hashable, Sendable {
    public var name: String
    public var path: String
    public var day: CalendarDay
    /// In bytes.
    public var size: Int
  }

  private static let prefix = "personal-"
  private static let suffix = ".sqlite"

  /// The folder.
  public let directory: String

  public init(directory: String) { self.directory = directory }

  /// Those that there are, the newest first.
  public func all() -> [Copy] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
    return names.compactMap { name -> Copy? in
      guard name.hasPrefix(Self.prefix), name.hasSuffix(Self.suffix),
        let day = Self.day(name.dropFirst(Self.prefix.count).dropLast(Self.suffix.count))
      else { return nil }
      let path = directory + "/" + name
      let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int
      return Copy(name: name, path: path, day: day, size: size ?? 0)
    }.sorted { ($1.day, $1.name) < ($0.day, $0.name) }
  }

  private static func day(_ text: Substring) -> CalendarDay? {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, let day = CalendarDay(year: parts[0], month: parts[1], day: parts[2]), day.iso8601 == text
    else { return nil }
    return day
  }

  /// Copies the file where the day has no copy yet, and where the file is sound and holds something.
  /// - Returns: whether a copy was made.
  @discardableResult
  public func take(of personal: String, day: CalendarDay) throws(ArchiveError) -> Bool {
    let path = directory + "/" + Self.prefix + day.iso8601 + Self.suffix
    let manager = FileManager.default
    guard !manager.fileExists(atPath: path), manager.fileExists(atPath: personal) else { return false }
    let new = path + ".new-\(getpid())"
    do {
      try manager.createDirectory(
        atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      defer { for suffix in ["", "-journal"] { unlink(new + suffix) } }
      guard try copy(personal, to: new) else { return false }
      guard rename(new, path) == 0 else {
        throw ArchiveError(.cannotOpen, path: path, detail: String(cString: strerror(errno)))
      }
    } catch { throw ArchiveError(error, path: (error as? ArchiveError)?.path ?? directory) }
    removeOld()
    return true
  }

  /// Whether there is a sound copy now.
  private func copy(_ personal: String, to new: String) throws -> Bool {
    unlink(new)
    let descriptor = open(new, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw ArchiveError(.cannotOpen, path: new, detail: String(cString: strerror(errno))) }
    close(descriptor)
    try FileAccess.refuseForeign(personal, applicationID: PersonalSchema.applicationID)
    let source = try FileAccess.openReadOnly(personal, Configuration())
    guard try source.read({ try Self.isSound($0) && Self.holdsSomething($0) }) else { return false }
    let target = try DatabaseQueue(path: new)
    try source.backup(to: target)
    let isSound = try target.writeWithoutTransaction { db in
      // One file, without a log beside it.
      _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = DELETE")
      return try Self.isSound(db)
    }
    try target.close()
    return isSound
  }

  /// Of what is copied, pages and rows: a row that cannot be read may be mended, a page is lost.
  private static func isSound(_ db: Database) throws -> Bool {
    guard try String.fetchAll(db, sql: "PRAGMA integrity_check(1)") == ["ok"] else { return false }
    // Nothing is worth a copy that has not even its tables.
    return try Migration.Stamp(db).applicationID == PersonalSchema.applicationID
  }

  /// Nobody wants the file back that every new home begins with.
  private static func holdsSomething(_ db: Database) throws -> Bool {
    let tables = ["personal_article", "correction", "subscription", "personal_mark WHERE generation > 0"]
    return try tables.contains { try Int.fetchOne(db, sql: "SELECT 1 FROM \($0) LIMIT 1") != nil }
  }

  private func removeOld() {
    for copy in all().dropFirst(Self.most) { unlink(copy.path) }
    // What a copy that was killed has left.
    for name in (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
    where name.hasPrefix(Self.prefix) && name.contains(Self.suffix + ".new-") {
      let process = name.split(separator: "-").last.flatMap { pid_t(String($0)) }
      if let process, kill(process, 0) != 0, errno == ESRCH { unlink(directory + "/" + name) }
    }
  }

  // MARK: Back

  /// What a copy holds, for the question whether it is wanted.
  public struct Contents: Hashable, Sendable {
    public var path: String
    /// Articles with a mark of any kind.
    public var articles: Int
    public var starred: Int
    public var corrections: Int
    public var subscriptions: Int
  }

  /// Looks into a file that is to take the place of the personal file. Throws where it is damaged, newer than the
  /// program or something else.
  public static func contents(of path: String) throws(ArchiveError) -> Contents {
    do {
      guard FileManager.default.fileExists(atPath: path) else {
        throw ArchiveError(.cannotOpen, path: path, detail: "there is no such file")
      }
      try FileAccess.refuseForeign(path, applicationID: PersonalSchema.applicationID)
      return try FileAccess.openReadOnly(path, Configuration()).read { db in
        // Throws where it is of another kind or newer; an older one is brought up to date later.
        _ = try Migration.isCurrent(
          db, PersonalSchema.migrations, applicationID: PersonalSchema.applicationID, path: path)
        guard try Self.isSound(db) else { throw ArchiveError(.damaged, path: path) }
        func count(_ sql: String) -> Int { (try? Int.fetchOne(db, sql: "SELECT count(*) FROM " + sql)) ?? 0 }
        return Contents(
          path: path, articles: count("personal_article"), starred: count("personal_article WHERE is_starred = 1"),
          corrections: count("correction WHERE is_undone = 0"), subscriptions: count("subscription"))
      }
    } catch { throw ArchiveError(error, path: path) }
  }

  /// Puts a copy in the place of the personal file, which is kept beside under another name. Throws where the copy is
  /// not sound, or where another process has the personal file open.
  /// - Returns: the name that the replaced file has now; nil where there was none.
  public static func restore(
    _ path: String, to personal: String, day: CalendarDay
  ) throws(ArchiveError) -> String? {
    _ = try contents(of: path)
    _ = FileAccess.prepare(personal, personal: personal)
    let replacement = FileReplacement(path: personal)
    try replacement.requireUnused()
    let new = try replacement.temporary()
    do {
      let source = try FileAccess.openReadOnly(path, Configuration())
      let target = try DatabaseQueue(path: new)
      try source.backup(to: target)
      try target.writeWithoutTransaction { db in
        _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = DELETE")
        try Migration.run(db, PersonalSchema.migrations, applicationID: PersonalSchema.applicationID, path: personal)
        // Archives that follow later acts take those back.
        try db.execute(sql: "UPDATE correction_mark SET identity = lower(hex(randomblob(16)))")
      }
      try target.close()
      return try replacement.replace(by: new, keepingAs: "replaced", day: day)
    } catch {
      unlink(new)
      throw ArchiveError(error, path: personal)
    }
  }
}
