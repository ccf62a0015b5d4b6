public import Archive
public import Ingest
public import News

extension Newsroom {
  /// Stores what is in a document that somebody asked for: the article on a page, or the items of a feed.
  ///
  /// - Returns: for each article what it came to.
  /// - Throws: an `IntakeProblem` or a `FeedProblem` where there is nothing in it, an `ArchiveError` where it cannot be
  ///   stored.
  @discardableResult
  public func take(_ document: WebDocument) throws -> [StoreOutcome] {
    let now = clock()
    guard document.isFeed else {
      return try archive.store([document.article().withoutFutureDate(now)], added: now)
    }
    return try archive.store(Self.visit(document).withoutFutureDates(now), at: now)
  }

  /// The articles in a document, without storing them.
  public static func articles(in document: WebDocument) throws -> [Article] {
    guard document.isFeed else { return [try document.article()] }
    return try visit(document).items.map(\.article)
  }

  private static func visit(_ document: WebDocument) throws -> FeedVisit {
    let feed = try document.feed()
    let address = try? FeedAddress(document.url)
    let identity = address?.identity ?? document.url
    return FeedVisit(
      identity: identity, host: address?.site, state: FeedState(title: feed.title, homepage: feed.homepage),
      items: feed.articles(identity: identity, source: address?.site, origin: document.url))
  }
}
