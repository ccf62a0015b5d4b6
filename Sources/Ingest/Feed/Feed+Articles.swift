public import News

extension Feed {
  /// The items as articles, each with what tells it apart from the others. Exact repeats are one.
  ///
  /// - Parameters:
  ///   - identity: of the feed: what its items' ids are unique in.
  ///   - source: what its articles are said to come from where neither item nor feed has a name.
  ///   - origin: where the bytes came from; see `Article.origin`.
  public func articles(identity: String, source: String? = nil, origin: String? = nil) -> [FeedArticle] {
    var writer = ArticleWriter(
      identity: identity, source: title ?? source, origin: origin.map(CleanText.identifier), language: language)
    return withoutRepeats.map { writer.article(of: $0) }
  }

  /// Items that say of themselves that they are the same, and do not say different things: the first of them stays,
  /// or the one that was changed last.
  ///
  /// The same id alone is not enough: feeds give one id to all their items. Nor is looking alike where there is no
  /// title or body to look at.
  private var withoutRepeats: [FeedItem] {
    var kept: [FeedItem] = []
    var known: [String: [Int]] = [:]
    for item in items {
      let key = item.guid.map { "g" + $0 } ?? "l" + (item.link ?? "")
      guard let earlier = known[key]?.first(where: { kept[$0].isRepeated(by: item) }) else {
        // Ids that all items share would make this quadratic; nobody repeats himself so often.
        if known[key, default: []].count < 100 { known[key, default: []].append(kept.count) }
        kept.append(item)
        continue
      }
      let (old, new) = (kept[earlier].updated, item.updated)
      if let new, old.map({ $0 < new }) ?? true { kept[earlier] = item }
    }
    return kept
  }
}

extension FeedItem {
  fileprivate func isRepeated(by other: FeedItem) -> Bool {
    guard guid == other.guid else { return false }
    if guid == nil {
      return link == other.link && title == other.title && paragraphs == other.paragraphs
        && published == other.published
        // Without an address, and with one of them missing, looking alike says nothing.
        && (link == nil ? !title.isEmpty && !paragraphs.isEmpty : !(title.isEmpty && paragraphs.isEmpty))
    }
    if title.isEmpty || other.title.isEmpty {
      return link != nil && link == other.link && paragraphs == other.paragraphs && published == other.published
    }
    return title == other.title && (link == other.link || paragraphs == other.paragraphs)
  }
}

/// Gives the items of one document their identities.
private struct ArticleWriter {
  let identity: String
  let source: String?
  let origin: String?
  let language: String?
  private var usedIDs: Set<ArticleID> = []
  /// How many have borne the same id.
  private var collisions: [ArticleID: Int] = [:]
  /// How often items have said the same.
  private var occurrences: [String: Int] = [:]

  init(identity: String, source: String?, origin: String?, language: String?) {
    self.identity = identity
    self.source = source
    self.origin = origin
    self.language = language
  }

  mutating func article(of item: FeedItem) -> FeedArticle {
    let address = item.link.flatMap { WebAddress($0) }
    let occurrence = occurrenceNumber(of: item)
    let article = Article(
      id: unused(
        Self.bounded(id(of: item, address: address, occurrence: occurrence)), item: item), guid: item.guid,
      title: item.title, byline: item.author, source: item.source ?? source ?? address?.site ?? "feed",
      url: item.link, published: item.published, language: item.language ?? language, paragraphs: item.paragraphs,
      enclosures: item.enclosures, origin: origin)
    return FeedArticle(
      article: article, address: address?.identity, digest: item.digest(occurrence: occurrence),
      isTeaser: item.isTeaser)
  }

  private mutating func occurrenceNumber(of item: FeedItem) -> Int {
    let digest = item.digest(occurrence: 0)
    defer { occurrences[digest, default: 0] += 1 }
    return occurrences[digest, default: 0]
  }

  /// The id where it is unique in the world by its shape, the id within the feed, the address, or the hash of all that
  /// there is.
  private func id(of item: FeedItem, address: WebAddress?, occurrence: Int) -> ArticleID {
    if let guid = item.guid {
      let name = CleanText.identifier(String(guid.trimmed))
      guard !name.isEmpty else { return ArticleID(contentOf: identity, paragraphs: [guid]) }
      return ArticleID(Self.isUniqueByShape(name) ? name : "\(CleanText.identifier(identity)) \(name)")
    }
    if let address { return ArticleID(address.identity) }
    if let link = item.link { return ArticleID("\(CleanText.identifier(identity)) \(link)") }
    return ArticleID(
      contentOf: identity,
      paragraphs: [item.title, item.published.map { String($0.seconds) } ?? ""] + item.paragraphs
        + [String(occurrence)])
  }

  /// An identity is shown, typed and kept with what a person does: one that is longer than any address needs its hash
  /// instead of its end. `Article.guid` stays as it is.
  private static func bounded(_ id: ArticleID) -> ArticleID {
    guard id.rawValue.utf8.count > longestID else { return id }
    return ArticleID("\(id.rawValue.prefix(60))…\(ArticleID(contentOf: id.rawValue, paragraphs: []).rawValue)")
  }

  /// UTF-8 bytes.
  private static let longestID = 1024

  private static func isUniqueByShape(_ name: String) -> Bool {
    let start = name.prefix(8).lowercased()
    return ["http://", "https://", "tag:", "urn:"].contains { start.hasPrefix($0) }
  }

  /// The same, or with a hash behind it where another item of the document bears it.
  private mutating func unused(_ id: ArticleID, item: FeedItem) -> ArticleID {
    if usedIDs.insert(id).inserted { return id }
    let parts = [item.link ?? "", item.title, item.published.map { String($0.seconds) } ?? ""]
    var count = collisions[id, default: 0]
    defer { collisions[id] = count + 1 }
    while true {
      let hash = ArticleID(contentOf: id.rawValue, paragraphs: parts + (count == 0 ? [] : [String(count)]))
      let other = ArticleID("\(id.rawValue)#\(hash.rawValue.prefix(8))")
      if usedIDs.insert(other).inserted { return other }
      count += 1
    }
  }
}

extension FeedItem {
  /// Of all that the feed gives.
  fileprivate func digest(occurrence: Int) -> String {
    let dates = [published, updated].map { $0.map { String($0.seconds) } ?? "" }
    let parts = [guid ?? "", link ?? "", author ?? "", source ?? ""] + dates + [String(occurrence)] + paragraphs
    // Items without enclosures have the digest that they had before there were any.
    return ArticleID(contentOf: title, paragraphs: parts + enclosures.map(\.url)).rawValue
  }
}
