import Glibc
import Ingest

/// Articles that come through a pipe while the keyboard may still be needed.
struct StandardInput: Sendable {
  /// More than this is read from files, which need not be in memory.
  static let largest = 1 << 30

  private var descriptor = STDIN_FILENO

  /// All bytes, up to `largest`.
  /// - Parameter isCancelled: asked ten times a second; what has come by then is given.
  func readAll(isCancelled: () -> Bool = { false }) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while !isCancelled() {
      var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&polled, 1, 100) != 0 else { continue }
      let count = read(descriptor, &buffer, buffer.count)
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR || errno == EAGAIN { continue }
        throw Failure("standard input cannot be read: \(String(cString: strerror(errno)))", status: .noInput)
      }
      bytes += buffer[..<count]
      if bytes.count > Self.largest { throw Failure("standard input is larger than 1 GiB; add files", status: .data) }
    }
    return bytes
  }

  /// Puts the controlling terminal where the pipe was, so that keys can be read; the pipe is read from elsewhere from
  /// now on. Changes nothing where standard input is the terminal itself, or there is none.
  mutating func makeWayForKeyboard() {
    guard isatty(STDIN_FILENO) == 0 else { return }
    let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC)
    guard terminal >= 0 else { return }
    defer { close(terminal) }
    let pipe = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3)
    guard pipe >= 0 else { return }
    guard dup2(terminal, STDIN_FILENO) == STDIN_FILENO else {
      close(pipe)
      return
    }
    descriptor = pipe
  }
}

/// What the arguments of a command name: files, folders, `-` for standard input, and addresses of the web.
struct NamedInputs: Sendable {
  /// What is to be fetched, in the order of the arguments.
  let addresses: [String]
  let allowsPrivate: Bool
  private var arguments: [String]
  private var standardInput = StandardInput()
  /// Standard input, where it was a terminal and had to be read before the screen took the terminal over.
  private var typed: [UInt8]?

  /// Of files, folders and standard input alone.
  init(_ arguments: [String]) {
    self.arguments = arguments
    addresses = []
    allowsPrivate = false
  }

  /// - Parameter allowsPrivate: see `NetworkOptions`.
  init(_ arguments: [String], allowsPrivate: Bool) {
    self.arguments = arguments.filter { !WebArgument.isAddress($0) }
    addresses = arguments.filter(WebArgument.isAddress)
    self.allowsPrivate = allowsPrivate
  }

  /// What fetches the addresses.
  var client: HTTPClient { .standard(allowsPrivate: allowsPrivate) }

  var isEmpty: Bool { arguments.isEmpty && addresses.isEmpty }

  /// Lets the screen have the keyboard, also where standard input is among the inputs.
  mutating func makeWayForKeyboard() throws {
    guard arguments.contains("-") else { return }
    if isatty(STDIN_FILENO) == 1 { typed = try standardInput.readAll() }
    standardInput.makeWayForKeyboard()
  }

  /// Reads what has to be read for ingest to begin: standard input, to its end. Nothing is fetched.
  func read(isCancelled: () -> Bool = { false }) throws -> [Intake.Input] {
    try arguments.map { argument in
      argument == "-"
        ? .bytes(try typed ?? standardInput.readAll(isCancelled: isCancelled), name: "-") : .path(argument)
    }
  }
}
