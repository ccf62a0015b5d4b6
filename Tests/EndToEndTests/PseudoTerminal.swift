import CVTerm
import Glibc
import ReaderUI

/// A pseudo-terminal and the process that runs on it, alone in its session.
final class PseudoTerminal {
  struct Failure: Error {
    var call: String
    var code = errno
  }

  /// How a process has ended.
  enum Ending: Equatable {
    case exited(Int32)
    case killed(by: Int32)
  }

  /// A byte that no terminfo entry sends: what was written before it has been read when it is read.
  private static let fence: UInt8 = 0x1d

  let process: pid_t
  /// The terminal's modes before the process began.
  let modesBefore: [UInt8]
  private var main: Int32
  private var replica: Int32
  private(set) var ending: Ending?

  init(_ arguments: [String], environment: [String: String], size: Frame.Size) throws {
    main = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard main >= 0, grantpt(main) == 0, unlockpt(main) == 0, let name = ptsname(main) else {
      throw Failure(call: "posix_openpt")
    }
    let path = String(cString: name)
    replica = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard replica >= 0 else { throw Failure(call: "open \(path)") }
    Self.setSize(size, of: main)
    modesBefore = Self.modes(of: replica)
    process = try Self.spawn(arguments, environment: environment, on: path)
  }

  deinit {
    if ending == nil {
      kill(-process, SIGKILL)
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    hangUp()
  }

  /// The first descriptor that a session leader opens on a terminal makes it the controlling one (tty_ioctl(4)).
  private static func spawn(_ arguments: [String], environment: [String: String], on path: String) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    let setSession = 0x80  // POSIX_SPAWN_SETSID, hidden without _GNU_SOURCE
    posix_spawnattr_setflags(&attributes, Int16(setSession | Int(POSIX_SPAWN_SETSIGMASK)))
    let words = arguments.map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in words + variables { free(pointer) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, arguments[0], &actions, &attributes, words, variables)
    guard code == 0 else { throw Failure(call: "posix_spawn \(arguments[0])", code: code) }
    return process
  }

  private static func setSize(_ size: Frame.Size, of descriptor: Int32) {
    var window = winsize(ws_row: UInt16(size.rows), ws_col: UInt16(size.columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(descriptor, UInt(TIOCSWINSZ), &window)
  }

  /// The kernel sends SIGWINCH to whoever has the terminal.
  func resize(to size: Frame.Size) { Self.setSize(size, of: main) }

  func type(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(main, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// What the process has written; waits for it this long, in milliseconds.
  func read(waiting milliseconds: Int32) -> [UInt8] {
    var polled = pollfd(fd: main, events: Int16(POLLIN), revents: 0)
    guard poll(&polled, 1, milliseconds) > 0 else { return [] }
    return [UInt8](unsafeUninitializedCapacity: 65536) { buffer, count in
      count = max(Glibc.read(main, buffer.baseAddress, buffer.count), 0)
    }
  }

  /// Everything that has been written on the terminal up to now, on its way or not.
  func readToFence() -> [UInt8] {
    var mark = Self.fence
    guard write(replica, &mark, 1) == 1 else { return [] }
    var bytes: [UInt8] = []
    for _ in 0..<1000 {
      bytes += read(waiting: 100)
      if let end = bytes.lastIndex(of: Self.fence) {
        bytes.remove(at: end)
        break
      }
    }
    return bytes
  }

  /// The terminal's modes, byte for byte.
  var modes: [UInt8] { Self.modes(of: replica) }

  private static func modes(of descriptor: Int32) -> [UInt8] {
    var modes = termios()
    tcgetattr(descriptor, &modes)
    return withUnsafeBytes(of: &modes) { Array($0) }
  }

  /// Whether the process has ended; never waits.
  func hasEnded() -> Bool {
    if ending != nil { return true }
    var status: Int32 = 0
    guard waitpid(process, &status, WNOHANG) == process else { return false }
    ending = status & 0x7f == 0 ? .exited(status >> 8 & 0xff) : .killed(by: status & 0x7f)
    return true
  }

  /// The terminal goes away, as when its window is closed.
  func hangUp() {
    if replica >= 0 { close(replica) }
    if main >= 0 { close(main) }
    (replica, main) = (-1, -1)
  }
}
