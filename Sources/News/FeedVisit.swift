/// What one visit to a feed brought: its items, and what is to be remembered of the visit.
public struct FeedVisit: Hashable, Sendable {
  /// The `identity` of the subscription, or what stands for it: the path of a saved feed.
  public var identity: String
  /// The host that the feed comes from, without `www.`; nil for a file. Feeds of one host may share articles.
  public var host: String?
  public var state: FeedState
  /// In the order of the document.
  public var items: [FeedArticle]
  /// Whether pages are to be fetched for the whole text of items.
  public var fullText: Subscription.FullText

  public init(
    identity: String, host: String? = nil, state: FeedState = FeedState(), items: [FeedArticle],
    fullText: Subscription.FullText = .never
  ) {
    self.identity = identity
    self.host = host
    self.state = state
    self.items = items
    self.fullText = fullText
  }
}

/// The page of an item that is to be fetched for its whole text.
public struct WantedPage: Hashable, Sendable {
  public var article: ArticleID
  public var url: String
  /// The `identity` of the feed that the item came from.
  public var feed: String
  /// How often it has been tried in vain.
  public var tries: Int

  public init(article: ArticleID, url: String, feed: String, tries: Int = 0) {
    self.article = article
    self.url = url
    self.feed = feed
    self.tries = tries
  }
}

/// What came of fetching a page.
public enum PageOutcome: Hashable, Sendable {
  /// The main text, and who wrote it and when where the page says so.
  case text(paragraphs: [String], byline: String?, published: Timestamp?)
  /// It has no text that is longer than what the feed gave, or refuses for good: it is not asked again.
  case nothing
  /// It failed and is worth another try, not before the moment.
  case later(Timestamp)
}

/// A file of a watched directory, as it was when it was read.
public struct WatchedFile: Hashable, Sendable {
  /// Absolute.
  public var path: String
  /// Bytes.
  public var size: Int64
  /// Nanoseconds since 1970.
  public var modified: Int64

  public init(path: String, size: Int64, modified: Int64) {
    self.path = path
    self.size = size
    self.modified = modified
  }
}
