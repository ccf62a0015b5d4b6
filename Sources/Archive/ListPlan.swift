import GRDB
import News

/// The way through the articles for one query.
///
/// Where a clause allows few articles they are gathered and sorted; otherwise the list is walked from its start, each
/// article tested, until the window is full: one of ten or more matches then, so that is soon. Either way the cost of a
/// window depends on its size, not on that of the archive.
struct ListPlan {
  /// Rows that are gathered at the most.
  static let gathering = 50_000

  private let filters: [QueryFilter]
  /// Index of the filter whose rows are gathered; nil where the list is walked.
  private let driver: Int?
  private let counts: [Int]
  /// Whether articles are shown for which another stands: where a source or a tag is asked for, or what the person starred.
  private let showsMembers: Bool
  let readThrough: Int64
  /// Whether so few articles come into question that they may all be visited to count the matches.
  let isCountable: Bool

  init(_ query: Query, articles: Int, _ db: Database) throws {
    let readThrough = try PersonalMark.fetch(db).readThrough
    let filters = try query.clauses.compactMap { try QueryFilter.filter($0, readThrough: readThrough, db) }
    let bound = min(Self.gathering, max(500, articles / 10))
    let counts = try filters.map { try Self.count($0, upTo: bound, db) }
    let best = filters.indices.filter { !filters[$0].isNegated && counts[$0] <= bound }.min { counts[$0] < counts[$1] }
    self.filters = filters
    showsMembers = query.clauses.contains { $0.condition.concernsMembers && !$0.isNegated }
    self.counts = counts
    self.readThrough = readThrough
    driver = best
    isCountable = best != nil || articles <= Self.gathering
  }

  /// `Int.max` where there are more, or where the rows cannot be listed.
  private static func count(_ filter: QueryFilter, upTo bound: Int, _ db: Database) throws -> Int {
    guard let rows = filter.rows else { return .max }
    let statement = try db.cachedStatement(literal: "SELECT count(*) FROM (\(rows) LIMIT \(bound + 1))")
    let count = try Int.fetchOne(statement) ?? 0
    return count > bound ? .max : count
  }

  /// `FROM` to the end of `WHERE`. `place` is one more condition, on the place in the list.
  func source(_ place: SQL? = nil) -> SQL {
    """
    FROM article a \(sql: access) CROSS JOIN source s ON s.rowid = a.source
    LEFT JOIN personal_article p ON p.id = a.id
    WHERE \(conditions(place, visitsAll: false))
    """
  }

  /// The same for a statement that visits all matches and shows none of them.
  var countingSource: SQL {
    """
    FROM article a \(sql: access) LEFT JOIN personal_article p ON p.id = a.id
    WHERE \(conditions(nil, visitsAll: true))
    """
  }

  private var access: String { driver == nil ? "INDEXED BY article_by_date" : "NOT INDEXED" }

  private func conditions(_ place: SQL?, visitsAll: Bool) -> SQL {
    var conditions = filters.indices.map { index in
      let filter = filters[index]
      // A set is worth gathering where it is small, where every article will be looked up in it, and for words: to find
      // one article in the list of a frequent word takes as long as to read a good part of that list.
      guard let rows = filter.rows, visitsAll || filter.isText || counts[index] < .max else {
        return filter.isNegated ? "NOT (\(filter.test))" : filter.test
      }
      if index == driver { return "a.rowid IN (\(rows))" }
      // The plus sign keeps SQLite from making it the driver.
      return filter.isNegated ? "+a.rowid NOT IN (\(rows))" : "+a.rowid IN (\(rows))"
    }
    if !showsMembers { conditions.append("a.head IS NULL") }
    if let place { conditions.append(place) }
    return conditions.isEmpty ? "1" : conditions.joined(separator: " AND ")
  }
}

extension Query.Condition {
  /// Whether it tells apart articles that are nearly the same.
  fileprivate var concernsMembers: Bool {
    switch self {
    case .source, .tag, .isStarred: true
    default: false
    }
  }
}
