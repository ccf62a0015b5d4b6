import Archive
import ArgumentParser
import Foundation
import Ingest
import News
import Newsroom
import ReaderTerminal
import Synchronization

/// `reader refresh`: new articles of all that is followed, for cron and systemd.
struct Refresh: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Ask the feeds for new articles, and look into the watched directories.",
    discussion: """
      Feeds are asked once an hour at most, and less often where they or their servers want it or where they fail; \
      the reading screen does the same when it opens. Where a feed gives the beginning of its articles, their pages \
      are fetched (reader feeds set URL --full-text never switches that off). New articles are recognised. It may be \
      ended at any time and loses nothing. Problems are said and the rest goes on; where everything that was asked for \
      has failed, the status is 75 if trying again may help, 69 otherwise.
      """)

  @OptionGroup var options: ArchiveOptions
  @Option(
    name: .customLong("feed"),
    help: ArgumentHelp("Only this feed or directory; may be given more than once.", valueName: "url"))
  var feeds: [String] = []
  @Flag(help: "Print neither progress nor outcome; what goes wrong is still said.") var quiet = false
  @Flag(help: "Print the outcome as JSON.") var json = false
  @Flag(help: "Also addresses of this machine and network, whoever names them.") var allowPrivate = false
  @Flag(help: "Also feeds that are not due. What a server has asked for (Retry-After) still holds.") var force = false

  func run() throws {
    let interruption = Interruption()
    Logs.begin()
    let newsroom = Newsroom(archive: try options.openArchive())
    guard !newsroom.archive.isReadOnly else { throw newsroom.archive.refusalToWrite }
    let order = RefreshOrder(feeds: try named(in: newsroom.archive), isWanted: force)
    let report: RefreshReport
    do { report = try refresh(newsroom, order, isCancelled: { interruption.isWanted }) } catch {
      // Who has called it off need not hear why it could not go on.
      interruption.finish()
      throw error
    }
    newsroom.archive.close()
    for problem in report.problems { Output.complain(problem.description) }
    if json {
      Output.print(try JSONOutput().line(RefreshRecord(report, isInterrupted: interruption.isWanted)))
    } else if !quiet {
      Output.print(RefreshRecord(report, isInterrupted: interruption.isWanted).sentence(isForced: force))
    }
    interruption.finish()
    let status = ExitStatus(report)
    if status != .ok { throw status.exitCode }
  }

  private func refresh(
    _ newsroom: Newsroom, _ order: RefreshOrder, isCancelled: @escaping @Sendable () -> Bool
  ) throws -> RefreshReport {
    let progress = quiet ? nil : ProgressLine()
    defer { progress?.clear() }
    let client = HTTPClient.standard(allowsPrivate: allowPrivate)
    let report: RefreshReport
    do throws(RefreshFailure) {
      report = try newsroom.refresh(order, client: client, isCancelled: isCancelled) { step in
        let new = step.added == 0 ? "" : ", \(step.added) new"
        progress?.show("refreshing", done: step.done, total: step.total, more: new)
      }
    } catch {
      switch error {
      case .underWay: throw Failure(error.description, status: .temporary)
      case .archive(let error): throw error
      }
    }
    // Those of an earlier version are not what was asked for: reader analyze does them, or the reading screen.
    try newsroom.analysePending(
      .new, isCancelled: isCancelled,
      onProgress: { progress?.show("recognising", done: $0.done, total: $0.total) })
    return report
  }

  /// The identities of what `--feed` names; nil where nothing was named.
  private func named(in archive: Archive) throws -> Set<String>? {
    guard !feeds.isEmpty else { return nil }
    let followed = try archive.subscriptions()
    return Set(
      try feeds.map { name in
        guard let subscription = followed.first(where: { $0.isCalled(name) }) else {
          throw Failure(
            "no feed is called “\(Credentials.removed(fromAddress: name))”; reader feeds list shows them",
            status: .noInput)
        }
        if let reason = subscription.disabled {
          throw Failure("“\(name)” is no longer fetched (\(reason)); reader feeds list says more", status: .noInput)
        }
        return subscription.identity
      })
  }
}

extension Subscription {
  /// Whether the person means it by these words: its address, the one it had at first, or its path.
  fileprivate func isCalled(_ name: String) -> Bool {
    switch location {
    case .feed(let url): [identity, url, place].contains(name)
    case .directory(let path): [identity, path].contains(name) || URL(fileURLWithPath: name).standardized.path == path
    }
  }
}

extension HTTPClient {
  /// As every command and the reading screen fetch.
  static func standard(allowsPrivate: Bool = false) -> HTTPClient {
    HTTPClient(allowsPrivate: allowsPrivate, userAgent: "reader/\(Version.current)")
  }
}

/// What `refresh --json` prints.
struct RefreshRecord: Encodable {
  struct ProblemRecord: Encodable {
    var url: String
    var message: String
  }

  /// Feeds and directories: the sum of the next four.
  var feeds: Int
  var changed: Int
  var unchanged: Int
  var failed: Int
  var notDue: Int
  /// Articles.
  var added: Int
  var updated: Int
  var pages: Int
  var problems: [ProblemRecord]
  /// A signal has ended it; what is stored stays, and the rest is asked next time.
  var interrupted: Bool

  init(_ report: RefreshReport, isInterrupted: Bool) {
    interrupted = isInterrupted
    feeds = report.feeds
    changed = report.changed
    unchanged = report.unchanged
    failed = report.failed
    notDue = report.notDue
    added = report.added
    updated = report.updated
    pages = report.pages
    problems = report.problems.map { ProblemRecord(url: $0.url, message: $0.message) }
  }

  func sentence(isForced: Bool) -> String {
    guard feeds > 0 else {
      return interrupted
        ? "interrupted before a feed had answered; all are asked next time"
        : "nothing is followed; reader feeds add URL does that"
    }
    let why = isForced ? "their servers have asked to be left alone for now" : "--force asks them all the same"
    let asked = feeds - notDue
    let parts = [
      "\(added) new", updated == 0 ? "" : "\(updated) changed", pages == 0 ? "" : "\(pages) whole texts",
      "from \(asked) \(asked == 1 ? "feed" : "feeds")", failed == 0 ? "" : "\(failed) failed",
      notDue == 0 ? "" : "\(notDue) not due (\(why))",
      interrupted ? "interrupted: the rest is asked next time" : "",
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: ", ")
  }
}

extension ExitStatus {
  /// 0 where something that was asked for could be had; otherwise what the failures have in common.
  init(_ report: RefreshReport) {
    guard report.failed > 0, report.changed + report.unchanged == 0 else {
      self = .ok
      return
    }
    let kinds = Set(report.problems.map(\.kind)).subtracting([.loss])
    self =
      switch kinds {
      case [.temporary]: .temporary
      case [.data]: .data
      case [.input]: .noInput
      default: .unavailable
      }
  }
}
