import CTerminalSignals

/// The time that is left once the program has been asked to end: two seconds from the request to the shell's prompt,
/// whatever hangs.
///
/// It begins by itself with a signal that asks for the end (`SignalStream`). Whoever wants to leave otherwise begins it.
/// When it is over, a thread that waits for nothing else gives the terminal back and ends the process.
public enum WayOut {
  /// Begins it; does nothing where it has begun.
  ///
  /// - Parameter signal: what has asked for it, if a signal has.
  public static func begin(signal: Int32 = 0) { cterminal_depart(signal) }

  /// What is left of it; all of it before it has begun.
  public static var timeLeft: Duration { .milliseconds(Int(cterminal_time_left())) }

  /// What is written to standard error where the process is ended in the program's place; empty for nothing. Call it
  /// from one thread at a time.
  public static func setRemark(_ lines: String) {
    var bytes = Array(lines.utf8).prefix(1024)
    // Not half a character.
    while bytes.count == 1024, let last = bytes.last, last != UInt8(ascii: "\n") { bytes.removeLast() }
    bytes.withUnsafeBytes { cterminal_remark($0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count) }
  }
}
