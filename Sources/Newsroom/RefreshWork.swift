import Archive
import Ingest
import News
import Synchronization

/// One refresh under way: its jobs, and what has come of them.
final class RefreshWork: Sendable {
  enum Job: Sendable {
    case feed(Subscription, url: String, FeedState?)
    case directory(Subscription, path: String, FeedState?)
    case page(WantedPage, host: String)
  }

  /// Who looks on.
  struct Watch: Sendable {
    var isCancelled: @Sendable () -> Bool
    var onProgress: @Sendable (RefreshProgress) -> Void
    var onStored: @Sendable () -> Void
  }

  private struct Tally {
    var report = RefreshReport()
    var done = 0
    var total = 0
    /// What visits without items have told and is not yet written.
    var states: [String: FeedState] = [:]
    /// The feeds whose articles may be completed from their pages.
    var pageFeeds: Set<String> = []
    var pagesLeft: Int
    var pagesAsked: Set<ArticleID> = []
    var failure: ArchiveError?
  }

  let newsroom: Newsroom
  let watch: Watch
  let schedule = FeedSchedule()
  private let order: RefreshOrder
  private let client: HTTPClient
  private let workers: HostWorkers<Job>
  private let tally: Mutex<Tally>

  /// So many visits without items are written in one transaction.
  private static let batch = 64

  init(newsroom: Newsroom, order: RefreshOrder, client: HTTPClient, watch: Watch) {
    self.newsroom = newsroom
    self.order = order
    self.client = client
    self.watch = watch
    workers = HostWorkers(isCancelled: watch.isCancelled)
    tally = Mutex(Tally(pagesLeft: max(order.mostPages, 0)))
  }

  func run() throws(ArchiveError) -> RefreshReport {
    let followed = try newsroom.archive.subscriptions().filter { subscription in
      subscription.disabled == nil && order.feeds?.contains(subscription.identity) ?? true
    }
    tally.withLock { $0.pageFeeds = Set(followed.filter { $0.fullText != .never }.map(\.identity)) }
    try queue(followed)
    try queuePages()
    step()
    workers.run { [self] in
      let connection = client.connection()
      return { [self] job in
        do throws(ArchiveError) { try perform(job, connection) } catch { fail(error) }
      }
    }
    try flush()
    let (report, failure) = tally.withLock { ($0.report, $0.failure) }
    if let failure { throw failure }
    return report
  }

  private func queue(_ followed: [Subscription]) throws(ArchiveError) {
    let states = try newsroom.archive.feedStates()
    let now = newsroom.clock()
    for subscription in followed {
      let state = states[subscription.identity]
      switch subscription.location {
      case .directory(let path):
        // Looking costs nobody anything, so a directory is always due.
        add(.directory(subscription, path: path, state), host: "directory " + path)
      case .feed(let url) where schedule.isDue(state, at: now, isWanted: order.isWanted):
        add(.feed(subscription, url: url, state), host: HostName.of(url) ?? url)
      case .feed:
        tally.withLock { tally in
          tally.report.notDue += 1
          let next = [state?.due, state?.held].compactMap { $0 }.max()
          tally.report.nextDue = [tally.report.nextDue, next].compactMap { $0 }.min()
        }
      }
    }
  }

  private func add(_ job: Job, host: String) {
    tally.withLock { $0.total += 1 }
    workers.add(job, host: host, rank: .feed)
  }

  /// Queues pages that are to be fetched behind the feeds of their hosts, as many as this refresh may still fetch.
  func queuePages() throws(ArchiveError) {
    let (feeds, left) = tally.withLock { ($0.pageFeeds, $0.pagesLeft) }
    guard left > 0, !feeds.isEmpty else { return }
    for page in try newsroom.archive.wantedPages(by: newsroom.clock(), limit: 4 * order.mostPages) {
      guard feeds.contains(page.feed), let host = HostName.of(page.url) else { continue }
      let isNew = tally.withLock { tally in
        guard tally.pagesLeft > 0, tally.pagesAsked.insert(page.article).inserted else { return false }
        tally.pagesLeft -= 1
        return true
      }
      if isNew { workers.add(.page(page, host: host), host: host, rank: .page) }
    }
  }

  private func perform(_ job: Job, _ connection: HTTPConnection) throws(ArchiveError) {
    switch job {
    case .feed(let subscription, let url, let state):
      try visit(subscription, url: url, state ?? FeedState(), connection)
    case .directory(let subscription, let path, let state):
      try look(into: path, of: subscription, state ?? FeedState())
    case .page(let page, let host):
      try fetch(page, host: host, connection)
    }
  }

  private func fail(_ error: ArchiveError) {
    // Who has called it off need not hear why it could not go on.
    tally.withLock { $0.failure = $0.failure ?? error }
    workers.end()
  }

  // MARK: What has come of a job

  /// What a visit came to.
  enum Outcome {
    case brought(added: Int, updated: Int)
    case failed
    case putOff
  }

  /// A feed has been dealt with.
  ///
  /// - Parameter state: what is still to be written of it; nil where that has been done.
  func finish(
    _ subscription: Subscription, _ outcome: Outcome, state: FeedState? = nil, problem: RefreshReport.Problem? = nil
  ) throws(ArchiveError) {
    let isFull = tally.withLock { tally in
      tally.done += 1
      switch outcome {
      case .brought(let added, let updated):
        tally.report.added += added
        tally.report.updated += updated
        if added + updated > 0 { tally.report.changed += 1 } else { tally.report.unchanged += 1 }
      case .failed: tally.report.failed += 1
      case .putOff: tally.report.notDue += 1
      }
      if let problem { tally.report.problems.append(problem) }
      if let state { tally.states[subscription.identity] = state }
      return tally.states.count >= Self.batch
    }
    if isFull { try flush() }
    step()
  }

  /// A subscription has come to its end.
  func end(_ subscription: Subscription, named name: String) {
    tally.withLock { $0.report.gone.append(name) }
  }

  /// The whole text of an article has been found.
  func foundPage() {
    tally.withLock { $0.report.pages += 1 }
    watch.onStored()
  }

  func add(_ problem: RefreshReport.Problem) { tally.withLock { $0.report.problems.append(problem) } }

  /// A server wants to be left alone: what else waits for it is not asked.
  func leaveAlone(_ host: String, until held: Timestamp) throws(ArchiveError) {
    for job in workers.drop(host) {
      guard case .feed(let subscription, _, let old) = job else { continue }
      var state = old ?? FeedState()
      state.held = held
      try finish(subscription, .putOff, state: state)
    }
  }

  private func flush() throws(ArchiveError) {
    let states = tally.withLock { tally in
      defer { tally.states = [:] }
      return tally.states
    }
    guard !states.isEmpty else { return }
    try ArchiveError.patiently(watch.isCancelled) { () throws(ArchiveError) in try newsroom.archive.store(states) }
  }

  private func step() {
    watch.onProgress(
      tally.withLock { RefreshProgress(done: $0.done, total: $0.total, added: $0.report.added) })
  }
}
