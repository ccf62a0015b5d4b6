internal import ArgumentParser
internal import Foundation

/// Why the lab gives up: a sentence for standard error, and the status to end with.
struct LabFailure: Error, CustomStringConvertible {
  /// Of sysexits.h.
  enum Status: Int32 {
    /// Input that is not what it should be.
    case data = 65
    /// Input that does not exist or cannot be read.
    case noInput = 66
    /// Output that cannot be written.
    case inputOutput = 74

    var exitCode: ExitCode { ExitCode(rawValue) }
  }

  var description: String
  var status: Status

  init(_ description: String, _ status: Status) {
    self.description = description
    self.status = status
  }

  /// A file that cannot be read, whoever says so; nil for any other error.
  init?(_ error: any Error) {
    guard let error = error as? CocoaError, error.isFileError else { return nil }
    let file = error.filePath ?? error.url?.path()
    self.init(
      file.map { "“\($0)” cannot be read or written: \(error.localizedDescription)" } ?? error.localizedDescription,
      .noInput)
  }

  static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }

  func complain() { Self.complain(description) }

  static func complain(_ text: String) { FileHandle.standardError.write(Data("lab: \(text)\n".utf8)) }
}
