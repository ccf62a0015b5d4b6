import Archive
import ArgumentParser
import Newsroom
import ReaderTerminal

/// `reader analyze`: brings what was found in the archive's articles up to this version of the program.
struct Analyze: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Recognise actors and places anew, where an earlier version of reader has done it.",
    discussion: """
      The reading screen does the same behind what you read; this does it without one. What was found before stays \
      until the new is there, and your corrections hold. It may be ended at any time, and goes on the next time where \
      it was. Ends with status 65 where an article is damaged: it is named, and the others are done.
      """)

  @OptionGroup var options: ArchiveOptions
  @Flag(help: "All articles, also those that are up to date.") var all = false
  @Flag(help: "Print neither progress nor outcome; what goes wrong is still said.") var quiet = false
  @Flag(help: "Print the outcome as JSON.") var json = false

  func run() throws {
    let interruption = Interruption()
    let start = ContinuousClock.now
    Logs.begin()
    let newsroom = Newsroom(archive: try options.openExisting())
    guard !newsroom.archive.isReadOnly else { throw newsroom.archive.refusalToWrite }
    let report: RecognitionReport
    do { report = try analyse(newsroom, isCancelled: { interruption.isWanted }) } catch {
      // Who has called it off need not hear why it could not go on.
      interruption.finish()
      throw error
    }
    let outcome = try Outcome(report, in: newsroom, isInterrupted: interruption.isWanted, since: start)
    newsroom.archive.close()
    if json {
      Output.print(try JSONOutput().line(outcome))
    } else if !quiet {
      Output.print(outcome.sentence)
    }
    interruption.finish()
    if !report.problems.isEmpty { throw ExitStatus.data.exitCode }
  }

  private func analyse(
    _ newsroom: Newsroom, isCancelled: @escaping @Sendable () -> Bool
  ) throws -> RecognitionReport {
    let progress = quiet ? nil : ProgressLine()
    defer { progress?.clear() }
    if all { try newsroom.archive.outdate(version: newsroom.recogniserVersion, isCancelled: isCancelled) }
    let report = try newsroom.analysePending(
      isCancelled: isCancelled,
      onProgress: { progress?.show("recognising", done: $0.done, total: $0.total) })
    // A correction may have been made while nobody had the time to follow it.
    try newsroom.followCorrections(
      isCancelled: isCancelled, onProgress: { progress?.show("correcting", done: $0, total: $1) })
    return report
  }

  /// What `--json` prints. The four numbers in the middle make up the first.
  private struct Outcome: Encodable {
    var articles: Int
    /// By this run.
    var analysed: Int
    /// Were up to date, or have been brought there by another process meanwhile.
    var current: Int
    /// Could not be done; they are named on standard error.
    var damaged: Int
    /// Are left for the next run.
    var waiting: Int
    var recogniser: Int
    var seconds: Double
    var interrupted: Bool

    init(
      _ report: RecognitionReport, in newsroom: Newsroom, isInterrupted: Bool, since start: ContinuousClock.Instant
    ) throws {
      recogniser = newsroom.recogniserVersion
      let counts = try newsroom.archive.recognitionCounts(version: recogniser)
      articles = counts.articles
      analysed = report.analysed
      damaged = report.problems.count
      waiting = max(counts.waiting - damaged, 0)
      current = max(articles - analysed - damaged - waiting, 0)
      let elapsed = ContinuousClock.now - start
      seconds = (elapsed / .milliseconds(1)).rounded() / 1000
      interrupted = isInterrupted
    }

    var sentence: String {
      "\(analysed) recognised, \(current) up to date before"
        + (damaged == 0 ? "" : ", \(damaged) damaged")
        + (waiting == 0 ? "" : ", \(waiting) still to do: reader analyze goes on")
    }
  }
}
