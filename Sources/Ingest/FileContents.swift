internal import Glibc

/// The bytes of one regular file, read in bounded pieces. A class, since it owns the descriptor.
///
/// The file is opened without blocking and looked at after it was opened, so a pipe that takes the place of a file
/// between the two is refused as well.
final class FileContents {
  private let descriptor: Int32
  private let path: String
  /// Bytes, when it was opened.
  let size: Int

  /// Where a file lives, whatever it is called.
  struct Identity: Hashable {
    var device: UInt
    var node: UInt
  }

  init(path: String) throws(IntakeProblem) {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw Self.problem(path: path, code: errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let code = errno
      close(descriptor)
      throw Self.problem(path: path, code: code)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw IntakeProblem(origin: path, reason: .notAFile)
    }
    self.descriptor = descriptor
    self.path = path
    size = Int(status.st_size)
  }

  deinit { close(descriptor) }

  /// Up to `count` bytes more; none at the end.
  func read(upTo count: Int) throws(IntakeProblem) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let received = Glibc.read(descriptor, buffer.baseAddress?.advanced(by: filled), count - filled)
        if received > 0 {
          filled += received
        } else if received == 0 {
          break
        } else if errno != EINTR {
          failure = errno
          break
        }
      }
    }
    guard failure == 0 else { throw Self.problem(path: path, code: failure) }
    return bytes
  }

  /// All of it, or a problem where it is larger than `limit`: never more than one byte beyond is read.
  func readAll(limit: Int) throws(IntakeProblem) -> [UInt8] {
    guard size <= limit else { throw IntakeProblem(origin: path, reason: .tooLarge(limit: limit)) }
    // The size may be nought (as in /proc) or change while it is read: the end of the file is what counts.
    var bytes: [UInt8] = []
    while bytes.count <= limit {
      let piece = try read(upTo: min(max(size - bytes.count, 65_536), limit + 1 - bytes.count))
      if piece.isEmpty { return bytes }
      bytes += piece
    }
    throw IntakeProblem(origin: path, reason: .tooLarge(limit: limit))
  }

  static func problem(path: String, code: Int32) -> IntakeProblem {
    switch code {
    case ENOENT, ENOTDIR: IntakeProblem(origin: path, reason: .missing)
    // Opening a socket, or a device without a driver.
    case ENXIO, ENODEV: IntakeProblem(origin: path, reason: .notAFile)
    default: IntakeProblem(origin: path, reason: .unreadable(String(cString: strerror(code))))
    }
  }
}
