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

  /// Replaces the file as a whole, or not at all; a link stays, and what it leads to is replaced. A pipe or a device is
  /// written into.
  static func write(_ text: String, to file: String) throws {
    if file == "-" { return Output.write(text, to: STDOUT_FILENO) }
    var status = stat()
    let exists = stat(file, &status) == 0
    if exists, status.st_mode & S_IFMT != S_IFREG, status.st_mode & S_IFMT != S_IFDIR {
      let descriptor = open(file, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else {
        throw Failure("“\(file)” cannot be written: \(String(cString: strerror(errno)))", status: .cannotCreate)
      }
      defer { close(descriptor) }
      return Output.write(text, to: descriptor, name: "“\(file)”")
    }
    let target = URL(fileURLWithPath: file)
    do {
      try Data(text.utf8).write(to: exists ? target.resolvingSymlinksInPath() : target, options: .atomic)
    } catch {
      throw Failure("“\(file)” cannot be written: \(error.localizedDescription)", status: .cannotCreate)
    }
  }
}
