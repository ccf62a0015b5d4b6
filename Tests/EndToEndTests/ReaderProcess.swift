import Glibc
import ReaderTerminal
import ReaderUI
import Testing

/// The real program on a pseudo-terminal, seen through an emulator.
///
/// Nobody sleeps for a guess here. After every key `settle` waits until the program says that it has taken the key
/// (`READER_FRAME_LOG`), no timer is about to change the screen, all its threads sleep and none has run between two
/// looks; then everything on its way through the pseudo-terminal is read up to a mark that the test itself writes.
final class ReaderProcess {
  struct TimedOut: Error, CustomStringConvertible {
    var waitedFor: String
    var screen: String
    var description: String { "waited in vain for \(waitedFor); on the screen:\n\(screen)" }
  }

  /// The terminal that a test runs on.
  struct Setting {
    var term = "xterm-256color"
    var size = Frame.Size(rows: 24, columns: 80)
    var environment: [String: String] = [:]
    /// Whether a shell with job control stands between terminal and program.
    var hasShell = false
  }

  let terminal: PseudoTerminal
  let emulator: Emulator
  let setting: Setting
  private let logPath: String
  private var codesTyped = 0
  /// All bytes that the program has written.
  private(set) var output: [UInt8] = []
  /// The newest that the program has said of itself.
  private(set) var state: SessionState?

  convenience init(_ arguments: [String], in home: Home, _ setting: Setting = Setting()) throws {
    try self.init(command: [try readerBinary()] + arguments, in: home, setting)
  }

  /// - Parameter command: what runs the program.
  init(command: [String], in home: Home, _ setting: Setting = Setting()) throws {
    self.setting = setting
    logPath = home.path + "/frame-\(home.nextNumber())"
    var environment = home.environment
    environment["TERM"] = setting.term
    environment["READER_FRAME_LOG"] = logPath
    for (name, value) in setting.environment { environment[name] = value }
    emulator = try #require(Emulator(size: setting.size))
    // A shell as a person has one: it waits for the job, says that it has stopped, and continues it after Enter.
    let shell = ["/bin/sh", "-c", "set -m; \"$@\"; while read answer; do fg; done", "sh"]
    terminal = try PseudoTerminal(
      setting.hasShell ? shell + command : command, environment: environment, size: setting.size)
  }

  /// The frame that the program says it shows.
  var shown: Frame { state?.frame ?? Frame(size: setting.size) }
  var process: pid_t { state?.process ?? terminal.process }

  /// Presses keys, one after the other, waiting after each until the screen has followed.
  func press(_ keys: Key...) throws {
    for key in keys { try type(KeyBytes.of(key, term: setting.term)) }
  }

  /// Types what one key or one paste sends, and waits until the screen has followed.
  func type(_ typed: KeyBytes) throws {
    codesTyped += typed.codes
    terminal.type(typed.bytes)
    try settle()
  }

  /// Types, and waits until the program has taken it; what it does about it may go on.
  func typeUntilTaken(_ text: String) throws {
    codesTyped += text.utf8.count
    terminal.type(Array(text.utf8))
    for _ in DeadlineSteps() {
      take(terminal.read(waiting: 2))
      if let state = SessionState(path: logPath), state.codes >= codesTyped { return }
    }
    throw TimedOut(waitedFor: "the keys", screen: emulator.frame.lines.joined(separator: "\n"))
  }

  func resize(to size: Frame.Size) throws {
    emulator.resize(to: size)
    terminal.resize(to: size)
    try wait(for: "a frame of the new size") { $0.frame.size == size }
  }

  /// Waits until the program has nothing more to do or to say.
  func settle() throws { try wait(for: "rest") { _ in true } }

