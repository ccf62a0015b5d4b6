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
    let archive = try options.openExisting()
    let kept = try archive.corrections()
    let unreadable = try archive.unreadableCorrections()
    if json {
      var writer = JSONArrayWriter()
      for item in kept { try writer.append(item.correction) }
      for item in unreadable { try writer.append(UnreadableRecord(item)) }
      return writer.finish()
    }
    guard !kept.isEmpty || !unreadable.isEmpty else {
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
    table.rows += unreadable.map { item in
      [Printable.line(item.id.rawValue), item.made?.day.iso8601 ?? "", "(cannot be read)", Printable.line(item.what)]
    }
    Output.print(table.text(width: OutputTerminal.width))
    guard let first = unreadable.first else { return }
    Output.complain(
      "\(unreadable.count) without effect, as they cannot be read: reader corrections remove \(first.id) takes one away"
    )
  }

  /// A correction that cannot be read, as an object: `unreadable` says why, `stored` what stands in the file.
  private struct UnreadableRecord: Encodable {
    var id: String
    var made: String?
    var unreadable: String
    var stored: String

    init(_ correction: UnreadableCorrection) {
      id = correction.id.rawValue
      made = correction.made?.iso8601
      unreadable = correction.what
      stored = correction.body
    }
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
    DailyCopy.take()
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
    let unreadable = Set(try newsroom.archive.unreadableCorrections().map(\.id))
    for id in ids where !known.contains(Correction.ID(id)) && !unreadable.contains(Correction.ID(id)) {
      throw Failure("there is no correction “\(id)”; reader corrections lists them", status: .noInput)
    }
    for id in ids {
      if unreadable.contains(Correction.ID(id)) {
        guard try newsroom.archive.removeUnreadable(Correction.ID(id)) else { continue }
        Output.print(Printable.line("taken away: the correction \(id), which could not be read"))
        continue
      }
      guard let correction = try newsroom.undo(Correction.ID(id)) else { continue }
      Output.print(Printable.line("taken back: \(correction.sentence), \(correction.scopeWords)"))
    }
    DailyCopy.take()
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
