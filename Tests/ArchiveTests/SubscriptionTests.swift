import News
import Testing

@testable import Archive

/// What the person follows outlives every archive.
struct SubscriptionTests {
  private let bench = Workbench()
  private let feed = Subscription(
    identity: "https://a.example/feed", location: .feed(url: "http://a.example/feed"), title: "Wire",
    tags: ["caucasus", "a “quoted” tag"], fullText: .always, added: today, isTrusted: true)
  private let folder = Subscription(
    identity: "/srv/news", location: .directory(path: "/srv/news"), added: today)

  @Test func subscriptionsComeBackInTheOrderOfAdding() throws {
    #expect(try bench.openTemporary().add([feed, folder]) == [true, true])
    #expect(try bench.open().subscriptions() == [feed, folder])
  }

  @Test func whatIsFollowedIsKnownWhereNothingMayBeWritten() throws {
    try bench.open().add([feed, folder])
    #expect(try bench.open(mayWrite: false).subscriptions() == [feed, folder])
    #expect(try Workbench().openTemporary().subscriptions() == [])
  }

  @Test func whatIsThereIsNotAddedAgain() throws {
    let archive = try bench.openTemporary()
    var sameLocation = feed
    sameLocation.identity = "https://other.example"
    var sameIdentity = feed
    sameIdentity.location = .feed(url: "https://a.example/moved")
    #expect(try archive.add([feed, feed, sameLocation, sameIdentity]) == [true, false, false, false])
    #expect(try archive.subscriptions() == [feed])
  }

  @Test func aFeedMayMoveButNotOntoAnother() throws {
    let archive = try bench.openTemporary()
    var other = feed
    other.identity = "https://b.example/feed"
    other.location = .feed(url: "https://b.example/feed")
    try archive.add([feed, other])
    var moved = feed
    moved.location = .feed(url: "https://a.example/new")
    moved.disabled = "410 Gone"
    #expect(try archive.update(moved))
    #expect(try archive.subscriptions().first == moved)
    moved.location = other.location
    moved.title = nil
    #expect(try archive.update(moved))
    let after = try archive.subscriptions()
    #expect(after.map(\.location) == [.feed(url: "https://a.example/new"), other.location])
    #expect(after.first?.title == nil)
  }

  @Test func whatWasRemovedIsGoneAndItsArticlesStay() throws {
    let archive = try bench.openTemporary()
    try archive.add([feed])
    let item = FeedArticle(
      article: article("1"), address: nil, digest: "1", isTeaser: false)
    try archive.store(FeedVisit(identity: feed.identity, items: [item]), at: today)
    #expect(try archive.removeSubscription(feed.identity))
    #expect(try !archive.removeSubscription(feed.identity))
    #expect(try !archive.update(feed))
    #expect(try archive.totals().articles == 1)
  }

  @Test func filesOfADirectoryAreRememberedByPath() throws {
    let archive = try bench.openTemporary()
    let files = ["/srv/news/a.txt", "/srv/news/b/c.txt", "/srv/news-old/a.txt", "/srv/news0"].map {
      WatchedFile(path: $0, size: 3, modified: 1_700_000_000_000_000_000)
    }
    try archive.store(watched: files)
    #expect(try Set(archive.watchedFiles(below: "/srv/news").keys) == ["/srv/news/a.txt", "/srv/news/b/c.txt"])
    var changed = files[0]
    changed.size = 4
    try archive.store(watched: [changed], forgetting: [files[1].path])
    #expect(try archive.watchedFiles(below: "/srv/news/") == [changed.path: changed])
  }
}
