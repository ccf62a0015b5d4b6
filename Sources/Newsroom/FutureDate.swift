import News

extension Article {
  /// Without a date that lies more than a day ahead: nobody has published it by then, and it would stand above all that
  /// comes until then. Clocks and zones that are wrong make up for less.
  func withoutFutureDate(_ now: Timestamp) -> Article {
    guard let published, published.seconds > now.seconds + 86_400 else { return self }
    var article = self
    article.published = nil
    return article
  }
}

extension FeedVisit {
  /// The same for all its items.
  func withoutFutureDates(_ now: Timestamp) -> FeedVisit {
    var visit = self
    for index in visit.items.indices { visit.items[index].article = items[index].article.withoutFutureDate(now) }
    return visit
  }
}
