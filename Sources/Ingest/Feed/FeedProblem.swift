internal import News

/// Why a document is no feed, or what of it was skipped or repaired, and where.
public struct FeedProblem: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    // Nothing can be read.

    /// Neither XML with the root of a feed nor a JSON Feed; the text says what it seems to be, such as “a web page”.
    case notAFeed(String)
    /// More bytes than the limit.
    case tooLarge(limit: Int)
    /// Nothing but white space.
    case empty

    // Something is missing from what was read.

    /// It ends in the middle; what was not complete by then is left out.
    case truncated
    /// Elements in one another, beyond the limit; what follows is left out.
    case tooDeep(limit: Int)
    /// More elements than the limit; what follows is left out.
    case tooManyElements(limit: Int)
    /// More items than the limit; the others are left out.
    case tooManyItems(limit: Int)
    /// A tag with more attributes than the limit; the others are left out.
    case tooManyAttributes(limit: Int)
    /// A text or attribute longer than the limit, in bytes; the rest of it is left out.
    case tooLong(limit: Int)
    /// An item with neither title, link, id, date, body nor enclosure.
    case emptyItem
    /// The body of an item that could not be read; the text says why.
    case body(String)
    /// Something else than an object among the items of a JSON Feed, or JSON that breaks off; the text says what.
    case malformedJSON(String)

    // It was read all the same.

    /// A character set other than the declared one.
    case encoding(declared: String, used: String)
    /// Characters that XML does not allow; they are left out.
    case controlCharacters
    /// A name between `&` and `;` that means nothing; it stays as it is.
    case undefinedEntity(String)
    /// Entities that the document defines; they are never expanded.
    case ownEntities
    /// An element that is never closed.
    case unclosed(String)
    /// The end of an element that was not open.
    case strayEnd(String)
    /// A tag that XML would not take, such as one with a value without quotes.
    case malformedTag
    /// Something before or after the feed.
    case junk
    /// More than one feed in one document.
    case severalRoots
    /// A date that cannot be read.
    case unreadableDate(String)
  }

  /// Counted from 1; nil for the whole document.
  public var line: Int?
  public var reason: Reason

  /// A problem at a place in the document.
  public init(line: Int? = nil, reason: Reason) {
    self.line = line
    self.reason = reason
  }

  /// Whether something that the document holds is not in what was read.
  public var isLoss: Bool {
    switch reason {
    case .notAFeed, .tooLarge, .empty, .truncated, .tooDeep, .tooManyElements, .tooManyItems, .tooManyAttributes,
      .tooLong, .emptyItem, .body, .malformedJSON:
      true
    case .encoding, .controlCharacters, .undefinedEntity, .ownEntities, .unclosed, .strayEnd, .malformedTag, .junk,
      .severalRoots, .unreadableDate:
      false
    }
  }
}

extension FeedProblem: CustomStringConvertible {
  /// What it is and where, in words. Safe to print.
  public var description: String { Printable.line(line.map { "line \($0): \(complaint)" } ?? complaint) }

  /// The same without the place.
  var complaint: String {
    switch reason {
    case .notAFeed(let kind): "is \(kind), not a feed"
    case .tooLarge(let limit): "is larger than \(limit >> 20) MiB"
    case .empty: "there is nothing in it"
    case .truncated: "breaks off in the middle; what was complete has been read"
    case .tooDeep(let limit): "has more than \(limit) elements in one another; what follows was left out"
    case .tooManyElements(let limit): "has more than \(limit) elements; what follows was left out"
    case .tooManyItems(let limit): "has more than \(limit) items; the others were left out"
    case .tooManyAttributes(let limit): "has more than \(limit) attributes in one tag; the others were left out"
    case .tooLong(let limit): "has a text longer than \(limit >> 10) KiB; the rest of it was left out"
    case .emptyItem: "has an item with nothing in it; it was left out"
    case .body(let why): "has an item whose text cannot be read (\(Self.quoted(why))); it was left out"
    case .malformedJSON(let what): "is not a whole JSON Feed (\(Self.quoted(what))); the rest has been read"
    case .encoding(let declared, let used): "says that it is \(Self.quoted(declared)), but is \(used)"
    case .controlCharacters: "has characters that XML does not allow; they were left out"
    case .undefinedEntity(let name): "has “&\(Self.quoted(name));”, which means nothing; it stays as it is"
    case .ownEntities: "defines entities of its own; they are never expanded"
    case .unclosed(let name): "does not close “\(Self.quoted(name))”"
    case .strayEnd(let name): "closes “\(Self.quoted(name))”, which is not open"
    case .malformedTag: "has a malformed tag"
    case .junk: "has something before or after the feed"
    case .severalRoots: "holds more than one feed; all were read"
    case .unreadableDate(let text): "has a date that cannot be read (“\(Self.quoted(text))”)"
    }
  }

  /// At most 60 characters of a text that came from outside.
  private static func quoted(_ text: String) -> String { text.count > 60 ? text.prefix(59) + "…" : text }
}

/// The bounds of what is read of a feed. Feeds are far below; documents that are built to exhaust a reader are not.
struct FeedLimits: Hashable {
  /// Bytes.
  var largest = 10 << 20
  /// Elements in one another.
  var deepest = 200
  var mostElements = 400_000
  /// Elements of one item, and of all that is no item.
  var mostElementsTogether = 50_000
  var mostItems = 10_000
  var mostAttributes = 64
  /// Bytes of one text.
  var longestText = 2 << 20
  /// Bytes of one attribute.
  var longestAttribute = 64 << 10
  var mostProblems = 50
}
