/// One item of a feed: an article, and what tells it apart from the others.
public struct FeedArticle: Hashable, Sendable {
  /// `Article.guid` is the item's id as the feed gives it. Title and body may be empty.
  public var article: Article
  /// The folded address (tracking parameters and scheme left out) of the item's page; nil without one.
  public var address: String?
  /// Of what the feed gave: title, body, link, author, dates. The same digest means that there is nothing to write.
  public var digest: String
  /// What the feed gives is only the beginning, or nothing: the page has more.
  public var isTeaser: Bool

  public init(article: Article, address: String?, digest: String, isTeaser: Bool) {
    self.article = article
    self.address = address
    self.digest = digest
    self.isTeaser = isTeaser
  }
}
