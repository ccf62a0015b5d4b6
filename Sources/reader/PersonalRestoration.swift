import Archive
import Foundation
import Glibc
import News

/// `reader doctor --restore`.
struct PersonalRestoration {
  /// A name in the folder of the copies, or a path.
  var copy: String
  var asks: Bool
  var json: Bool

  private struct Summary: Encodable {
    var restored: String
    var personal: String
    /// Where the file is that stood there before.
    var kept: String?
  }

  func run() throws {
    let locations = Locations()
    let path = try path(in: locations)
    let contents = try PersonalCopies.contents(of: path)
    if asks { try ask(contents, locations) }
    let kept = try PersonalCopies.restore(path, to: locations.personal, day: Today.local)
    if json {
      return Output.print(try JSONOutput().line(Summary(restored: path, personal: locations.personal, kept: kept)))
    }
    Output.print("“\(path)” is the personal file now, as “\(locations.personal)”.")
    if let kept { Output.print("The file that stood there is kept as “\(kept)”.") }
  }

  private func path(in locations: Locations) throws -> String {
    let copies = PersonalCopies(directory: locations.backups).all()
    if let known = copies.first(where: { $0.name == copy }) { return known.path }
    guard FileManager.default.fileExists(atPath: copy) else {
      let names = copies.map(\.name).joined(separator: ", ")
      throw Failure(
        "there is no copy “\(copy)”; " + (names.isEmpty ? "none has been made yet" : "there are \(names)"),
        status: .noInput)
    }
    return copy.hasPrefix("/") ? copy : FileManager.default.currentDirectoryPath + "/" + copy
  }

  /// Throws where the answer is no, or where nobody can answer.
  private func ask(_ contents: PersonalCopies.Contents, _ locations: Locations) throws {
    guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else {
      throw Failure("nobody can be asked here whether the copy is to be brought back; --yes says so", status: .usage)
    }
    let question =
      "Put “\(contents.path)” (\(contents.articles) marked articles, \(contents.starred) starred, "
      + "\(contents.corrections) corrections, \(contents.subscriptions) feeds) in the place of “\(locations.personal)”? "
      + "That one is kept beside it. [y/N] "
    Output.write(Output.cleaned(question, for: STDERR_FILENO), to: STDERR_FILENO)
    guard ["y", "yes"].contains(readLine()?.lowercased()) else {
      throw Failure("nothing was changed", status: .temporary)
    }
  }
}
