import Archive
import ArgumentParser
import News
import Newsroom

/// `reader list`: the archive as a table.
struct List: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the articles of the archive, newest first.",
    discussion: """
      A query narrows the list, and an article must match all of it: words, "a phrase", actor:NAME, place:NAME, \
      source:NAME, title:WORD, tag:TAG (of a feed or directory that is followed), date:2024-08.., language:tr, \
      is:unread, is:starred; a leading - negates. title:"two words" is a phrase of the title. A date is 2024, 2024-08, \
      2024-08-28 or FROM..TO; an article whose date is not known matches none. What is in quotation marks is text. \
      A field, a date or a value that does not exist ends with status 64.
      """)

  @OptionGroup var options: ArchiveOptions
  @Flag(help: "Print a JSON array.") var json = false
  @Argument(parsing: .allUnrecognized, help: "What to look for.") var query: [String] = []

  /// A single dash negates what follows it; two are an option that does not exist.
  func validate() throws {
    if let option = query.first(where: { $0.hasPrefix("--") && $0.count > 2 }) {
      throw ValidationError("Unknown option '\(option)'")
    }
  }

  func run() throws { try Self.run(query: query.joined(separator: " "), json: json, options: options) }

  /// Ends the reading of a list.
  private struct Enough: Error {}

  /// Prints the list, as a table or as JSON.
  ///
  /// - Parameter limit: no more articles than this in the table, which then says that there are more.
  static func run(query text: String, json: Bool, options: ArchiveOptions, limit: Int = .max) throws {
    let (query, problems) = Query.parse(text)
    if let problem = problems.first {
      throw Failure(problem.description + "\n" + QueryMark(problem, in: text).text, status: .usage)
    }
    let archive = try options.openExisting()
    // What has been added in bulk may wait for it.
    if query.asksForEntities { try Newsroom(archive: archive).analysePending(.new) }
    if json {
      var writer = JSONArrayWriter()
      try archive.summaries(query) { try writer.append(ListRecord(summary: $0)) }
      writer.finish()
    } else {
      var table = PlainTable.articles
      var isCut = false
      do {
        try archive.summaries(query) { summary in
          isCut = table.rows.count == limit
          if isCut { throw Enough() }
          table.rows.append(row(of: summary))
        }
      } catch is Enough {}
      if table.rows.isEmpty {
        Output.complain(query.isEmpty ? "the archive is empty: reader add FILE… fills it" : "no article matches")
      } else {
        Output.print(table.text(width: OutputTerminal.width))
      }
      if isCut { Output.complain("these are the newest \(limit) articles; reader list prints all") }
    }
  }

  private static func row(of summary: ArticleSummary) -> [String] {
    [
      summary.id.rawValue,
      summary.published.map(\.day.iso8601) ?? "added \(summary.added.day.iso8601)",
      (summary.isUnread ? "●" : " ") + (summary.isStarred ? "★" : ""),
      summary.title.isEmpty ? "(untitled)" : summary.title, summary.source,
      summary.actorCount.map(String.init) ?? "", summary.placeCount.map(String.init) ?? "",
    ]
  }
}

extension Query {
  /// Whether it asks for what recognition finds.
  fileprivate var asksForEntities: Bool {
    clauses.contains { clause in
      switch clause.condition {
      case .actor, .place, .language: true
      default: false
      }
    }
  }
}
