import Glibc

/// Puts a file in the place of another, or makes it: written beside it, brought to the disk, renamed. Whatever fails
/// before that leaves the old file whole.
struct FileReplacement {
  /// Behind all links.
  let path: String
  /// What the person called it.
  let name: String
  /// The file that is there; nil where there is none.
  let replaced: stat?

  func write(_ text: String, isPrivate: Bool) throws {
    let draft = PathParts(path).directory + "/.reader-" + String(UInt64.random(in: .min ... .max), radix: 36)
    let descriptor = open(
      draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, replaced == nil && !isPrivate ? 0o666 : 0o600)
    guard descriptor >= 0 else { throw Failure.cannotWrite(name, errno, status: .cannotCreate) }
    var isThere = true
    defer {
      close(descriptor)
      if isThere { unlink(draft) }
    }
    try NamedFile.write(text, into: descriptor, name)
    if let replaced {
      // Before the mode: a change of the owner takes bits from it. Only root can give files away.
      let isOwners = fchown(descriptor, replaced.st_uid, replaced.st_gid) == 0
      _ = fchmod(descriptor, replaced.st_mode & (isOwners ? 0o7777 : 0o777))
    }
    guard fsync(descriptor) == 0 else { throw Failure.cannotWrite(name, errno, status: .inputOutput) }
    guard rename(draft, path) == 0 else { throw Failure.cannotWrite(name, errno, status: .cannotCreate) }
    isThere = false
    syncDirectory()
  }

  /// The new name is on the disk after this. Not every file system can do it, and the file is there all the same.
  private func syncDirectory() {
    let directory = open(PathParts(path).directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard directory >= 0 else { return }
    _ = fsync(directory)
    close(directory)
  }
}
