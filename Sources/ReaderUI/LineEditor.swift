import News

/// One line of text under the keyboard.
struct LineEditor: Hashable, Sendable {
  /// Characters at the most: more is no question any more.
  static let limit = 300

  private(set) var characters: [Character] = []
  /// Before which character the next one goes.
  private(set) var cursor = 0

  var text: String { String(characters) }

  /// Where the cursor stands: UTF-8 bytes of the text.
  var offset: Int { characters[..<cursor].reduce(0) { $0 + $1.utf8.count } }

  /// Places the cursor before the first character that begins there or later.
  mutating func move(to offset: Int) { cursor = index(of: offset) }

  private func index(of offset: Int) -> Int {
    var start = 0
    for (index, character) in characters.enumerated() {
      guard start < offset else { return index }
      start += character.utf8.count
    }
    return characters.count
  }

  /// Whether the key belongs to editing; it may have changed nothing.
  mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert(character)
    case .backspace, .control("h"): remove(from: cursor - 1)
    case .delete, .control("d"): if cursor < characters.count { characters.remove(at: cursor) }
    case .left, .control("b"): cursor = max(cursor - 1, 0)
    case .right, .control("f"): cursor = min(cursor + 1, characters.count)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = characters.count
    case .control("u"): remove(from: 0)
    case .control("k"): characters.removeSubrange(cursor...)
    case .control("w"): remove(from: startOfWord)
    default: return false
    }
    return true
  }

  private mutating func insert(_ character: Character) {
    guard characters.count < Self.limit, character.unicodeScalars.allSatisfy(Printable.allows) else { return }
    characters.insert(character, at: cursor)
    cursor += 1
  }

  private mutating func remove(from start: Int) {
    guard start >= 0, start < cursor else { return }
    characters.removeSubrange(start..<cursor)
    cursor = start
  }

  private var startOfWord: Int {
    var start = cursor
    while start > 0, characters[start - 1].isWhitespace { start -= 1 }
    while start > 0, !characters[start - 1].isWhitespace { start -= 1 }
    return start
  }

  /// Writes the line with its cursor, scrolled so that the cursor is on the screen.
  ///
  /// - Parameter fault: what is wrong in the text, in UTF-8 bytes; it is shown as an error.
  func draw(on canvas: inout Canvas, row: Int, column: Int, columns: Int, fault: Range<Int>? = nil) {
    guard columns > 0 else { return }
    let glyphs = canvas.glyphs
    var start = cursor
    var used = cursor < characters.count ? max(glyphs.width(of: String(characters[cursor])), 1) : 1
    while start > 0 {
      let width = glyphs.width(of: String(characters[start - 1]))
      guard used + width < columns || (start == 1 && used + width <= columns) else { break }
      used += width
      start -= 1
    }
    let end = column + columns
    var column = column
    let fault = fault.map { index(of: $0.lowerBound)..<index(of: $0.upperBound) } ?? 0..<0
    func write(_ part: Range<Int>) {
      let wrong = fault.clamped(to: part)
      for (piece, style) in [
        (part.lowerBound..<wrong.lowerBound, canvas.theme.style(.text)), (wrong, canvas.theme.fault),
        (wrong.upperBound..<part.upperBound, canvas.theme.style(.text)),
      ] where !piece.isEmpty {
        column = canvas.write(String(characters[piece]), row: row, column: column, limit: end - column, style: style)
      }
    }
    write(start..<cursor)
    let under = cursor < characters.count ? String(characters[cursor]) : " "
    column = canvas.write(under, row: row, column: column, limit: end - column, as: .selected)
    if cursor < characters.count { write(cursor + 1..<characters.count) }
  }
}

extension Theme {
  /// A part of a text that is at fault: without colours it is told by its line.
  fileprivate var fault: Frame.Style {
    var style = style(.error)
    style.isUnderlined = true
    return style
  }
}
