public import Ingest
import News

/// A feed that an address leads to.
public struct FoundFeed: Sendable {
  /// What its subscription is known by from now on.
  public var address: FeedAddress
  /// What is fetched: somewhere else where the server says that the feed has moved for good.
  public var location: FeedAddress
  /// Whether the location may be one of this machine or network.
  public var isTrusted: Bool
  public var feed: Feed
}

/// Why an address leads to no feed, or to several.
public struct FeedSearchProblem: Error, Sendable {
  public enum Reason: Sendable {
    case unreachable(FetchProblem)
    /// The server answers with something else than a document.
    case status(Int)
    case unreadable(FeedProblem)
    /// A page that names no feed.
    case without
    case several([FeedDiscovery.Candidate])
  }

  /// Without user name and password.
  public var url: String
  public var reason: Reason

  /// It may be well the next time, without anybody changing anything.
  public var isTemporary: Bool {
    switch reason {
    case .unreachable(let problem): problem.isTemporary
    case .status(let status): HTTPStatus.isTemporary(status)
    case .unreadable, .without, .several: false
    }
  }

  /// The status that a program ends with for it, after BSD's sysexits.h.
  public var exitStatus: Int32 {
    switch reason {
    case .unreachable(let problem): problem.exitStatus
    case .status(let status): HTTPStatus.isTemporary(status) ? 75 : 69
    case .unreadable, .without: 65
    case .several: 64
    }
  }
}

extension FeedSearchProblem: CustomStringConvertible {
  /// For people: where, what, and what to do about it. Of several feeds each on a line of its own. Every line is safe to
  /// print.
  public var description: String {
    switch reason {
    case .unreachable(let problem): problem.description
    case .status(let status): line("\(url): \(HTTPStatus.complaint(status))")
    case .unreadable(let problem): line("\(url): cannot be read as a feed: \(problem)")
    case .without: line("\(url): is a page that names no feed; look for a link to one on it, and give that")
    case .several(let feeds):
      ([line("\(url): names \(feeds.count) feeds; add the one that you want:")]
        + feeds.map { line("  \($0.url)" + ($0.title.map { " (\($0))" } ?? "")) }).joined(separator: "\n")
    }
  }

  private func line(_ text: String) -> String {
    // The indentation of a line survives.
    text.prefix { $0 == " " } + Printable.line(Credentials.removed(from: text))
  }
}

/// Finds the feed that an address leads to: the document there, or the one feed that the page there names.
public struct FeedSearch {
  private let connection: HTTPConnection

  public init(over connection: HTTPConnection) { self.connection = connection }

  /// - Parameter address: as the person typed it; what a page names is trusted as far as it has the same origin.
  public func feed(
    at address: FeedAddress, isCancelled: () -> Bool = { false }
  ) throws(FeedSearchProblem) -> FoundFeed {
    let document = try fetch(address, isTrusted: true, isCancelled)
    if document.isFeed { return try found(document, address, isTrusted: true) }
    let candidates = document.namedFeeds
    guard let only = candidates.first else {
      // Bytes that do not begin like a feed may be one all the same.
      if let feed = try? found(document, address, isTrusted: true) { return feed }
      throw FeedSearchProblem(url: address.displayed, reason: .without)
    }
    guard candidates.count == 1, let named = try? FeedAddress(only.url) else {
      throw FeedSearchProblem(url: address.displayed, reason: .several(candidates))
    }
    let isTrusted = named.isSameOrigin(as: address)
    return try found(try fetch(named, isTrusted: isTrusted, isCancelled), named, isTrusted: isTrusted)
  }

  private struct Fetched {
    var document: WebDocument
    var response: HTTPResponse
    var isFeed: Bool { document.isFeed }
    var namedFeeds: [FeedDiscovery.Candidate] { document.namedFeeds }
  }

  private func fetch(
    _ address: FeedAddress, isTrusted: Bool, _ isCancelled: () -> Bool
  ) throws(FeedSearchProblem) -> Fetched {
    let response: HTTPResponse
    do throws(FetchProblem) {
      response = try connection.fetch(
        HTTPRequest(url: address.url, purpose: .feed, isTrusted: isTrusted), isCancelled: isCancelled)
    } catch {
      throw FeedSearchProblem(url: address.displayed, reason: .unreachable(error))
    }
    guard HTTPStatus.isGood(response.status) else {
      throw FeedSearchProblem(url: address.displayed, reason: .status(response.status))
    }
    return Fetched(document: WebDocument(response), response: response)
  }

  private func found(
    _ fetched: Fetched, _ address: FeedAddress, isTrusted: Bool
  ) throws(FeedSearchProblem) -> FoundFeed {
    let feed: Feed
    do throws(FeedProblem) {
      feed = try fetched.document.feed()
    } catch {
      throw FeedSearchProblem(url: address.displayed, reason: .unreadable(error))
    }
    let moved = fetched.response.permanentURL.flatMap { try? FeedAddress($0) }
    return FoundFeed(
      address: address, location: moved ?? address,
      isTrusted: isTrusted && (moved == nil || fetched.response.movesWithinOrigin), feed: feed)
  }
}
