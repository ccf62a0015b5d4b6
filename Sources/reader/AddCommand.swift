import ArgumentParser
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
      is updated and keeps its marks. What cannot be read is reported, the rest is added.
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
    try newsroom.analysePending(.new, onProgress: { progress.show("recognising", done: $0.done, total: $0.total) })
    progress.clear()
    if json {
      Output.print(try JSONOutput().line(Outcome(report)))
    } else {
      Output.print(Outcome(report).sentence)
    }
    if status != .ok { throw status.exitCode }
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
