internal import News

/// What a list of feeds holds that cannot be followed, and where.
public struct SubscriptionProblem: Error, Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    // Nothing can be read.

    /// The text says what it is, such as “a feed”.
    case notAList(String)
    /// More bytes than the limit.
    case tooLarge(limit: Int)

    // Left out.

    /// The text is what stands in the place of an address.
    case malformedAddress(String)
    /// An address that is not `http` or `https`; the text is the scheme.
    case scheme(String)
    /// An outline of a feed without an address; the text is its name.
    case withoutAddress(String)
    /// An outline that leads to a page or another list; the text is its name.
    case link(String)
    /// A line of more bytes than the limit.
    case tooLong(limit: Int)
    /// More feeds than the limit; the others are left out.
    case tooMany(limit: Int)

    // Read all the same.

    /// newsboat's mark for feeds that are not shown in its list.
    case hidden
    /// What is wrong with the document itself.
    case document(FeedProblem.Reason)
  }

  /// Counted from 1; nil for the whole list.
  public var line: Int?
  public var reason: Reason

  public init(line: Int? = nil, reason: Reason) {
    self.line = line
    self.reason = reason
  }

  /// Whether an entry of the list is left out for it.
  public var isSkip: Bool {
    switch reason {
    case .malformedAddress, .scheme, .withoutAddress, .link, .tooLong: true
    case .notAList, .tooLarge, .tooMany, .hidden, .document: false
    }
  }
}

extension SubscriptionProblem: CustomStringConvertible {
  /// What it is and where, in words. Safe to print.
  public var description: String { line.map { "line \($0): \(message)" } ?? message }

  /// The same without the place. Safe to print.
  public var message: String { Printable.line(complaint) }

  private var complaint: String {
    switch reason {
    case .notAList(let kind):
      "is \(kind), not a list of feeds; give OPML, newsboat’s urls, or a text with one address a line"
    case .tooLarge(let limit): "is larger than \(limit >> 20) MiB"
    case .malformedAddress(let text):
      "“\(Self.quoted(Credentials.removed(fromAddress: text)))” is no complete address; it is left out"
    case .scheme("exec"), .scheme("filter"): "programs are never run; it is left out"
    case .scheme("query"): "newsboat’s query feeds are not followed; reader list QUERY searches; it is left out"
    case .scheme("file"):
      "a list may not name files of this machine; it is left out; reader add reads the file"
    case .scheme(let scheme): "\(Self.quoted(scheme)): cannot be followed; only http and https can; it is left out"
    case .withoutAddress(let name): "the feed “\(Self.quoted(name))” has no address; it is left out"
    case .link(let name): "“\(Self.quoted(name))” leads to something else than a feed; it is left out"
    case .tooLong(let limit): "has more than \(limit >> 10) KiB; it is left out"
    case .tooMany(let limit): "more than \(limit) feeds; the others are left out"
    case .hidden: "feeds are not hidden here; it is followed like the others"
    case .document(let reason): FeedProblem(reason: reason).description
    }
  }

  /// At most 80 characters of a text that came from outside.
  private static func quoted(_ text: String) -> String { text.count > 80 ? text.prefix(79) + "…" : text }
}
