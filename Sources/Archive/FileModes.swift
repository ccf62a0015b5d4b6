internal import Glibc

/// Who may read the files of the program: what is made is for its owner alone, whatever the umask says.
///
/// What is there already is closed to others where it lies beside the personal file and belongs to this user. A file or
/// directory that was given to another group keeps what that group may do: it is shared on purpose. So is an archive
/// elsewhere, whose modes are left as they are. SQLite gives its log and index the mode of the database.
enum FileModes {
  static func directory(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "/" }
    return String(path[..<slash])
  }

  /// `S_IFREG` or another kind, links followed; nil where there is nothing.
  static func kind(of path: String) -> mode_t? { status(of: path).map { $0.st_mode & S_IFMT } }

  /// With all that are missing above it.
  static func makeDirectory(_ path: String) {
    guard status(of: path) == nil, path != "/" else { return }
    makeDirectory(directory(of: path))
    if mkdir(path, 0o700) == 0 { chmod(path, 0o700) }
  }

  /// An empty file. It is made without being opened: to close it would let go of the locks that another connection of
  /// this process has on it (https://www.sqlite.org/howtocorrupt.html, 2.2).
  static func makeFile(_ path: String) {
    guard status(of: path) == nil, let path = destination(of: path) else { return }
    if mknod(path, S_IFREG | 0o600, 0) == 0 { chmod(path, 0o600) }
  }

  static func isSameDirectory(_ one: String, _ other: String) -> Bool {
    guard let one = status(of: one), let other = status(of: other) else { return false }
    return one.st_dev == other.st_dev && one.st_ino == other.st_ino
  }

  /// Closes a database, what SQLite keeps beside it, and its directory to others. Files behind links lie elsewhere.
  static func tighten(_ path: String) {
    if let status = status(of: directory(of: path)) { tighten(directory(of: path), status) }
    for suffix in ["", "-wal", "-shm", "-journal", "-refresh"] {
      var status = stat()
      guard lstat(path + suffix, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
      tighten(path + suffix, status)
    }
  }

  private static func tighten(_ path: String, _ status: stat) {
    guard status.st_uid == geteuid() else { return }
    let isOwnGroup = [getegid(), getgid()].contains(status.st_gid)
    let others: mode_t = isOwnGroup ? 0o077 : 0o007
    if status.st_mode & others != 0 { chmod(path, status.st_mode & 0o7777 & ~others) }
  }

  private static func status(of path: String) -> stat? {
    var status = stat()
    return stat(path, &status) == 0 ? status : nil
  }

  /// Where a link that leads to nothing yet leads; the path itself where it is no link.
  private static func destination(of path: String) -> String? {
    var path = path
    for _ in 0..<40 {
      var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
      let count = readlink(path, &buffer, buffer.count)
      guard count > 0 else { return path }
      let target = String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
      path = target.hasPrefix("/") ? target : directory(of: path) + "/" + target
    }
    return nil
  }
}
