import News
import ReaderUI

/// What is sent for the text of one cell: scalars, one list a curses cell.
///
/// It fills exactly the columns that the frame counted. What cannot be placed so is shown as U+FFFD, and in an ASCII
/// terminal as `?`, so that curses, the terminal and the frame never disagree about a column.
struct CellText {
  /// Whether the terminal shows more than ASCII.
  var usesUnicode: Bool
  /// The columns that the C library, and so curses, gives to a scalar; -1 for one that it does not know.
  var placedColumns: (Unicode.Scalar) -> Int

  /// A curses cell holds a base and at most four marks (`CCHARW_MAX`).
  static let mostScalars = 5

  /// One list of scalars for each curses cell; none for a grapheme that has no width.
  func cells(for text: Character) -> [[Unicode.Scalar]] {
    if text.isASCII { return DisplayWidth.of(text) == 1 ? [Array(text.unicodeScalars)] : [] }
    let columns = DisplayWidth.of(text)
    if columns == 0 { return [] }
    if let indicators = flag(text) { return indicators }
    guard usesUnicode else { return padded(ASCIIFold.of(text), columns: columns) }
    var scalars: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars where Printable.allows(scalar) && !isVariationOrJoiner(scalar) {
      let width = placedColumns(scalar)
      if scalars.isEmpty {
        if width == 0 { continue }
        guard width == columns else { return padded("\u{fffd}", columns: columns) }
      } else if width != 0 || scalars.count == Self.mostScalars {
        break
      }
      scalars.append(scalar)
    }
    return scalars.isEmpty ? padded("\u{fffd}", columns: columns) : [scalars]
  }

  /// A flag is sent as the country's two letters: terminals agree neither on the flag nor on its width.
  private func flag(_ text: Character) -> [[Unicode.Scalar]]? {
    let indicators = text.unicodeScalars.filter { DisplayWidth.isRegionalIndicator($0) }
    guard !indicators.isEmpty else { return nil }
    return indicators.prefix(2).map { Array(ASCIIFold.of($0).unicodeScalars) }
  }

  /// Variation selectors and joiners make some terminals draw another width than the base's.
  private func isVariationOrJoiner(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200c, 0x200d, 0xfe00...0xfe0f, 0xe0100...0xe01ef: true
    default: false
    }
  }

  private func padded(_ sign: Character, columns: Int) -> [[Unicode.Scalar]] {
    [Array(sign.unicodeScalars)] + Array(repeating: [" "], count: columns - 1)
  }
}
