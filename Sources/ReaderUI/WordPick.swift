import News

/// Words of the text that the person picks, because recognition has not seen a name there or has cut it wrongly.
struct WordPick: Hashable, Sendable {
  /// The words of the text, as UTF-8 ranges.
  let words: [Range<Int>]
  /// Offsets of the line feeds between paragraphs.
  private let breaks: [Int]
  /// Where the picking began, and where it is; either may be the later one.
  private(set) var anchor: Int
  private(set) var cursor: Int
  /// Moving makes it longer or shorter.
  private(set) var isExtending: Bool

  /// From the words of the span, or where nothing is given from the first word at or behind the offset. Nil where the
  /// text has no word.
  init?(_ layout: TextLayout, span: Range<Int>?, from offset: Int) {
    let (words, breaks) = Self.scan(layout.text(0..<layout.textLength))
    (self.words, self.breaks) = (words, breaks)
    guard !words.isEmpty else { return nil }
    if let span {
      let inside = words.indices.filter { words[$0].overlaps(span) }
      guard let first = inside.first, let last = inside.last else { return nil }
      (anchor, cursor, isExtending) = (first, last, true)
    } else {
      let next = words.firstIndex { $0.upperBound > offset } ?? words.count - 1
      (anchor, cursor, isExtending) = (next, next, false)
    }
  }

  /// The picked part of the text.
  var span: Range<Int> { words[min(anchor, cursor)].lowerBound..<words[max(anchor, cursor)].upperBound }

  /// Where the cursor is in the text.
  var offset: Int { words[cursor].lowerBound }

  /// More than this is no name.
  private static let longest = 20

  mutating func move(by count: Int) { move(to: cursor + count) }

  mutating func move(to index: Int) {
    var target = min(max(index, 0), words.count - 1)
    if isExtending { target = min(max(target, anchor - Self.longest), anchor + Self.longest) }
    // A name does not go from one paragraph into the next.
    if isExtending, !isJoined(min(anchor, target), max(anchor, target)) { return }
    cursor = target
    if !isExtending { anchor = target }
  }

  /// To the word that stands in another line, near the same place in it.
  mutating func move(lines count: Int, in layout: TextLayout) {
    let line = layout.line(at: offset)
    let column = offset - layout.lines[line].range.lowerBound
    var target = line + count
    while layout.lines.indices.contains(target), layout.lines[target].range.isEmpty { target += count.signum() }
    guard layout.lines.indices.contains(target) else { return }
    let wanted = layout.lines[target].range.lowerBound + column
    let inLine = words.indices.filter { layout.lines[target].range.contains(words[$0].lowerBound) }
    let nearest = inLine.min { abs(words[$0].lowerBound - wanted) < abs(words[$1].lowerBound - wanted) }
    if let nearest { move(to: nearest) }
  }

  mutating func toggleExtending() {
    isExtending.toggle()
    if !isExtending { anchor = cursor }
  }

  mutating func swapEnds() { swap(&anchor, &cursor) }

  private func isJoined(_ first: Int, _ last: Int) -> Bool {
    !breaks.contains { words[first].upperBound <= $0 && $0 < words[last].lowerBound }
  }

  /// Runs of letters and numbers, and the line feeds between paragraphs.
  private static func scan(_ text: String) -> (words: [Range<Int>], breaks: [Int]) {
    var words: [Range<Int>] = []
    var breaks: [Int] = []
    var offset = 0
    var start: Int?
    var wasBreak = false
    for character in text {
      if character.isLetter || character.isNumber {
        start = start ?? offset
      } else {
        if let begin = start { words.append(begin..<offset) }
        start = nil
        if character == "\n", wasBreak { breaks.append(offset) }
      }
      wasBreak = character == "\n"
      offset += character.utf8.count
    }
    if let start { words.append(start..<offset) }
    return (words, breaks)
  }
}

/// Picking words in the text.
extension State {
  mutating func pickWords() -> [Effect] {
    let effects = focus == .list ? open() : []
    focus = .reading
    settle()
    guard let pane = reading else { return effects }
    let top = pane.layout.anchor(ofLine: pane.top)
    let offset = pane.focusedMention.map { $0.span.upperBound } ?? top
    picking = WordPick(pane.layout, span: nil, from: offset)
    if picking == nil { notice = Notice("This article has no words.") }
    showPicked()
    return effects + opened()
  }

  /// Changes the borders of a mention.
  mutating func pick(_ span: Range<Int>) -> [Effect] {
    focus = .reading
    picking = reading.flatMap { WordPick($0.layout, span: span, from: 0) }
    return []
  }

  private mutating func showPicked() {
    if let offset = picking?.offset { reading?.go(to: offset) }
  }

  mutating func pressInPicking(_ key: Key) -> [Effect] {
    notice = nil
    guard let command = KeyMap.command(for: key, in: .words) else {
      sayUnbound(key)
      return []
    }
    guard let layout = reading?.layout else { return [] }
    switch command {
    case .quit, .suspend, .repaint, .help: return run(command)
    case .back: picking = nil
    case .previousWord: picking?.move(by: -1)
    case .nextWord: picking?.move(by: 1)
    case .lineDown: picking?.move(lines: 1, in: layout)
    case .lineUp: picking?.move(lines: -1, in: layout)
    case .extendWords: picking?.toggleExtending()
    case .otherEnd: picking?.swapEnds()
    case .open: return correctPicked()
    default: break
    }
    showPicked()
    return []
  }

  private mutating func correctPicked() -> [Effect] {
    guard let pane = reading, let span = picking?.span else { return [] }
    picking = nil
    correction = CorrectionChoice(pane, words: span)
    return []
  }
}
