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
    guard usesUnicode else { return (Self.ascii(for: printable), 1) }
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

  private func printable(_ character: Character) -> Character? {
    if character.unicodeScalars.allSatisfy(Printable.allows) { return character }
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: character.unicodeScalars.lazy.filter(Printable.allows))
    return String(scalars).first
  }

  /// The nearest ASCII character: quotation marks, dashes, letters without their accents (by the name that Unicode
  /// gives them), and `?` for the rest.
  static func ascii(for character: Character) -> Character {
    guard let scalar = character.unicodeScalars.first else { return "?" }
    if scalar.isASCII { return Character(scalar) }
    switch scalar.value {
    case 0x2018, 0x2019, 0x201a, 0x201b, 0x2032, 0x2bc: return "'"
    case 0x201c...0x201f, 0x2033, 0xab, 0xbb: return "\""
    case 0x2010...0x2015, 0x2212: return "-"
    case 0x2026: return "~"
    case 0x2022, 0xb7: return "*"
    case 0xd7: return "x"
    default: return letter(of: scalar) ?? "?"
    }
  }

  private static func letter(of scalar: Unicode.Scalar) -> Character? {
    guard let words = scalar.properties.name?.split(separator: " "), words.count > 4, words[0] == "LATIN",
      words[2] == "LETTER", words[3].count == 1, words[4] == "WITH", let letter = words[3].first
    else { return nil }
    return words[1] == "SMALL" ? Character(letter.lowercased()) : letter
  }
}