  /// How many bytes the program writes for a key before the timer that the key starts runs out; nil where the timer
  /// was faster than this test.
  func bytesBeforeTimer(_ typed: KeyBytes) throws -> Int? {
    let before = output.count
    codesTyped += typed.codes
    terminal.type(typed.bytes)
    for _ in DeadlineSteps() {
      take(terminal.read(waiting: 1))
      guard let state = SessionState(path: logPath), state.codes >= codesTyped else { continue }
      take(terminal.readToFence())
      let isStillRunning = state.expectsMore && SessionState(path: logPath) == state
      return isStillRunning ? output.count - before : nil
    }
    throw TimedOut(waitedFor: "the key", screen: emulator.frame.lines.joined(separator: "\n"))
  }

  /// Types the byte, again and again and without reading what the program writes, until it takes no more: it waits for
  /// somebody who reads the terminal.
  func fillTerminal(with byte: UInt8) throws {
    var codes = -1
    var sleepers: [String: String]?
    for _ in DeadlineSteps() {
      terminal.type([byte])
      codesTyped += 1
      usleep(2000)
      let now = sleepingThreads(of: process)
      let taken = SessionState(path: logPath)?.codes ?? 0
      if now != nil, now == sleepers, taken == codes, taken < codesTyped { return }
      (codes, sleepers) = (taken, now)
    }
    throw TimedOut(waitedFor: "a full terminal", screen: "")
  }

  /// Waits until the program rests and what it says of itself is as wanted.
  func wait(for purpose: String, _ isAsWanted: (SessionState) -> Bool) throws {
    var sleepers: [String: String]?
    for _ in DeadlineSteps() {
      take(terminal.read(waiting: 2))
      if terminal.hasEnded() { break }
      guard let state = SessionState(path: logPath), state.codes >= codesTyped, !state.expectsMore, isAsWanted(state),
        let now = sleepingThreads(of: state.process)
      else {
        sleepers = nil
        continue
      }
      self.state = state
      if now == sleepers, state == SessionState(path: logPath) {
        take(terminal.readToFence())
        return
      }
      sleepers = now
    }
    throw TimedOut(waitedFor: purpose, screen: emulator.frame.lines.joined(separator: "\n"))
  }

  /// Waits until the emulator shows what is wanted: for what no frame log tells of.
  func waitForScreen(_ purpose: String, _ isAsWanted: (Emulator) -> Bool) throws {
    for _ in DeadlineSteps() {
      take(terminal.read(waiting: 2))
      if isAsWanted(emulator) { return }
      if terminal.hasEnded() { break }
    }
    throw TimedOut(waitedFor: purpose, screen: emulator.frame.lines.joined(separator: "\n"))
  }

  /// Waits until the process has ended; tells how.
  func end() throws -> PseudoTerminal.Ending? {
    for _ in DeadlineSteps() {
      take(terminal.read(waiting: 2))
      if terminal.hasEnded() {
        take(terminal.readToFence())
        return terminal.ending
      }
    }
    throw TimedOut(waitedFor: "the end", screen: emulator.frame.lines.joined(separator: "\n"))
  }

  /// How many bytes the program writes while something is done.
  func bytesWritten(during act: () throws -> Void) rethrows -> Int {
    let before = output.count
    try act()
    return output.count - before
  }

  func take(_ bytes: [UInt8]) {
    output += bytes
    emulator.feed(bytes)
  }
}

/// Steps of a loop that gives up after a minute: no test passes because of it, a broken one ends by it.
struct DeadlineSteps: Sequence, IteratorProtocol {
  private let end = ContinuousClock.now + .seconds(60)

  mutating func next() -> Void? { ContinuousClock.now < end ? () : nil }
}

/// The program built beside these tests.
func readerBinary() throws -> String {
  let resolved = realpath("/proc/self/exe", nil)
  defer { free(resolved) }
  let own = String(cString: try #require(resolved))
  let directory = own.split(separator: "/").dropLast()
  let path = "/" + directory.joined(separator: "/") + "/reader"
  try #require(access(path, X_OK) == 0, "the program stands beside its tests")
  return path
}
