/// Reads feeds: RSS 0.90 to 2.0, Atom 0.3 and 1.0, CDF and JSON Feed, whole or broken.
///
/// What can be read is read, what cannot is said. Nothing is loaded, no entity of a document is expanded, and every
/// amount has its bound, so that no document costs more than a second or a hundred megabytes.
public struct FeedParser: Sendable {
  /// The most bytes of a document: 10 MiB.
  public static let largest = FeedLimits().largest

  var limits = FeedLimits()

  /// Reads with the default bounds.
  public init() {}

  /// - Parameters:
  ///   - bytes: as they came, in whatever character set.
  ///   - url: where they came from: relative links are completed with it.
  ///   - contentType: the header of the answer; its `charset` counts.
  /// - Throws: why it is no feed. What else is wrong stands in `Feed.problems`.
  public func parse(_ bytes: [UInt8], url: String? = nil, contentType: String? = nil) throws(FeedProblem) -> Feed {
    guard bytes.count <= limits.largest else { throw FeedProblem(reason: .tooLarge(limit: limits.largest)) }
    let bytes = try unpacked(bytes)
    var problems = FeedProblems(limit: limits.mostProblems)
    let text = FeedEncoding.decode(bytes, contentType: contentType, problems: &problems)
    guard let first = text.first(where: { !FeedSniffer.isSpace($0) }) else { throw FeedProblem(reason: .empty) }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
      return try JSONFeed.parse(text, url: url, limits: limits, problems: problems)
    }
    return try XMLFeed.parse(text, url: url, limits: limits, problems: problems)
  }

  private func unpacked(_ bytes: [UInt8]) throws(FeedProblem) -> [UInt8] {
    do throws(ArticleFormat.Rejection) { return try Unpacked.bytes(bytes, limit: limits.largest) } catch {
      if case .tooLarge(let limit) = error.reason { throw FeedProblem(reason: .tooLarge(limit: limit)) }
      throw FeedProblem(reason: .notAFeed("compressed"))
    }
  }
}

/// What was found wrong so far, up to a number.
struct FeedProblems {
  private let limit: Int
  private(set) var all: [FeedProblem] = []

  init(limit: Int) { self.limit = limit }

  /// The same is said once, with the place of its first time.
  mutating func add(_ reason: FeedProblem.Reason, line: Int? = nil) {
    guard all.count < limit, !all.contains(where: { $0.reason == reason }) else { return }
    all.append(FeedProblem(line: line, reason: reason))
  }

  mutating func add(_ others: FeedProblems) { for problem in others.all { add(problem.reason, line: problem.line) } }

  /// What concerns the whole document first, then by line.
  var sorted: [FeedProblem] {
    all.enumerated().sorted { ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset) }.map(\.element)
  }
}
