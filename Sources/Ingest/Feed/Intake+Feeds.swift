public import News

/// A feed that somebody saved as a file, or that came through standard input.
public struct SavedFeed: Hashable, Sendable {
  /// What its items' ids are unique in: the absolute path, or what the feed calls itself where there is none.
  public var identity: String
  public var feed: Feed
  /// Its items, in its order.
  public var articles: [FeedArticle]
}

extension Intake {
  /// Reads a feed, with a problem for everything of it that is missing.
  /// - Returns: false where the bytes are no feed; nothing has been said then.
  func readFeed(
    _ bytes: [UInt8], name: String, place: ArticleDraft.Place, onReading: (Reading) throws -> Void,
    onProblem: (IntakeProblem) -> Void
  ) rethrows -> Bool {
    guard !ArticleFormat.isJSONLines(name), let finding = FeedSniffer.sniff(bytes) else { return false }
    let feed: Feed
    do throws(FeedProblem) {
      feed = try FeedParser().parse(bytes)
    } catch {
      // JSON Lines may speak of JSON Feed.
      if finding == .json, case .notAFeed = error.reason { return false }
      onProblem(IntakeProblem(origin: name, line: error.line, reason: .feed(error.reason)))
      return true
    }
    let losses = feed.problems.filter(\.isLoss)
    for problem in losses {
      onProblem(IntakeProblem(origin: name, line: problem.line, reason: .feed(problem.reason)))
    }
    guard !feed.items.isEmpty else {
      if losses.isEmpty { onProblem(IntakeProblem(origin: name, reason: .empty)) }
      return true
    }
    let identity = place.origin.hasPrefix("/") ? place.origin : feed.ownIdentity(bytes)
    try onReading(
      .feed(
        SavedFeed(
          identity: identity, feed: feed,
          articles: feed.articles(identity: identity, source: CleanText.line(place.source), origin: place.origin))))
    return true
  }
}

extension Feed {
  /// Where it says that it lives, whose it says that it is, or a hash of its bytes.
  fileprivate func ownIdentity(_ bytes: [UInt8]) -> String {
    if let address = selfAddress ?? homepage { return address }
    var digest = SHA256()
    digest.update(bytes)
    return "feed:"
      + digest.finish().prefix(8).map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
  }
}
