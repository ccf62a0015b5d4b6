public import Archive
public import Ingest
public import News

/// What the person follows.
extension Newsroom {
  /// How the person wants a source to be kept.
  public struct FollowSettings: Hashable, Sendable {
    public var title: String?
    public var tags: [String]
    public var fullText: Subscription.FullText

    public init(title: String? = nil, tags: [String] = [], fullText: Subscription.FullText = .auto) {
      self.title = SubscriptionTitle.cleaned(title)
      self.tags = SubscriptionTags.cleaned(tags)
      self.fullText = fullText
    }
  }

  /// What came of a list of feeds. The three counts are all entries of the list.
  public struct ImportReport: Hashable, Sendable {
    public var added: Int
    public var present: Int
    public var skipped: Int
    public var problems: [SubscriptionProblem]
  }

  /// Follows a feed that has been found.
  /// - Returns: whether it is new. One that is followed already stays as it is.
  @discardableResult
  public func follow(_ found: FoundFeed, _ settings: FollowSettings = FollowSettings()) throws(ArchiveError) -> Bool {
    let isNew = try begin([
      subscription(found.address, at: found.location, isTrusted: found.isTrusted, settings)
    ])
    guard isNew == [true] else { return false }
    // Its name and its site are known before it is first read.
    if !archive.isReadOnly {
      try archive.store([found.address.identity: FeedState(title: found.feed.title, homepage: found.feed.homepage)])
    }
    return true
  }

  /// Follows what the person says is a feed, unseen.
  /// - Returns: whether it is new.
  @discardableResult
  public func follow(
    unseen address: FeedAddress, _ settings: FollowSettings = FollowSettings()
  ) throws(ArchiveError) -> Bool {
    try begin([subscription(address, at: address, isTrusted: true, settings)]) == [true]
  }

  /// Watches a directory.
  /// - Parameter directory: an absolute path.
  /// - Returns: whether it is new.
  @discardableResult
  public func watch(
    _ directory: String, _ settings: FollowSettings = FollowSettings()
  ) throws(ArchiveError) -> Bool {
    try begin([
      Subscription(
        identity: directory, location: .directory(path: directory), title: settings.title, tags: settings.tags,
        fullText: settings.fullText, added: clock(), isTrusted: true)
    ]) == [true]
  }

  /// Adds subscriptions. One that was there before and had been removed starts afresh: what was remembered of it then
  /// is forgotten before it is followed, so that no failure in between leaves an old state behind.
  private func begin(_ subscriptions: [Subscription]) throws(ArchiveError) -> [Bool] {
    let known = Set(try archive.subscriptions().map(\.identity))
    try archive.startAfresh(subscriptions.filter { !known.contains($0.identity) })
    return try archive.add(subscriptions)
  }

  private func subscription(
    _ address: FeedAddress, at location: FeedAddress, isTrusted: Bool, _ settings: FollowSettings
  ) -> Subscription {
    Subscription(
      identity: address.identity, location: .feed(url: location.url), title: settings.title, tags: settings.tags,
      fullText: settings.fullText, added: clock(), isTrusted: isTrusted)
  }

  /// The subscription that a person means: by any spelling of the address it was added with or is fetched from, or by
  /// the path of a directory. Nil where there is none.
  public func subscription(named name: String) throws(ArchiveError) -> Subscription? {
    let all = try archive.subscriptions()
    let path = AbsolutePath.of(name)
    if let exact = all.first(where: { $0.identity == name || $0.location == .directory(path: path) }) { return exact }
    guard let address = try? FeedAddress(typed: name) else { return nil }
    return all.first { $0.identity == address.identity }
      ?? all.first { subscription in
        guard case .feed(let url) = subscription.location else { return false }
        return (try? FeedAddress(url))?.identity == address.identity
      }
  }

  /// Follows all feeds of a list, in one transaction. Those that are followed already stay as they are.
  public func follow(_ list: SubscriptionList) throws(ArchiveError) -> ImportReport {
    let now = clock()
    let isNew = try begin(
      list.subscriptions.map { listed in
        Subscription(
          identity: listed.address.identity, location: .feed(url: listed.address.url), title: listed.title,
          tags: listed.tags, fullText: listed.fullText, added: now, isTrusted: false)
      })
    let added = isNew.count { $0 }
    return ImportReport(
      added: added, present: isNew.count - added + list.repeats, skipped: list.skipped, problems: list.problems)
  }

  /// The feeds that are followed, as a list for other programs.
  /// - Returns: and how many directories are watched, which no such list can name.
  public func listedSubscriptions() throws(ArchiveError) -> (feeds: [ListedSubscription], directories: Int) {
    let states = try archive.feedStates()
    var directories = 0
    var feeds: [ListedSubscription] = []
    for subscription in try archive.subscriptions() {
      guard case .feed(let url) = subscription.location, let address = try? FeedAddress(url) else {
        directories += 1
        continue
      }
      let state = states[subscription.identity]
      feeds.append(
        ListedSubscription(
          address: address, title: subscription.title, feedTitle: SubscriptionTitle.cleaned(state?.title),
          homepage: state?.homepage.flatMap { try? FeedAddress($0).url }, tags: subscription.tags,
          fullText: subscription.fullText))
    }
    return (feeds, directories)
  }
}
