import Foundation
import Glibc

/// The one file that an argument names; `-` is standard input, or standard output.
enum NamedFile {
  /// What messages call it.
  static func name(_ file: String) -> String { file == "-" ? "standard input" : "“\(file)”" }

  /// All bytes, and of more than `limit` one more than that, so that whoever reads them sees it.
  static func bytes(of file: String, limit: Int) throws -> [UInt8] {
    if file == "-" { return try StandardInput().readAll() }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder), !isFolder.boolValue,
      let handle = FileHandle(forReadingAtPath: file)
    else { throw Failure("there is no file “\(file)” that can be read", status: .noInput) }
    defer { try? handle.close() }
    do { return [UInt8](try handle.read(upToCount: limit + 1) ?? Data()) } catch {
      throw Failure("“\(file)” cannot be read: \(error.localizedDescription)", status: .noInput)
    }
  }

  /// Replaces the file as a whole, or not at all; see `FileReplacement`. A pipe or a device is written into.
  ///
  /// - Parameters:
  ///   - own: what is never replaced.
  ///   - isPrivate: a file that is not there yet is made for its owner alone.
  static func write(_ text: String, to file: String, sparing own: OwnFiles, isPrivate: Bool = false) throws {
    switch try FileTarget(file, sparing: own) {
    case .standardOutput: Output.write(text, to: STDOUT_FILENO)
    case .descriptor(let descriptor): try write(text, into: descriptor, file)
    case .device:
      let descriptor = open(file, O_WRONLY | O_CLOEXEC | O_NOCTTY)
      guard descriptor >= 0 else { throw Failure.cannotWrite(file, errno, status: .cannotCreate) }
      defer { close(descriptor) }
      try write(text, into: descriptor, file)
    case .file(let replacement): try replacement.write(text, isPrivate: isPrivate)
    }
  }

  /// Writes all bytes; nobody who reads them any more is no failure.
  static func write(_ text: String, into descriptor: Int32, _ file: String) throws {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        bytes = bytes.dropFirst(count)
      } else if errno == EPIPE {
        return
      } else if errno != EINTR {
        throw Failure.cannotWrite(file, errno, status: .inputOutput)
      }
    }
  }
}

extension Failure {
  static func cannotWrite(_ file: String, _ code: Int32, status: ExitStatus) -> Failure {
    Failure("“\(file)” cannot be written: \(String(cString: strerror(code)))", status: status)
  }
}
