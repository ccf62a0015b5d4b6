import Archive
import Foundation
import News
import Synchronization
import TestServer
import Testing

@testable import Ingest
@testable import Newsroom

/// Visits to feeds of a server on loopback, over many rounds.
struct RefreshTests {
  private let desk: FeedDesk

  init() throws { desk = try FeedDesk() }

  // MARK: Validators

  @Test func aVisitBringsArticlesAndTheNextOneNothing() throws {
    let feed = try desk.follow("/feed")
    desk.script.set("/feed", FeedDesk.conditional(FeedDesk.rss("One|Text.", "Two|Text."), etag: "\"a\""))
    var report = try desk.refresh()
    #expect((report.feeds, report.changed, report.added, report.problems) == (1, 1, 2, []))
    #expect(try desk.titles == ["One", "Two"])
    let state = try desk.state(feed)
    #expect(state.title == "Harbour News" && state.etag == Array("\"a\"".utf8))
    #expect(state.checked == desk.clock.now && state.changed == desk.clock.now)
    #expect(desk.asked().map { $0.header("If-None-Match") } == [nil])

    report = try desk.refresh()
    #expect((report.notDue, report.feeds, report.nextDue) == (1, 1, state.due))
    #expect(desk.asked().isEmpty, "not due")

    desk.clock.advance(4000)
    let generation = try desk.archive.generation()
    report = try desk.refresh()
    #expect((report.unchanged, report.changed, report.added) == (1, 0, 0))
    #expect(desk.asked().map { $0.header("If-None-Match") } == ["\"a\""])
    #expect(try desk.archive.generation() == generation)
    let later = try desk.state(feed)
    #expect(later.checked == desk.clock.now && later.changed == state.changed && later.title == "Harbour News")
    #expect(try #require(later.due) > desk.clock.now)
  }

  @Test func validatorsAreSentBackByteForByteAndThoseOfA304AreKept() throws {
    let feed = try desk.follow("/feed")
    let odd: [UInt8] = [0x22, 0xff, 0xfe, 0x20, 0x41, 0x22]
    let rounds = Mutex(0)
    desk.script.set("/feed") { request in
      let round = rounds.withLock { round in
        round += 1
        return round
      }
      if round == 1 {
        return Array("HTTP/1.1 200 OK\r\nETag: ".utf8) + odd
          + Array("\r\nLast-Modified: yesterday, more or less\r\nContent-Length: ".utf8)
          + Array("\(FeedDesk.rss("One|Text.").utf8.count)\r\n\r\n\(FeedDesk.rss("One|Text."))".utf8)
      }
      return TestAnswer.make(304, [("ETag", "W/\"\(round)\"")])
    }
    for round in 1...4 {
      let report = try desk.refresh()
      #expect(report.failed == 0, "\(report.problems)")
      let request = try #require(desk.asked().first)
      switch round {
      case 1: #expect(request.values("If-None-Match") == [] && request.values("If-Modified-Since") == [])
      case 2:
        #expect(request.values("If-None-Match") == [odd])
        #expect(request.header("If-Modified-Since") == "yesterday, more or less")
      default:
        #expect(request.header("If-None-Match") == "W/\"\(round - 1)\"")
        #expect(request.header("If-Modified-Since") == "yesterday, more or less", "a 304 need not repeat it")
      }
      desk.clock.advance(90_000)
    }
    #expect(try desk.state(feed).etag == Array("W/\"4\"".utf8))
  }

  @Test func aServerThatForgetsItsValidatorsCostsNoWrite() throws {
    let feed = try desk.follow("/feed")
    desk.script.set("/feed") { _ in TestAnswer.make(200, body: FeedDesk.rss("One|Text.")) }
    try desk.refresh()
    let generation = try desk.archive.generation()
    desk.clock.advance(90_000)
    let report = try desk.refresh()
    #expect(report.unchanged == 1, "\(report)")
    #expect(try desk.archive.generation() == generation)
    #expect(try desk.state(feed).etag == nil)
  }

