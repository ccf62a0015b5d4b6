import Archive
import News
import TestServer
import Testing

@testable import Ingest
@testable import Newsroom

/// Whole texts: pages that are fetched for articles of which the feed gives the beginning.
struct PageFetchTests {
  private let desk: FeedDesk

  init() throws { desk = try FeedDesk() }

  private static let beginning = "The ministers met in the harbour town on Monday to speak about the ferry…"

  /// A page with an article of some length.
  private static func page(_ words: String = "ferry") -> String {
    let paragraphs = (1...6).map { number in
      "<p>Speaker number \(number) said of the \(words) that it would sail again in May, that nobody would pay more than "
        + "before, and that the harbour, of which so much had been said in the last years, was deep enough.</p>"
    }
    return """
      <html><head><title>Talks</title></head><body><nav><a href="/">Home</a></nav><article><h1>Talks</h1>
      <p>The ministers met in the harbour town on Monday to speak about the ferry and its fares.</p>
      \(paragraphs.joined())</article></body></html>
      """
  }

  private func serve(_ target: String, _ answer: @escaping FeedDesk.Answer) { desk.script.set(target, answer) }

  private func follow(_ items: String..., fullText: Subscription.FullText = .auto) throws {
    try desk.follow("/feed", fullText: fullText)
    let parts = items.map { name in
      "<item><guid>\(name)</guid><title>\(name)</title><link>\(desk.server.url("/" + name))</link>"
        + "<description>\(Self.beginning)</description></item>"
    }
    let feed = "<rss version=\"2.0\"><channel><title>Wire</title>\(parts.joined())</channel></rss>"
    serve("/feed", FeedDesk.conditional(feed, etag: "\"f\""))
  }

  private func text(_ title: String) throws -> String { try desk.stored(title)?.body ?? "" }

  @Test func aBeginningIsReplacedByTheWholeAndStaysSo() throws {
    try follow("talks")
    serve("/talks") { _ in TestAnswer.make(200, [("Content-Type", "text/html")], body: Self.page()) }
    let report = try desk.refresh(allowsPrivate: true)
    #expect((report.added, report.pages) == (1, 1))
    #expect(try text("talks").contains("Speaker number 6"))
    #expect(desk.asked().map(\.target) == ["/feed", "/talks"])
    #expect(desk.server.connections == 1, "pages join the queue of their host")
    #expect(try desk.refresh(RefreshOrder(isWanted: true), allowsPrivate: true).pages == 0)
    #expect(desk.asked().map(\.target) == ["/feed"])
    #expect(try text("talks").contains("Speaker number 6"))
  }

  @Test func nothingIsFetchedWhereThePersonWantsNoPages() throws {
    try follow("talks", fullText: .never)
    #expect(try desk.refresh(allowsPrivate: true).added == 1)
    #expect(desk.asked().map(\.target) == ["/feed"])
  }

  @Test func aPageOfThisMachineIsNotFetchedForAFeedWhoseAddressWasTyped() throws {
    try follow("talks")
    serve("/talks") { _ in TestAnswer.make(200, body: Self.page()) }
    #expect(try desk.refresh().pages == 0)
    #expect(desk.asked().map(\.target) == ["/feed"])
    #expect(try text("talks") == Self.beginning)
  }

  @Test(arguments: [
    TestAnswer.make(404), TestAnswer.make(403),
    TestAnswer.make(200, [("Content-Type", "application/pdf")], body: page()),
    TestAnswer.make(200, body: ""), TestAnswer.make(200, body: "<html><body><p>Log in to read on.</p></body></html>"),
    TestAnswer.make(200, body: String(repeating: "\0", count: 100)),
  ])
  func whatIsNoArticleLeavesTheBeginningAndIsNotAskedAgain(answer: [UInt8]) throws {
    try follow("talks")
    serve("/talks") { _ in answer }
    let report = try desk.refresh(allowsPrivate: true)
    #expect((report.added, report.pages, report.failed) == (1, 0, 0))
    #expect(try text("talks") == Self.beginning)
    _ = desk.asked()
    desk.clock.advance(90_000)
    try desk.refresh(allowsPrivate: true)
    #expect(desk.asked().map(\.target) == ["/feed"])
  }

  @Test func whatFailsIsTriedAgainLaterAndNotForEver() throws {
    try follow("talks")
    serve("/talks") { _ in TestAnswer.make(500) }
    var tries = 0
    for _ in 0..<12 {
      try desk.refresh(RefreshOrder(isWanted: true), allowsPrivate: true)
      let asked = desk.asked().map(\.target)
      tries += asked.count { $0 == "/talks" }
      // At once it is not tried again.
      try desk.refresh(RefreshOrder(isWanted: true), allowsPrivate: true)
      #expect(!desk.asked().map(\.target).contains("/talks"))
      desk.clock.advance(100_000)
    }
    #expect(tries == 4)
  }

  @Test func aLaterTryFindsTheText() throws {
    try follow("talks")
    serve("/talks") { _ in TestAnswer.make(503, [("Retry-After", "20000")]) }
    try desk.refresh(allowsPrivate: true)
    serve("/talks") { _ in TestAnswer.make(200, body: Self.page()) }
    desk.clock.advance(19_999)
    #expect(try desk.refresh(allowsPrivate: true).pages == 0)
    desk.clock.advance(1)
    #expect(try desk.refresh(allowsPrivate: true).pages == 1)
    #expect(try text("talks").contains("Speaker number 6"))
  }

  @Test func aRefreshFetchesOnlySoManyPages() throws {
    try follow("a", "b", "c", "d", "e")
    for name in ["a", "b", "c", "d", "e"] { serve("/" + name) { _ in TestAnswer.make(200, body: Self.page(name)) } }
    #expect(try desk.refresh(RefreshOrder(mostPages: 2), allowsPrivate: true).pages == 2)
    #expect(try desk.refresh(RefreshOrder(mostPages: 2), allowsPrivate: true).pages == 2, "also where no feed is due")
    #expect(try desk.refresh(RefreshOrder(mostPages: 0), allowsPrivate: true).pages == 0)
    #expect(try desk.refresh(allowsPrivate: true).pages == 1)
    #expect(Set(desk.asked().map(\.target)).count == 6)
  }

  @Test func aServerThatIsAskedTooOftenIsAskedForNoMorePages() throws {
    try follow("a", "b", "c")
    for name in ["a", "b", "c"] { serve("/" + name) { _ in TestAnswer.make(429, [("Retry-After", "60")]) } }
    try desk.refresh(allowsPrivate: true)
    #expect(desk.asked().count == 2)
    // The two that were not asked have lost no try.
    #expect(try desk.archive.wantedPages(by: desk.clock.now, limit: 9).map(\.tries) == [0, 0])
  }
}
