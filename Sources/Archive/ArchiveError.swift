import GRDB
import News

/// Why the archive could not do what it was asked to, as a sentence for people.
public struct ArchiveError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of thing went wrong, for callers that act on it.
  public enum Reason: Hashable, Sendable {
    /// The file or its directory cannot be opened or created.
    case cannotOpen
    /// The file is something else than an archive.
    case foreign
    /// A newer version of the program has written the file.
    case tooNew
    /// The file may be read but not written.
    case readOnly
    /// Another process has kept the file locked for too long.
    case busy
    /// The disk is full.
    case full
    /// What is in the file contradicts itself.
    case damaged
    /// The archive has no such article.
    case unknownArticle
    /// What was to be stored breaks a rule of its type.
    case invalid
    /// What the person asks for cannot be stored, and why: `detail` is the whole sentence.
    case refused
    /// Anything else that SQLite reports.
    case failed
  }

  public var reason: Reason
  /// The file that it is about.
  public var path: String
  /// What was found, in a few words.
  public var detail: String

  public init(_ reason: Reason, path: String, detail: String = "") {
    self.reason = reason
    self.path = path
    self.detail = detail
  }

  /// One sentence; nothing in it that a terminal would obey.
  public var description: String {
    reason == .refused ? Printable.line(detail) : Printable.line("“\(path)” \(clause)")
  }

  /// What is said of the file, and what to do about it.
  var clause: String {
    let sentence =
      switch reason {
      case .cannotOpen: "cannot be opened"
      case .foreign: "is not an archive of reader"
      case .tooNew: "was written by a newer version of reader"
      case .readOnly: "may only be read"
      case .busy: "is locked by another process"
      case .full: "cannot grow: the disk is full"
      case .damaged: "is damaged"
      case .unknownArticle: "has no such article"
      case .invalid: "was given something impossible"
      case .refused: "does not keep this"
      case .failed: "could not be used"
      }
    return sentence + (detail.isEmpty ? "" : ": \(detail)") + nextStep
  }

  private var nextStep: String {
    switch reason {
    case .damaged: "; reader doctor --repair carries what can be read into a sound file"
    case .foreign: "; if it was one, reader doctor --repair mends it"
    case .tooNew: "; update reader to use it"
    default: ""
    }
  }
}

extension ArchiveError {
  /// Anything that was thrown below, told in the archive's words. Errors that already are, stay as they are.
  init(_ error: any Error, path: String) {
    switch error {
    case let error as ArchiveError: self = error
    case let error as DatabaseError: self.init(error, path: path)
    case let error as Unreadable: self.init(.damaged, path: path, detail: error.what)
    case is RowDecodingError: self.init(.damaged, path: path, detail: "a column holds a value of the wrong kind")
    default: self.init(.failed, path: path, detail: String(describing: error))
    }
  }

  private init(_ error: DatabaseError, path: String) {
    let reason: Reason =
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
      case .SQLITE_READONLY: .readOnly
      case .SQLITE_CORRUPT: .damaged
      case .SQLITE_NOTADB: .foreign
      case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: .cannotOpen
      case .SQLITE_FULL: .full
      default: .failed
      }
    self.init(reason, path: path, detail: error.message ?? "")
  }
}

/// Stored bytes that do not follow their own format.
struct Unreadable: Error, Hashable {
  var what: String
}
