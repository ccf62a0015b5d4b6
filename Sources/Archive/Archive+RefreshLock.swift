internal import Glibc

extension Archive {
  /// Takes the right to fetch for this archive, which one process has at a time; nil while another has it. It is given
  /// back when the lock is released, and by the system where the process ends before.
  ///
  /// - Throws: where the archive may only be read, or the file of the lock cannot be made.
  public func lockForRefresh() throws(ArchiveError) -> RefreshLock? {
    guard !isReadOnly else { throw refusalToWrite }
    guard !isTemporary else { return RefreshLock(descriptor: nil) }
    let name = path + "-refresh"
    let descriptor = open(name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      throw ArchiveError(.cannotOpen, path: name, detail: String(cString: strerror(errno)))
    }
    let lock = RefreshLock(descriptor: descriptor)
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EINTR else {
        if errno == EWOULDBLOCK { return nil }
        throw ArchiveError(.failed, path: name, detail: String(cString: strerror(errno)))
      }
    }
    return lock
  }
}

/// The right to fetch for an archive, for as long as it lives.
///
/// It is an advisory lock (flock(2)) on a file beside the archive, which stays: were it removed, two processes could
/// hold locks on two files of the same name.
public final class RefreshLock: Sendable {
  private let descriptor: Int32?

  fileprivate init(descriptor: Int32?) { self.descriptor = descriptor }

  deinit {
    if let descriptor { Glibc.close(descriptor) }
  }
}
