import Archive
import ArgumentParser
import News
import Newsroom

/// `reader feeds [list]`.
struct ListFeeds: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List what you follow, and how it fares (the default).")

  @OptionGroup var options: ArchiveOptions
  @Flag(help: "Print a JSON array.") var json = false

  func run() throws {
    let archive = try options.openExisting()
    let states = try archive.feedStates()
    let totals = try archive.feedTotals()
    let rows = try archive.subscriptions().map { subscription in
      FollowedFeed(
        subscription: subscription, state: states[subscription.identity] ?? FeedState(),
        totals: totals[subscription.identity])
    }
    if json {
      var writer = JSONArrayWriter()
      for row in rows { try writer.append(FeedRecord(row)) }
      return writer.finish()
    }
    guard !rows.isEmpty else {
      return Output.complain("nothing is followed; reader feeds add URL… or reader feeds import FILE does it")
    }
    print(rows, now: .now)
  }

  private func print(_ rows: [FollowedFeed], now: Timestamp) {
    var table = PlainTable.feeds
    table.rows = rows.map { row in
      [
        Printable.line(row.title ?? row.subscription.place), row.totals.map { String($0.articles) } ?? "",
        row.totals.map { String($0.unread) } ?? "", row.visit(now: now),
        Printable.line(row.subscription.tags.joined(separator: ", ")), Printable.line(row.subscription.place),
      ]
    }
    Output.print(table.text(width: OutputTerminal.width))
    let problems = rows.compactMap { row in row.problem.map { "\(row.subscription.place): \($0)" } }
    if !problems.isEmpty { Output.print("\n" + problems.map(Printable.line).joined(separator: "\n")) }
  }
}

/// A subscription with what the archive knows of it.
struct FollowedFeed {
  var subscription: Subscription
  var state: FeedState
  var totals: Totals?

  var title: String? { subscription.title ?? state.title }

  /// What is wrong, in a sentence; nil where nothing is.
  var problem: String? {
    if let disabled = subscription.disabled {
      return "no longer fetched: \(disabled); reader feeds set --enable tries again"
    }
    guard let problem = shownProblem else { return nil }
    return state.failures > 1 ? "\(problem) (\(state.failures) times in a row)" : problem
  }

  /// What the last visit failed of. An earlier version may have kept an address with its password.
  var shownProblem: String? { state.problem.map(Credentials.removed(from:)) }

  /// When it was last looked at, in words.
  func visit(now: Timestamp) -> String {
    if subscription.disabled != nil { return "no longer" }
    guard let checked = state.checked else { return "never" }
    return ElapsedTime.words(from: checked, to: now) + (state.problem == nil ? "" : ", failed")
  }
}

/// How long ago something was, as people say it.
enum ElapsedTime {
  static func words(from start: Timestamp, to end: Timestamp) -> String {
    let seconds = end.seconds - start.seconds
    switch seconds {
    case ..<60: return "just now"
    case ..<3600: return ago(seconds / 60, "minute")
    case ..<86400: return ago(seconds / 3600, "hour")
    default: return ago(seconds / 86400, "day")
    }
  }

  private static func ago(_ count: Int64, _ unit: String) -> String { "\(count) \(unit)\(count == 1 ? "" : "s") ago" }
}

/// One row of `feeds list --json`.
struct FeedRecord: Encodable {
  private let row: FollowedFeed

  init(_ row: FollowedFeed) { self.row = row }

  enum CodingKeys: String, CodingKey {
    case url, path, title, tags, fullText, articles, unread, checked, due, failures, problem, disabled
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    let place = row.subscription.place
    var isFeed = false
    if case .feed = row.subscription.location { isFeed = true }
    try container.encode(isFeed ? place : nil, forKey: .url)
    try container.encode(isFeed ? nil : place, forKey: .path)
    try container.encode(row.title, forKey: .title)
    try container.encode(row.subscription.tags, forKey: .tags)
    try container.encode(row.subscription.fullText, forKey: .fullText)
    try container.encode(row.totals?.articles ?? 0, forKey: .articles)
    try container.encode(row.totals?.unread ?? 0, forKey: .unread)
    try container.encode(row.state.checked?.iso8601, forKey: .checked)
    try container.encode(row.state.due?.iso8601, forKey: .due)
    try container.encode(row.state.failures, forKey: .failures)
    try container.encode(row.shownProblem, forKey: .problem)
    try container.encode(row.subscription.disabled, forKey: .disabled)
  }
}
