import News
import ReaderUI

/// A table for people: one line a row, columns as wide as their cells, or as a terminal has room for.
struct PlainTable {
  struct Column {
    var title: String
    var isRightAligned = false
    var yield = TableLayout.Yield()

    init(title: String, isRightAligned: Bool = false, least: Int? = nil, turn: Int = 1, exit: Int? = nil) {
      self.title = title
      self.isRightAligned = isRightAligned
      yield = TableLayout.Yield(least: least, turn: turn, exit: exit)
    }
  }

  var columns: [Column]
  var rows: [[String]] = []

  /// - Parameter width: columns of the terminal; nil where the output is not one, and nothing is cut.
  func text(width: Int?) -> String {
    let lines = ([columns.map(\.title)] + rows).map { $0.map(Self.onOneLine) }
    var natural = columns.map { _ in 0 }
    for line in lines {
      for (index, cell) in line.enumerated() { natural[index] = max(natural[index], DisplayWidth.of(cell)) }
    }
    let widths =
      width.map { TableLayout.widths(natural: natural, yields: columns.map(\.yield), width: $0) } ?? natural
    return lines.map { line(of: $0, widths: widths) }.joined(separator: "\n")
  }

  private func line(of row: [String], widths: [Int?]) -> String {
    var line = ""
    var padding = 0
    for (index, cell) in row.enumerated() {
      guard let width = widths[index] else { continue }
      let fitted = Self.fitted(cell, to: width)
      let rest = max(width - DisplayWidth.of(fitted), 0)
      // Blanks are written before what follows them, so that no line ends in them.
      if columns[index].isRightAligned { padding += rest }
      if !fitted.isEmpty {
        line += String(repeating: " ", count: padding) + fitted
        padding = 0
      }
      padding += (columns[index].isRightAligned ? 0 : rest) + TableLayout.gap
    }
    return line
  }

  /// A title with a date behind it, and lines below: none longer than the terminal is wide.
  static func block(_ title: String, _ date: String, _ lines: [String], width: Int?) -> String {
    let cells = [title, date].map(onOneLine)
    guard let width else { return ([cells.joined(separator: "  ")] + lines).joined(separator: "\n") }
    let head = fitted(cells[0], to: max(width - DisplayWidth.of(date) - TableLayout.gap, 1)) + "  " + cells[1]
    return ([head] + lines.map(onOneLine)).map { fitted($0, to: width) }.joined(separator: "\n")
  }

  /// The text, cut with an ellipsis where it takes more columns.
  static func fitted(_ text: String, to width: Int) -> String {
    guard DisplayWidth.of(text) > width else { return text }
    guard width > 0 else { return "" }
    var kept = ""
    var used = 0
    for character in text {
      used += DisplayWidth.of(character)
      if used > width - 1 { break }
      kept.append(character)
    }
    while kept.last == " " { kept.removeLast() }
    return kept + "…"
  }

  /// The blank in front of the star of a read article is left in place.
  private static func onOneLine(_ cell: String) -> String {
    cell.unicodeScalars.allSatisfy(Printable.allows) ? cell : Printable.line(cell)
  }
}
