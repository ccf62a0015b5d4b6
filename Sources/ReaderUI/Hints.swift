import News

/// Letters on the actors and places that are on the screen; typing one goes there.
struct Hints: Hashable, Sendable {
  /// In the order of how easily fingers find them; `q` always ends the program.
  private static let letters = Array("asdfghjklwertyuiopzxcvbnm")

  struct Label: Hashable, Sendable {
    /// The index of the mention.
    var mention: Int
    var letters: String
  }

  /// The mentions of one entity share their letters.
  let labels: [Label]
  /// The letters typed so far.
  private(set) var typed = ""

  /// Nil where no mention is on the screen.
  init?(_ pane: ReadingPane) {
    var entities: [String] = []
    let visible = pane.visibleMentions
    for index in visible where !entities.contains(pane.mentions[index].entity.rawValue) {
      entities.append(pane.mentions[index].entity.rawValue)
    }
    guard !entities.isEmpty else { return nil }
    let count = entities.count
    labels = visible.compactMap { index in
      let number = entities.firstIndex(of: pane.mentions[index].entity.rawValue) ?? 0
      return Self.label(number, of: count).map { Label(mention: index, letters: $0) }
    }
  }

  /// Whether the letters are those of the mentions on the screen.
  func stands(on pane: ReadingPane) -> Bool { Self(pane)?.labels == labels }

  private static func label(_ number: Int, of count: Int) -> String? {
    if count <= letters.count { return String(letters[number]) }
    guard number < letters.count * letters.count else { return nil }
    return String([letters[number / letters.count], letters[number % letters.count]])
  }

  enum Answer: Hashable, Sendable {
    case more
    case chosen(mention: Int)
    case nothing
  }

  /// Takes a typed letter.
  mutating func type(_ character: Character) -> Answer {
    typed.append(Character(character.lowercased()))
    if let label = labels.first(where: { $0.letters == typed }) { return .chosen(mention: label.mention) }
    return labels.contains { $0.letters.hasPrefix(typed) } ? .more : .nothing
  }

  func draw(on canvas: inout Canvas, in region: Region, over pane: ReadingPane) {
    for label in labels where label.letters.hasPrefix(typed) {
      let start = pane.mentions[label.mention].span.lowerBound
      let line = pane.layout.line(at: start)
      guard pane.visibleLines.contains(line), !pane.layout.lines[line].range.isEmpty else { continue }
      let column = region.column + 1 + pane.column(of: start, inLine: line)
      let row = region.row + line - pane.top
      canvas.write(
        label.letters.dropFirst(typed.count), row: row, column: column,
        limit: region.column + region.columns - column, as: .hint)
    }
  }
}
