/// A part of the screen, in cells.
struct Region: Hashable, Sendable {
  var row: Int
  var column: Int
  var rows: Int
  var columns: Int
}

/// Writes text into a frame: the only way from a string to cells.
struct Canvas {
  private(set) var frame: Frame
  let glyphs: Glyphs
  var theme: Theme

  init(size: Frame.Size, glyphs: Glyphs, theme: Theme) {
    frame = Frame(size: size)
    self.glyphs = glyphs
    self.theme = theme
  }

  /// Writes the text from the cell on, never beyond `limit` columns or the edge; returns the column after it.
  @discardableResult
  mutating func write(
    _ text: some StringProtocol, row: Int, column: Int, limit: Int = .max, style: Frame.Style = .plain
  ) -> Int {
    let end = limit == .max ? frame.size.columns : min(column + limit, frame.size.columns)
    var column = column
    for character in text {
      guard let cell = glyphs.cell(for: character) else { continue }
      guard column + cell.width <= end else { break }
      put(cell.text, width: cell.width, row: row, column: column, style: style)
      column += cell.width
    }
    return column
  }

  @discardableResult
  mutating func write(
    _ text: some StringProtocol, row: Int, column: Int, limit: Int = .max, as meaning: Theme.Meaning
  ) -> Int {
    write(text, row: row, column: column, limit: limit, style: theme.style(meaning))
  }

  /// Puts one cell (two for a wide grapheme); a wide one that it cuts in half becomes a blank.
  mutating func put(_ text: Character, width: Int, row: Int, column: Int, style: Frame.Style) {
    guard (0..<frame.size.rows).contains(row), column >= 0, column + width <= frame.size.columns else { return }
    if frame[row: row, column: column].text == nil { blank(row, column - 1) }
    let after = column + width
    if after < frame.size.columns, frame[row: row, column: after].text == nil { blank(row, after) }
    frame[row: row, column: column] = Frame.Cell(text: text, style: style)
    if width == 2 { frame[row: row, column: column + 1] = Frame.Cell(text: nil, style: style) }
  }

  /// Gives every cell of the row from `column` on the style, and leaves what it shows.
  mutating func tint(row: Int, column: Int, columns: Int, style: Frame.Style) {
    guard (0..<frame.size.rows).contains(row) else { return }
    for column in max(column, 0)..<max(min(column + columns, frame.size.columns), max(column, 0)) {
      frame[row: row, column: column].style = style
    }
  }

  private mutating func blank(_ row: Int, _ column: Int) {
    guard column >= 0 else { return }
    frame[row: row, column: column].text = " "
  }
}
