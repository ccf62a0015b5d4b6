import News

/// The signs that the screen is drawn with: those of Unicode, or ASCII ones where the locale has no UTF-8.
public struct Glyphs: Hashable, Sendable {
  /// Whether cells may hold more than ASCII.
  public let usesUnicode: Bool

  public init(usesUnicode: Bool) { self.usesUnicode = usesUnicode }

  var marker: Character { usesUnicode ? "▸" : ">" }
  var unread: Character { usesUnicode ? "●" : "*" }
  var unreadStarred: Character { usesUnicode ? "★" : "#" }
  var starred: Character { usesUnicode ? "☆" : "+" }
  var separator: Character { usesUnicode ? "│" : "|" }
  var rule: String { usesUnicode ? "─" : "-" }
  var ellipsis: Character { usesUnicode ? "…" : "~" }
  var dot: String { usesUnicode ? " · " : " - " }
  var arrow: String { usesUnicode ? " → " : " -> " }
  var enter: String { usesUnicode ? "⏎" : "Enter" }
  var times: String { usesUnicode ? "×" : "x" }
  var dash: String { usesUnicode ? "–" : "-" }
  var dots: String { usesUnicode ? "…" : "..." }

  /// One sign for a share 0…1 of the highest bar.
  func bar(_ share: Double) -> Character {
    let bars: [Character] =
      usesUnicode ? ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"] : ["_", ".", ":", "-", "=", "+", "*", "#"]
    return bars[min(max(Int(share * Double(bars.count - 1) + 0.5), 0), bars.count - 1)]
  }

  /// What a cell shows for a character of a text, and its columns (1 or 2); nil where nothing may be shown.
  ///
  /// This is the last filter before the terminal: whatever the text holds, controls do not come through it.
  func cell(for character: Character) -> (text: Character, width: Int)? {
    if let byte = character.asciiValue, character.utf8.count == 1 {
      if (0x20...0x7e).contains(byte) { return (character, 1) }
      return isSpace(character) ? (" ", 1) : nil
    }
    if isSpace(character) { return (" ", 1) }
    guard let printable = printable(character) else { return nil }
    guard usesUnicode else { return (ASCIIFold.of(printable), 1) }
    let width = DisplayWidth.of(printable)
    return width == 0 ? nil : (printable, min(width, 2))
  }

  /// Columns that the text takes on the screen.
  func width(of text: some StringProtocol) -> Int {
    text.reduce(0) { $0 + (cell(for: $1)?.width ?? 0) }
  }

  /// The text, cut with an ellipsis where it has more than so many columns.
  func cut(_ text: String, to columns: Int) -> String {
    guard width(of: text) > columns else { return text }
    guard columns > 0 else { return "" }
    var kept = ""
    var used = 0
    for character in text {
      guard let cell = cell(for: character) else { continue }
      if used + cell.width > columns - 1 { break }
      kept.append(cell.text)
      used += cell.width
    }
    while kept.last == " " { kept.removeLast() }
    kept.append(ellipsis)
    return kept
  }

  private func isSpace(_ character: Character) -> Bool { character.isWhitespace }

  private func printable(_ character: Character) -> Character? { Printable.grapheme(character) }
}
