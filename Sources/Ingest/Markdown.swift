/// Markdown as readable text: what CommonMark calls blocks become paragraphs, their marks go, links become their text.
///
/// Not a CommonMark parser: nesting is flattened, since a paragraph is all that an article knows.
enum Markdown {
  static func draft(_ text: Substring) -> ArticleDraft {
    var reading = MarkdownBlocks()
    for line in LineReader(text) { reading.take(line) }
    reading.finish()
    var draft = ArticleDraft()
    var blocks = reading.blocks.map { ($0.kind, MarkdownInline.text($0.text, references: reading.references)) }
    blocks.removeAll { $0.1.trimmed.isEmpty }
    if blocks.count > 1, let first = blocks.first, isTitle(first.0, first.1) { draft.title = blocks.removeFirst().1 }
    draft.paragraphs = blocks.map(\.1)
    return draft
  }

  private static func isTitle(_ kind: MarkdownBlocks.Kind, _ text: String) -> Bool {
    switch kind {
    case .heading(let level): level <= 2
    case .paragraph(let lineCount): lineCount == 1 && Headline.accepts(text)
    case .code, .entry: false
    }
  }
}

/// The blocks of a Markdown text, line by line.
struct MarkdownBlocks {
  enum Kind: Hashable {
    case heading(level: Int)
    case paragraph(lines: Int)
    case entry
    case code
  }

  private(set) var blocks: [(kind: Kind, text: String)] = []
  /// The targets of `[label]: url` need not be known, only which labels are links.
  private(set) var references: Set<String> = []
  private var lines: [Substring] = []
  private var kind: Kind = .paragraph(lines: 0)
  /// The marks that opened a block of code, until they close it.
  private var fence: Substring?
  private var isInComment = false

  mutating func take(_ line: Substring) {
    if let fence { return takeCode(line, until: fence) }
    var content = Self.withoutQuoteMarks(line)
    if isInComment || content.hasPrefix("<!--") {
      isInComment = !content.contains("-->")
      return
    }
    guard !content.isEmpty else { return endBlock() }
    if let marks = Self.fence(content) {
      endBlock()
      fence = marks
      return
    }
    if isUnderline(content) { return endHeading(level: content.first == "=" ? 1 : 2) }
    if Self.isRule(content) || Self.isTableRule(content) { return }
    if takeReference(content) { return }
    if let (level, heading) = Self.heading(content) {
      endBlock()
      blocks.append((.heading(level: level), heading))
      return
    }
    if let entry = entry(content) {
      endBlock()
      kind = .entry
      content = entry
    }
    lines.append(content)
    // Two spaces or a backslash at the end break the line; a paragraph has no lines to break.
    if content.hasSuffix("\\") { lines[lines.count - 1] = content.dropLast() }
  }

  mutating func finish() { endBlock() }

  private mutating func takeCode(_ line: Substring, until fence: Substring) {
    let content = line.trimmed
    if content.hasPrefix(fence), content.allSatisfy({ $0 == fence.first }) {
      kind = .code
      self.fence = nil
      endBlock()
    } else {
      lines.append(content)
    }
  }

  private mutating func endBlock() {
    if fence != nil { kind = .code }
    if case .paragraph = kind { kind = .paragraph(lines: lines.count) }
    let text = lines.joined(separator: " ")
    if !text.isEmpty { blocks.append((kind, text)) }
    lines = []
    kind = .paragraph(lines: 0)
  }

  private mutating func endHeading(level: Int) {
    blocks.append((.heading(level: level), lines.joined(separator: " ")))
    lines = []
    kind = .paragraph(lines: 0)
  }

  private func isUnderline(_ line: Substring) -> Bool {
    guard case .paragraph = kind, lines.count == 1, line.count >= 2, let mark = line.first, mark == "=" || mark == "-"
    else { return false }
    return line.allSatisfy { $0 == mark }
  }

  private mutating func takeReference(_ line: Substring) -> Bool {
    guard lines.isEmpty, line.hasPrefix("["), let end = line.firstRange(of: "]:") else { return false }
    let label = line[line.index(after: line.startIndex)..<end.lowerBound]
    guard !label.isEmpty, !label.contains("]") else { return false }
    references.insert(label.lowercased())
    return !label.hasPrefix("^")
  }

  private static func withoutQuoteMarks(_ line: Substring) -> Substring {
    var content = line.trimmed
    var depth = 0
    while content.first == ">", depth < 32 {
      content = content.dropFirst().trimmed
      depth += 1
    }
    return content
  }

  private static func fence(_ line: Substring) -> Substring? {
    guard let mark = line.first, mark == "`" || mark == "~" else { return nil }
    let marks = line.prefix { $0 == mark }
    return marks.count >= 3 && !line.dropFirst(marks.count).contains(mark) ? marks : nil
  }

  private static func isRule(_ line: Substring) -> Bool {
    guard let mark = line.first, "*-_".contains(mark), line.count >= 3 else { return false }
    return line.allSatisfy { $0 == mark || $0 == " " } && line.count(where: { $0 == mark }) >= 3
  }

  private static func isTableRule(_ line: Substring) -> Bool {
    line.contains("|") && line.contains("--") && line.allSatisfy { "|-: ".contains($0) }
  }

  private static func heading(_ line: Substring) -> (level: Int, text: String)? {
    let marks = line.prefix { $0 == "#" }
    let rest = line.dropFirst(marks.count)
    guard (1...6).contains(marks.count), rest.first.map(\.isWhitespace) ?? true else { return nil }
    var text = rest.trimmed
    let closing = text.reversed().prefix { $0 == "#" }.count
    if closing > 0, text.dropLast(closing).last.map(\.isWhitespace) ?? true { text = text.dropLast(closing).trimmed }
    return (marks.count, String(text))
  }

  /// The text of a list entry. A number in the middle of a paragraph begins one only where it is 1 (CommonMark 5.2).
  private func entry(_ line: Substring) -> Substring? {
    if let mark = line.first, "-*+".contains(mark), line.dropFirst().first?.isWhitespace == true {
      let text = line.dropFirst(2).trimmed
      let boxes = ["[ ] ", "[x] ", "[X] "]
      return boxes.contains { text.hasPrefix($0) } ? text.dropFirst(4) : text
    }
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    let rest = line.dropFirst(digits.count)
    guard (1...9).contains(digits.count), rest.hasPrefix(". ") || rest.hasPrefix(") "),
      lines.isEmpty || kind == .entry || digits == "1"
    else { return nil }
    return rest.dropFirst(2).trimmed
  }
}
