import GRDB
import News

/// The way through the articles for one query: along the list until the window is full, or from the few articles that
/// a clause allows at all. What a window costs then depends on its size, not on that of the archive.
struct ListPlan {
  /// Up to how many rows of a clause are gathered before the list is gone through.
  static let gathering = 50_000

  private let filters: [QueryFilter]
  /// Index of the filter whose rows are visited; nil where the list is walked.
  private let driver: Int?
  let readThrough: Int64
  /// Whether all matches may be visited to count them.
  let isCountable: Bool

  init(_ query: Query, articles: Int, _ db: Database) throws {
    let readThrough = try PersonalMark.fetch(db).readThrough
    self.readThrough = readThrough
    var filters = query.clauses.compactMap { QueryFilter.filter($0, readThrough: readThrough) }
    for index in filters.indices { filters[index].count = try Self.count(filters[index], db) }
    let best = filters.indices.filter { !filters[$0].isNegated }.min { filters[$0].count < filters[$1].count }
    let fewest = best.map { filters[$0].count } ?? .max
    isCountable = min(fewest, articles) <= Self.gathering
    // One row of ten or more is found soon enough on the way along the list, which needs no sorting.
    driver = fewest <= Self.gathering && (fewest < 500 || fewest < articles / 10) ? best : nil
    self.filters = filters
  }

  private static func count(_ filter: QueryFilter, _ db: Database) throws -> Int {
    guard let rows = filter.rows else { return .max }
    let statement = try db.cachedStatement(literal: "SELECT count(*) FROM (\(rows) LIMIT \(gathering + 1))")
    let count = try Int.fetchOne(statement) ?? 0
    return count > gathering ? .max : count
  }

  /// `FROM` to the end of `WHERE`. `place` is one more condition, on the place in the list.
  func source(_ place: SQL? = nil) -> SQL {
    var conditions = filters.indices.map { condition(of: filters[$0], isDriver: $0 == driver) }
    if let place { conditions.append(place) }
    let access = driver == nil ? "INDEXED BY article_by_date" : "NOT INDEXED"
    return """
      FROM article a \(sql: access) CROSS JOIN source s ON s.rowid = a.source
      LEFT JOIN personal_article p ON p.id = a.id
      WHERE \(conditions.isEmpty ? "1" : conditions.joined(separator: " AND "))
      """
  }

  /// A plus sign keeps SQLite from making a filter the driver.
  private func condition(of filter: QueryFilter, isDriver: Bool) -> SQL {
    guard let rows = filter.rows, filter.count < .max else {
      return filter.isNegated ? "NOT (\(filter.test))" : filter.test
    }
    if isDriver { return "a.rowid IN (\(rows))" }
    return filter.isNegated ? "+a.rowid NOT IN (\(rows))" : "+a.rowid IN (\(rows))"
  }
}
