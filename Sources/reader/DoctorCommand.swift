import Archive
import ArgumentParser
import EntityRecognition
import Foundation
import Glibc
import Ingest
import News
import ReaderTerminal

/// `reader doctor`: what the program finds around it, whether both files are sound, and how they become so again.
struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check locale, terminal, libraries and both files; mend them.",
    discussion: """
      Every row of the archive and of the personal file is read. Ends with status 65 where it finds a problem: a file \
      that is damaged or cannot be opened, or a terminal that cannot carry the reading screen.

      --repair makes anew what follows from the articles (what was found in them, counts, full-text indexes) and \
      carries the rows of a damaged file into a new one; the damaged one is kept beside it. --restore brings a copy of \
      the personal file back; one is taken every day that the program is used, and seven are kept.
      """)

  @OptionGroup var options: ArchiveOptions
  @Flag(help: "Print JSON.") var json = false
  @Flag(help: "Mend what is not sound. What is sound is left as it is.") var repair = false
  @Option(
    help: ArgumentHelp("Bring back a copy of the personal file: its name as listed, or a path.", valueName: "copy"))
  var restore: String?
  @Flag(help: "Do not ask before a copy is brought back.") var yes = false

  func validate() throws {
    if repair, restore != nil { throw ValidationError("--repair and --restore are two things: one after the other") }
    if yes, restore == nil { throw ValidationError("--yes belongs to --restore") }
  }

  func run() throws {
    if repair { return try FileRepair(options: options, json: json).run() }
    if let restore { return try PersonalRestoration(copy: restore, asks: !yes, json: json).run() }
    let progress = ProgressLine()
    let diagnosis = Diagnosis(options: options) { progress.show("reading rows:", done: $0, total: $1) }
    progress.clear()
    if json {
      Output.print(try JSONOutput().line(diagnosis))
    } else {
      for (name, value) in diagnosis.rows {
        Output.print(name.padding(toLength: 12, withPad: " ", startingAt: 0) + value)
      }
    }
    if !diagnosis.problems.isEmpty { throw ExitStatus.data.exitCode }
  }
}

/// What `doctor` found.
struct Diagnosis: Encodable {
  /// A row, or a file, that is not as it should be.
  struct Finding: Encodable {
    var file: String
    var table: String?
    var row: String?
    var what: String

    init(_ finding: UnreadableRow) {
      (file, table, row, what) = (finding.file, finding.table, finding.row, finding.what)
    }
  }

  /// A copy of the personal file.
  struct Backup: Encodable {
    var name: String
    var day: String
    var size: Int
  }

  /// Findings that are printed of many.
  private static let mostPrinted = 50

  var version: String
  var locale: String
  var usesUnicode: Bool
  var terminal: String
  var colors: Int
  var libraries: [String]
  /// The version of libcurl, or what is missing for it.
  var libcurl: String
  var archive: String
  var personal: String
  var articles: Int?
  var unread: Int?
  /// Articles that this version of the recogniser has not seen.
  var waiting: Int?
  /// Rows of both files that cannot be read, and what is wrong with the files themselves.
  var unreadable: [Finding] = []
  /// Copies of the personal file, the newest first.
  var backups: [Backup]
  var problems: [String]

  init(options: ArchiveOptions, onProgress: @escaping (_ done: Int, _ total: Int) -> Void = { _, _ in }) {
    let about = TerminalReport()
    let locations = Locations()
    version = Version.current
    locale = about.locale
    usesUnicode = about.usesUnicode
    terminal = about.terminal
    colors = about.colorCount
    libraries = Self.loadedLibraries()
    libcurl = Self.describeLibcurl()
    archive = options.file ?? locations.archive
    personal = locations.personal
    backups = PersonalCopies(directory: locations.backups).all().map {
      Backup(name: $0.name, day: $0.day.iso8601, size: $0.size)
    }
    problems = about.problem.map { [$0] } ?? []
    // What is left out is named below with all the rest.
    UnreadableRows.report { _ in }
    var opened: Archive?
    do {
      if FileManager.default.fileExists(atPath: archive) {
        // Brings both files up to date.
        let found = try options.openArchive()
        opened = found
        let totals = try found.totals()
        (articles, unread) = (totals.articles, totals.unread)
        waiting = try found.recognitionCounts(version: Recogniser.version).waiting
      } else {
        _ = try options.openTemporary()
      }
    } catch { note(error) }
    note { try opened?.examineArticles(onProgress: onProgress) ?? [] }
    let personal = personal
    note { try Archive.examinePersonalFile(at: personal, onProgress: onProgress) }
  }

