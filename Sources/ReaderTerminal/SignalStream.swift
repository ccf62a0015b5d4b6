import CTerminalSignals
import Glibc

/// The process's signals as a readable descriptor.
///
/// Make it first thing in `main`, before the first thread and before curses: threads inherit the mask, and curses' own
/// handlers then never run. A signal that the process was started to ignore (`nohup`) stays ignored.
///
/// A signal that is blocked everywhere is served by nobody while the thread that reads the descriptor waits for
/// something else, as for a terminal that nobody reads. So a thread of its own gets what asks the program to end, hands
/// it on, and ends the process where the program has not ended within the time of `WayOut`.
public final class SignalStream {
  /// Readable while a signal waits; -1 if the system gave none.
  public let descriptor: Int32

  /// What ends a program, or would where nobody handles it, apart from faults: signal(7). Of those in real time glibc
  /// keeps the first two for itself.
  static let ending: [Int32] =
    [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGALRM, SIGUSR1, SIGUSR2]
    + [SIGVTALRM, SIGPROF, SIGXCPU, SIGXFSZ, SIGPOLL, SIGPWR, SIGSTKFLT] + Array(34...64)

  private let mask: sigset_t

  /// Blocks the signals that a terminal program answers: those that end it, stop it, and change the window.
  ///
  /// What comes to a thread that does not block them is handed on to this one: swift-subprocess waits for children with
  /// all signals let through, and one that asks the program to end would end it there, with the terminal not given back.
  /// - Throws: `NoThread` where the system has no thread left.
  public convenience init() throws(NoThread) {
    self.init(Self.ending + [SIGTSTP], always: [SIGCONT, SIGWINCH])
    var mask = mask
    cterminal_forward(&mask)
    cterminal_leave_time_to_end()
    guard cterminal_keep(&mask, 0) == 0 else {
      release()
      throw NoThread()
    }
  }

  /// The system has no thread left for the program.
  public struct NoThread: Error {}

  /// Blocks these signals, unless the process was started to ignore them, and those in any case.
  init(_ signals: [Int32], always: [Int32] = []) {
    var mask = sigset_t()
    sigemptyset(&mask)
    for signal in signals where cterminal_is_ignored(signal) == 0 { sigaddset(&mask, signal) }
    for signal in always { sigaddset(&mask, signal) }
    pthread_sigmask(SIG_BLOCK, &mask, nil)
    descriptor = cterminal_signalfd(&mask)
    self.mask = mask
  }

  /// Has a thread of its own take note of the first signal (`cterminal_noted_signal`), give the program the time of
  /// `WayOut`, and end the process at the second. False where the system has no thread left.
  func keepNote() -> Bool {
    var mask = mask
    return cterminal_keep(&mask, 1) == 0
  }

  /// Lets the signals do again what they do without it: for output without a screen.
  public func release() {
    var mask = mask
    cterminal_release(&mask)
  }

  deinit { close(descriptor) }

  /// The next signal that waits.
  func next() -> Int32? {
    let signal = cterminal_next_signal(descriptor)
    return signal == 0 ? nil : signal
  }

  /// All that wait, each once, in the order in which they came.
  func drain() -> [Int32] {
    var signals: [Int32] = []
    while let signal = next() {
      if !signals.contains(signal) { signals.append(signal) }
    }
    return signals
  }
}
