import Glibc
import Ingest

/// Articles that come through a pipe while the keyboard is still needed.
enum StandardInput {
  /// More than this is read from files, which need not be in memory.
  static let largest = 1 << 30

  /// All bytes, up to `largest`.
  static func readAll() throws -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw Failure("standard input cannot be read: \(String(cString: strerror(errno)))", status: .noInput)
      }
      bytes += buffer[..<count]
      if bytes.count > largest { throw Failure("standard input is larger than 1 GiB; add files", status: .data) }
    }
  }

  /// Puts the controlling terminal where the pipe was, so that keys can be read. False where there is none.
  static func returnToTerminal() -> Bool {
    let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC)
    guard terminal >= 0 else { return false }
    defer { if terminal != STDIN_FILENO { close(terminal) } }
    return dup2(terminal, STDIN_FILENO) == STDIN_FILENO
  }
}

extension Intake.Input {
  /// What an argument names: `-` is standard input, which is read here and now.
  init(argument: String) throws {
    self = argument == "-" ? .bytes(try StandardInput.readAll(), name: "-") : .path(argument)
  }
}