  @Test func nothingHasChangedForWhoKnowsNothingIsAFailure() throws {
    let feed = try desk.follow("/feed")
    desk.script.set("/feed") { _ in TestAnswer.make(304) }
    #expect(try desk.refresh().failed == 1)
    #expect(try desk.state(feed).failures == 1)
  }

  // MARK: What feeds and servers want

  @Test(
    arguments: [
      ([("Cache-Control", "max-age=10800")], "", 10_800), ([], "<ttl>300</ttl>", 18_000),
      ([("Cache-Control", "no-cache, max-age=10800")], "", 3600),
      ([("Cache-Control", "max-age=5")], "<ttl>1</ttl>", 3600),
    ] as [([(name: String, value: String)], String, Int)])
  func theNextVisitIsLaterWhereSomebodyWantsIt(headers: [(name: String, value: String)], channel: String, wait: Int)
    throws
  {
    let feed = try desk.follow("/feed")
    let isFirst = Mutex(true)
    desk.script.set("/feed") { _ in
      let first = isFirst.withLock { first in
        defer { first = false }
        return first
      }
      let document = FeedDesk.rss("One|Text.", channel: channel)
      return first
        ? TestAnswer.make(200, headers + [("ETag", "\"a\"")], body: document) : TestAnswer.make(304, headers)
    }
    for _ in 0..<2 {
      try desk.refresh()
      let due = try #require(try desk.state(feed).due)
      // What the document said still holds after an answer without one.
      #expect((wait...wait + wait / 10).contains(Int(due.seconds - desk.clock.now.seconds)))
      desk.clock.advance(90_000)
    }
  }

