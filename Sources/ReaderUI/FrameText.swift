/// A frame as text that people can read and programs can read back: for snapshots, bug reports and tests.
///
/// First the rows without their trailing blanks, then one line for every run of cells that is not plain: row, first
/// column, column after the last, and what the style is made of.
///
///     size 3 20
///      Baku dismissed it
///
///     ⏎ open
///     style 0 1 5 bold fg=4
extension Frame {
  /// The rows as plain text, without trailing blanks.
  public var lines: [String] {
    (0..<size.rows).map { row in
      let text = String((0..<size.columns).compactMap { self[row: row, column: $0].text })
      return String(text.reversed().drop { $0 == " " }.reversed())
    }
  }

  /// Size, rows and styles.
  public var dump: String {
    (["size \(size.rows) \(size.columns)"] + lines + styleRuns).joined(separator: "\n") + "\n"
  }

  /// The frame that `dump` was made of; nil for other text.
  public init?(dump: String) {
    let lines = dump.split(separator: "\n", omittingEmptySubsequences: false)
    let header = lines.first?.split(separator: " ") ?? []
    guard header.count == 3, header[0] == "size", let rows = Int(header[1]), let columns = Int(header[2]),
      (1...10_000).contains(rows), (1...10_000).contains(columns), lines.count > rows
    else { return nil }
    self.init(size: Size(rows: rows, columns: columns))
    for row in 0..<rows {
      guard fill(row: row, with: lines[row + 1]) else { return nil }
    }
    for line in lines.dropFirst(rows + 1) where !line.isEmpty {
      guard paint(line.split(separator: " ")) else { return nil }
    }
  }

  private var styleRuns: [String] {
    var runs: [String] = []
    for row in 0..<size.rows {
      var start = 0
      for column in 1...size.columns {
        let style = self[row: row, column: start].style
        if column < size.columns, self[row: row, column: column].style == style { continue }
        if style != .plain { runs.append("style \(row) \(start) \(column) \(style.words)") }
        start = column
      }
    }
    return runs
  }

  private mutating func fill(row: Int, with text: Substring) -> Bool {
    var column = 0
    for character in text {
      let width = DisplayWidth.of(character)
      guard column + max(width, 1) <= size.columns else { return false }
      self[row: row, column: column].text = character
      if width == 2 { self[row: row, column: column + 1].text = nil }
      column += max(width, 1)
    }
    return true
  }

  private mutating func paint(_ words: [Substring]) -> Bool {
    guard words.count >= 5, words[0] == "style", let row = Int(words[1]), let start = Int(words[2]),
      let end = Int(words[3]), let style = Style(words: words.dropFirst(4)), 0 <= row, row < size.rows, 0 <= start,
      start < end, end <= size.columns
    else { return false }
    for column in start..<end { self[row: row, column: column].style = style }
    return true
  }
}

extension Frame.Style {
  /// Such as `bold underline fg=4`.
  fileprivate var words: String {
    var words: [String] = []
    if isBold { words.append("bold") }
    if isDim { words.append("dim") }
    if isUnderlined { words.append("underline") }
    if isReversed { words.append("reverse") }
    if foreground >= 0 { words.append("fg=\(foreground)") }
    if background >= 0 { words.append("bg=\(background)") }
    return words.joined(separator: " ")
  }

  fileprivate init?(words: some Sequence<Substring>) {
    self.init()
    for word in words {
      switch word {
      case "bold": isBold = true
      case "dim": isDim = true
      case "underline": isUnderlined = true
      case "reverse": isReversed = true
      default:
        guard let color = Int16(word.dropFirst(3)) else { return nil }
        if word.hasPrefix("fg=") {
          foreground = color
        } else if word.hasPrefix("bg=") {
          background = color
        } else {
          return nil
        }
      }
    }
  }
}
