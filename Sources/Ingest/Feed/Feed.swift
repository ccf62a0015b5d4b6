public import News

/// What a feed says of itself, and its items. Texts are clean: nothing in them that a terminal would obey.
public struct Feed: Hashable, Sendable {
  /// The families of feed documents.
  public enum Format: Hashable, Sendable {
    /// RSS 0.91 to 0.94 and 2.0, whichever version it claims to be.
    case rss
    /// RSS 0.90 and 1.0: RDF.
    case rdf
    /// Atom 0.3 and 1.0.
    case atom
    /// Channel Definition Format.
    case cdf
    /// JSON Feed 1.0 and 1.1.
    case json
  }

  public var format: Format
  /// What it calls itself; nil where it has no name.
  public var title: String?
  /// The address of the site, complete where it can be completed.
  public var homepage: String?
  /// Where the feed says that it lives.
  public var selfAddress: String?
  /// A BCP 47 tag.
  public var language: String?
  /// Seconds that it asks to be left alone between visits (`ttl`, `sy:updatePeriod`); nil where it says nothing.
  public var refreshInterval: Int?
  /// In the order of the document.
  public var items: [FeedItem]
  /// What was skipped or repaired, in the order of the document; at most `FeedLimits.mostProblems`.
  public var problems: [FeedProblem]

  /// A feed of these parts.
  public init(
    format: Format, title: String? = nil, homepage: String? = nil, selfAddress: String? = nil, language: String? = nil,
    refreshInterval: Int? = nil, items: [FeedItem] = [], problems: [FeedProblem] = []
  ) {
    self.format = format
    self.title = title
    self.homepage = homepage
    self.selfAddress = selfAddress
    self.language = language
    self.refreshInterval = refreshInterval
    self.items = items
    self.problems = problems
  }
}

/// One item of a feed as it stands there. It has at least one of title, link, id, date, body and enclosure.
public struct FeedItem: Hashable, Sendable {
  /// The id, byte for byte as XML or JSON gives it, white space at its ends included. Not clean: show it nowhere.
  public var guid: String?
  /// Empty where it has none.
  public var title: String
  /// As the feed gives it, completed where it is relative.
  public var link: String?
  public var author: String?
  /// The feed or site that it was taken over from, where it says so.
  public var source: String?
  /// When it was published; when it was changed where the feed says nothing else.
  public var published: Timestamp?
  public var updated: Timestamp?
  /// A BCP 47 tag.
  public var language: String?
  /// Empty where it has no text.
  public var paragraphs: [String]
  /// Recordings, pictures and documents, each address once.
  public var enclosures: [Enclosure]
  /// What the feed gives is only the beginning of what its page has, or nothing.
  public var isTeaser: Bool
  /// Where it begins in the document, counted from 1.
  public var line: Int?

  /// An item of these parts.
  public init(
    guid: String? = nil, title: String = "", link: String? = nil, author: String? = nil, source: String? = nil,
    published: Timestamp? = nil, updated: Timestamp? = nil, language: String? = nil, paragraphs: [String] = [],
    enclosures: [Enclosure] = [], isTeaser: Bool = false, line: Int? = nil
  ) {
    self.guid = guid
    self.title = title
    self.link = link
    self.author = author
    self.source = source
    self.published = published
    self.updated = updated
    self.language = language
    self.paragraphs = paragraphs
    self.enclosures = enclosures
    self.isTeaser = isTeaser
    self.line = line
  }
}