  private mutating func note(_ examine: () throws -> [UnreadableRow]) {
    do {
      let findings = try examine()
      unreadable += findings.map(Finding.init)
      problems += findings.map(\.description)
    } catch { note(error) }
  }

  private mutating func note(_ error: any Error) {
    let problem = String(describing: error)
    if !problems.contains(problem) { problems.append(problem) }
  }

  var rows: [(String, String)] {
    let count = articles.map { "\($0) articles, \(unread ?? 0) unread" } ?? "not there yet: reader add FILE… makes it"
    return [
      ("reader", version),
      ("locale", "\(locale) (\(usesUnicode ? "UTF-8" : "no UTF-8: everything is drawn in ASCII"))"),
      ("terminal", "\(terminal) (\(colors == 0 ? "no colours" : "\(colors) colours"))"),
      ("archive", archive), ("", count),
    ] + waitingRow + [("personal", personal)] + backupRows
      + [("libcurl", libcurl)] + libraries.enumerated().map { ($0.offset == 0 ? "libraries" : "", $0.element) }
      + problemRows
  }

  private var waitingRow: [(String, String)] {
    guard let waiting, waiting > 0 else { return [] }
    let articles = waiting == 1 ? "article waits" : "articles wait"
    return [("", "\(waiting) \(articles) for recognition: reader analyze does it")]
  }

  private var backupRows: [(String, String)] {
    guard !backups.isEmpty else { return [("copies", "none yet: one is taken every day that you use reader")] }
    return backups.enumerated().map { index, copy in
      (index == 0 ? "copies" : "", "\(copy.name) (\((copy.size + 1023) / 1024) KiB)")
    }
  }

  private var problemRows: [(String, String)] {
    guard !problems.isEmpty else { return [("problems", "none")] }
    var rows = problems.prefix(Self.mostPrinted).map { ("problem", $0) }
    if problems.count > Self.mostPrinted {
      rows.append(("", "and \(problems.count - Self.mostPrinted) more: reader doctor --json lists all"))
    }
    if !unreadable.isEmpty {
      rows.append(("", "reader doctor --repair mends what can be mended, and keeps a damaged file beside the new one"))
      if let copy = backups.first, unreadable.contains(where: { $0.file == personal }) {
        rows.append(("", "reader doctor --restore \(copy.name) brings back the personal file of that day"))
      }
    }
    return rows
  }

  /// It is loaded at the first request only; without it everything else works.
  private static func describeLibcurl() -> String {
    do throws(FetchProblem) {
      return try HTTPClient.libraryVersion()
    } catch {
      return error.message
    }
  }

  /// The distribution's libraries that the running program has loaded, from the kernel's list of its mappings.
  private static func loadedLibraries() -> [String] {
    // The kernel gives its length as 0, so it is read to its end and not as a file of known size.
    guard let file = FileHandle(forReadingAtPath: "/proc/self/maps") else { return [] }
    let maps = String(decoding: file.readDataToEndOfFile(), as: UTF8.self)
    let paths = maps.split(separator: "\n").compactMap { line -> String? in
      guard let slash = line.firstIndex(of: "/") else { return nil }
      let path = String(line[slash...])
      return path.contains(".so") ? path : nil
    }
    return Set(paths).sorted()
  }
}
