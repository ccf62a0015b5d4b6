import Glibc
import ReaderUI

/// A run of the program that is killed where it stands, unless it ends before.
final class KilledProcess {
  private let terminal: PseudoTerminal
  private let log: String
  /// What the screen has shown, in its order.
  private(set) var shown: [SessionState] = []

  init(_ arguments: [String], in world: TortureWorld, size: Frame.Size = Frame.Size(rows: 40, columns: 120)) throws {
    log = world.home.path + "/frame-\(world.home.nextNumber())"
    var environment = world.home.environment
    environment["TERM"] = "xterm-256color"
    environment["READER_FRAME_LOG"] = log
    environment["READER_OFFLINE"] = "1"
    terminal = try PseudoTerminal([world.reader] + arguments, environment: environment, size: size)
  }

  func type(_ keys: String) { terminal.type(Array(keys.utf8)) }

  /// Waits for the screen's first list; false where the process has ended before.
  func waitForList() -> Bool {
    for _ in DeadlineSteps() {
      _ = terminal.read(waiting: 1)
      look()
      if shown.last?.frame.lines.contains(where: { $0.contains("Story ") || $0.contains("Dispatch ") }) == true {
        return true
      }
      if terminal.hasEnded() { return false }
    }
    return false
  }

  /// Lets it run so long, then kills it. True where it had ended by itself, with status 0.
  func kill(after time: Duration) -> Bool {
    let end = ContinuousClock.now + time
    while ContinuousClock.now < end, !terminal.hasEnded() {
      _ = terminal.read(waiting: 0)
      look()
      usleep(200)
    }
    Glibc.kill(terminal.process, SIGKILL)
    while !terminal.hasEnded() { _ = terminal.read(waiting: 1) }
    look()
    return terminal.ending == .exited(0)
  }

  private func look() {
    guard let state = SessionState(path: log), state != shown.last else { return }
    shown.append(state)
  }
}
