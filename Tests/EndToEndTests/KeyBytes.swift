import ReaderUI

/// What a key sends, and how many codes curses makes of it.
struct KeyBytes {
  var bytes: [UInt8]
  /// A function key of terminfo is one code, everything else one a byte.
  var codes: Int

  init(_ bytes: [UInt8], codes: Int? = nil) {
    self.bytes = bytes
    self.codes = codes ?? bytes.count
  }

  init(_ text: String, codes: Int? = nil) { self.init(Array(text.utf8), codes: codes) }

  /// As terminfo has it: the cursor keys in application mode, where the terminal has one.
  static func of(_ key: Key, term: String) -> KeyBytes {
    let cursor = term == "linux" ? "\u{1b}[" : "\u{1b}O"
    return switch key {
    case .character(let text): KeyBytes(String(text))
    case .control(let letter): KeyBytes([UInt8(letter.asciiValue ?? 0) & 0x1f])
    case .enter: KeyBytes("\r")
    case .escape: KeyBytes("\u{1b}")
    case .tab: KeyBytes("\t")
    case .backspace: KeyBytes("\u{7f}")
    case .up: KeyBytes(cursor + "A", codes: 1)
    case .down: KeyBytes(cursor + "B", codes: 1)
    case .right: KeyBytes(cursor + "C", codes: 1)
    case .left: KeyBytes(cursor + "D", codes: 1)
    case .backTab: KeyBytes("\u{1b}[Z", codes: 1)
    case .delete: KeyBytes("\u{1b}[3~", codes: 1)
    case .pageUp: KeyBytes("\u{1b}[5~", codes: 1)
    case .pageDown: KeyBytes("\u{1b}[6~", codes: 1)
    case .home: KeyBytes(term.hasPrefix("xterm") ? "\u{1b}OH" : "\u{1b}[1~", codes: 1)
    case .end: KeyBytes(term.hasPrefix("xterm") ? "\u{1b}OF" : "\u{1b}[4~", codes: 1)
    case .function(let number): KeyBytes("\u{1b}O" + String(Character(Unicode.Scalar(UInt8(0x4f + number)))), codes: 1)
    case .unknown(let code): KeyBytes([UInt8(truncatingIfNeeded: code)])
    }
  }
}
