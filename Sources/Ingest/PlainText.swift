/// Plain text: paragraphs between empty lines, lines broken at a width joined again, a headline at the top.
///
/// The text is looked at by its bytes and several times, so that its lines are never kept all at once.
enum PlainText {
  static func draft(_ text: Substring) -> ArticleDraft {
    var text = String(text)
    return text.withUTF8 { bytes in
      let blocks = TextBlocks(bytes)
      var draft = ArticleDraft()
      let (first, isOnly) = blocks.firstTwo()
      if let first, !isOnly, first.lineCount == 1 {
        let headline = String(decoding: bytes[first.firstLine], as: UTF8.self)
        if Headline.accepts(headline) {
          draft.title = headline
          draft.paragraphs = paragraphs(of: blocks, after: first)
          return draft
        }
      }
      draft.paragraphs = paragraphs(of: blocks, after: nil)
      return draft
    }
  }

  /// The paragraphs of a text that brings its title along.
  static func paragraphs(of text: Substring) -> [String] {
    var text = String(text)
    return text.withUTF8 { paragraphs(of: TextBlocks($0), after: nil) }
  }

  private static func paragraphs(of blocks: TextBlocks, after title: TextBlocks.Block?) -> [String] {
    var several = 0
    blocks.each { several += $0.lineCount > 1 ? 1 : 0 }
    var paragraphs = Paragraphs()
    blocks.each { block in
      if let title, block.range.lowerBound == title.range.lowerBound { return }
      append(block, of: blocks.bytes, isSpaced: several > 1, to: &paragraphs)
    }
    return paragraphs.all
  }

  private static func append(
    _ block: TextBlocks.Block, of bytes: UnsafeBufferPointer<UInt8>, isSpaced: Bool, to paragraphs: inout Paragraphs
  ) {
    if isBroken(block, of: bytes, isSpaced: isSpaced) { return appendJoined(block, of: bytes, to: &paragraphs) }
    var lines = TextLines(bytes, in: block.range)
    while let line = lines.next() { paragraphs.append(String(decoding: bytes[line], as: UTF8.self)) }
  }

  /// No line of a text that was broken at a width is longer.
  private static let widestBreak = 120

  /// Whether the lines of a block are one paragraph that was broken at a width, or a paragraph each.
  ///
  /// Where empty lines separate several blocks they separate the paragraphs. A block that is the whole text must
  /// prove it: most of its lines are so full that the first word of the next had no room.
  private static func isBroken(
    _ block: TextBlocks.Block, of bytes: UnsafeBufferPointer<UInt8>, isSpaced: Bool
  ) -> Bool {
    guard block.lineCount > 1, block.width <= widestBreak else { return false }
    if isSpaced { return true }
    var full = 0
    var last: Int?
    var lines = TextLines(bytes, in: block.range)
    while let line = lines.next() {
      if let last, last + 1 + TextLines.firstWordWidth(bytes[line]) > block.width { full += 1 }
      last = TextLines.width(bytes[line])
    }
    return full * 3 >= (block.lineCount - 1) * 2
  }

  /// The lines joined by spaces; an entry of a list begins a paragraph of its own.
  private static func appendJoined(
    _ block: TextBlocks.Block, of bytes: UnsafeBufferPointer<UInt8>, to paragraphs: inout Paragraphs
  ) {
    var paragraph: [UInt8] = []
    var isInList = false
    var lines = TextLines(bytes, in: block.range)
    while let line = lines.next() {
      // “19. August” or a dash at the start of a line is an entry only within a list, or where a sentence has ended.
      let hasEnded = paragraph.last.map { ".:;?!".utf8.contains($0) } ?? true
      let isEntry = (isInList || hasEnded) && startsEntry(bytes[line])
      isInList = isInList || isEntry
      if isEntry, !paragraph.isEmpty {
        paragraphs.append(String(decoding: paragraph, as: UTF8.self))
        paragraph.removeAll(keepingCapacity: true)
      }
      if !paragraph.isEmpty { paragraph.append(0x20) }
      paragraph.append(contentsOf: bytes[line])
    }
    paragraphs.append(String(decoding: paragraph, as: UTF8.self))
  }

  private static let entryMarks = ["- ", "* ", "• ", "– "].map { Array($0.utf8) }

  private static func startsEntry(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    if entryMarks.contains(where: { line.starts(with: $0) }) { return true }
    let digits = line.prefix(3).prefix { (0x30...0x39).contains($0) }
    let rest = line.dropFirst(digits.count).prefix(2)
    return (1...2).contains(digits.count) && (rest.elementsEqual(". ".utf8) || rest.elementsEqual(") ".utf8))
  }
}

/// The lines between two empty ones of a text in UTF-8. A form feed ends a block as an empty line does.
struct TextBlocks {
  struct Block {
    /// From the first line to the end of the last.
    var range: Range<Int>
    var firstLine: Range<Int>
    var lineCount: Int
    /// Of the longest line, in scalars.
    var width: Int
  }

  let bytes: UnsafeBufferPointer<UInt8>

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  func each(_ body: (Block) -> Void) {
    var position = 0
    while let block = next(from: &position) { body(block) }
  }

  /// The first block, and whether there is no other.
  func firstTwo() -> (first: Block?, isOnly: Bool) {
    var position = 0
    let first = next(from: &position)
    return (first, next(from: &position) == nil)
  }

  private func next(from position: inout Int) -> Block? {
    var lines = TextLines(bytes, in: position..<bytes.count)
    lines.givesEmptyLines = true
    var block: Block?
    while let line = lines.next() {
      position = lines.position
      guard !line.isEmpty else {
        if let block { return block }
        continue
      }
      let width = TextLines.width(bytes[line])
      guard let begun = block else {
        block = Block(range: line, firstLine: line, lineCount: 1, width: width)
        continue
      }
      block?.range = begun.range.lowerBound..<line.upperBound
      block?.lineCount = begun.lineCount + 1
      block?.width = max(begun.width, width)
    }
    return block
  }
}

/// What a headline looks like: one short line that is no sentence, no entry of a list and no label.
enum Headline {
  static let longest = 200
  static let mostWords = 30

  static func accepts(_ line: some StringProtocol) -> Bool {
    guard line.utf8.count <= longest * 16 else { return false }
    let line = line.trimmed
    guard line.count <= longest, line.contains(where: \.isLetter) else { return false }
    let words = line.split(whereSeparator: \.isWhitespace)
    guard words.count <= mostWords, let last = words.last, let first = words.first else { return false }
    if ["-", "*", "•", "–", ">", "--", "#"].contains(first) { return false }
    guard let end = last.last, !",;:".contains(end) else { return false }
    // “… of the U.S.” ends in an abbreviation, not in a full stop.
    if end == "." { return last.hasSuffix("...") || last.dropLast().contains(".") }
    return end != "。"
  }
}
