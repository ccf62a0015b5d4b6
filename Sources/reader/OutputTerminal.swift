import Glibc
import ReaderTerminal

/// The terminal that standard output may be.
enum OutputTerminal {
  static var isPresent: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Whether the locale says that it takes UTF-8.
  static let takesUnicode = TerminalReport().usesUnicode

  /// Its columns; nil where standard output is none.
  static var width: Int? {
    guard isPresent else { return nil }
    var window = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0 else { return 80 }
    return Int(window.ws_col)
  }
}
