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

  /// Replaces the file as a whole, or not at all.
  static func write(_ text: String, to file: String) throws {
    if file == "-" { return Output.write(text, to: STDOUT_FILENO) }
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
    } catch {
      throw Failure("“\(file)” cannot be written: \(error.localizedDescription)", status: .cannotCreate)
    }
  }
}
