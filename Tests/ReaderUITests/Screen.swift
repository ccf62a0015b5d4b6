@testable import ReaderUI

extension Frame {
  /// The text of the rows, without blanks at their ends.
  var rows: [String] {
    (0..<size.rows).map { row in
      var line = String((0..<size.columns).compactMap { self[row: row, column: $0].text })
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  /// The screen as text, then its attributes: for every row the runs that are not plain.
  var description: String {
    var lines = rows.map { "|" + $0 }
    lines.append("")
    for row in 0..<size.rows {
      let runs = runs(row)
      if !runs.isEmpty { lines.append("\(row): " + runs.joined(separator: " ")) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func runs(_ row: Int) -> [String] {
    var runs: [String] = []
    var start = 0
    while start < size.columns {
      let style = self[row: row, column: start].style
      var end = start + 1
      while end < size.columns, self[row: row, column: end].style == style { end += 1 }
      if style != .plain { runs.append("\(start)-\(end - 1)=\(style.letters)") }
      start = end
    }
    return runs
  }
}

extension Frame.Style {
  /// `b`old, `d`im, `u`nderlined, `r`eversed, and the colours.
  var letters: String {
    (isBold ? "b" : "") + (isDim ? "d" : "") + (isUnderlined ? "u" : "") + (isReversed ? "r" : "")
      + (foreground >= 0 ? "f\(foreground)" : "") + (background >= 0 ? "g\(background)" : "")
  }
}

extension Session {
  var frame: Frame { state.frame(size: state.size ?? Frame.Size(rows: 1, columns: 1)) }
  var rows: [String] { frame.rows }
  var screen: String { rows.joined(separator: "\n") }
  var status: String { rows.last ?? "" }
  var title: String { rows.first ?? "" }
}
