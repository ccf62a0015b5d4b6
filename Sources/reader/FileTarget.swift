import Glibc

/// What the name of a file to be written leads to, links followed.
enum FileTarget {
  case standardOutput
  /// A file that this process has open, by a name such as `/dev/stdout`.
  case descriptor(Int32)
  /// A pipe, a socket or a device.
  case device
  case file(FileReplacement)

  /// - Throws: where nothing may be written there: one of the program's own files, any database, a directory.
  init(_ file: String, sparing own: OwnFiles) throws {
    let descriptor = file == "-" ? STDOUT_FILENO : Self.openDescriptor(file)
    if let descriptor {
      var status = stat()
      if fstat(descriptor, &status) == 0, own.contains(status) {
        throw Self.refusal(file, "is a file of reader itself")
      }
      self = file == "-" ? .standardOutput : .descriptor(descriptor)
      return
    }
    let path = try Self.followed(file)
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists {
      switch status.st_mode & S_IFMT {
      case S_IFREG: break
      case S_IFDIR: throw Failure("“\(file)” is a directory; name a file in it", status: .cannotCreate)
      default:
        self = .device
        return
      }
    }
    // By what it is before anything is opened: to close a file lets go of all locks that the process has on it.
    if own.contains(path) { throw Self.refusal(file, "is a file of reader itself") }
    if exists, try Self.isDatabase(path, named: file) { throw Self.refusal(file, "is an SQLite database") }
    for suffix in OwnFiles.companions where path.hasSuffix(suffix) {
      let database = String(path.dropLast(suffix.count))
      if own.contains(database) || (try? Self.isDatabase(database, named: file)) == true {
        throw Self.refusal(file, "belongs to an SQLite database")
      }
    }
    self = .file(FileReplacement(path: path, name: file, replaced: exists ? status : nil))
  }

  private static func refusal(_ file: String, _ why: String) -> Failure {
    let name = file == "-" ? "standard output" : "“\(file)”"
    return Failure("\(name) \(why) and is not written over; give another name", status: .cannotCreate)
  }

  /// Whether it begins as one (https://www.sqlite.org/fileformat2.html#magic_header_string).
  private static func isDatabase(_ path: String, named file: String) throws -> Bool {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else {
      // What cannot be looked at might be one.
      throw Failure(
        "“\(file)” cannot be looked at (\(String(cString: strerror(errno)))), so it is not written over",
        status: .cannotCreate)
    }
    defer { close(descriptor) }
    let magic = Array("SQLite format 3\0".utf8)
    var beginning = [UInt8](repeating: 0, count: magic.count)
    return read(descriptor, &beginning, beginning.count) == magic.count && beginning == magic
  }

  /// The path behind all links, also behind one that leads to nothing yet.
  private static func followed(_ file: String) throws -> String {
    var path = file
    for _ in 0..<40 {
      var status = stat()
      guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK, let target = link(at: path) else {
        return path
      }
      path = target.hasPrefix("/") ? target : PathParts(path).directory + "/" + target
    }
    throw Failure.cannotWrite(file, ELOOP, status: .cannotCreate)
  }

  private static func link(at path: String) -> String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(path, &buffer, buffer.count)
    return count > 0 ? String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self) : nil
  }

  /// The descriptor that `/dev/stdout`, `/dev/fd/3` or `/proc/self/fd/3` stands for. To open such a name anew would
  /// begin at the start of a file that the shell appends to.
  private static func openDescriptor(_ file: String) -> Int32? {
    var path = file
    for _ in 0..<8 {
      let parts = PathParts(path)
      if let number = Int32(parts.name), let place = realpath(parts.directory, nil) {
        defer { free(place) }
        if String(cString: place) == "/proc/\(getpid())/fd" { return number }
      }
      guard path.hasPrefix("/dev/") || path.hasPrefix("/proc/"), let target = link(at: path), target.hasPrefix("/")
      else {
        return nil
      }
      path = target
    }
    return nil
  }
}
