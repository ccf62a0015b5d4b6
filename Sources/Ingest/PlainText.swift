/// Plain text: paragraphs between empty lines, lines broken at a width joined again, a headline at the top.
enum PlainText {
  static func draft(_ text: Substring) -> ArticleDraft {
    var draft = ArticleDraft()
    let blocks = blocks(of: text)
    draft.paragraphs = paragraphs(of: blocks)
    if blocks.count > 1, let first = blocks.first, first.count == 1, Headline.accepts(first[0]) {
      draft.title = draft.paragraphs.removeFirst()
    }
    return draft
  }

  /// The paragraphs of a text that brings its title along.
  static func paragraphs(of text: Substring) -> [String] { paragraphs(of: blocks(of: text)) }

  /// Lines without an empty one between them. A form feed ends a block as an empty line does.
  private static func blocks(of text: Substring) -> [[Substring]] {
    var blocks: [[Substring]] = []
    var block: [Substring] = []
    for line in LineReader(text) {
      let content = line.trimmed
      if content.isEmpty {
        if !block.isEmpty { blocks.append(block) }
        block = []
      } else {
        block.append(content)
      }
    }
    if !block.isEmpty { blocks.append(block) }
    return blocks
  }

  private static func paragraphs(of blocks: [[Substring]]) -> [String] {
    let isSpaced = blocks.count(where: { $0.count > 1 }) > 1
    return blocks.flatMap { block in
      isBroken(block, isSpaced: isSpaced) ? joined(block) : block.map(String.init)
    }
  }

  /// No line of a text that was broken at a width is longer.
  private static let widestBreak = 120

  /// Whether the lines of a block are one paragraph that was broken at a width, or a paragraph each.
  ///
  /// Where empty lines separate several blocks they separate the paragraphs. A block that is the whole text must
  /// prove it: most of its lines are so full that the first word of the next had no room.
  private static func isBroken(_ block: [Substring], isSpaced: Bool) -> Bool {
    guard block.count > 1 else { return false }
    let width = block.map(\.count).max() ?? 0
    guard width <= widestBreak else { return false }
    if isSpaced { return true }
    let full = zip(block, block.dropFirst()).count { line, next in
      line.count + 1 + next.prefix { !$0.isWhitespace }.count > width
    }
    return full * 3 >= (block.count - 1) * 2
  }

  /// The lines joined by spaces; an entry of a list begins a paragraph of its own.
  private static func joined(_ block: [Substring]) -> [String] {
    var paragraphs: [String] = []
    var isInList = false
    for line in block {
      // “19. August” or a dash at the start of a line is an entry only within a list, or where a sentence has ended.
      let hasEnded = paragraphs.last?.last.map { ".:;?!".contains($0) } ?? true
      let isEntry = (isInList || hasEnded) && startsEntry(line)
      isInList = isInList || isEntry
      if !isEntry, let last = paragraphs.indices.last {
        paragraphs[last] += " " + line
      } else {
        paragraphs.append(String(line))
      }
    }
    return paragraphs
  }

  private static func startsEntry(_ line: Substring) -> Bool {
    if ["- ", "* ", "• ", "– "].contains(where: { line.hasPrefix($0) }) { return true }
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    let rest = line.dropFirst(digits.count)
    return (1...2).contains(digits.count) && (rest.hasPrefix(". ") || rest.hasPrefix(") "))
  }
}

/// What a headline looks like: one short line that is no sentence, no entry of a list and no label.
enum Headline {
  static let longest = 200
  static let mostWords = 30

  static func accepts(_ line: some StringProtocol) -> Bool {
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
