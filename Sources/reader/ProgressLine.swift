import Glibc
import Synchronization

/// One line on standard error that says how far long work is; only on a terminal, and only after a second.
final class ProgressLine: Sendable {
  private struct State {
    var isShown = false
    var started = ContinuousClock.now
    var last = ContinuousClock.now
  }

  private let state = Mutex(State())
  private let isWanted = isatty(STDERR_FILENO) == 1

  /// - Parameter more: what else there is to say, at most twenty columns.
  func show(_ activity: String, done: Int, total: Int, more: String = "") {
    guard isWanted else { return }
    state.withLock { state in
      let now = ContinuousClock.now
      guard now - state.started > .seconds(1), now - state.last > .milliseconds(100) else { return }
      state.last = now
      state.isShown = true
      Output.write("\r\(activity) \(done) of \(total)\(more) ", to: STDERR_FILENO)
    }
  }

  /// Takes the line away, before something else is written.
  func clear() {
    state.withLock { state in
      if state.isShown { Output.write("\r" + String(repeating: " ", count: 40) + "\r", to: STDERR_FILENO) }
      state.isShown = false
    }
  }
}
