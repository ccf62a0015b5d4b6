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
  /// The item that the line tells of, such as a reason or a quotation.
  var detail: Int?
  /// Columns before the words.
  var indent = 1

  /// Whether the line shows a part of the item.
  func shows(_ item: Int) -> Bool { marked == item || detail == item || runs.contains { $0.item == item } }
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
  ///
  /// A single step first scrolls through what is not on the screen yet of the item, or of the words above the first.
  @discardableResult
  mutating func move(by count: Int) -> Bool {
    guard itemCount > 0 else { return scroll(by: count) }
    if abs(count) == 1, hasMore(towards: count) { return scroll(by: count) }
    return select(selected + count)
  }

  /// Moves the cursor to the item, or the nearest there is. Whether anything has moved.
  @discardableResult
  mutating func select(_ item: Int) -> Bool {
    let before = (selected, top)
    selected = min(max(item, 0), max(itemCount - 1, 0))
    if before.0 != selected || item < selected { settle() }
    return before != (selected, top)
  }

  private mutating func scroll(by count: Int) -> Bool {
    let before = top
    top = min(max(top + count, 0), maximumTop)
    return before != top
  }

  /// Whether lines of the item under the cursor are hidden in the direction; those above the first belong to it.
  private func hasMore(towards direction: Int) -> Bool {
    guard let span else { return false }
    if direction > 0 { return span.upperBound >= top + height }
    return (selected == 0 ? 0 : span.lowerBound) < top
  }

  /// The lines of the item under the cursor.
  private var span: ClosedRange<Int>? {
    guard itemCount > 0, let first = lines.firstIndex(where: { $0.shows(selected) }) else { return nil }
    return first...(lines[first...].lastIndex { $0.shows(selected) } ?? first)
  }

  /// Moves by about so many lines.
  mutating func page(by count: Int) -> Bool {
    guard itemCount > 0, !hasMore(towards: count) else { return scroll(by: count) }
    guard let from = span?.lowerBound else { return false }
    let line = min(max(from + count, 0), lines.count - 1)
    let items = lines[line].runs.compactMap(\.item) + [lines[line].marked, lines[line].detail].compactMap { $0 }
    let target = items.first ?? (count > 0 ? nextItem(below: line) : nextItem(above: line))
    guard let target else { return select(count > 0 ? itemCount - 1 : 0) }
    return select(target == selected ? selected + count.signum() : target)
  }

  private func nextItem(below line: Int) -> Int? { lines[line...].lazy.compactMap(\.marked).first }
  private func nextItem(above line: Int) -> Int? { lines[...line].lazy.reversed().compactMap(\.marked).first }

  /// How many lines stand below those on the screen.
  var hiddenBelow: Int { max(lines.count - top - height, 0) }

  private var maximumTop: Int { max(lines.count - height, 0) }

  /// Brings every line of the item under the cursor on the screen, its first one before all. The first item is seen
  /// from the top: what stands above it says what the panel is about.
  private mutating func settle() {
    top = min(max(top, 0), maximumTop)
    guard let span else { return }
    if selected == 0 {
      top = 0
      return
    }
    if span.upperBound >= top + height { top = span.upperBound - height + 1 }
    if span.lowerBound < top { top = span.lowerBound }
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
