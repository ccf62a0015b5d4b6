/// How many terminal columns text takes: the one answer for layout, drawing and the terminal.
///
/// The table is made from Unicode's data (`Data/build-width-table.py`). A grapheme is as wide as its first scalar that
/// is not zero-width: marks, variation selectors and whatever a zero width joiner joins add nothing, because curses
/// and most terminals place no more than the base. Only a flag, a pair of regional indicators, takes two columns.
public enum DisplayWidth {
  /// 0, 1 or 2 columns. Controls and lone marks take none, and have no place in a cell.
  public static func of(_ character: Character) -> Int {
    if let ascii = character.asciiValue { return ascii >= 0x20 && ascii < 0x7f ? 1 : 0 }
    var hasIndicator = false
    for scalar in character.unicodeScalars {
      if isRegionalIndicator(scalar) {
        if hasIndicator { return 2 }
        hasIndicator = true
      } else if hasIndicator {
        return 1
      } else {
        let width = of(scalar)
        if width > 0 { return width }
      }
    }
    return hasIndicator ? 1 : 0
  }

  /// The columns of all its graphemes together.
  public static func of(_ text: some StringProtocol) -> Int {
    if let columns = printableASCIICount(text) { return columns }
    return text.reduce(0) { $0 + of($1) }
  }

  /// 0, 1 or 2 columns for a scalar that stands alone.
  public static func of(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return value < 0x20 || (0x7f..<0xa0).contains(value) || value == 0xad ? 0 : 1 }
    var low = 0
    var high = runs.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if runs[middle] >> 2 <= value { low = middle } else { high = middle }
    }
    return Int(runs[low] & 3)
  }

  /// Whether the scalar is one half of a flag.
  public static func isRegionalIndicator(_ scalar: Unicode.Scalar) -> Bool {
    (0x1f1e6...0x1f1ff).contains(scalar.value)
  }

  /// Nil as soon as a byte is something else: most of a text of news is plain ASCII and needs no graphemes.
  private static func printableASCIICount(_ text: some StringProtocol) -> Int? {
    var count = 0
    for byte in text.utf8 {
      guard byte >= 0x20, byte < 0x7f else { return nil }
      count += 1
    }
    return count
  }
}
