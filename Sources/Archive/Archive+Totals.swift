import GRDB
public import News
import Synchronization

extension Archive {
  /// How many articles there are, and how many of them are unread.
  ///
  /// Neither number is counted over the articles: one is kept at write time, the other follows from the watermark and
  /// the exceptions to it.
  public func totals() throws(ArchiveError) -> Totals {
    try read { try totals($0) }
  }

  func totals(_ db: Database) throws -> Totals {
    guard let row = try db.row("SELECT articles, generation FROM total") else {
      UnreadableRows.note(UnreadableRow(file: path, table: "total", what: "the totals are missing"))
      let articles = try db.value("SELECT count(*) FROM article WHERE head IS NULL", as: Int.self) ?? 0
      let readThrough = try PersonalMark.fetch(db).readThrough
      return Totals(articles: articles, unread: try Self.countUnread(db, articles: articles, readThrough: readThrough))
    }
    let articles: Int = try row.get(0)
    let state = UnreadCount.State(generation: try row.get(1), mark: try PersonalMark.fetch(db))
    if let unread = unreadCount.value(in: state) { return Totals(articles: articles, unread: unread) }
    let unread = try Self.countUnread(db, articles: articles, readThrough: state.mark.readThrough)
    unreadCount.keep(unread, for: state)
    return Totals(articles: articles, unread: unread)
  }

  private static func countUnread(_ db: Database, articles: Int, readThrough: Int64) throws -> Int {
    let newer = try readThrough == .min ? articles : countAdded(db, after: readThrough)
    // The exceptions, of which there are as many as the person has made, lead; not the articles.
    let exceptions = """
      SELECT count(*) FROM personal_article e CROSS JOIN article a ON a.id = e.id
      WHERE e.is_read = ? AND (a.added <= ?) = ? AND a.head IS NULL
      """
    let read = try db.value(exceptions, [true, readThrough, false], as: Int.self) ?? 0
    let unread = try db.value(exceptions, [false, readThrough, true], as: Int.self) ?? 0
    return newer - read + unread
  }

  /// Whole days from their counters, only the rest of one day article by article.
  static func countAdded(_ db: Database, after seconds: Int64) throws -> Int {
    let day = Timestamp(seconds: seconds).day
    let next = Timestamp(CalendarDay(daysSince1970: day.daysSince1970 + 1))
    let later = try db.value(
      "SELECT coalesce(sum(articles), 0) FROM arrival WHERE day > ?", [day.daysSince1970], as: Int.self)
    let sameDay = try db.value(
      "SELECT count(*) FROM article WHERE added > ? AND added < ? AND head IS NULL", [seconds, next.seconds],
      as: Int.self)
    return (later ?? 0) + (sameDay ?? 0)
  }
}

/// The number of unread articles while neither file changes.
final class UnreadCount: Sendable {
  /// What the number depends on; both files say in one row when it has changed, whichever process did it.
  struct State: Equatable {
    var generation: Int64
    var mark: PersonalMark
  }

  private let kept = Mutex<(state: State, unread: Int)?>(nil)

  func value(in state: State) -> Int? {
    kept.withLock { $0?.state == state ? $0?.unread : nil }
  }

  func keep(_ unread: Int, for state: State) {
    kept.withLock { $0 = (state, unread) }
  }
}
