import GRDB
import News

/// What the personal file has for one article.
struct PersonalRecord {
  /// Nil where the watermark decides.
  var isRead: Bool?
  var isStarred = false
  var position: Int?

  static func fetch(_ db: Database, id: ArticleID) throws -> PersonalRecord? {
    try db.row("SELECT is_read, is_starred, position FROM personal_article WHERE id = ?", [id.rawValue]).map { row in
      PersonalRecord(isRead: try row.get(0), isStarred: try row.get(1), position: try row.get(2))
    }
  }

  func state(added: Timestamp, in db: Database) throws -> PersonalState {
    PersonalState(
      isRead: try isRead ?? (added.seconds <= PersonalMark.fetch(db).readThrough), isStarred: isStarred,
      position: position)
  }
}

/// The one row about the whole personal file.
struct PersonalMark: Equatable {
  /// Articles added at or before this second are read, unless their own row says otherwise.
  var readThrough = Int64.min
  /// Counts what the person did.
  var generation: Int64 = 0

  static func fetch(_ db: Database) throws -> PersonalMark {
    let row = try db.row("SELECT read_through, generation FROM personal_mark")
    guard let row else { return PersonalMark() }
    return PersonalMark(readThrough: try row.get(0), generation: try row.get(1))
  }
}
