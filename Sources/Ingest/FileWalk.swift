internal import Glibc

/// All files below a directory: in the order of their names, directories where their names stand, hidden ones left
/// out. Each directory is entered once, so links in a circle end.
struct FileWalk {
  static let deepest = 64
  static let most = 1_000_000

  /// The real path of the directory that no link may lead out of; nil where links are followed wherever they lead.
  private let boundary: String?
  private var entered: Set<FileContents.Identity> = []
  private var fileCount = 0

  /// Follows links wherever they lead.
  init() { boundary = nil }

  /// Follows links that stay below the directory, which may be reached by links itself.
  init(within directory: String) throws(IntakeProblem) {
    guard let path = Self.realPath(of: directory) else {
      throw FileContents.problem(path: directory, code: errno)
    }
    boundary = path
  }

  /// What a path names, links followed.
  enum Kind: Hashable {
    case file, directory, other
  }

  static func kind(of path: String) throws(IntakeProblem) -> Kind {
    let status = try status(of: path)
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .directory
    default: return .other
    }
  }

  /// Calls `visit` for every file that may hold an article.
  mutating func walk(
    _ directory: String, depth: Int = 0, visit: (String) throws -> Void, problem report: (IntakeProblem) -> Void
  ) rethrows {
    guard depth < Self.deepest else {
      report(IntakeProblem(origin: directory, reason: .tooMany("more than \(Self.deepest) directories in one another")))
      return
    }
    let names: [String]
    do throws(IntakeProblem) {
      guard try enter(directory) else { return }
      names = try Self.names(in: directory, problem: report)
    } catch {
      return report(error)
    }
    for name in names {
      let path = directory.hasSuffix("/") ? directory + name : directory + "/" + name
      do throws(IntakeProblem) {
        switch try Self.kind(of: path) {
        case .directory: break
        case .other: throw IntakeProblem(origin: path, reason: .notAFile)
        case .file:
          guard !ArticleFormat.isNeverAnArticle(name) else { continue }
        }
        guard !leadsOut(path) else { throw IntakeProblem(origin: path, reason: .leadsOut) }
      } catch {
        report(error)
        continue
      }
      try descend(path, depth: depth, visit: visit, problem: report)
    }
  }

  private mutating func descend(
    _ path: String, depth: Int, visit: (String) throws -> Void, problem report: (IntakeProblem) -> Void
  ) rethrows {
    if (try? Self.kind(of: path)) == .directory {
      return try walk(path, depth: depth + 1, visit: visit, problem: report)
    }
    fileCount += 1
    if fileCount == Self.most + 1 {
      report(IntakeProblem(origin: path, reason: .tooMany("more than \(Self.most) files")))
    }
    if fileCount <= Self.most { try visit(path) }
  }

  private mutating func enter(_ directory: String) throws(IntakeProblem) -> Bool {
    let status = try Self.status(of: directory)
    let identity = FileContents.Identity(device: UInt(status.st_dev), node: UInt(status.st_ino))
    return entered.insert(identity).inserted
  }

  /// The directory above has been looked at before, so only a link can lead anywhere else.
  private func leadsOut(_ path: String) -> Bool {
    var status = stat()
    guard let boundary, lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK else { return false }
    guard let real = Self.realPath(of: path) else { return true }
    return real != boundary && !real.hasPrefix(boundary == "/" ? "/" : boundary + "/")
  }

  private static func realPath(of path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  private static func status(of path: String) throws(IntakeProblem) -> stat {
    var status = stat()
    guard stat(path, &status) == 0 else { throw FileContents.problem(path: path, code: errno) }
    return status
  }

  private static func names(
    in directory: String, problem report: (IntakeProblem) -> Void
  ) throws(IntakeProblem) -> [String] {
    guard let stream = opendir(directory) else { throw FileContents.problem(path: directory, code: errno) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let bytes = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      guard bytes.first != UInt8(ascii: ".") else { continue }
      if let name = String(validating: bytes, as: UTF8.self) {
        names.append(name)
      } else {
        report(
          IntakeProblem(origin: "\(directory)/\(String(decoding: bytes, as: UTF8.self))", reason: .unnameable))
      }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
