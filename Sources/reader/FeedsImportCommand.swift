import Archive
import ArgumentParser
import Ingest
import News
import Newsroom

/// `reader feeds import`.
struct ImportFeeds: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Follow the feeds of a list: OPML, newsboat’s urls, or one address a line.",
    discussion: """
      Folders and categories of OPML and the tags of newsboat become tags. Only http and https addresses are taken over: \
      what would run a program or read a file is reported and left out. What is followed already stays as it is.
      """)

  @OptionGroup var options: ArchiveOptions
  @Flag(help: "Print the outcome as JSON.") var json = false
  @Argument(help: "The list; - is standard input.") var file: String

  func run() throws {
    let name = file == "-" ? "standard input" : file
    let bytes = try NamedFile.bytes(of: file, limit: SubscriptionList.largest)
    let list: SubscriptionList
    do throws(SubscriptionProblem) {
      list = try SubscriptionList.read(bytes)
    } catch {
      throw Failure("\(name): \(error.message)", status: .data)
    }
    let report = try Newsroom(archive: try options.openArchive()).follow(list)
    DailyCopy.take()
    for problem in report.problems {
      Output.complain(name + (problem.line.map { ", line \($0)" } ?? "") + ": " + problem.message)
    }
    if json {
      Output.print(try JSONOutput().line(Outcome(report)))
    } else {
      Output.print(
        "\(report.added) added, \(report.present) already there"
          + (report.skipped == 0 ? "" : ", \(report.skipped) left out"))
    }
    if report.added + report.present == 0, report.skipped > 0 { throw ExitStatus.data.exitCode }
  }

  private struct Outcome: Encodable {
    struct Problem: Encodable {
      var line: Int?
      var message: String

      enum CodingKeys: String, CodingKey { case line, message }

      func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(line, forKey: .line)
        try container.encode(message, forKey: .message)
      }
    }

    var added: Int
    var present: Int
    var skipped: Int
    var problems: [Problem]

    init(_ report: Newsroom.ImportReport) {
      added = report.added
      present = report.present
      skipped = report.skipped
      problems = report.problems.map { Problem(line: $0.line, message: $0.message) }
    }
  }
}

/// `reader feeds export`.
struct ExportFeeds: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the feeds as OPML 2.0 to a file, or to standard output.",
    discussion: """
      newsboat -i FILE and Miniflux read it. The first tag of a feed is its folder. User names and passwords in addresses \
      are left out unless --with-passwords is given; a new file is readable by its owner alone then. Watched directories \
      are left out: OPML knows none.
      """)

  @OptionGroup var options: ArchiveOptions
  @Flag(help: "Write the user names and passwords in addresses, too.") var withPasswords = false
  @Argument(help: "The file to write; - or nothing is standard output.") var file = "-"

  func run() throws {
    let (feeds, directories) = try Newsroom(archive: try options.openExisting()).listedSubscriptions()
    let text = OPMLWriter(withPasswords: withPasswords).text(feeds, created: .now)
    try NamedFile.write(text, to: file, sparing: options.ownFiles, isPrivate: withPasswords)
    let bare = withPasswords ? 0 : feeds.count { $0.address.hasCredentials }
    if bare > 0 {
      Output.complain(
        (bare == 1
          ? "1 address is written without its user name and password"
          : "\(bare) addresses are written without their user names and passwords")
          + "; --with-passwords writes them")
    }
    if directories > 0 {
      Output.complain(
        directories == 1
          ? "the watched directory is left out: OPML knows none"
          : "the \(directories) watched directories are left out: OPML knows none")
    }
  }
}
