import News

/// The frame.
extension State {
  /// What the screen shows. A size other than that of the last `.resized` is drawn as if it had been resized.
  public func frame(size: Frame.Size) -> Frame {
    guard size == self.size else {
      var resized = self
      resized.size = size
      resized.settle()
      return resized.draw(size)
    }
    return draw(size)
  }

  private func draw(_ size: Frame.Size) -> Frame {
    var canvas = Canvas(size: size, glyphs: glyphs, theme: theme)
    let layout = layout(in: size)
    guard let body = layout.body else {
      canvas.write("reader needs \(Layout.minimum.columns)\(glyphs.times)\(Layout.minimum.rows)", row: 0, column: 0)
      return canvas.frame
    }
    drawTitle(on: &canvas)
    if let help {
      help.panel.draw(on: &canvas, in: body, isFocused: true)
    } else if let corrections {
      corrections.draw(on: &canvas, in: body)
    } else if isFailureShown, let failure = list.failure {
      let lines = LineBreaker(glyphs: glyphs, width: body.columns - 2).lines(of: Printable.line(failure))
      drawError(lines, on: &canvas, in: body)
    } else if isEmpty {
      drawEmpty(on: &canvas, in: body)
    } else {
      drawPanes(on: &canvas, layout)
    }
    let lines = longNotice(columns: body.columns)
    if !lines.isEmpty, !isFailureShown {
      let rows = min(lines.count, body.rows)
      let bottom = Region(row: body.row + body.rows - rows, column: body.column, rows: rows, columns: body.columns)
      drawError(lines, on: &canvas, in: bottom)
    }
    drawStatus(on: &canvas, row: size.rows - 1)
    return canvas.frame
  }

  /// The list could not be loaded, and nothing is on the screen.
  private var isFailureShown: Bool {
    help == nil && list.failure != nil && list.rows.isEmpty && reading == nil
  }

  /// The lines of an error that the status line would cut off.
  func longNotice(columns: Int) -> [String] {
    guard let notice, notice.isError else { return [] }
    let text = Printable.line(notice.text)
    guard glyphs.width(of: text) > columns - 3 else { return [] }
    return LineBreaker(glyphs: glyphs, width: columns - 2).lines(of: text)
  }

  /// Writes the lines over what stands in the region; the last that has room says whether there are more.
  private func drawError(_ lines: [String], on canvas: inout Canvas, in region: Region) {
    for (index, line) in lines.prefix(region.rows).enumerated() {
      let row = region.row + index
      canvas.write(String(repeating: " ", count: region.columns), row: row, column: region.column)
      let isCut = index == region.rows - 1 && lines.count > region.rows
      let text = isCut ? glyphs.cut(line + "   ", to: min(glyphs.width(of: line) + 1, region.columns - 2)) : line
      canvas.write(text, row: row, column: region.column + 1, limit: region.columns - 1, as: .error)
    }
  }

  private func drawPanes(on canvas: inout Canvas, _ layout: Layout) {
    for column in layout.separators {
      for row in 1..<layout.size.rows - 1 {
        canvas.write(String(glyphs.separator), row: row, column: column, as: .dim)
      }
    }
    if let region = layout.list {
      let isMarked = focus == .list || wanted == nil || wanted?.id == list.article?.id
      list.draw(
        on: &canvas, in: region, isFocused: focus == .list && search == nil, isMarked: isMarked, dates: dates)
    }
    if let region = layout.reading {
      let isAlone = isFullWidth && layout.list == nil && layout.side == nil
      shown?.draw(on: &canvas, in: region, isAlone: isAlone, picked: picking?.span ?? correction?.span)
      if let missing, reading == nil, missing.id == wanted?.id { drawMissing(on: &canvas, in: region) }
    }
    if let region = layout.side { side.panel.draw(on: &canvas, in: region, isFocused: focus == .side) }
    if let correction, let region = correctionRegion { correction.draw(on: &canvas, in: region) }
  }

  private func drawStatus(on canvas: inout Canvas, row: Int) {
    if let help, help.isEditing {
      canvas.write("/", row: row, column: 1, as: .key)
      help.editor.draw(on: &canvas, row: row, column: 2, columns: canvas.frame.size.columns - 3)
    } else if let search {
      search.draw(on: &canvas, row: row, count: list.isFiltered && list.ask == nil ? list.matches : nil)
    } else {
      statusLine.draw(on: &canvas, row: row)
    }
  }

  private func drawMissing(on canvas: inout Canvas, in region: Region) {
    let lines = LineBreaker(glyphs: glyphs, width: region.columns - 2).lines(
      of: "The archive has this article no longer.")
    for (row, line) in lines.prefix(region.rows).enumerated() {
      canvas.write(line, row: region.row + row, column: region.column + 1, limit: region.columns - 2, as: .dim)
    }
  }

  // MARK: Title bar

  private func drawTitle(on canvas: inout Canvas) {
    let columns = canvas.frame.size.columns
    canvas.tint(row: 0, column: 0, columns: columns, style: theme.style(.bar))
    var bold = theme.style(.bar)
    bold.isBold = true
    var column = canvas.write("reader", row: 0, column: 1, limit: columns - 1, style: bold)
    let right = titleRight(columns: columns)
    let rightWidth = glyphs.width(of: right)
    var edge = columns
    if !right.isEmpty, column + rightWidth + 4 < columns {
      edge = columns - rightWidth - 1
      canvas.write(right, row: 0, column: edge, as: .bar)
    }
    for part in titleParts(columns: columns) where column + 6 < edge {
      let text = glyphs.cut(part, to: edge - column - 4)
      column = canvas.write(text, row: 0, column: column + 3, limit: edge - column - 4, as: .bar)
    }
  }

  private func titleParts(columns: Int) -> [String] {
    let isNarrow = columns < 110
    return [list.scope(isNarrow: isNarrow)] + (list.count(glyphs, isNarrow: isNarrow).map { [$0] } ?? [])
  }

  private func titleRight(columns: Int) -> String {
    if let progress {
      let activity = Printable.line(progress.activity)
      return progress.total > 0 ? "\(activity) \(progress.done) of \(progress.total)" : activity
    }
    return columns < 110 ? "" : "newest first"
  }

  // MARK: Empty archive

  /// There is nothing in the archive, as far as it is known.
  private var isEmpty: Bool {
    list.isLoaded && list.rows.isEmpty && !list.isFiltered && search == nil && reading == nil
  }

  private func drawEmpty(on canvas: inout Canvas, in body: Region) {
    let lines =
      progress != nil
      ? ["Reading the articles" + glyphs.dots]
      : refresh != nil
        ? ["Asking the feeds" + glyphs.dots]
        : [
          "reader feeds add URL  follows a site or a feed; the archive is empty",
          "reader add FILE\(glyphs.dots)    adds articles",
          "reader seeds/       reads a folder without keeping it",
          "command | reader -  reads what a command prints",
          "reader --help       says what else there is",
          "q                   ends the program",
        ]
    let top = body.row + max((body.rows - lines.count) / 3, 0)
    for (row, line) in lines.prefix(body.rows).enumerated() {
      let text = glyphs.cut(line, to: body.columns - 2)
      canvas.write(text, row: top + row, column: 1)
    }
  }
}
