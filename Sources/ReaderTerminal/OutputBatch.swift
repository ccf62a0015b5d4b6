import CTerminalSignals
import Glibc

/// Sends what curses writes for one update in one piece.
///
/// curses flushes its buffer after every movement of the cursor (`TINFO_MVCUR` in its lib_mvcur.c): two dozen writes a
/// frame, each of which may travel alone over SSH. While an update runs, curses writes into memory; then all of it goes
/// to the terminal at once. The terminal's own descriptor never changes, so whoever restores it after a crash finds it.
final class OutputBatch {
  /// What curses writes to; nil where the system has no descriptor left.
  let stream: UnsafeMutablePointer<FILE>?
  private let descriptor: Int32
  /// -1 where there is no memory to write to: then nothing is collected.
  private let memory: Int32

  init() {
    descriptor = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
    stream = descriptor >= 0 ? fdopen(descriptor, "w") : nil
    memory = cterminal_memory_file()
  }

  deinit {
    if let stream { fclose(stream) }
    if memory >= 0 { close(memory) }
  }

  /// Runs an update of the screen; what it writes has gone out when this returns.
  func collect(_ update: () -> Void) {
    guard memory >= 0, cterminal_redirect(descriptor, memory) == 0 else { return update() }
    update()
    _ = cterminal_redirect(descriptor, STDOUT_FILENO)
    send()
  }

  private func send() {
    let size = Int(lseek(memory, 0, SEEK_CUR))
    guard size > 0 else { return }
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = max(pread(memory, buffer.baseAddress, size, 0), 0)
    }
    lseek(memory, 0, SEEK_SET)
    ftruncate(memory, 0)
    Self.write(bytes[...])
  }

  /// Writes all of it. A terminal that is gone takes nothing; the event loop learns of that from the keyboard.
  static func write(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        // Somebody shares the terminal and has made it non-blocking.
        var polled = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
        guard poll(&polled, 1, 10_000) > 0 else { return }
      } else if errno != EINTR {
        return
      }
    }
  }
}
