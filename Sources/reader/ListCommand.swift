import Archive
import ArgumentParser
import News
import Newsroom

/// `reader list`: the archive as a table.
struct List: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the articles of the archive, newest first.",
    discussion: """
      A query narrows the list: words, "a phrase", actor:NAME, place:NAME, source:NAME, date:2024-08.., \
      language:tr, is:unread, is:starred; a leading - negates.
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

  /// Prints the list, as a table or as JSON.
  static func run(query: String, json: Bool, options: ArchiveOptions) throws {
    let (query, problems) = Query.parse(query)
    if let problem = problems.first { throw Failure(problem.description, status: .usage) }
    let archive = try options.openExisting()
    // What has been added in bulk may wait for it.
    if query.asksForEntities { try Newsroom(archive: archive).analysePending(.new) }
    if json {
      var writer = JSONArrayWriter()
      try archive.summaries(query) { try writer.append(ListRecord(summary: $0)) }
      writer.finish()
    } else {
      var table = PlainTable(columns: [
        .init(title: "ID"), .init(title: "DATE"), .init(title: " "), .init(title: "TITLE", isFlexible: true),
        .init(title: "SOURCE"), .init(title: "ACTORS", isRightAligned: true),
        .init(title: "PLACES", isRightAligned: true),
      ])
      try archive.summaries(query) { table.rows.append(row(of: $0)) }
      if table.rows.isEmpty {
        Output.complain(query.isEmpty ? "the archive is empty: reader add FILE… fills it" : "no article matches")
      } else {
        Output.print(table.text(width: OutputTerminal.width))
      }
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
