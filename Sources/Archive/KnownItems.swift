import GRDB
import News

/// Which stored items of a feed those of a document are.
struct KnownItems {
  /// A row of `feed_item`.
  struct Item: Hashable {
    var row: Int64
    var article: Int64
    var ownsArticle: Bool
    var guid: String?
    var address: String?
    var digest: String
    var page: Int

    fileprivate init(_ row: Row) throws {
      self.row = try row.get(0)
      article = try row.get(1)
      ownsArticle = try row.get(2)
      guid = try row.get(3)
      address = try row.get(4)
      digest = try row.get(5)
      page = try row.get(6)
    }
  }

  private let items: [FeedArticle]
  private let feed: Int64
  private let db: Database
  private var found: [Item?]
  private var claimed: Set<Int64> = []

  /// - Parameter items: those of one document, in its order.
  init(_ items: [FeedArticle], feed: Int64, in db: Database) throws {
    self.items = items
    self.feed = feed
    self.db = db
    found = Array(repeating: nil, count: items.count)
    let guids = Self.counts(items.map(\.article.guid))
    let addresses = Self.counts(items.map(\.address))
    try match("digest = ?") { [$0.digest] }
    try match("guid = ? AND address = ?") { item in
      item.article.guid.flatMap { guid in item.address.map { [guid, $0] } }
    }
    try match("guid = ?") { item in item.article.guid.flatMap { guids[$0] == 1 ? [$0] : nil } }
    // A stored item whose own id is in the document as well is that other item.
    try match("address = ?") { item in
      item.address.flatMap { addresses[$0] == 1 ? [$0] : nil }
    } accepting: { item, stored in
      item.article.guid == nil || stored.guid.map { guids[$0] == nil } ?? true
    }
    try match("content_id = ?") { item in
      item.contentID.map { [$0] }
    } accepting: { _, stored in
      stored.guid.map { guids[$0] == nil } ?? true
    }
  }

  /// The stored item that the item of the document is; nil where it is new.
  func item(for index: Int) -> Item? { found[index] }

  /// Looks for a stored item for each that has none yet. The last one is stored first (`FeedStore`).
  private mutating func match(
    _ condition: String, _ values: (FeedArticle) -> [String]?,
    accepting accepts: (FeedArticle, Item) -> Bool = { _, _ in true }
  ) throws {
    let sql = """
      SELECT rowid, article, owns_article, guid, address, digest, page FROM feed_item
      WHERE feed = ? AND \(condition) ORDER BY rowid DESC
      """
    for (index, item) in items.enumerated() where found[index] == nil {
      guard let values = values(item) else { continue }
      let rows = try Row.fetchCursor(
        db.cachedStatement(sql: sql), arguments: [feed] + StatementArguments(values))
      while let row = try rows.next() {
        let stored = try Item(row)
        guard !claimed.contains(stored.row), accepts(item, stored) else { continue }
        claimed.insert(stored.row)
        found[index] = stored
        break
      }
    }
  }

  private static func counts(_ values: [String?]) -> [String: Int] {
    values.reduce(into: [:]) { counts, value in
      if let value { counts[value, default: 0] += 1 }
    }
  }
}
