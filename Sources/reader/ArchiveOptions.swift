import Archive
import ArgumentParser
import Foundation
import Ingest
import News
import Newsroom

/// `--archive`, which every command takes, and how the archive is opened.
struct ArchiveOptions: ParsableArguments {
  @Option(
    name: .customLong("archive"),
    help: ArgumentHelp("The archive to use instead of the ordinary one.", valueName: "file"))
  var file: String?

  /// The archive on disk, which is made where there is none.
  func openArchive() throws -> Archive { try open(.file(path: file ?? Locations().archive)) }

  /// The archive on disk, for commands that only read. Where there is none yet it is empty; where one was named there
  /// must be one.
  func openExisting() throws -> Archive {
    if FileManager.default.fileExists(atPath: file ?? Locations().archive) { return try openArchive() }
    guard let file else { return try openTemporary() }
    throw Failure("there is no archive “\(file)”; reader add makes one", status: .noInput)
  }

  /// An archive that lives as long as the process. What the person does is kept all the same.
  func openTemporary() throws -> Archive { try open(.temporary) }

  /// What no export may be written over.
  var ownFiles: OwnFiles {
    let usual = Locations()
    return OwnFiles(databases: [file ?? usual.archive, usual.archive, usual.personal])
  }

  private func open(_ location: Archive.Location) throws -> Archive {
    let locations = Locations()
    let size = (try? FileManager.default.attributesOfItem(atPath: locations.personal))?[.size] as? Int ?? 0
    do throws(ArchiveError) {
      let archive = try Archive(at: location, personalFile: locations.personal)
      if size == 0 { Self.tellOfCopies(locations) }
      return archive
    } catch {
      throw Failure(error.description, status: ExitStatus(error))
    }
  }

  /// Where the personal file has gone, or is empty, and there are copies of it.
  private static func tellOfCopies(_ locations: Locations) {
    guard let copy = PersonalCopies(directory: locations.backups).all().first else { return }
    UnreadableRows.note(
      UnreadableRow(
        file: locations.personal,
        what: "it was not there or empty, and begins anew; reader doctor --restore \(copy.name) brings back a copy"))
  }
}

/// An argument that is an existing path is a path, `-` is standard input, anything else the id of an article.
enum ArticleArgument {
  case path(String)
  case standardInput
  case id(ArticleID)

  init(_ argument: String) {
    if argument == "-" {
      self = .standardInput
    } else if FileManager.default.fileExists(atPath: argument) {
      self = .path(argument)
    } else {
      self = .id(ArticleID(argument))
    }
  }

  /// What ingest reads; nil for an id.
  func input() throws -> Intake.Input? {
    switch self {
    case .path(let path): .path(path)
    case .standardInput: try NamedInputs(["-"]).read().first
    case .id: nil
    }
  }
}

/// Reads the articles of paths or of standard input for commands that need no archive.
///
/// Problems are reported as they come, the rest goes on.
struct ArticleReader {
  private(set) var articles: [Article] = []
  private(set) var worstStatus = ExitStatus.ok

  init(reading inputs: [Intake.Input]) {
    var articles: [Article] = []
    var worst = ExitStatus.ok
    Intake().read(inputs) { article in
      articles.append(article)
    } onProblem: { problem in
      Output.complain(problem.description)
      worst = worst.worse(of: problem)
    }
    self.articles = articles
    worstStatus = worst
  }
}

extension ExitStatus {
  /// The first kind of problem met decides: it is the one that is reported first.
  func worse(of problem: IntakeProblem) -> ExitStatus {
    self == .ok ? ExitStatus(rawValue: problem.exitStatus) ?? .data : self
  }
}
