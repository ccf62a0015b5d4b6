public import News

/// A feed as a list of feeds names it.
public struct ListedSubscription: Hashable, Sendable {
  public var address: FeedAddress
  /// The person's own name for it; nil where it is called what the feed calls itself.
  public var title: String?
  /// What the feed calls itself, as far as the list tells: other programs show it.
  public var feedTitle: String?
  /// The site's address.
  public var homepage: String?
  public var tags: [String]
  public var fullText: Subscription.FullText

  public init(
    address: FeedAddress, title: String? = nil, feedTitle: String? = nil, homepage: String? = nil, tags: [String] = [],
    fullText: Subscription.FullText = .auto
  ) {
    self.address = address
    self.title = title
    self.feedTitle = feedTitle
    self.homepage = homepage
    self.tags = tags
    self.fullText = fullText
  }
}

/// The tags of a subscription.
public enum SubscriptionTags {
  static let longest = 200
  static let most = 50

  /// Each once, in their order, without what may not be shown. Lists of feeds set tags apart by commas, so that a comma
  /// becomes a space, and begin them with a slash, which is left out.
  public static func cleaned(_ tags: some Sequence<String>) -> [String] {
    var kept: [String] = []
    for tag in tags {
      let words = CleanText.line(tag.replacing(",", with: " "))
      let clean = CleanText.line(String(String(words.drop { $0 == "/" || $0 == " " }).prefix(longest)))
      if !clean.isEmpty, !kept.contains(clean), kept.count < most { kept.append(clean) }
    }
    return kept
  }
}

/// The names that people and lists give to feeds.
public enum SubscriptionTitle {
  static let longest = 500

  /// One line that may be shown; nil where nothing is left.
  public static func cleaned(_ title: String?) -> String? {
    CleanText.line(orNil: title).flatMap { CleanText.line(orNil: String($0.prefix(longest))) }
  }
}
