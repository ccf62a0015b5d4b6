import CTerminalSignals
import Glibc

/// The process's signals as a readable descriptor.
///
/// Make it first thing in `main`, before the first thread and before curses: threads inherit the mask, and curses' own
/// handlers then never run. A signal that the process was started to ignore (`nohup`) stays ignored.
public final class SignalStream {
  /// Readable while a signal waits; -1 if the system gave none.
  public let descriptor: Int32

  /// What asks the program to end.
  static let ending: [Int32] = [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGALRM, SIGUSR1, SIGUSR2]

  private let mask: sigset_t

  /// Blocks the signals that a terminal program answers: those that end it, stop it, and change the window.
  ///
  /// What comes to a thread that does not block them is handed on to this one: swift-subprocess waits for children with
  /// all signals let through, and one that asks the program to end would end it there, with the terminal not given back.
  public convenience init() {
    self.init(Self.ending + [SIGTSTP], always: [SIGCONT, SIGWINCH])
    var mask = mask
    cterminal_forward(&mask)
  }

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
