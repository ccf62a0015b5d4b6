/// One row of the article list.
public struct ArticleSummary: Hashable, Sendable {
  public var id: ArticleID
  public var title: String
  public var source: String
  public var published: Timestamp?
  /// When it came into the archive.
  public var added: Timestamp
  public var url: String?
  public var isUnread: Bool
  public var isStarred: Bool
  /// Different entities in an actor role; nil until the article has been analysed.
  public var actorCount: Int?
  /// Different entities in a place role; nil until the article has been analysed.
  public var placeCount: Int?
  public var wordCount: Int
  /// A BCP 47 tag as the source gave it.
  public var language: String?
  /// The language that recognition read it in, see `Analysis.language`; nil until it has been analysed.
  public var readingLanguage: String?
  /// The id that its feed gives it; nil where it came without one.
  public var guid: String?
  /// Other sources that have nearly the same article, which this row stands for.
  public var alsoIn: [String]

  public init(
    id: ArticleID, title: String, source: String, published: Timestamp?, added: Timestamp, url: String? = nil,
    isUnread: Bool = true, isStarred: Bool = false, actorCount: Int? = nil, placeCount: Int? = nil, wordCount: Int = 0,
    language: String? = nil, readingLanguage: String? = nil, guid: String? = nil, alsoIn: [String] = []
  ) {
    self.id = id
    self.title = title
    self.source = source
    self.published = published
    self.added = added
    self.url = url
    self.isUnread = isUnread
    self.isStarred = isStarred
    self.actorCount = actorCount
    self.placeCount = placeCount
    self.wordCount = wordCount
    self.language = language
    self.readingLanguage = readingLanguage
    self.guid = guid
    self.alsoIn = alsoIn
  }

  /// What the list is sorted by, newest first: the publication date, or when it was added.
  public var key: ListKey { ListKey(date: published ?? added, id: id) }
}

/// The place of an article in the list: newest first, the id decides between equal dates (descending as well).
public struct ListKey: Hashable, Sendable {
  public var date: Timestamp
  public var id: ArticleID

  public init(date: Timestamp, id: ArticleID) {
    self.date = date
    self.id = id
  }
}

/// A window of the list to load.
public struct ListRequest: Hashable, Sendable {
  /// Where the window lies.
  public enum Anchor: Hashable, Sendable {
    /// From the newest article on.
    case newest
    /// The rows right after (older than) the key.
    case after(ListKey)
    /// The rows right before (newer than) the key.
    case before(ListKey)
    /// The row of the key, with rows on both sides.
    case around(ListKey)
  }

  public var query: Query
  public var anchor: Anchor
  /// Rows at the most, those kept not counted.
  public var limit: Int
  /// Articles that stay in the window, in their place in its order, where the query does not match them any more.
  public var keeping: Set<ArticleID>

  public init(
    query: Query = Query(), anchor: Anchor = .newest, limit: Int = 200, keeping: Set<ArticleID> = []
  ) {
    self.query = query
    self.anchor = anchor
    self.limit = limit
    self.keeping = keeping
  }
}

/// A window of the list: rows in list order, and whether there are more on either side.
public struct ListPage: Hashable, Sendable {
  public var rows: [ArticleSummary]
  public var hasNewer: Bool
  public var hasOlder: Bool
  /// Articles that the query matches, unread ones among them; nil where counting would cost too much.
  public var totals: Totals?
  /// Where there are no totals: the query matches more articles than this.
  public var moreThan: Int?
  /// The rows that the query does not match, and that are there because the request keeps them.
  public var kept: Set<ArticleID>

  public init(
    rows: [ArticleSummary] = [], hasNewer: Bool = false, hasOlder: Bool = false, totals: Totals? = nil,
    moreThan: Int? = nil, kept: Set<ArticleID> = []
  ) {
    self.rows = rows
    self.hasNewer = hasNewer
    self.hasOlder = hasOlder
    self.totals = totals
    self.moreThan = moreThan
    self.kept = kept
  }
}

/// How many articles there are, and how many of them are unread.
public struct Totals: Hashable, Sendable {
  public var articles: Int
  public var unread: Int

  public init(articles: Int, unread: Int) {
    self.articles = articles
    self.unread = unread
  }
}
