import Archive
import Foundation
import Ingest
import News
import Testing

@testable import Newsroom

@Suite struct FollowTests {
  private func found(_ url: String, location: String? = nil, isTrusted: Bool = true) throws -> FoundFeed {
    FoundFeed(
      address: try FeedAddress(url), location: try FeedAddress(location ?? url), isTrusted: isTrusted,
      feed: Feed(format: .rss, title: "Harbour News", homepage: "https://harbour.example/"))
  }

  @Test func whatIsFollowedIsKnownByItsFirstAddress() throws {
    let desk = try Desk()
    let newsroom = desk.newsroom
    #expect(try newsroom.follow(found("http://a.example/old", location: "https://b.example/new", isTrusted: false)))
    let subscription = try #require(try desk.archive.subscriptions().first)
    #expect(subscription.identity == "https://a.example/old")
    #expect(subscription.location == .feed(url: "https://b.example/new"))
    #expect(!subscription.isTrusted)
    #expect(subscription.title == nil)
    #expect(subscription.added == Timestamp(seconds: 1_700_000_000))
    #expect(try desk.archive.feedStates()["https://a.example/old"]?.title == "Harbour News")
    for name in ["https://a.example/old", "a.example/old", "HTTP://A.example:80/old#x", "https://b.example/new"] {
      #expect(try newsroom.subscription(named: name) == subscription, "\(name)")
    }
    for name in ["https://a.example/", "b.example", "", "/", "exec:x"] {
      #expect(try newsroom.subscription(named: name) == nil, "\(name)")
    }
    // Neither of its two addresses makes another one.
    #expect(try !newsroom.follow(unseen: FeedAddress("https://a.example/old")))
    #expect(try !newsroom.follow(unseen: FeedAddress("https://b.example/new")))
  }

  @Test func whatIsFollowedAnewStartsAfresh() throws {
    let desk = try Desk()
    let state = FeedState(
      title: "Earlier", etag: [1], lastModified: [2], checked: Timestamp(seconds: 5), changed: Timestamp(seconds: 5),
      due: Timestamp(seconds: 6), held: Timestamp(seconds: 7), interval: 8, failures: 3, problem: "the server is gone")
    let identity = "https://a.example/f"
    try desk.archive.store([identity: state])
    #expect(try desk.newsroom.follow(found(identity)))
    #expect(
      try desk.archive.feedStates()[identity] == FeedState(title: "Harbour News", homepage: "https://harbour.example/"))

    // What is followed already is left alone, whichever way it comes again.
    try desk.archive.store([identity: state])
    #expect(try !desk.newsroom.follow(found(identity)))
    #expect(try !desk.newsroom.follow(unseen: FeedAddress(identity)))
    let list = try SubscriptionList.read(Array(identity.utf8))
    #expect(try desk.newsroom.follow(list).added == 0)
    #expect(try desk.archive.feedStates()[identity] == state)

    for again in [
      { try desk.newsroom.follow(unseen: FeedAddress(identity)) }, { try desk.newsroom.follow(list).added == 1 },
    ] {
      #expect(try desk.archive.removeSubscription(identity))
      try desk.archive.store([identity: state])
      #expect(try again())
      #expect(try desk.archive.feedStates()[identity] == FeedState(title: "Earlier"))
    }
  }

  @Test func listsAreNotTrustedAndChangeNothingThatIsThere() throws {
    let desk = try Desk()
    let settings = Newsroom.FollowSettings(title: " Mine\u{1b}[1m ", tags: ["a", "a", " ", "b,c"], fullText: .never)
    #expect(settings.title == "Mine [1m")
    #expect(settings.tags == ["a", "b c"])
    #expect(try desk.newsroom.follow(unseen: FeedAddress("https://a.example/f"), settings))
    let list = try SubscriptionList.read(
      Array("https://a.example/f x ~Other\nhttp://127.0.0.1/f\nhttps://c.example/ t\nhttp://c.example/ u\nexec:ls".utf8)
    )
    let report = try desk.newsroom.follow(list)
    #expect(report.added == 2)
    #expect(report.present == 2)
    #expect(report.skipped == 1)
    #expect(report.problems.map(\.line) == [5])
    let subscriptions = try desk.archive.subscriptions()
    #expect(subscriptions.map(\.isTrusted) == [true, false, false])
    #expect(subscriptions[0].title == "Mine [1m")
    #expect(subscriptions[0].tags == ["a", "b c"])
    #expect(subscriptions[2].tags == ["t", "u"])
  }

  @Test func whatIsListedForOthers() throws {
    let desk = try Desk()
    #expect(try desk.newsroom.watch(desk.directory))
    #expect(try !desk.newsroom.watch(desk.directory))
    #expect(try desk.newsroom.subscription(named: desk.directory + "/./") != nil)
    #expect(try desk.newsroom.follow(found("https://a.example/f"), .init(tags: ["t"], fullText: .always)))
    let (feeds, directories) = try desk.newsroom.listedSubscriptions()
    #expect(directories == 1)
    #expect(
      feeds == [
        ListedSubscription(
          address: try FeedAddress("https://a.example/f"), feedTitle: "Harbour News",
          homepage: "https://harbour.example/", tags: ["t"], fullText: .always)
      ])
  }
}
