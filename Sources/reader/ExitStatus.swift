import Archive
import ArgumentParser

/// The exit statuses of sysexits.h that `reader` uses.
enum ExitStatus: Int32 {
  case ok = 0
  /// Used wrongly: an unknown option, a query that cannot be read.
  case usage = 64
  /// Input that is not what it should be.
  case data = 65
  /// Input that does not exist or cannot be read.
  case noInput = 66
  /// Everything that was asked for failed on the network, or the terminal cannot carry the reading screen.
  case unavailable = 69
  /// An internal error: something that should not happen.
  case software = 70
  /// The system does not give what the program needs: descriptors, threads, memory.
  case system = 71
  /// The archive cannot be created or written.
  case cannotCreate = 73
  /// The archive is locked for too long, or the disk fails; output that cannot be written.
  case inputOutput = 74
  /// It failed, and trying again later may help; or the reading screen could not save what the person did.
  case temporary = 75

  var exitCode: ExitCode { ExitCode(rawValue) }
}

extension ExitStatus {
  /// The status that a program ends with where the archive refuses.
  init(_ error: ArchiveError) {
    switch error.reason {
    case .cannotOpen, .foreign, .tooNew, .readOnly, .full: self = .cannotCreate
    case .damaged: self = .data
    case .unknownArticle: self = .noInput
    case .busy, .failed: self = .inputOutput
    case .invalid: self = .software
    }
  }
}

/// A sentence for standard error and the status to end with.
struct Failure: Error, CustomStringConvertible {
  var description: String
  var status: ExitStatus

  init(_ description: String, status: ExitStatus) {
    self.description = description
    self.status = status
  }
}
