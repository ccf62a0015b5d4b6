import News
import ReaderUI

/// A table for people: columns as wide as their cells, the flexible one cut to what the line has left.
struct PlainTable {
  struct Column {
    var title: String
    var isRightAligned = false
    /// Gives way when the line is too long.
    var isFlexible = false
  }

  var columns: [Column]
  var rows: [[String]] = []

  /// - Parameter width: columns of the terminal; nil where the output is not one, and nothing is cut.
  func text(width: Int?) -> String {
    var widths = columns.map { DisplayWidth.of($0.title) }
    for row in rows {
      for (index, cell) in row.enumerated() { widths[index] = max(widths[index], DisplayWidth.of(cell)) }
    }
    if let width, let flexible = columns.firstIndex(where: \.isFlexible) {
      let excess = widths.reduce(0, +) + 2 * (columns.count - 1) - width
      if excess > 0 { widths[flexible] = max(widths[flexible] - excess, 12) }
    }
    return ([columns.map(\.title)] + rows).map { row in line(of: row, widths: widths) }.joined(separator: "\n")
  }

  private func line(of row: [String], widths: [Int]) -> String {
    var line = ""
    for (index, cell) in row.enumerated() {
      let fitted = Self.fitted(cell, to: widths[index])
      let padding = String(repeating: " ", count: widths[index] - DisplayWidth.of(fitted))
      if columns[index].isRightAligned {
        line += padding + fitted
      } else {
        line += index == row.count - 1 ? fitted : fitted + padding
      }
      if index < row.count - 1 { line += "  " }
    }
    return line
  }

  private static func fitted(_ text: String, to width: Int) -> String {
    guard DisplayWidth.of(text) > width else { return text }
    var kept = ""
    var used = 0
    for character in text {
      used += DisplayWidth.of(character)
      if used > width - 1 { break }
      kept.append(character)
    }
    return kept + "…"
  }
}
