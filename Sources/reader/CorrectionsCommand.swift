import Archive
import ArgumentParser
import Foundation
import News
import Newsroom

/// `reader corrections`: what the person has corrected, as a list, into a file and back.
struct Corrections: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List, export, import or take back what you corrected.",
    discussion: """
      A correction says of a name what recognition got wrong, for one place, one article or everywhere; x makes one \
      on the reading screen. Corrections are kept in the personal file, also when articles are recognised anew.
      """,
    subcommands: [ListCorrections.self, ExportCorrections.self, ImportCorrections.self, RemoveCorrections.self],
    defaultSubcommand: ListCorrections.self)
}

/// `reader corrections [list]`.
struct ListCorrections: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the corrections, newest first (the default).")

  @OptionGroup var options: ArchiveOptions
  @Flag(help: "Print a JSON array.") var json = false

  func run() throws {
    let kept = try options.openExisting().corrections()
    if json {
      var writer = JSONArrayWriter()
      for item in kept { try writer.append(item.correction) }
      return writer.finish()
    }
    guard !kept.isEmpty else {
      return Output.complain("nothing has been corrected; x on an actor or a place of the reading screen does it")
    }
    var table = PlainTable.corrections
    table.rows = kept.map { item in
      let correction = item.correction
      let article = correction.scope.article.map { item.title ?? "the article \($0)" }
      return [
        correction.id.rawValue, correction.made.day.iso8601, Printable.line(correction.sentence),
        article.map { "\(correction.scopeWords): \($0.isEmpty ? "(untitled)" : $0)" } ?? correction.scopeWords,
      ]
    }
    Output.print(table.text(width: OutputTerminal.width))
  }
}

/// `reader corrections export`.
struct ExportCorrections: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write all corrections as JSON to a file, or to standard output.")

  @OptionGroup var options: ArchiveOptions
  @Argument(help: "The file to write; - or nothing is standard output.") var file = "-"

  func run() throws {
    let text = try CorrectionFile.text(try options.openExisting().corrections().map(\.correction))
    try NamedFile.write(text, to: file, sparing: options.ownFiles)
  }
}

/// `reader corrections import`.
struct ImportCorrections: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take corrections from a file that export has written, or from - for standard input.",
    discussion: "All of them or, where one makes no sense, none. Those that are there already stay as they are.")

  @OptionGroup var options: ArchiveOptions
  @Argument(help: "The file to read; - is standard input.") var file: String

  func run() throws {
    Logs.begin()
    let corrections = try CorrectionFile.read(file)
    let newsroom = Newsroom(archive: try options.openArchive())
    let known = Set(try newsroom.archive.corrections().map(\.correction.id))
    let new = corrections.filter { !known.contains($0.id) }
    try newsroom.archive.keep(new)
    try newsroom.followWithProgress()
    Output.print("\(new.count) taken over, \(corrections.count - new.count) already there")
  }
}

/// `reader corrections remove`.
struct RemoveCorrections: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Take corrections back, by the ids that the list shows.")

  @OptionGroup var options: ArchiveOptions
  @Argument(help: "Ids of corrections.") var ids: [String]

  func run() throws {
    Logs.begin()
    let newsroom = Newsroom(archive: try options.openExisting())
    let known = Set(try newsroom.archive.corrections().map(\.correction.id))
    for id in ids where !known.contains(Correction.ID(id)) {
      throw Failure("there is no correction “\(id)”; reader corrections lists them", status: .noInput)
    }
    for id in ids {
      guard let correction = try newsroom.undo(Correction.ID(id)) else { continue }
      Output.print(Printable.line("taken back: \(correction.sentence), \(correction.scopeWords)"))
    }
    try newsroom.followWithProgress()
  }
}

extension Newsroom {
  /// Brings the archive up to the corrections, and says on a terminal how far it is.
  fileprivate func followWithProgress() throws {
    let progress = ProgressLine()
    defer { progress.clear() }
    try followCorrections(onProgress: { progress.show("correcting", done: $0, total: $1) })
  }
}
