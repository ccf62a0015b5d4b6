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
  func ranges(of text: String) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var line = PendingLine()
    var graphemes = Graphemes(text: text, glyphs: glyphs)
    var (previous, beforePrevious) = (Grapheme.Kind.blank, Grapheme.Kind.blank)
    while let grapheme = graphemes.next() {
      defer { (beforePrevious, previous) = (previous, grapheme.kind) }
      let end = graphemes.offset
      let start = end - grapheme.length
      if grapheme.kind == .blank {
        line.space(at: start, length: grapheme.length)
        continue
      }
      guard grapheme.width > 0 else { continue }
      if grapheme.kind.allowsBreak(after: previous, beforePrevious) { line.allowBreak(at: start) }
      while line.column + grapheme.width > width, start > line.start, let range = line.wrap(at: start) {
        if !range.isEmpty { lines.append(range) }
      }
      line.column += grapheme.width
      line.end = end
    }
    if line.end > line.start || lines.isEmpty { lines.append(line.start..<max(line.end, line.start)) }
    return lines
  }

  /// The lines as strings.
  func lines(of text: String) -> [String] {
    let utf8 = text.utf8
    return ranges(of: text).map { range in
      let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
      return String(text[start..<utf8.index(start, offsetBy: range.count)])
    }
  }
}

/// The line that is being filled, and the last place where it may be broken. All offsets are UTF-8 bytes.
private struct PendingLine {
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

/// What breaking lines must know of a grapheme.
private struct Grapheme {
  enum Kind {
    /// White space at which a line may end.
    case blank
    case letter, hyphen, dash, mark
    /// Two columns wide and no mark: a line may end before it.
    case wide

    func allowsBreak(after previous: Kind, _ beforePrevious: Kind) -> Bool {
      switch previous {
      case .hyphen: beforePrevious == .letter && self == .letter
      case .dash: beforePrevious != .blank && self != .mark && self != .dash
      default: self == .wide && previous != .blank
      }
    }
  }

  var kind: Kind
  /// Columns: 0 where nothing is shown.
  var width: Int
  /// UTF-8 bytes.
  var length: Int

  init(_ byte: UInt8) {
    length = 1
    width = 1
    switch byte {
    case 0x20, 0x09...0x0d: kind = .blank
    case 0x00...0x1f, 0x7f:
      kind = .mark
      width = 0
    case UInt8(ascii: "-"): kind = .hyphen
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      kind = .letter
    default: kind = .mark
    }
  }

  init(_ character: Character, glyphs: Glyphs) {
    let cell = glyphs.cell(for: character)
    length = character.utf8.count
    width = cell?.width ?? 0
    switch character {
    case "\u{a0}", "\u{202f}": kind = .mark
    case "\u{2010}": kind = .hyphen
    case "\u{2013}", "\u{2014}": kind = .dash
    default:
      if cell?.text == " " {
        kind = .blank
      } else if character.isPunctuation || character.isSymbol {
        kind = .mark
      } else {
        kind = width == 2 ? .wide : .letter
      }
    }
  }
}

/// The graphemes of a text. An ASCII control, and an ASCII byte before another one, is a grapheme by itself (UAX #29;
/// CR LF is two here, which shows as the same blank). This spares most texts the search for boundaries.
private struct Graphemes {
  private let text: String
  private let bytes: [UInt8]
  private let glyphs: Glyphs
  /// After the last grapheme taken.
  private(set) var offset = 0

  init(text: String, glyphs: Glyphs) {
    self.text = text
    self.glyphs = glyphs
    bytes = Array(text.utf8)
  }

  mutating func next() -> Grapheme? {
    guard offset < bytes.count else { return nil }
    let byte = bytes[offset]
    let grapheme: Grapheme
    if byte < 0x20 || byte < 0x80 && (offset + 1 == bytes.count || bytes[offset + 1] < 0x80) {
      grapheme = Grapheme(byte)
    } else {
      let index = text.utf8.index(text.startIndex, offsetBy: offset)
      grapheme = Grapheme(text[index], glyphs: glyphs)
    }
    offset += grapheme.length
    return grapheme
  }
}
