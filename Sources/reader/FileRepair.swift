import Archive
import ArgumentParser
import Foundation
import News

/// `reader doctor --repair`.
struct FileRepair {
  var options: ArchiveOptions
  var json: Bool

  func run() throws {
    let locations = Locations()
    let progress = ProgressLine()
    let repair = Repair(day: Today.local) { progress.show("mending:", done: $0, total: $1) }
    UnreadableRows.report { _ in }
    // The one that cannot be made anew first.
    let personal = try repair.repairPersonalFile(at: locations.personal)
    let archive = try repair.repairArchive(
      at: options.file ?? locations.archive, personalFile: locations.personal, isOurs: options.file == nil)
    progress.clear()
    let reports = [personal, archive]
    if json {
      Output.print(try JSONOutput().line(Summary(repairs: reports.map(Summary.Repaired.init))))
    } else {
      reports.flatMap(Self.lines).forEach(Output.print)
    }
    if reports.contains(where: { !$0.remaining.isEmpty }) { throw ExitStatus.data.exitCode }
  }

  /// What was done, as sentences.
  static func lines(_ report: RepairReport) -> [String] {
    let file = "“\(report.path)”"
    var lines: [String]
    switch report.outcome {
    case .sound:
      let exists = FileManager.default.fileExists(atPath: report.path)
      lines = [exists ? "\(file) is sound: nothing was changed." : "\(file) is not there: nothing was changed."]
    case .mended(let done):
      lines = ["\(file) was mended: \(done.joined(separator: "; "))."]
    case .rebuilt(let kept, let rows, let pages):
      let carried = rows.map { "\($0.table) \($0.count)" }.joined(separator: ", ")
      lines = [
        "\(file) was damaged. Rows carried into a new file: \(carried.isEmpty ? "none" : carried).",
        "The damaged file is kept as “\(kept)”.",
      ]
      if pages > 0 { lines[0] += " \(pages) pages could not be read." }
      if rows.contains(where: { $0.table == "article" }) {
        lines.append(
          "Actors, places and related articles are looked for anew: reader analyze, or the next start, does it.")
      }
    }
    lines += report.remaining.prefix(50).map { "Not mended: \($0)." }
    if report.remaining.contains(where: { $0.table == "correction" }) {
      lines.append("A correction that cannot be read has no effect: reader corrections lists it and takes it away.")
    }
    return lines
  }

  /// The same for programs.
  struct Summary: Encodable {
    struct Repaired: Encodable {
      var file: String
      /// sound, mended or rebuilt.
      var outcome: String
      var done: [String] = []
      /// Where the damaged file is kept.
      var kept: String?
      var rows: [String: Int] = [:]
      var unreadablePages = 0
      var remaining: [Diagnosis.Finding]

      init(_ report: RepairReport) {
        file = report.path
        remaining = report.remaining.map(Diagnosis.Finding.init)
        switch report.outcome {
        case .sound: outcome = "sound"
        case .mended(let done): (outcome, self.done) = ("mended", done)
        case .rebuilt(let kept, let rows, let pages):
          (outcome, self.kept, unreadablePages) = ("rebuilt", kept, pages)
          self.rows = Dictionary(rows.map { ($0.table, $0.count) }, uniquingKeysWith: +)
        }
      }
    }

    var repairs: [Repaired]
  }
}
