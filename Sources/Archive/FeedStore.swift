import GRDB
import News

/// Writes the items of one feed: finds out which stored article each of them is, and changes what has changed.
///
/// Every item of a document is an article of its own. Which one it was before is asked of the whole document, the
/// surest sign first, and a stored item answers once: so feeds that give all items one id, or one link, or neither,
/// keep their articles apart. A feed never changes the article of another one.
struct FeedStore {
  private let db: Database
  private let feed: Int64
  private let host: String?
  private let fullText: Subscription.FullText
  private let added: Timestamp

  /// Makes the feed's row, or brings it up to what the visit has told.
  init(_ visit: FeedVisit, added: Timestamp, in db: Database) throws {
    self.db = db
    self.added = added
    host = visit.host
    fullText = visit.fullText
    feed = try FeedRecord.store(visit.state, of: visit.identity, host: visit.host, in: db)
  }

  /// The last item is stored first: where dates are equal or missing, the list shows them in the order of the feed.
  ///
  /// - Returns: for each item what it came to, in their order.
  func store(_ given: [FeedArticle]) throws -> [StoreOutcome] {
    let items = given.map(\.withoutNUL)
    let known = try KnownItems(items, feed: feed, in: db)
    return try items.indices.reversed().map { try store(items[$0], known: known.item(for: $0)) }.reversed()
  }

  private func store(_ item: FeedArticle, known stored: KnownItems.Item?) throws -> StoreOutcome {
    if let stored { return try update(stored, by: item) }
    if let article = try articleElsewhere(item) {
      try insert(item, article: article.row, ownsArticle: false)
      return .unchanged(article.id)
    }
    let id = try unusedID(for: item)
    let row = try ArticleStore(db).insert(item.article, as: id, added: added)
    try insert(item, article: row, ownsArticle: true)
    return .added(id)
  }

  // MARK: Items that were there

  private func update(_ stored: KnownItems.Item, by item: FeedArticle) throws -> StoreOutcome {
    guard let record = try ArticleRecord.fetch(db, row: stored.article) else {
      throw Unreadable(what: "an item has no article")
    }
    let id = record.article.id
    guard stored.digest != item.digest else { return .unchanged(id) }
    let hasPage = stored.page == PageState.fetched.rawValue
    let page = hasPage ? .fetched : wantedPage(item)
    try db.run(
      "UPDATE feed_item SET guid = ?, address = ?, content_id = ?, digest = ?, page = ?, tries = 0, retry = ? WHERE rowid = ?",
      [
        item.article.guid, item.address, item.contentID, item.digest, page.rawValue, page == .wanted ? 0 : nil,
        stored.row,
      ])
    guard stored.ownsArticle else { return .unchanged(id) }
    var article = item.article
    // The whole text stays in the place of a beginning.
    if hasPage, item.isTeaser || fullText == .always {
      article.paragraphs = record.article.paragraphs
      article.byline = article.byline ?? record.article.byline
      article.published = article.published ?? record.article.published
    }
    guard !record.article.hasSameContent(as: article) else { return .unchanged(id) }
    try AnalysisStore(db).withdraw(from: record)
    try ArticleStore(db).replace(record, by: article)
    return .updated(id)
  }

  // MARK: Items that are new

  /// The same article from somewhere else that may be trusted with it: added by the person, or from a feed of the same
  /// host. It is left as it is.
  private func articleElsewhere(_ item: FeedArticle) throws -> (row: Int64, id: ArticleID)? {
    let ids = [item.article.id.rawValue, item.address]
    let alone = """
      SELECT rowid, id FROM article a
      WHERE id = ? AND NOT EXISTS (SELECT 1 FROM feed_item WHERE article = a.rowid)
      """
    for id in ids {
      if let id, let row = try db.row(alone, [id]) { return try (row.get(0), ArticleID(row.get(1, as: String.self))) }
    }
    guard let host else { return nil }
    let row = try db.row(
      """
      SELECT a.rowid, a.id FROM feed_item i CROSS JOIN feed f ON f.rowid = i.feed CROSS JOIN article a ON a.rowid = i.article
      WHERE i.address = ? AND i.feed <> ? AND f.host = ? ORDER BY i.rowid LIMIT 1
      """, [item.address, feed, host])
    return try row.map { try ($0.get(0), ArticleID($0.get(1, as: String.self))) }
  }

  private func insert(_ item: FeedArticle, article: Int64, ownsArticle: Bool) throws {
    let page = ownsArticle ? wantedPage(item) : .nothing
    try db.run(
      """
      INSERT INTO feed_item (feed, article, owns_article, guid, address, content_id, digest, page, retry)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        feed, article, ownsArticle, item.article.guid, item.address, item.contentID, item.digest, page.rawValue,
        page == .wanted ? 0 : nil,
      ])
  }

  private func wantedPage(_ item: FeedArticle) -> PageState {
    guard item.article.url != nil else { return .nothing }
    return switch fullText {
    case .always: .wanted
    case .auto: item.isTeaser ? .wanted : .nothing
    case .never: .nothing
    }
  }

  /// The identity that the item has by itself, or one made of all that tells it apart where another article bears that.
  private func unusedID(for item: FeedArticle) throws -> ArticleID {
    let isTaken = "SELECT rowid FROM article WHERE id = ?"
    let own = item.article.id
    guard try db.row(isTaken, [own.rawValue]) != nil else { return own }
    let parts = [item.address ?? "", item.article.title, item.article.published.map { String($0.seconds) } ?? ""]
    for count in 0... {
      let hash = ArticleID(contentOf: own.rawValue, paragraphs: parts + (count == 0 ? [] : [String(count)]))
      let id = ArticleID("\(own.rawValue)#\(hash.rawValue.prefix(8))")
      if try db.row(isTaken, [id.rawValue]) == nil { return id }
    }
    return own
  }
}

/// Whether the page of an item is to be fetched. The numbers stand in the file.
enum PageState: Int {
  case nothing = 0
  case wanted = 1
  case fetched = 2
}

extension FeedArticle {
  /// The hash of title and body where the item has both; nil where it has not: looking alike says nothing then.
  var contentID: String? {
    guard !article.title.isEmpty, !article.paragraphs.isEmpty else { return nil }
    return ArticleID(contentOf: article.title, paragraphs: article.paragraphs).rawValue
  }

  fileprivate var withoutNUL: FeedArticle {
    var item = self
    item.article = article.withoutNUL
    return item
  }
}
