import Archive
import ArgumentParser
import EntityRecognition
import Foundation
import Glibc
import Ingest
import News
import ReaderTerminal

/// `reader doctor`: what the program finds around it, and whether the archive is sound.
struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check locale, terminal, libraries and the archive.",
    discussion: """
      Ends with status 65 where it finds a problem: an archive that is damaged or cannot be opened, or a terminal that \
      cannot carry the reading screen.
      """)

  @OptionGroup var options: ArchiveOptions
  @Flag(help: "Print JSON.") var json = false

  func run() throws {
    let diagnosis = Diagnosis(options: options)
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
  var problems: [String]

  init(options: ArchiveOptions) {
    let about = TerminalReport()
    version = Version.current
    locale = about.locale
    usesUnicode = about.usesUnicode
    terminal = about.terminal
    colors = about.colorCount
    libraries = Self.loadedLibraries()
    libcurl = Self.describeLibcurl()
    archive = options.file ?? Locations().archive
    personal = Locations().personal
    problems = about.problem.map { [$0] } ?? []
    guard FileManager.default.fileExists(atPath: archive) else { return }
    do {
      let opened = try options.openArchive()
      let totals = try opened.totals()
      (articles, unread) = (totals.articles, totals.unread)
      waiting = try opened.recognitionCounts(version: Recogniser.version).waiting
      problems += try opened.integrityProblems()
    } catch {
      problems.append(String(describing: error))
    }
  }

  var rows: [(String, String)] {
    let count = articles.map { "\($0) articles, \(unread ?? 0) unread" } ?? "not there yet: reader add FILE… makes it"
    return [
      ("reader", version),
      ("locale", "\(locale) (\(usesUnicode ? "UTF-8" : "no UTF-8: everything is drawn in ASCII"))"),
      ("terminal", "\(terminal) (\(colors == 0 ? "no colours" : "\(colors) colours"))"),
      ("archive", archive), ("", count),
    ] + waitingRow + [("personal", personal)]
      + [("libcurl", libcurl)] + libraries.enumerated().map { ($0.offset == 0 ? "libraries" : "", $0.element) }
      + (problems.isEmpty ? [("problems", "none")] : problems.map { ("problem", $0) })
  }

  private var waitingRow: [(String, String)] {
    guard let waiting, waiting > 0 else { return [] }
    let articles = waiting == 1 ? "article waits" : "articles wait"
    return [("", "\(waiting) \(articles) for recognition: reader analyze does it")]
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
