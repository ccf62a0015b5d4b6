import CNcurses
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
}
