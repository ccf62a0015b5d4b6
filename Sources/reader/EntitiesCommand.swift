import Archive
import ArgumentParser
import News
import Newsroom

/// `reader entities`: who and where.
struct Entities: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the actors and places of an article, or of the whole archive.",
    discussion: """
      With --json, one object per article: its text, and every mention with UTF-8 byte offsets into that text, \
      role, type, entity, and, where the words name a place, its country and coordinates.
      """)

  @OptionGroup var options: ArchiveOptions
  @Flag(help: "Print JSON.") var json = false
  @Argument(help: "An id, a path, or - for standard input; nothing for the whole archive.") var article: String?

  func run() throws {
    guard let article else { return try printArchive() }
    let subjects = try AnalysedArticles(ArticleArgument(article), options: options)
    for stored in subjects.articles {
      let analysis = stored.analysis ?? Analysis()
      if json {
        Output.print(try JSONOutput().line(EntitiesRecord(article: stored.article, analysis: analysis)))
      } else {
        Output.print(Self.table(of: analysis).text(width: OutputTerminal.width))
        if !analysis.titles.isEmpty {
          Output.print("\n" + Self.titles(in: analysis).text(width: OutputTerminal.width))
        }
      }
    }
    if subjects.status != .ok { throw subjects.status.exitCode }
  }

  private static func table(of analysis: Analysis) -> PlainTable {
    var counts: [EntityID: [Role: Int]] = [:]
    for mention in analysis.mentions { counts[mention.entity, default: [:]][mention.role, default: 0] += 1 }
    var table = PlainTable(columns: [
      .init(title: "NAME", isFlexible: true), .init(title: "TYPE"), .init(title: "AS ACTOR", isRightAligned: true),
      .init(title: "AS PLACE", isRightAligned: true), .init(title: "COUNTRY"), .init(title: "ID"),
    ])
    table.rows = analysis.entities.map { entity in
      [
        entity.name, entity.type.rawValue, String(counts[entity.id]?[.actor] ?? 0),
        String(counts[entity.id]?[.place] ?? 0), entity.country ?? "", entity.id.rawValue,
      ]
    }
    return table
  }

  /// What the article calls its persons, in one form.
  private static func titles(in analysis: Analysis) -> PlainTable {
    let names = Dictionary(analysis.entities.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    var table = PlainTable(columns: [.init(title: "PERSON", isFlexible: true), .init(title: "TITLE")])
    table.rows = analysis.titles.map { [names[$0.person] ?? $0.person.rawValue, $0.title.text] }
    return table
  }

  private struct ArchiveRow: Encodable {
    var id: String
    var name: String
    var type: EntityType
    var articles: Int
  }

  private func printArchive() throws {
    let archive = try options.openExisting()
    try Newsroom(archive: archive).analysePending(.new)
    if json {
      var writer = JSONArrayWriter()
      for (entity, count) in try archive.entities() {
        try writer.append(ArchiveRow(id: entity.id.rawValue, name: entity.name, type: entity.type, articles: count))
      }
      writer.finish()
    } else {
      var table = PlainTable(columns: [
        .init(title: "NAME", isFlexible: true), .init(title: "TYPE"), .init(title: "ARTICLES", isRightAligned: true),
        .init(title: "ID"),
      ])
      table.rows = try archive.entities().map { [$0.name, $0.type.rawValue, String($1), $0.id.rawValue] }
      Output.print(table.text(width: OutputTerminal.width))
    }
  }
}
