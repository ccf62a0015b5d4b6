import CNcurses
import CTerminalSignals
import Glibc
public import ReaderUI

/// The one owner of ncurses. It is not `Sendable`, so the compiler keeps it on the thread that made it: ncurses has
/// global state and no locks.
///
/// It sends what terminfo gives for the terminal and nothing else, apart from `copy`. From `init` to `close` the
/// terminal is in the program's hands; whatever way the process ends in between, it is given back.
public final class CursesTerminal {
  /// Why the terminal cannot be used; whoever meets one prints plain output.
  public enum OpenError: Error, Equatable, CustomStringConvertible {
    case notATerminal
    case unknownTerminal(name: String)
    case cannotMoveCursor(name: String)

    /// A sentence for people.
    public var description: String {
      switch self {
      case .notATerminal: "standard input and output must be a terminal"
      case .unknownTerminal(""): "TERM is not set"
      case .unknownTerminal(let name): "no terminfo entry for TERM=\(name)"
      case .cannotMoveCursor(let name): "the terminal TERM=\(name) cannot place the cursor"
      }
    }
  }

  /// Bounds on what a window may say of itself.
  static let largest = Frame.Size(rows: 1000, columns: 2000)

  /// Whether the terminal shows more than ASCII; if not, what is shown is transliterated.
  public let usesUnicode: Bool
  /// How many colours are used: 0 where the terminal has none or the person wants none (`NO_COLOR`).
  public let colorCount: Int
  let cellText: CellText
  let takesDirectColor: Bool
  var keys = KeyDecoder()
  private let screen: OpaquePointer
  private let output = OutputBatch()
  private var shown: Frame?
  private var isOpen = true

  /// Takes the terminal on standard input and output.
  public init() throws(OpenError) {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .notATerminal }
    try TerminalDescription.load()

    // They would hide the window's true size from curses, at the start and at every resize.
    unsetenv("LINES")
    unsetenv("COLUMNS")
    usesUnicode = TerminalLocale.adopt().usesUnicode
    cellText = CellText(usesUnicode: usesUnicode) { Int(cncurses_wcwidth(wchar_t($0.value))) }
    cterminal_guard()
    guard let screen = cncurses_newterm(output.stream) else { throw .unknownTerminal(name: TerminalDescription.name) }
    self.screen = screen
    cncurses_keep_palette()
    cncurses_keep_character_set()
    let wantsColor = has_colors() && TerminalDescription.wantsColor
    if wantsColor {
      start_color()
      use_default_colors()
    }
    colorCount = wantsColor ? Int(cncurses_colors()) : 0
    takesDirectColor = tigetflag("RGB") == 1
    prepare()
  }

  deinit {
    close()
    delscreen(screen)
  }

  private func prepare() {
    set_escdelay(25)
    raw()
    noecho()
    nonl()
    keypad(cncurses_stdscr(), true)
    nodelay(cncurses_stdscr(), true)
    // curses may then use the terminal's own scrolling.
    idlok(cncurses_stdscr(), true)
    // The cursor is hidden: nothing is sent to bring it anywhere.
    leaveok(cncurses_stdscr(), true)
    // Or an update breaks off when a key waits, and nothing would finish it if the next frame is the same.
    typeahead(-1)
    curs_set(0)
    if let window = Self.windowSize(), window != size { resizeterm(Int32(window.rows), Int32(window.columns)) }
    arm()
  }

  /// Gives the terminal back for good.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    handBack()
  }

  /// What curses takes the size of the screen to be.
  public var size: Frame.Size {
    Frame.Size(rows: Int(cncurses_lines()), columns: Int(cncurses_columns()))
  }

  /// Shows a frame. curses compares it with what is on the screen and sends only the difference; a frame that is shown
  /// already sends nothing.
  public func show(_ frame: Frame) {
    guard frame != shown else { return }
    let window = cncurses_stdscr()
    let rows = min(frame.size.rows, size.rows)
    let columns = min(frame.size.columns, size.columns)
    if frame.size != size { werase(window) }
    var line: [cchar_t] = []
    for row in 0..<rows {
      line.removeAll(keepingCapacity: true)
      for column in 0..<columns { append(frame[row: row, column: column], to: &line) }
      mvwadd_wchnstr(window, Int32(row), 0, line, Int32(line.count))
    }
    wnoutrefresh(window)
    output.collect { doupdate() }
    shown = frame
  }

  /// Paints every cell anew, the terminal's state first: something else may have written on it.
  public func repaint() {
    clearok(cncurses_curscr(), true)
    wnoutrefresh(cncurses_curscr())
    output.collect { doupdate() }
  }

  /// Takes the window's size over; gives the new one if it has changed.
  public func adoptWindowSize() -> Frame.Size? {
    guard let window = Self.windowSize(), window != size else { return nil }
    resizeterm(Int32(window.rows), Int32(window.columns))
    // Terminals differ in what they keep of a screen that has changed its size.
    clearok(cncurses_curscr(), true)
    shown = nil
    arm()
    return window
  }

  /// Gives the terminal back until `takeBack`.
  ///
  /// curses shows the cursor and then leaves the alternate screen. Terminals made with libvterm bring back what they
  /// saved of the cursor there, and that it was hidden when curses last saved it to scroll: so it is shown once more.
  func handBack() {
    endwin()
    OutputBatch.write(Terminfo.bytes(of: "cnorm")[...])
    cterminal_disarm()
  }

  /// Takes the terminal again and paints every cell.
  func takeBack() {
    cterminal_guard()
    // Within `collect` curses could not set the modes: its descriptor is no terminal then. A shell that continues a job
    // may set them itself; other programs do not.
    reset_prog_mode()
    arm()
    clearok(cncurses_curscr(), true)
    wnoutrefresh(cncurses_stdscr())
    output.collect { doupdate() }
  }

  /// Asks the person's terminal to put text into its clipboard; no terminal says whether it has.
  ///
  /// - Parameter passesScreen: GNU Screen stands between, which hands on what it is told to.
  public func copy(_ text: String, passesScreen: Bool) -> Clipboard.Outcome {
    // A terminal that cannot report the mouse is hardware, or a console, and might show the bytes.
    guard cncurses_string("kmous") != nil else { return .noClipboard }
    guard let sequence = Clipboard.sequence(for: text, passesScreen: passesScreen) else {
      return .tooLong(limit: Clipboard.longest)
    }
    // Every update has been sent whole, so this cannot fall into the middle of one.
    OutputBatch.write(sequence[...])
    return .sent
  }

  private func arm() {
    let leaving = Terminfo.leaving(rows: size.rows)
    leaving.withUnsafeBytes { cterminal_arm($0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count) }
  }

  static func windowSize() -> Frame.Size? {
    var window = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_row > 0, window.ws_col > 0 else { return nil }
    return Frame.Size(
      rows: min(Int(window.ws_row), largest.rows), columns: min(Int(window.ws_col), largest.columns))
  }
}
