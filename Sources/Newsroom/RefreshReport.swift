public import Archive
public import News

/// What is to be refreshed.
public struct RefreshOrder: Hashable, Sendable {
  /// The identities of the subscriptions; nil for all.
  public var feeds: Set<String>?
  /// A person wants it now: also what is not due, save where a server has asked to be left alone (`Retry-After`).
  public var isWanted: Bool
  /// How many pages are fetched at most for the whole texts of articles; the others follow the next time.
  public var mostPages: Int

  public init(feeds: Set<String>? = nil, isWanted: Bool = false, mostPages: Int = 200) {
    self.feeds = feeds
    self.isWanted = isWanted
    self.mostPages = mostPages
  }
}

/// How far a refresh has come.
public struct RefreshProgress: Hashable, Sendable {
  /// Feeds and directories.
  public var done: Int
  public var total: Int
  /// Articles that are new.
  public var added: Int

  public init(done: Int, total: Int, added: Int) {
    self.done = done
    self.total = total
    self.added = added
  }
}

/// What came of a refresh. Feeds stand for watched directories too.
public struct RefreshReport: Hashable, Sendable {
  /// Something that a person should know of one feed.
  public struct Problem: Hashable, Sendable, CustomStringConvertible {
    /// What decides the status that a program ends with.
    public enum Kind: Hashable, Sendable {
      /// It has been read, not all of it.
      case loss
      /// It may be well the next time.
      case temporary
      case permanent
      /// What came is no feed.
      case data
      /// A directory that is not there or cannot be read.
      case input
    }

    /// The address without user name and password, or the path.
    public var url: String
    /// What is wrong, without the address. Safe to print.
    public var message: String
    public var kind: Kind

    public init(url: String, message: String, kind: Kind) {
      self.url = Printable.line(Credentials.removed(fromAddress: url))
      self.message = Printable.line(Credentials.removed(from: message))
      self.kind = kind
    }

    public var description: String { "\(url): \(message)" }
  }

  /// How many of those that were asked for have been dealt with: the sum of the next four.
  public var feeds: Int { changed + unchanged + failed + notDue }
  /// Brought articles that are new or have changed.
  public var changed = 0
  public var unchanged = 0
  public var failed = 0
  public var notDue = 0
  /// Articles.
  public var added = 0
  public var updated = 0
  /// Whole texts that were found on pages.
  public var pages = 0
  /// In the order in which they were met.
  public var problems: [Problem] = []
  /// Subscriptions that have come to their end by this (410 Gone), by their names.
  public var gone: [String] = []
  /// When the next of those that were not due is; nil where all were.
  public var nextDue: Timestamp?

  public init() {}
}

/// Why there was no refresh, or why it ended.
public enum RefreshFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// Another process, or another thread of this one, refreshes the archive.
  case underWay
  case archive(ArchiveError)

  /// One sentence. Safe to print.
  public var description: String {
    switch self {
    case .underWay: "the feeds are being refreshed already; what comes in will be seen here too"
    case .archive(let error): error.description
    }
  }
}
