internal import Glibc

/// Standard input for programs that wait for answers: gives what there is and waits for no more.
enum LabInput {
  private static let block = 1 << 18

  /// Appends what there is to read, up to a block; false at the end.
  static func read(into buffer: inout [UInt8]) throws(LabFailure) -> Bool {
    let count = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: block))
    while true {
      let read = buffer.withUnsafeMutableBytes {
        Glibc.read(STDIN_FILENO, UnsafeMutableRawBufferPointer(rebasing: $0[count...]).baseAddress, block)
      }
      if read < 0, errno == EINTR { continue }
      buffer.removeSubrange((count + max(read, 0))...)
      guard read >= 0 else {
        throw LabFailure("standard input cannot be read: \(LabFailure.reason(errno))", .noInput)
      }
      return read > 0
    }
  }
}

/// Standard output for programs that read it as it comes.
enum LabOutput {
  static func write(_ bytes: [UInt8]) throws(LabFailure) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(STDOUT_FILENO, UnsafeRawBufferPointer(rebasing: $0[done...]).baseAddress, bytes.count - done)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        throw LabFailure("standard output cannot be written: \(LabFailure.reason(errno))", .inputOutput)
      }
      done += count
    }
  }
}
