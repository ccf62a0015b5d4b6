import GRDB
public import News

/// Which files of watched directories have been read, and as what.
extension Archive {
  /// The files below the directory that have been read, by their paths.
  public func watchedFiles(below directory: String) throws(ArchiveError) -> [String: WatchedFile] {
    let (start, end) = Self.range(below: directory)
    return try read { db in
      let rows = try db.rows(
        "SELECT path, size, modified FROM watched_file WHERE path >= ? AND path < ?", [start, end])
      let files = try db.readable(rows, of: "watched_file") { row in
        WatchedFile(path: try row.get(0), size: try row.get(1), modified: try row.get(2))
      }
      // Two names may differ in the form of a letter alone: one of them is read once more.
      return Dictionary(files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    }
  }

  /// Everything from “/a/” up to “/a0”, the character after the slash.
  static func range(below directory: String) -> (start: String, end: String) {
    let start = directory.hasSuffix("/") ? directory : directory + "/"
    return (start, start.dropLast() + "0")
  }

  /// Remembers files as read, and forgets others.
  public func store(watched files: [WatchedFile], forgetting gone: [String] = []) throws(ArchiveError) {
    guard !files.isEmpty || !gone.isEmpty else { return }
    try write { db in
      for path in gone { try db.run("DELETE FROM watched_file WHERE path = ?", [path]) }
      for file in files {
        try db.run(
          """
          INSERT INTO watched_file VALUES (?, ?, ?)
          ON CONFLICT (path) DO UPDATE SET size = excluded.size, modified = excluded.modified
          """, [file.path, file.size, file.modified])
      }
    }
  }
}
