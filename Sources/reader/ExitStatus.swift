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
  /// An internal error: something that should not happen.
  case software = 70
  /// The archive cannot be created or written.
  case cannotCreate = 73
  case inputOutput = 74

  var exitCode: ExitCode { ExitCode(rawValue) }
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
