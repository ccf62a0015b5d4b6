import GRDB
import News

/// One clause of a query in SQL, about the row `a` of `article` and the row `p` of `personal_article`.
struct QueryFilter {
  /// Holds for a row that has been reached by another way.
  var test: SQL
  /// The rows of `article` for which the condition holds, where they can be listed without visiting all articles.
  var rows: SQL?
  var isNegated = false
  /// Whether the full-text index answers it.
  var isText = false

  /// Nil where the clause says nothing (no words).
  static func filter(_ clause: Query.Clause, readThrough: Int64, _ db: Database) throws -> QueryFilter? {
    var filter: QueryFilter?
    switch clause.condition {
    case .words(let words), .phrase(let words), .actor(let words), .place(let words), .source(let words),
      .title(let words):
      filter = words.isEmpty ? nil : Self.filter(clause, words: words)
    case .tag(let tag):
      filter = QueryFilter(from: try TaggedSources(tag, in: db))
    case .date(let first, let last):
      filter = QueryFilter(from: first, through: last)
    case .language(let subtag):
      filter = QueryFilter(language: subtag)
    case .isUnread:
      filter = QueryFilter(unreadAfter: readThrough)
    case .isStarred:
      filter = QueryFilter(test: "coalesce(p.is_starred, 0) = 1", rows: Self.marked("e.is_starred = 1"))
    }
    filter?.isNegated = clause.isNegated
    return filter
  }

  /// An unfinished word only adds: where it takes articles away it would take those of longer words as well.
  private static func filter(_ clause: Query.Clause, words: [String]) -> QueryFilter? {
    switch clause.condition {
    case .words: QueryFilter(text: FullTextPattern(allOf: words, lastIsPrefix: !clause.isNegated))
    case .phrase: QueryFilter(text: FullTextPattern(phrase: words))
    case .actor: QueryFilter(entities: named(words), role: "actor_count")
    case .place: QueryFilter(entities: placesNamed(words), role: "place_count")
    case .source: QueryFilter(source: FullTextPattern(allOf: words, lastIsPrefix: false))
    case .title: QueryFilter(text: FullTextPattern(phrase: words, in: "title"))
    case .tag, .date, .language, .isUnread, .isStarred: nil
    }
  }

  private init(test: SQL, rows: SQL? = nil) {
    self.test = test
    self.rows = rows
  }

  private init(source pattern: FullTextPattern) {
    let sources: SQL = "SELECT rowid FROM source_search WHERE source_search MATCH \(pattern.text)"
    test = "a.source IN (\(sources))"
    rows = "SELECT rowid FROM article WHERE source IN (\(sources))"
  }

  private init(text pattern: FullTextPattern) {
    test = "EXISTS (SELECT 1 FROM search WHERE search MATCH \(pattern.text) AND rowid = a.rowid)"
    rows = "SELECT rowid FROM search WHERE search MATCH \(pattern.text)"
    isText = true
  }

  private init(entities: SQL, role: String) {
    test = """
      EXISTS (SELECT 1 FROM appearance INDEXED BY appearance_by_article
        WHERE article = a.rowid AND entity IN (\(entities)) AND \(sql: role) > 0)
      """
    rows = "SELECT article FROM appearance WHERE entity IN (\(entities)) AND \(sql: role) > 0"
  }

  /// Articles are listed by the day on which they were added where their date is not known; that is not their date. The
  /// column `date` is asked as well, for the sake of its index.
  private init(from first: CalendarDay?, through last: CalendarDay?) {
    let end = last.map { CalendarDay(daysSince1970: $0.daysSince1970 + 1) }
    switch (first.map { Timestamp($0).seconds }, end.map { Timestamp($0).seconds }) {
    case (let start?, let end?): test = "(a.published IS NOT NULL AND a.date >= \(start) AND a.date < \(end))"
    case (let start?, nil): test = "(a.published IS NOT NULL AND a.date >= \(start))"
    case (nil, let end?): test = "(a.published IS NOT NULL AND a.date < \(end))"
    case (nil, nil): test = "1"
    }
  }

  /// Which articles came out of a watched directory only their origins say, and no index finds all of these.
  private init(from tagged: TaggedSources) {
    let feeds: SQL = "SELECT rowid FROM feed WHERE identity IN (SELECT value FROM json_each(\(tagged.feeds)))"
    test = "EXISTS (SELECT 1 FROM feed_item WHERE article = a.rowid AND feed IN (\(feeds)))"
    guard let directories = tagged.directories else {
      rows = "SELECT article FROM feed_item WHERE feed IN (\(feeds))"
      return
    }
    let below: SQL = "substr(a.origin, 1, length(d.value)) = d.value"
    test = "(\(test) OR EXISTS (SELECT 1 FROM json_each(\(directories)) d WHERE \(below)))"
  }

  /// “zh” finds “zh-TW” as well. The expression is that of the index `article_by_language`.
  private init(language subtag: String) {
    let (low, high) = (subtag + "-", subtag + ".")
    func holds(_ row: String) -> SQL {
      let tag: SQL = "coalesce(\(sql: row).reading_language, \(sql: row).language)"
      return "(\(tag) = \(subtag) OR \(tag) >= \(low) AND \(tag) < \(high))"
    }
    test = "coalesce(\(holds("a")), 0)"
    rows = "SELECT r.rowid FROM article r WHERE \(holds("r"))"
  }

  private init(unreadAfter readThrough: Int64) {
    test = "\(QueryFilter.isUnread(readThrough))"
    // Without a watermark nearly everything is unread: then the list itself is the shortest way.
    guard readThrough > .min else { return }
    rows = """
      SELECT r.rowid FROM article r LEFT JOIN personal_article e ON e.id = r.id
      WHERE r.added > \(readThrough) AND coalesce(e.is_read, 0) = 0
      UNION ALL \(Self.marked("e.is_read = 0"))
      """
  }

  /// 1 or 0.
  static func isUnread(_ readThrough: Int64) -> SQL { "(coalesce(p.is_read, a.added <= \(readThrough)) = 0)" }

  private static func marked(_ condition: String) -> SQL {
    "SELECT r.rowid FROM personal_article e CROSS JOIN article r ON r.id = e.id WHERE \(sql: condition)"
  }

  /// Entities one of whose names contains the words.
  private static func named(_ words: [String]) -> SQL {
    let pattern = FullTextPattern(allOf: words, lastIsPrefix: false).text
    return """
      SELECT entity FROM name
      WHERE kind < \(NameKind.title.rawValue)
        AND rowid IN (SELECT rowid FROM name_search WHERE name_search MATCH \(pattern))
      """
  }

  /// Entities so named, what is contained in the places among them, and what lies in the countries among them.
  /// Countries are also known by name where no article names them.
  private static func placesNamed(_ words: [String]) -> SQL {
    let named = named(words)
    let kinds: [EntityType] = [.country, .state]
    let countries = CountryNames.codes(named: words).map { code -> SQL in "\(code)" }.joined(separator: ", ")
    return """
      \(named)
      UNION SELECT entity FROM containment WHERE container IN (\(named))
      UNION SELECT rowid FROM entity WHERE country IN (\(countries))
      UNION SELECT rowid FROM entity WHERE country IN (
        SELECT country FROM entity
        WHERE rowid IN (\(named)) AND type IN (\(kinds[0].storedNumber), \(kinds[1].storedNumber)))
      """
  }
}
