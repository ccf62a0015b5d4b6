/// A source that the person follows: a feed, or a directory whose files are articles.
public struct Subscription: Hashable, Sendable {
  /// Where the articles come from.
  public enum Location: Hashable, Sendable {
    /// The `http` or `https` address that is fetched now; a permanent redirect changes it.
    case feed(url: String)
    /// The absolute path of a directory that is read with everything below it.
    case directory(path: String)
  }

  /// Whether the page of an item is fetched for its whole text.
  public enum FullText: String, CaseIterable, Hashable, Codable, Sendable {
    /// Where the feed gives a teaser.
    case auto
    case always
    case never
  }

  /// The scope of its items' ids: the address as it was first given, scheme folded, or the path. It never changes,
  /// also where the feed moves, so that nothing comes again as new.
  public var identity: String
  public var location: Location
  /// The person's own name for it; nil where it is called what the feed calls itself.
  public var title: String?
  public var tags: [String]
  public var fullText: FullText
  public var added: Timestamp
  /// Why it is no longer fetched, such as “410 Gone”; nil while it is.
  public var disabled: String?
  /// The person typed the address: it may be one of this machine or network. Not so where it came out of a document.
  public var isTrusted: Bool

  public init(
    identity: String, location: Location, title: String? = nil, tags: [String] = [], fullText: FullText = .auto,
    added: Timestamp, disabled: String? = nil, isTrusted: Bool = false
  ) {
    self.identity = identity
    self.location = location
    self.title = title
    self.tags = tags
    self.fullText = fullText
    self.added = added
    self.disabled = disabled
    self.isTrusted = isTrusted
  }
}

/// What visits to a feed have told. Kept beside the articles, so that an archive that is built anew fetches all anew.
public struct FeedState: Hashable, Sendable {
  /// What the feed calls itself.
  public var title: String?
  /// The site's address as the feed gives it.
  public var homepage: String?
  /// The validators of the last answer, byte for byte: they are sent back as they came.
  public var etag: [UInt8]?
  public var lastModified: [UInt8]?
  /// When it was last asked, and when it last gave something else than before.
  public var checked: Timestamp?
  public var changed: Timestamp?
  /// Not to be asked before, unless a person wants it.
  public var due: Timestamp?
  /// Not to be asked before, whoever wants it: the server has said so (`Retry-After`).
  public var held: Timestamp?
  /// Seconds between visits that the feed itself asks for.
  public var interval: Int?
  /// Visits in a row that failed.
  public var failures: Int
  /// What the last one failed of, one sentence.
  public var problem: String?

  public init(
    title: String? = nil, homepage: String? = nil, etag: [UInt8]? = nil, lastModified: [UInt8]? = nil,
    checked: Timestamp? = nil, changed: Timestamp? = nil, due: Timestamp? = nil, held: Timestamp? = nil,
    interval: Int? = nil, failures: Int = 0, problem: String? = nil
  ) {
    self.title = title
    self.homepage = homepage
    self.etag = etag
    self.lastModified = lastModified
    self.checked = checked
    self.changed = changed
    self.due = due
    self.held = held
    self.interval = interval
    self.failures = failures
    self.problem = problem
  }
}
