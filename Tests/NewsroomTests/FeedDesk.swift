import Archive
import Foundation
import Ingest
import News
import Synchronization
import TestServer

@testable import Newsroom

/// A newsroom with feeds: a server on loopback that answers as it is told, and a clock that is set by hand.
final class FeedDesk {
  typealias Answer = @Sendable (TestRequest) -> [UInt8]

  /// What the server says to whom.
  final class Script: Sendable {
    private let answers = Mutex<[String: Answer]>([:])

    func set(_ target: String, _ answer: @escaping Answer) { answers.withLock { $0[target] = answer } }

    func answer(_ request: TestRequest) -> [UInt8] {
      let answer = answers.withLock { $0[request.target] }
      return answer?(request) ?? TestAnswer.make(404, body: "nothing here")
    }
  }

  final class Clock: Sendable {
    private let moment = Mutex(Timestamp(seconds: 1_700_000_000))
    var now: Timestamp { moment.withLock { $0 } }
    func advance(_ seconds: Int) { moment.withLock { $0 = $0.adding(seconds) } }
  }

  let directory = NSTemporaryDirectory() + "reader-feeds-" + UUID().uuidString
  let script = Script()
  let clock = Clock()
  let server: TestServer
  let archive: Archive
  let newsroom: Newsroom
  /// What was asked for before `asked` was last looked at.
  private var seen = 0

  init(onDisk: Bool = false) throws {
    server = try TestServer { [script] in script.answer($0) }
    archive = try Archive(
      at: onDisk ? .file(path: directory + "/archive.db") : .temporary, personalFile: directory + "/personal.db")
    newsroom = Newsroom(
      archive: archive, recognition: .names(["Yerevan"]), clock: { [clock] in clock.now })
  }

  deinit {
    server.stop()
    try? FileManager.default.removeItem(atPath: directory)
  }

  /// Follows a feed of the server as if the person had typed its address.
  @discardableResult
  func follow(
    _ target: String, title: String? = nil, fullText: Subscription.FullText = .never, isTrusted: Bool = true
  ) throws -> Subscription {
    let url = server.url(target)
    let subscription = Subscription(
      identity: url, location: .feed(url: url), title: title, fullText: fullText, added: clock.now,
      isTrusted: isTrusted)
    _ = try archive.add([subscription])
    return subscription
  }

  @discardableResult
  func refresh(
    _ order: RefreshOrder = RefreshOrder(), allowsPrivate: Bool = false,
    isCancelled: @escaping @Sendable () -> Bool = { false },
    onProgress: @escaping @Sendable (RefreshProgress) -> Void = { _ in }
  ) throws -> RefreshReport {
    // No test of these is about time; a busy machine may keep the server waiting for long.
    let limits = FetchLimits(connect: .seconds(300), stall: .seconds(300), total: .seconds(600))
    return try newsroom.refresh(
      order, client: HTTPClient(limits: limits, allowsPrivate: allowsPrivate), isCancelled: isCancelled,
      onProgress: onProgress)
  }

  /// The requests since the last look, in the order in which they came.
  func asked() -> [TestRequest] {
    let all = server.requests
    defer { seen = all.count }
    return Array(all[seen...])
  }

  func state(_ subscription: Subscription) throws -> FeedState {
    try archive.feedStates()[subscription.identity] ?? FeedState()
  }

  func subscription(_ identity: String) throws -> Subscription? {
    try archive.subscriptions().first { $0.identity == identity }
  }

  var titles: [String] {
    get throws { try archive.page(ListRequest()).rows.map(\.title).sorted() }
  }

  func stored(_ title: String) throws -> Article? {
    try archive.page(ListRequest()).rows.first { $0.title == title }.flatMap { try archive.article($0.id)?.article }
  }

  // MARK: Documents

  /// An RSS document of items with these titles; what stands behind a bar is the body, behind a second one the link.
  static func rss(_ items: String..., title: String = "Harbour News", channel: String = "") -> String {
    let parts = items.map { item in
      let parts = item.split(separator: "|", omittingEmptySubsequences: false)
      let body = parts.count > 1 && !parts[1].isEmpty ? "<description>\(parts[1])</description>" : ""
      let link = parts.count > 2 ? "<link>\(parts[2])</link>" : ""
      return "<item><guid isPermaLink=\"false\">id \(parts[0])</guid><title>\(parts[0])</title>\(link)\(body)</item>"
    }
    return "<rss version=\"2.0\"><channel><title>\(title)</title>\(channel)\(parts.joined())</channel></rss>"
  }

  /// Answers with the document, and with 304 to who has it already.
  static func conditional(_ document: String, etag: String) -> Answer {
    { request in
      if request.header("If-None-Match") == etag { return TestAnswer.make(304, [("ETag", etag)]) }
      return TestAnswer.make(200, [("ETag", etag), ("Content-Type", "application/rss+xml")], body: document)
    }
  }
}
