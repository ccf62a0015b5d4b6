/// The blocks of a Markdown text in UTF-8, line by line.
struct MarkdownBlocks {
  enum Kind: Hashable {
    case heading(level: Int)
    case paragraph(lines: Int)
    case entry
    case code
  }

  typealias Line = Slice<UnsafeBufferPointer<UInt8>>

  /// The targets of `[label]: url` need not be known, only which labels are links.
  private(set) var references: Set<String> = []
  private let bytes: UnsafeBufferPointer<UInt8>
  /// The lines of the block so far, joined by spaces.
  private var block: [UInt8] = []
  private var lineCount = 0
  private var kind: Kind = .paragraph(lines: 0)
  /// The mark that opened a block of code, and how many of it, until as many close it.
  private var fence: (mark: UInt8, count: Int)?
  private var isInComment = false

  /// More targets than any text has.
  private static let mostReferences = 100_000

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Reads the text, and hands over its blocks in order.
  mutating func read(_ found: (Kind, [UInt8]) -> Void) {
    var lines = TextLines(bytes, in: 0..<bytes.count)
    lines.givesEmptyLines = true
    while let line = lines.next() { take(line, found) }
    endBlock(found)
  }

  private mutating func take(_ line: Range<Int>, _ found: (Kind, [UInt8]) -> Void) {
    Work.count(line.count)
    if let fence { return takeCode(bytes[line], until: fence, found) }
    var content = withoutQuoteMarks(line)
    if isInComment || content.starts(with: "<!--".utf8) {
      isInComment = !Self.contains("-->", content)
      return
    }
    guard let first = content.first else { return endBlock(found) }
    switch first {
    case UInt8(ascii: "`"), UInt8(ascii: "~"):
      if let fence = Self.fence(content) {
        endBlock(found)
        self.fence = fence
        return
      }
    case UInt8(ascii: "="), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "|"),
      UInt8(ascii: ":"):
      if isUnderline(content) { return endHeading(level: first == UInt8(ascii: "=") ? 1 : 2, found) }
      if Self.isRule(content) || Self.isTableRule(content) { return }
    case UInt8(ascii: "["):
      if takeReference(content) { return }
    case UInt8(ascii: "#"):
      if let (level, heading) = heading(content) {
        endBlock(found)
        found(.heading(level: level), Array(heading))
        return
      }
    default: break
    }
    if let entry = entry(content) {
      endBlock(found)
      kind = .entry
      content = entry
    }
    // Two spaces or a backslash at the end break the line; a paragraph has no lines to break.
    append(content.last == UInt8(ascii: "\\") ? content.dropLast() : content)
  }

  private mutating func append(_ line: Line) {
    if lineCount > 0 { block.append(0x20) }
    block.append(contentsOf: line)
    lineCount += 1
  }

  private mutating func takeCode(_ line: Line, until fence: (mark: UInt8, count: Int), _ found: (Kind, [UInt8]) -> Void)
  {
    if line.count >= fence.count, line.allSatisfy({ $0 == fence.mark }) {
      kind = .code
      self.fence = nil
      endBlock(found)
    } else {
      append(line)
    }
  }

  private mutating func endBlock(_ found: (Kind, [UInt8]) -> Void) {
    if fence != nil { kind = .code }
    if case .paragraph = kind { kind = .paragraph(lines: lineCount) }
    if !block.isEmpty { found(kind, block) }
    reset()
  }

  private mutating func endHeading(level: Int, _ found: (Kind, [UInt8]) -> Void) {
    found(.heading(level: level), block)
    reset()
  }

  private mutating func reset() {
    block.removeAll(keepingCapacity: true)
    lineCount = 0
    kind = .paragraph(lines: 0)
  }

  private func isUnderline(_ line: Line) -> Bool {
    guard case .paragraph = kind, lineCount == 1, line.count >= 2, let mark = line.first,
      mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-")
    else { return false }
    return line.allSatisfy { $0 == mark }
  }

  private mutating func takeReference(_ line: Line) -> Bool {
    guard lineCount == 0, let end = line.firstIndex(of: UInt8(ascii: "]")), end + 1 < line.endIndex,
      line[end + 1] == UInt8(ascii: ":")
    else { return false }
    let label = line[(line.startIndex + 1)..<end]
    guard let first = label.first else { return false }
    if label.count <= MarkdownInline.longestLabel * 4, references.count < Self.mostReferences {
      references.insert(String(decoding: label, as: UTF8.self).lowercased())
    }
    return first != UInt8(ascii: "^")
  }

  private func withoutQuoteMarks(_ line: Range<Int>) -> Line {
    var range = line
    var depth = 0
    while let first = bytes[range].first, first == UInt8(ascii: ">"), depth < 32 {
      range = range.lowerBound + 1..<range.upperBound
      while range.lowerBound < range.upperBound, isSpace(at: range.lowerBound) {
        range = range.lowerBound + 1..<range.upperBound
      }
      depth += 1
    }
    return bytes[range]
  }

  private func isSpace(at index: Int) -> Bool { TextLines.isASCIISpace(bytes[index]) }

  private static func fence(_ line: Line) -> (mark: UInt8, count: Int)? {
    guard let mark = line.first else { return nil }
    let count = line.prefix { $0 == mark }.count
    return count >= 3 && !line.dropFirst(count).contains(mark) ? (mark, count) : nil
  }

  private static func isRule(_ line: Line) -> Bool {
    guard let mark = line.first, "*-_".utf8.contains(mark) else { return false }
    var count = 0
    for byte in line {
      if byte == mark { count += 1 } else if byte != 0x20 { return false }
    }
    return count >= 3
  }

  private static func isTableRule(_ line: Line) -> Bool {
    line.allSatisfy { "|-: ".utf8.contains($0) } && line.contains(UInt8(ascii: "|")) && contains("--", line)
  }

  private static func contains(_ text: StaticString, _ line: Line) -> Bool {
    text.withUTF8Buffer { wanted in
      var index = line.startIndex
      while index + wanted.count <= line.endIndex {
        if line[index] == wanted[0], line[index..<index + wanted.count].elementsEqual(wanted) { return true }
        index += 1
      }
      return false
    }
  }

  private func heading(_ line: Line) -> (level: Int, text: Line)? {
    let level = line.prefix { $0 == UInt8(ascii: "#") }.count
    let rest = line.dropFirst(level)
    guard (1...6).contains(level), rest.isEmpty || isSpace(at: rest.startIndex) else { return nil }
    var text = bytes[TextLines.trimmed(rest.startIndex..<rest.endIndex, in: bytes)]
    var closed = text
    while closed.last == UInt8(ascii: "#") { closed = closed.dropLast() }
    if closed.count < text.count, closed.isEmpty || isSpace(at: closed.endIndex - 1) {
      text = bytes[TextLines.trimmed(closed.startIndex..<closed.endIndex, in: bytes)]
    }
    return (level, text)
  }

  /// The text of a list entry. A number in the middle of a paragraph begins one only where it is 1 (CommonMark 5.2).
  private func entry(_ line: Line) -> Line? {
    guard let mark = line.first else { return nil }
    if "-*+".utf8.contains(mark), line.count > 1, isSpace(at: line.startIndex + 1) {
      let text = trimmed(line.dropFirst(2))
      let boxes: [StaticString] = ["[ ] ", "[x] ", "[X] "]
      let hasBox = boxes.contains { box in box.withUTF8Buffer { text.starts(with: $0) } }
      return hasBox ? text.dropFirst(4) : text
    }
    guard (0x30...0x39).contains(mark) else { return nil }
    let digits = line.prefix(10).prefix { (0x30...0x39).contains($0) }
    let rest = line.dropFirst(digits.count).prefix(2)
    guard digits.count <= 9, rest.elementsEqual(". ".utf8) || rest.elementsEqual(") ".utf8),
      lineCount == 0 || kind == .entry || digits.elementsEqual("1".utf8)
    else { return nil }
    return trimmed(line.dropFirst(digits.count + 2))
  }

  private func trimmed(_ line: Line) -> Line { bytes[TextLines.trimmed(line.startIndex..<line.endIndex, in: bytes)] }
}
