/// A list of feeds: OPML, newsboat's `urls`, or a text with one address a line.
///
/// Nothing in a list is trusted: what comes out of it is `http` or `https`, no program is run, no file is read.
public struct SubscriptionList: Hashable, Sendable {
  /// Which kind of list it was, by its content.
  public enum Format: Hashable, Sendable {
    case opml
    /// newsboat's `urls`; an address a line is the same without tags.
    case lines
  }

  public var format: Format
  /// In the order of the list, each once: what stands there again adds its tags to the first.
  public private(set) var subscriptions: [ListedSubscription] = []
  /// How many entries were there already when they came.
  public private(set) var repeats = 0
  /// By line; at most `mostProblems` of them.
  public private(set) var problems: [SubscriptionProblem] = []
  /// Entries that were left out, whether there was room for their problems or not.
  public private(set) var skipped = 0

  /// Bytes of a list: 10 MiB.
  public static let largest = 10 << 20
  static let most = 10_000
  static let mostProblems = 1000

  private var places: [String: Int] = [:]

  init(format: Format) { self.format = format }

  /// Reads a list of any kind as far as it can be read.
  /// - Throws: why the bytes are no list. What else is wrong stands in `problems`.
  public static func read(_ bytes: [UInt8]) throws(SubscriptionProblem) -> SubscriptionList {
    guard bytes.count <= largest else { throw SubscriptionProblem(reason: .tooLarge(limit: largest)) }
    if Binary.isBinary(bytes), FeedEncoding.wideEncoding(bytes) == nil {
      throw SubscriptionProblem(reason: .notAList("no text"))
    }
    var ignored = FeedProblems(limit: 0)
    let head = FeedEncoding.decode(Array(bytes.prefix(32 << 10)), contentType: nil, problems: &ignored)
    guard let first = head.first(where: { !FeedSniffer.isSpace($0) }) else { return SubscriptionList(format: .lines) }
    switch first {
    case UInt8(ascii: "<"):
      if head.firstRange(of: Array("<outline".utf8)) == nil, let kind = kind(of: head) {
        throw SubscriptionProblem(reason: .notAList(kind))
      }
      return OPML.read(bytes)
    case UInt8(ascii: "{"), UInt8(ascii: "["): throw SubscriptionProblem(reason: .notAList("JSON"))
    default:
      // Something may stand before the root.
      let isOPML = head.prefix(2048).firstRange(of: Array("<opml".utf8)) != nil
      return isOPML ? OPML.read(bytes) : try SubscriptionLines.read(bytes)
    }
  }

  /// Nil for OPML.
  private static func kind(of head: [UInt8]) -> String? {
    switch FeedSniffer.rootName(head[...]) {
    case "opml": nil
    case "html", "body", "head": "a web page"
    case .some(let name) where FeedSniffer.isFeed(name): "a feed"
    default: "XML"
    }
  }

  // MARK: While it is read

  /// False where there is no room for another.
  mutating func add(_ subscription: ListedSubscription, line: Int?) -> Bool {
    if let place = places[subscription.address.identity] {
      repeats += 1
      let tags = subscriptions[place].tags + subscription.tags
      subscriptions[place].tags = SubscriptionTags.cleaned(tags)
      return true
    }
    guard subscriptions.count < Self.most else {
      add(.tooMany(limit: Self.most), line: line)
      return false
    }
    places[subscription.address.identity] = subscriptions.count
    subscriptions.append(subscription)
    return true
  }

  mutating func add(_ reason: SubscriptionProblem.Reason, line: Int?) {
    let problem = SubscriptionProblem(line: line, reason: reason)
    if problem.isSkip { skipped += 1 }
    if problems.count < Self.mostProblems { problems.append(problem) }
  }

  mutating func add(_ problems: FeedProblems) {
    for problem in problems.all { add(.document(problem.reason), line: problem.line) }
    self.problems = self.problems.enumerated()
      .sorted { ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset) }.map(\.element)
  }

  /// An address as it stands in the list, or nil with the problem noted.
  mutating func address(_ text: String, line: Int?) -> FeedAddress? {
    do throws(FeedAddress.Problem) {
      return try FeedAddress(text)
    } catch {
      switch error {
      case .malformed: add(.malformedAddress(text), line: line)
      case .scheme(let scheme): add(.scheme(scheme), line: line)
      }
      return nil
    }
  }
}
