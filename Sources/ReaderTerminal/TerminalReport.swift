import CNcurses
import Glibc
import News

/// What the environment says of locale and terminal, for `reader doctor`. Nothing is sent to the terminal.
public struct TerminalReport {
  /// The locale's name.
  public let locale: String
  /// Whether the locale takes more than ASCII.
  public let usesUnicode: Bool
  /// The value of `TERM`.
  public let terminal: String
  /// How many colours would be used.
  public let colorCount: Int
  /// Why the reading screen cannot be opened, in a sentence; nil also where standard output is no terminal.
  public let problem: String?

  /// Looks around now.
  public init() {
    locale = Printable.line(TerminalLocale.name ?? "C")
    usesUnicode = TerminalLocale.adopt().usesUnicode
    terminal = TerminalDescription.name
    do throws(CursesTerminal.OpenError) {
      try TerminalDescription.load()
      colorCount = TerminalDescription.wantsColor ? max(Int(tigetnum("colors")), 0) : 0
      problem = nil
    } catch {
      colorCount = 0
      problem = isatty(STDOUT_FILENO) == 1 ? error.description : nil
    }
  }
}

/// The terminfo entry of `TERM`.
enum TerminalDescription {
  /// Fit to be shown.
  static var name: String { getenv("TERM").map { Printable.line(String(String(cString: $0).prefix(80))) } ?? "" }

  /// Whether the person has not turned colours off (no-color.org: any value that is not empty does).
  static var wantsColor: Bool { getenv("NO_COLOR").map { $0.pointee == 0 } ?? true }

  /// Loads the entry; throws where it cannot carry a screen.
  static func load() throws(CursesTerminal.OpenError) {
    var status: Int32 = 0
    guard setupterm(nil, STDOUT_FILENO, &status) == OK else { throw .unknownTerminal(name: name) }
    guard cncurses_string("cup") != nil else { throw .cannotMoveCursor(name: name) }
  }
}
