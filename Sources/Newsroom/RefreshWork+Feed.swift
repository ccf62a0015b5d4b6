import Archive
import Ingest
import News

/// One visit to a feed.
extension RefreshWork {
  func visit(
    _ subscription: Subscription, url: String, _ state: FeedState, _ connection: HTTPConnection
  ) throws(ArchiveError) {
    let request = HTTPRequest(
      url: url, purpose: .feed, etag: state.etag, lastModified: state.lastModified, isTrusted: subscription.isTrusted)
    let response: HTTPResponse
    do { response = try connection.fetch(request, isCancelled: watch.isCancelled) } catch {
      // What was called off has not been tried.
      if error.reason == .cancelled { return }
      let problem = RefreshReport.Problem(
        url: error.url, message: error.message, kind: error.isTemporary ? .temporary : .permanent)
      return try miss(subscription, state, problem)
    }
    switch response.status {
    case 304 where state.etag != nil || state.lastModified != nil:
      try keep(subscription, state, response)
    case 200..<300:
      try read(response, of: subscription, url: url, state)
    default:
      try refuse(response, to: subscription, url: url, state)
    }
  }

  // MARK: Good answers

  /// The document is the one that is known. New validators take the place of the old ones.
  private func keep(
    _ subscription: Subscription, _ old: FeedState, _ response: HTTPResponse
  ) throws(ArchiveError) {
    var state = visited(old, subscription, response, wish: old.interval)
    state.etag = response.etag ?? old.etag
    state.lastModified = response.lastModified ?? old.lastModified
    // What was wrong with the document still is; what was wrong with the server is not.
    state.problem = old.failures == 0 ? old.problem : nil
    try follow(response, subscription)
    try finish(subscription, .brought(added: 0, updated: 0), state: state)
  }

  private func read(
    _ response: HTTPResponse, of subscription: Subscription, url: String, _ old: FeedState
  ) throws(ArchiveError) {
    var feed: Feed
    do {
      feed = try FeedParser().parse(response.body, url: response.finalURL, contentType: response.contentType)
    } catch {
      // Its validators are not kept: the next answer would be that nothing has changed.
      return try miss(subscription, old, Self.problem(url, error.description, .data))
    }
    var state = visited(old, subscription, response, wish: feed.refreshInterval)
    state.title = feed.title
    state.homepage = feed.homepage
    state.etag = response.etag
    state.lastModified = response.lastModified
    state.interval = feed.refreshInterval
    let loss = feed.problems.first { $0.isLoss }.map { Self.problem(url, $0.description, .loss) }
    state.problem = loss?.message
    if let title = subscription.title {
      feed.title = title
      for index in feed.items.indices { feed.items[index].source = nil }
    }
    let site = HostName.site(of: response.finalURL)
    let visit = FeedVisit(
      identity: subscription.identity, host: site, state: state,
      items: feed.articles(identity: subscription.identity, source: site), fullText: subscription.fullText
    ).withoutFutureDates(newsroom.clock())
    let outcomes: [StoreOutcome]
    do throws(ArchiveError) { outcomes = try store(visit, at: state.checked) } catch {
      // An archive that is damaged in one place may be sound for other feeds.
      guard error.reason == .damaged || error.reason == .invalid else { throw error }
      return try miss(subscription, old, Self.problem(url, error.description, .data))
    }
    try follow(response, subscription)
    var report = Newsroom.IngestReport()
    report.count(outcomes)
    let hasChanged = report.added + report.updated > 0
    // When that was is only known now.
    if hasChanged { state.changed = state.checked }
    try finish(
      subscription, .brought(added: report.added, updated: report.updated), state: hasChanged ? state : nil,
      problem: loss)
    guard hasChanged else { return }
    watch.onStored()
    try queuePages()
  }

  private func store(_ visit: FeedVisit, at moment: Timestamp?) throws(ArchiveError) -> [StoreOutcome] {
    try ArchiveError.patiently(watch.isCancelled) { () throws(ArchiveError) in
      try newsroom.archive.store(visit, at: moment ?? newsroom.clock())
    }
  }

  /// What every good answer says of the next visit.
  private func visited(
    _ old: FeedState, _ subscription: Subscription, _ response: HTTPResponse, wish: Int?
  ) -> FeedState {
    let now = newsroom.clock()
    var state = old
    state.checked = now
    state.failures = 0
    state.held = nil
    let maxAge = response.cacheControl.mustRevalidate ? nil : response.cacheControl.maxAge
    state.due = schedule.due(after: now, maxAge: maxAge, wish: wish, identity: subscription.identity)
    return state
  }

  /// A feed that has moved for good is asked at its new address from now on. The person's trust in the old one goes over
  /// within its origin alone: a local address that a stranger points to stays refused.
  private func follow(_ response: HTTPResponse, _ subscription: Subscription) throws(ArchiveError) {
    guard let moved = response.permanentURL else { return }
    try change(subscription) { subscription in
      subscription.location = .feed(url: moved)
      subscription.isTrusted = subscription.isTrusted && response.movesWithinOrigin
    }
  }

  // MARK: Bad answers

  private func refuse(
    _ response: HTTPResponse, to subscription: Subscription, url: String, _ old: FeedState
  ) throws(ArchiveError) {
    let answer = HTTPComplaint(status: response.status)
    let problem = Self.problem(url, answer.message, answer.isTemporary ? .temporary : .permanent)
    let held = answer.wantsQuiet || response.retryAfter != nil ? held(by: response) : nil
    if response.status == 410 {
      try change(subscription) { $0.disabled = "410 Gone" }
      end(subscription, named: subscription.title ?? old.title ?? HostName.site(of: url) ?? problem.url)
    }
    try miss(subscription, old, problem, held: held)
    if response.status == 429, let held { try leaveAlone(HostName.of(url) ?? url, until: held) }
  }

  /// The visit has failed: the next one is later each time.
  func miss(
    _ subscription: Subscription, _ old: FeedState, _ problem: RefreshReport.Problem, held: Timestamp? = nil
  ) throws(ArchiveError) {
    let now = newsroom.clock()
    var state = old
    state.checked = now
    state.failures += 1
    state.held = held
    state.problem = problem.message
    let due = schedule.due(after: now, failures: state.failures, identity: subscription.identity)
    state.due = held.map { max($0, due) } ?? due
    try finish(subscription, .failed, state: state, problem: problem)
  }

  /// Until when the server is left alone.
  func held(by response: HTTPResponse) -> Timestamp {
    let now = newsroom.clock()
    return schedule.hold(after: now, delay: response.retryDelay(now: now))
  }

  static func problem(_ url: String, _ message: String, _ kind: RefreshReport.Problem.Kind) -> RefreshReport.Problem {
    RefreshReport.Problem(url: FetchProblem.displayed(url), message: message, kind: kind)
  }

  /// As it is now: the person may have changed something else of it meanwhile, or removed it.
  private func change(_ subscription: Subscription, _ change: (inout Subscription) -> Void) throws(ArchiveError) {
    guard var now = try newsroom.archive.subscriptions().first(where: { $0.identity == subscription.identity }) else {
      return
    }
    change(&now)
    try newsroom.archive.update(now)
  }
}
