/// A piece of a panel's line: words with one meaning, and the item that they belong to.
struct PanelRun: Hashable, Sendable {
  var text: String
  var meaning: Theme.Meaning = .text
  /// The item that `Enter` opens here.
  var item: Int?
}

/// A line of a panel.
struct PanelLine: Hashable, Sendable {
  var runs: [PanelRun] = []
  /// Stands at the right edge.
  var trailing: PanelRun?
  /// The item whose marker this line shows.
  var marked: Int?
  /// Columns before the words.
  var indent = 1

  /// Whether the line shows a part of the item.
  func shows(_ item: Int) -> Bool { marked == item || runs.contains { $0.item == item } }
}

/// Lines with items among them, one of which is under the cursor: what the side panel, the card and the help share.
struct Panel: Hashable, Sendable {
  private(set) var lines: [PanelLine] = []
  private(set) var itemCount = 0
  private(set) var selected = 0
  /// The first line shown.
  private(set) var top = 0
  private(set) var height = 1

  /// Replaces the lines and keeps the cursor where it is as far as there are items.
  mutating func show(_ lines: [PanelLine], itemCount: Int, height: Int) {
    self.lines = lines
    self.itemCount = itemCount
    self.height = max(height, 1)
    selected = min(max(selected, 0), max(itemCount - 1, 0))
    settle()
  }

  /// Takes a new height.
  mutating func settle(height: Int) {
    guard height != self.height else { return }
    self.height = max(height, 1)
    settle()
  }

  /// Moves the cursor by items, or the lines where there are none. Whether anything has moved.
  @discardableResult
  mutating func move(by count: Int) -> Bool {
    let before = (selected, top)
    if itemCount == 0 {
      top = min(max(top + count, 0), maximumTop)
    } else {
      selected = min(max(selected + count, 0), itemCount - 1)
      settle()
    }
    return before != (selected, top)
  }

  /// Moves the cursor to the item.
  mutating func select(_ item: Int) { move(by: item - selected) }

  /// Moves by about so many lines.
  mutating func page(by count: Int) -> Bool {
    guard itemCount > 0 else { return move(by: count) }
    guard let from = lines.firstIndex(where: { $0.shows(selected) }) else { return false }
    let line = min(max(from + count, 0), lines.count - 1)
    let items = lines[line].runs.compactMap(\.item) + [lines[line].marked].compactMap { $0 }
    let target = items.first ?? (count > 0 ? nextItem(below: line) : nextItem(above: line))
    guard let target else { return move(by: count > 0 ? itemCount : -itemCount) }
    return move(by: target == selected ? count.signum() : target - selected)
  }

  private func nextItem(below line: Int) -> Int? { lines[line...].lazy.compactMap(\.marked).first }
  private func nextItem(above line: Int) -> Int? { lines[...line].lazy.reversed().compactMap(\.marked).first }

  private var maximumTop: Int { max(lines.count - height, 0) }

  /// Brings every line of the item under the cursor on the screen, its first one before all.
  private mutating func settle() {
    top = min(max(top, 0), maximumTop)
    guard itemCount > 0, let first = lines.firstIndex(where: { $0.shows(selected) }) else { return }
    let last = lines[first...].lastIndex { $0.shows(selected) } ?? first
    if last >= top + height { top = last - height + 1 }
    if first < top { top = first }
    if selected == 0, first < height { top = 0 }
  }

  func draw(on canvas: inout Canvas, in region: Region, isFocused: Bool) {
    for (row, line) in lines.dropFirst(top).prefix(region.rows).enumerated() {
      draw(line, on: &canvas, row: region.row + row, region: region, isFocused: isFocused)
    }
  }

  private func draw(_ line: PanelLine, on canvas: inout Canvas, row: Int, region: Region, isFocused: Bool) {
    let end = region.column + region.columns
    var edge = end
    if let trailing = line.trailing {
      let width = canvas.glyphs.width(of: trailing.text)
      if width + 1 < region.columns {
        canvas.write(trailing.text, row: row, column: end - width - 1, as: trailing.meaning)
        edge = end - width - 2
      }
    }
    if let marked = line.marked, marked == selected {
      canvas.write(String(canvas.glyphs.marker), row: row, column: region.column + 1, limit: end - region.column - 1)
    }
    var column = region.column + line.indent
    for run in line.runs where column < edge {
      let isSelected = run.item != nil && run.item == selected
      var style = canvas.theme.style(run.meaning)
      if isSelected, isFocused { style.isReversed = true } else if isSelected { style.isBold = true }
      column = canvas.write(
        canvas.glyphs.cut(run.text, to: edge - column), row: row, column: column, limit: edge - column, style: style)
    }
  }
}
