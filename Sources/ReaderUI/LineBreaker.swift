/// Breaks text into lines by display width: at white space, after hyphens and dashes, between wide characters, and
/// inside a word that is longer than a line.
///
/// The opportunities are a small part of UAX #14, those that news in scripts with spaces needs.
struct LineBreaker {
  let glyphs: Glyphs
  /// Columns of a line.
  let width: Int

  init(glyphs: Glyphs, width: Int) {
    self.glyphs = glyphs
    self.width = max(width, 2)
  }

  /// The lines as UTF-8 offsets into the text. White space at a break belongs to no line.
  func ranges(of text: some StringProtocol) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var line = Pending()
    var offset = 0
    var (previous, beforePrevious): (Character, Character) = (" ", " ")
    for character in text {
      let length = character.utf8.count
      defer {
        offset += length
        (beforePrevious, previous) = (previous, character)
      }
      guard let cell = glyphs.cell(for: character) else { continue }
      if cell.text == " " && character != "\u{a0}" && character != "\u{202f}" {
        line.space(at: offset, length: length)
        continue
      }
      if Self.allowsBreak(before: character, width: cell.width, after: previous, beforePrevious) {
        line.allowBreak(at: offset)
      }
      while line.column + cell.width > width, offset > line.start, let range = line.wrap(at: offset) {
        if !range.isEmpty { lines.append(range) }
      }
      line.column += cell.width
      line.end = offset + length
    }
    if line.end > line.start || lines.isEmpty { lines.append(line.start..<max(line.end, line.start)) }
    return lines
  }

  /// The lines as strings.
  func lines(of text: String) -> [String] {
    ranges(of: text).map { range in
      let utf8 = text.utf8
      let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
      return String(text[start..<utf8.index(start, offsetBy: range.count)])
    }
  }

  /// The line that is being filled, and the last place where it may be broken.
  private struct Pending {
    var start = 0
    /// After the last visible character.
    var end = 0
    var column = 0
    private var opportunity: (end: Int, next: Int, column: Int)?

    mutating func space(at offset: Int, length: Int) {
      if column == 0, end <= start {
        // White space that would begin a line is swallowed.
        start = offset + length
        end = start
        return
      }
      column += 1
      opportunity = (end, offset + length, column)
    }

    mutating func allowBreak(at offset: Int) {
      guard offset > start else { return }
      opportunity = (end, offset, column)
    }

    /// Ends the line at the last opportunity, or here; nil when there is nothing to end.
    mutating func wrap(at offset: Int) -> Range<Int>? {
      let from = start
      if let opportunity {
        start = opportunity.next
        column -= opportunity.column
        self.opportunity = nil
        return from..<opportunity.end
      }
      guard column > 0 else { return nil }
      start = offset
      column = 0
      return from..<end
    }
  }

  private static func allowsBreak(
    before character: Character, width: Int, after previous: Character, _ beforePrevious: Character
  ) -> Bool {
    switch previous {
    case "-", "\u{2010}":
      return (beforePrevious.isLetter || beforePrevious.isNumber) && (character.isLetter || character.isNumber)
    case "\u{2013}", "\u{2014}": return !character.isPunctuation && !beforePrevious.isWhitespace
    default: break
    }
    return width == 2 && !previous.isWhitespace && !character.isPunctuation && !character.isSymbol
  }
}
