import Foundation
import GRDB
internal import Glibc
import News

/// Puts a file in the place of another, which is kept beside it under another name.
struct FileReplacement {
  let path: String

  /// Throws where another process has the file open: what that one writes from then on would be lost.
  func requireUnused() throws(ArchiveError) {
    let descriptor = open(path, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return }
      throw ArchiveError(errno == EACCES || errno == EROFS ? .readOnly : .cannotOpen, path: path)
    }
    // Closing a descriptor gives back all locks of this process on the file (fcntl(2)); here it has none.
    defer { close(descriptor) }
    // The bytes that everybody locks who has a file with a write-ahead log open
    // (https://www.sqlite.org/fileformat2.html, “lock-byte page”).
    var lock = flock()
    lock.l_type = Int16(F_WRLCK)
    lock.l_whence = Int16(SEEK_SET)
    lock.l_start = 0x4000_0002
    lock.l_len = 510
    if fcntl(descriptor, F_GETLK, &lock) == 0, lock.l_type != Int16(F_UNLCK) {
      throw ArchiveError(.busy, path: path, detail: "end the other reader first (process \(lock.l_pid))")
    }
  }

  /// A file beside it that nobody else may read, for what is to take its place.
  func temporary() throws(ArchiveError) -> String {
    let name = path + ".new-\(getpid())"
    for suffix in ["", "-wal", "-shm", "-journal"] { unlink(name + suffix) }
    let descriptor = open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      throw ArchiveError(.cannotOpen, path: name, detail: String(cString: strerror(errno)))
    }
    close(descriptor)
    return name
  }

  /// Puts the new file in the place of the old one. The log of the old one goes with it: it would be read as the new
  /// one's.
  /// - Parameter word: what the old one is from now on, such as `damaged`.
  /// - Returns: the name of the old one; nil where there was none.
  func replace(by new: String, keepingAs word: String, day: CalendarDay) throws(ArchiveError) -> String? {
    var status = stat()
    let exists = stat(path, &status) == 0
    let kept = unusedName(word, day)
    if exists {
      _ = chmod(new, status.st_mode & 0o777)
      if rename(path + "-wal", kept + "-wal") != 0, errno != ENOENT { throw failure() }
      unlink(path + "-shm")
      // So there is a file of this name at every moment, wherever file systems have links.
      if link(path, kept) != 0, rename(path, kept) != 0 { throw failure() }
    } else {
      for suffix in ["-wal", "-shm"] { unlink(path + suffix) }
    }
    guard rename(new, path) == 0 else { throw failure() }
    let folder = open((path as NSString).deletingLastPathComponent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if folder >= 0 {
      fsync(folder)
      close(folder)
    }
    return exists ? kept : nil
  }

  private func unusedName(_ word: String, _ day: CalendarDay) -> String {
    let name = "\(path).\(word)-\(day.iso8601)"
    var count = 1
    func candidate() -> String { count == 1 ? name : "\(name)-\(count)" }
    while FileManager.default.fileExists(atPath: candidate()) { count += 1 }
    return candidate()
  }

  private func failure() -> ArchiveError {
    ArchiveError(.failed, path: path, detail: String(cString: strerror(errno)))
  }
}