  @Test func whoIsAskedTooOftenIsLeftAlone() throws {
    let feeds = try (0..<5).map { try desk.follow("/\($0)") }
    desk.script.set("/0") { _ in TestAnswer.make(429, [("Retry-After", "7200")]) }
    for number in 1..<5 { desk.script.set("/\(number)") { _ in TestAnswer.make(200, body: FeedDesk.rss("\(number)")) } }
    let report = try desk.refresh()
    #expect((report.failed, report.notDue, report.added) == (1, 4, 0))
    #expect(desk.asked().map(\.target) == ["/0"], "the same server is not asked for others")
    #expect(report.problems.count == 1 && report.problems[0].message.contains("429"))
    for feed in feeds { #expect(try desk.state(feed).held == desk.clock.now.adding(7200)) }
    desk.clock.advance(7199)
    #expect(try desk.refresh(RefreshOrder(isWanted: true)).notDue == 5)
    #expect(desk.asked().isEmpty, "not even where a person wants it")
    desk.clock.advance(1)
    desk.script.set("/0") { _ in TestAnswer.make(200, body: FeedDesk.rss("0")) }
    #expect(try desk.refresh(RefreshOrder(isWanted: true)).added == 5)
    #expect(try desk.state(feeds[0]).held == nil && desk.state(feeds[0]).failures == 0)
  }

  @Test func aDateInRetryAfterCountsByTheServersClock() throws {
    let feed = try desk.follow("/feed")
    desk.script.set("/feed") { _ in
      TestAnswer.make(
        503, [("Date", "Sun, 06 Nov 1994 08:00:00 GMT"), ("Retry-After", "Sun, 06 Nov 1994 10:00:00 GMT")])
    }
    try desk.refresh()
    #expect(try desk.state(feed).held == desk.clock.now.adding(7200))
  }

  @Test func whatAPersonWantsNowIsAskedNow() throws {
    try desk.follow("/feed")
    desk.script.set("/feed") { _ in TestAnswer.make(200, body: FeedDesk.rss("One")) }
    try desk.refresh()
    desk.script.set("/feed") { _ in TestAnswer.make(200, body: FeedDesk.rss("One", "Two")) }
    #expect(try desk.refresh().added == 0)
    #expect(try desk.refresh(RefreshOrder(isWanted: true)).added == 1)
  }

  // MARK: Moving and ending

  @Test func whatIsGoneIsAskedNoMore() throws {
    let feed = try desk.follow("/feed", title: "Old News")
    desk.script.set("/feed") { _ in TestAnswer.make(200, body: FeedDesk.rss("One")) }
    try desk.refresh()
    desk.script.set("/feed") { _ in TestAnswer.make(410) }
    let report = try desk.refresh(RefreshOrder(isWanted: true))
    #expect(report.failed == 1 && report.gone == ["Old News"])
    #expect(report.problems.map(\.kind) == [.permanent])
    #expect(try desk.subscription(feed.identity)?.disabled == "410 Gone")
    _ = desk.asked()
    #expect(try desk.refresh(RefreshOrder(isWanted: true)).feeds == 0)
    #expect(desk.asked().isEmpty)
    #expect(try desk.titles == ["One"], "its articles stay")
  }

  @Test(arguments: [(301, true), (308, true), (302, false), (307, false)])
  func onlyPermanentRedirectsAreFollowedUp(status: Int, isMoved: Bool) throws {
    let feed = try desk.follow("/old")
    desk.script.set("/old") { _ in TestAnswer.redirect(status, to: "/new") }
    desk.script.set("/new", FeedDesk.conditional(FeedDesk.rss("One|Text."), etag: "\"n\""))
    #expect(try desk.refresh().added == 1)
    let now = try #require(try desk.subscription(feed.identity))
    #expect(now.location == .feed(url: desk.server.url(isMoved ? "/new" : "/old")) && now.isTrusted)
    _ = desk.asked()
    desk.clock.advance(4000)
    let report = try desk.refresh()
    #expect((report.unchanged, report.added) == (1, 0), "its items are the same ones")
    #expect(desk.asked().map(\.target) == (isMoved ? ["/new"] : ["/old", "/new"]))
  }

  @Test func trustDoesNotMoveToAnotherServer() throws {
    let other = try TestServer { _ in TestAnswer.make(200, body: FeedDesk.rss("One")) }
    defer { other.stop() }
    let feed = try desk.follow("/old")
    desk.script.set("/old") { _ in TestAnswer.redirect(301, to: other.url("/new")) }
    // Where nobody permits it, the other server on this machine is not asked at all.
    #expect(try desk.refresh().failed == 1)
    #expect(other.requests.isEmpty)
    #expect(try desk.refresh(RefreshOrder(isWanted: true), allowsPrivate: true).added == 1)
    let now = try #require(try desk.subscription(feed.identity))
    #expect(now.location == .feed(url: other.url("/new")) && !now.isTrusted)
  }

  @Test func aRedirectToSomethingElseMovesNothing() throws {
    let feed = try desk.follow("/old")
    desk.script.set("/old") { _ in TestAnswer.redirect(301, to: "/parked") }
    desk.script.set("/parked") { _ in TestAnswer.make(200, body: "<html><body>This domain is for sale</body></html>") }
    #expect(try desk.refresh().problems.map(\.kind) == [.data])
    #expect(try desk.subscription(feed.identity)?.location == feed.location)
  }

  // MARK: What goes wrong

  @Test func aBrokenFeedDoesNotDisturbGoodOnes() throws {
    let names = ["/good", "/page", "/missing", "/fault", "/loss"]
    let feeds = try names.map { try desk.follow($0) }
    desk.script.set("/good") { _ in TestAnswer.make(200, body: FeedDesk.rss("One|Text.")) }
    desk.script.set("/page") { _ in TestAnswer.make(200, [("ETag", "\"p\"")], body: "<html><body>Hello</body></html>") }
    desk.script.set("/fault") { _ in TestAnswer.make(500) }
    desk.script.set("/loss") { _ in TestAnswer.make(200, body: FeedDesk.rss("Two|Text.") + "<item></item>") }
    let report = try desk.refresh()
    #expect((report.changed, report.failed, report.added) == (2, 3, 2))
    let kinds = Dictionary(grouping: report.problems, by: \.kind).mapValues { $0.map(\.url).sorted() }
    #expect(kinds[.data] == [desk.server.url("/page")])
    #expect(kinds[.permanent] == [desk.server.url("/missing")])
    #expect(kinds[.temporary] == [desk.server.url("/fault")])
    let page = try desk.state(feeds[1])
    #expect(page.failures == 1 && page.etag == nil && page.problem?.contains("not a feed") == true)
    #expect(try desk.state(feeds[0]).failures == 0 && desk.state(feeds[0]).problem == nil)
  }

  @Test func failuresPutVisitsOffAndASuccessForgetsThem() throws {
    let feed = try desk.follow("/feed")
    var waits: [Int] = []
    for _ in 0..<4 {
      try desk.refresh()
      let due = try #require(try desk.state(feed).due)
      waits.append(Int(due.seconds - desk.clock.now.seconds) / 3600)
      desk.clock.advance(Int(due.seconds - desk.clock.now.seconds))
    }
    #expect(waits == [1, 2, 4, 8])
    #expect(try desk.state(feed).failures == 4)
    desk.script.set("/feed") { _ in TestAnswer.make(200, body: FeedDesk.rss("One")) }
    #expect(try desk.refresh().added == 1)
    #expect(try desk.state(feed).failures == 0 && desk.state(feed).problem == nil)
  }

  @Test func aServerThatIsNotThereIsATemporaryProblem() throws {
    let port = try TestServer.unusedPort()
    let url = "http://user:secret@127.0.0.1:\(port)/feed"
    _ = try desk.archive.add([
      Subscription(identity: url, location: .feed(url: url), added: desk.clock.now, isTrusted: true)
    ])
    let report = try desk.refresh()
    #expect(report.problems.map(\.kind) == [.temporary])
    #expect(!report.problems[0].description.contains("secret"))
  }

  @Test func whatADocumentNamesIsNotAskedOnThisMachine() throws {
    let feed = try desk.follow("/feed", isTrusted: false)
    desk.script.set("/feed") { _ in TestAnswer.make(200, body: FeedDesk.rss("One")) }
    let report = try desk.refresh()
    #expect(report.failed == 1 && report.problems[0].message.contains("not public"))
    #expect(desk.server.connections == 0)
    #expect(try desk.state(feed).failures == 1)
  }

  // MARK: Whose articles

  @Test func thePersonsTitleIsTheSource() throws {
    try desk.follow("/a", title: "My Harbour")
    try desk.follow("/b")
    try desk.follow("/c")
    desk.script.set("/a") { _ in TestAnswer.make(200, body: FeedDesk.rss("A|Text.")) }
    desk.script.set("/b") { _ in TestAnswer.make(200, body: FeedDesk.rss("B|Text.")) }
    desk.script.set("/c") { _ in TestAnswer.make(200, body: FeedDesk.rss("C|Text.", title: "")) }
    try desk.refresh()
    #expect(try desk.stored("A")?.source == "My Harbour")
    #expect(try desk.stored("B")?.source == "Harbour News")
    #expect(try desk.stored("C")?.source == "127.0.0.1:\(desk.server.port)")
  }

  @Test func onlyWhatWasNamedIsAsked() throws {
    let first = try desk.follow("/1")
    try desk.follow("/2")
    for number in 1...2 { desk.script.set("/\(number)") { _ in TestAnswer.make(200, body: FeedDesk.rss("\(number)")) } }
    #expect(try desk.refresh(RefreshOrder(feeds: [first.identity])).feeds == 1)
    #expect(desk.asked().map(\.target) == ["/1"])
  }

  // MARK: Many, interrupted, at the same time

  @Test func manyFeedsOfOneHostShareAConnection() throws {
    let count = 150
    for number in 0..<count {
      try desk.follow("/\(number)")
      desk.script.set("/\(number)", FeedDesk.conditional(FeedDesk.rss("N\(number)|Text."), etag: "\"\(number)\""))
    }
    let seen = Mutex<[RefreshProgress]>([])
    #expect(try desk.refresh(onProgress: { step in seen.withLock { $0.append(step) } }).added == count)
    let steps = seen.withLock { $0 }
    #expect(steps.first == RefreshProgress(done: 0, total: count, added: 0))
    #expect(steps.last == RefreshProgress(done: count, total: count, added: count))
    #expect(desk.server.connections == 1)
    desk.clock.advance(90_000)
    let generation = try desk.archive.generation()
    #expect(try desk.refresh().unchanged == count)
    #expect(try desk.archive.generation() == generation)
    #expect(desk.server.connections == 2)
    #expect(try desk.archive.feedStates().values.allSatisfy { $0.checked == desk.clock.now })
  }

  @Test func whatIsCalledOffGoesOnTheNextTime() throws {
    for number in 0..<40 {
      try desk.follow("/\(number)")
      desk.script.set("/\(number)") { _ in TestAnswer.make(200, body: FeedDesk.rss("N\(number)|Text.")) }
    }
    let done = Atomic(0)
    let first = try desk.refresh(
      isCancelled: { done.load(ordering: .relaxed) >= 10 },
      onProgress: { done.store($0.done, ordering: .relaxed) })
    #expect(first.added == first.changed && (10..<40).contains(first.added) && first.failed == 0)
    #expect(try desk.titles.count == first.added)
    let second = try desk.refresh()
    #expect(second.added == 40 - first.added && second.notDue == first.added)
    #expect(try desk.titles.count == 40)
    #expect(try desk.archive.integrityProblems() == [])
  }

  @Test func aServerThatHoldsTheLineIsLetGoAtOnce() throws {
    let asked = Gate()
    let silent = try TestServer(.v4, .request, .signal(asked), .hold)
    defer { silent.stop() }
    let url = silent.url("/feed")
    let feed = Subscription(identity: url, location: .feed(url: url), added: desk.clock.now, isTrusted: true)
    _ = try desk.archive.add([feed])
    let report = try desk.refresh(isCancelled: { asked.isOpen })
    #expect(report.feeds == 0)
    #expect(try desk.state(feed) == FeedState(), "what was called off has not been tried")
  }

  @Test func oneRefreshAtATime() throws {
    let desk = try FeedDesk(onDisk: true)
    let asked = Gate()
    let held = Gate()
    let slow = try TestServer(
      .v4, .request, .signal(asked), .wait(held), .send(TestAnswer.make(200, body: FeedDesk.rss("One"))))
    defer { slow.stop() }
    let url = slow.url("/feed")
    _ = try desk.archive.add([
      Subscription(identity: url, location: .feed(url: url), added: desk.clock.now, isTrusted: true)
    ])
    let newsroom = desk.newsroom
    let first = Mutex<Result<RefreshReport, RefreshFailure>?>(nil)
    let ended = Gate()
    Thread.detachNewThread {
      let result = Result { () throws(RefreshFailure) in try newsroom.refresh(client: HTTPClient()) }
      first.withLock { $0 = result }
      ended.open()
    }
    asked.wait()
    // Another process is no better off: the lock is one of the file.
    let other = Newsroom(
      archive: try Archive(
        at: .file(path: desk.directory + "/archive.db"), personalFile: desk.directory + "/personal.db"))
    for newsroom in [newsroom, other] {
      #expect(throws: RefreshFailure.underWay) { try newsroom.refresh(client: HTTPClient()) }
    }
    held.open()
    ended.wait()
    #expect(try first.withLock { $0 }?.get().added == 1)
    #expect(try other.refresh(client: HTTPClient()).unchanged == 1)
  }
}
