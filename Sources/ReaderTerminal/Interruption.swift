import CTerminalSignals
import Glibc
import Synchronization

/// Lets long work without a screen end in order when a signal (SIGHUP, SIGINT, SIGTERM) asks for it.
///
/// Make it before the first thread. The first signal is only taken note of; a second one ends the process at once, and
/// so does the end of the time in `WayOut`.
public final class Interruption: Sendable {
  private struct State {
    // Only read within the lock.
    nonisolated(unsafe) var stream: SignalStream
    var signal: Int32?
  }

  private let state: Mutex<State>
  private let isKept: Bool

  public init() {
    let stream = SignalStream([SIGHUP, SIGINT, SIGTERM])
    isKept = stream.keepNote()
    state = Mutex(State(stream: stream))
  }

  /// Whether the process has been asked to end. At most one system call.
  public var isWanted: Bool {
    if isKept { return cterminal_noted_signal() != 0 }
    return state.withLock { state in
      if state.signal == nil, let signal = state.stream.next() {
        state.signal = signal
        // In this thread, which is enough: a signal goes to any thread that takes it.
        state.stream.release()
      }
      return state.signal != nil
    }
  }

  /// Ends the process by the signal that asked for it, so that the parent sees it; returns where none did.
  public func finish() {
    guard isWanted else { return }
    if let signal = isKept ? cterminal_noted_signal() : state.withLock({ $0.signal }) { cterminal_die(signal) }
  }
}
