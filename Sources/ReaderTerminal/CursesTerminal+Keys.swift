import CNcurses
import Glibc
import ReaderUI

extension CursesTerminal {
  /// What was read from the keyboard in one go.
  struct Input {
    var keys: [Key] = []
    /// How many codes, bytes or function keys, it took.
    var codes = 0
  }

  /// Reads at most this many codes at once, so that a paste does not keep the screen waiting.
  private static let mostCodes = 4096

  /// All keys that wait.
  func readKeys() -> Input {
    var input = Input()
    while input.codes < Self.mostCodes {
      let code = wgetch(cncurses_stdscr())
      guard code != ERR else {
        if let key = keys.pause() { input.keys.append(key) }
        break
      }
      input.codes += 1
      if let key = keys.take(code) { input.keys.append(key) }
    }
    return input
  }

  /// Uses the process's controlling terminal for keys where standard input is something else, such as articles that
  /// have been read to their end. False if there is none.
  public static func takeKeysFromControllingTerminal() -> Bool {
    let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC)
    guard terminal >= 0 else { return false }
    defer { Glibc.close(terminal) }
    return dup2(terminal, STDIN_FILENO) == STDIN_FILENO
  }
}
