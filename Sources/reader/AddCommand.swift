import Archive
import ArgumentParser
import EntityRecognition
import Ingest
import News
import Newsroom

/// `reader add`: articles into the archive.
struct Add: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Add articles to the archive: files, folders, or - for standard input.",
    discussion: """
      Reads plain text, Markdown, HTML, JSON Lines and saved feeds (RSS, Atom, CDF, JSON Feed), of which every item \
      becomes an article with the title, link, id and date that the feed gives it. Adding the same article again changes nothing; a changed one \
      is updated and keeps its marks. What cannot be read is reported, the rest is added. Of more than 512 KiB of text \
      the newest articles are read for actors and places at once, the others when they are needed.
      """)

  @OptionGroup var options: ArchiveOptions
  @Flag(help: "Print the outcome as JSON.") var json = false
  @Argument(help: "Files, folders, or - for standard input.") var paths: [String]

  func run() throws {
    Logs.begin()
    let newsroom = Newsroom(archive: try options.openArchive())
    let inputs = try NamedInputs(paths).read()
    var status = ExitStatus.ok
    let progress = ProgressLine()
    let report = try newsroom.ingest(
      inputs,
      onProblem: { problem in
        progress.clear()
        Output.complain(problem.description)
        status = status.worse(of: problem)
      })
    // Those of an earlier version are not what was asked for: reader analyze does them, or the reading screen.
    try newsroom.analysePending(
      .new, bytes: Self.mostAtOnce, onProgress: { progress.show("recognising", done: $0.done, total: $0.total) })
    progress.clear()
    try complain(of: report, in: newsroom)
    if json {
      Output.print(try JSONOutput().line(Outcome(report)))
    } else {
      Output.print(Outcome(report).sentence)
    }
    if status != .ok { throw status.exitCode }
  }

  /// Bytes of text in which actors and places are found before the command ends; what asks for the rest finds it.
  private static let mostAtOnce = Recogniser.mostBytes

  /// Says what has been stored and not been read for actors and places.
  private func complain(of report: Newsroom.IngestReport, in newsroom: Newsroom) throws {
    let waiting = newsroom.archive.isReadOnly ? 0 : try newsroom.archive.recognitionCounts(version: 1).waiting
    if waiting > 0 {
      Output.complain(
        "\(waiting) article\(waiting == 1 ? " waits" : "s wait") for actors and places to be found: reader analyze does"
          + " it now, the reading screen while you read")
    }
    if report.long > 0 {
      Output.complain(
        "\(report.long) article\(report.long == 1 ? " is" : "s are") longer than \(Recogniser.mostBytes >> 10) KiB: stored"
          + " whole, with the actors and places of the beginning")
    }
  }

  private struct Outcome: Encodable {
    var added: Int
    var updated: Int
    var unchanged: Int
    var problems: Int

    init(_ report: Newsroom.IngestReport) {
      added = report.added
      updated = report.updated
      unchanged = report.unchanged
      problems = report.problems
    }

    var sentence: String {
      "\(added) added, \(updated) updated, \(unchanged) already there"
        + (problems == 0 ? "" : ", \(problems) could not be read")
    }
  }
}
