import CNcurses

/// Capabilities of the terminal, as bytes.
enum Terminfo {
  /// The capability's bytes without padding; empty where the terminal has none. Valid after `setupterm`.
  static func bytes(of capability: String) -> [UInt8] {
    guard let found = cncurses_string(capability) else { return [] }
    return withoutPadding(String(cString: found).utf8)
  }

  /// The bytes that place the cursor, both counted from 0.
  static func cursorAddress(row: Int, column: Int) -> [UInt8] {
    guard let found = cncurses_cursor_address(Int32(row), Int32(column)) else { return [] }
    return withoutPadding(String(cString: found).utf8)
  }

  /// What takes the terminal out of curses' hands, in the order of `endwin`.
  static func leaving(rows: Int) -> [UInt8] {
    cursorAddress(row: rows - 1, column: 0)
      + ["sgr0", "op", "rmkx", "cnorm", "rmcup", "cnorm"].flatMap { bytes(of: $0) }
  }

  /// Without `$<5*/>`, the delays of terminfo(5), which only curses' own output takes out.
  static func withoutPadding(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var kept: [UInt8] = []
    var rest = Array(bytes)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "$"), rest.first == UInt8(ascii: "<"), let end = rest.firstIndex(of: UInt8(ascii: ">")) {
        rest = rest[(end + 1)...]
      } else {
        kept.append(byte)
      }
    }
    return kept
  }
}
