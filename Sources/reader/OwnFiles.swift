import Glibc

/// The files that the program keeps its data in, whatever they are called: nothing that a person has written out may
/// take their place.
struct OwnFiles {
  /// A file, or the directory that it lies in.
  struct Identity: Hashable {
    var device: UInt
    var node: UInt

    init(_ status: stat) { (device, node) = (UInt(status.st_dev), UInt(status.st_ino)) }

    /// Links are followed; nil where there is nothing.
    init?(_ path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      self.init(status)
    }
  }

  private struct Place: Hashable {
    var directory: Identity
    var name: Substring
  }

  private var files: Set<Identity> = []
  /// What is not there now may be in a moment: the log of a database.
  private var places: Set<Place> = []

  /// What SQLite and the program keep beside a database.
  static let companions = ["-wal", "-shm", "-journal", "-refresh"]

  init(databases: [String]) {
    for path in databases.flatMap({ path in [path] + Self.companions.map { path + $0 } }) {
      if let identity = Identity(path) { files.insert(identity) }
      if let place = Self.place(of: path) { places.insert(place) }
    }
  }

  /// - Parameter path: of which only the last part may be missing.
  func contains(_ path: String) -> Bool {
    if let identity = Identity(path), files.contains(identity) { return true }
    return Self.place(of: path).map(places.contains) ?? false
  }

  func contains(_ status: stat) -> Bool { files.contains(Identity(status)) }

  private static func place(of path: String) -> Place? {
    let parts = PathParts(path)
    return Identity(parts.directory).map { Place(directory: $0, name: parts.name) }
  }
}

/// A path taken apart by its letters.
struct PathParts {
  /// `.` where none is named.
  let directory: String
  let name: Substring

  init(_ path: String) {
    guard let slash = path.lastIndex(of: "/") else {
      (directory, name) = (".", path[...])
      return
    }
    directory = slash == path.startIndex ? "/" : String(path[..<slash])
    name = path[path.index(after: slash)...]
  }
}
