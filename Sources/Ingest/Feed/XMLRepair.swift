/// Makes well-formed XML of what came, so that libxml2 has nothing to guess or to refuse, and is given nothing that it
/// could be made to work for: no document type, no entities, no comments, bounded tags and depth.
///
/// Everything stands inside one root of its own, so what stands before, after or beside the feed does no harm. Line
/// feeds stay where they are: libxml2's line numbers are those of the document. The input is UTF-8.
struct XMLRepair {
  let input: [UInt8]
  let limits: FeedLimits
  /// Takes a piece of the result; false ends it.
  let sink: ([UInt8]) -> Bool

  var index = 0
  var line = 1
  var output: [UInt8] = []
  /// The qualified names of what is open, as they were written.
  var open: [[UInt8]] = []
  var elementCount = 0
  var isStopped = false
  var problems: FeedProblems
  /// Bytes passed on since the last tag, in whole pieces.
  var textLength = 0
  /// Looking for the end of each of many would take for ever.
  private var hasEndlessDeclaration = false

  static let root = Array("reader-root".utf8)

  init(_ input: [UInt8], limits: FeedLimits, sink: @escaping ([UInt8]) -> Bool) {
    self.input = input
    self.limits = limits
    self.sink = sink
    problems = FeedProblems(limit: limits.mostProblems)
  }

  /// Elements that are still open at the end of the input are left open: they are not whole.
  mutating func run() {
    output += "<".utf8
    output += Self.root
    output += ">".utf8
    while index < input.count, !isStopped {
      if textLength > limits.longestText { skipText() }
      guard index < input.count else { break }
      switch input[index] {
      case UInt8(ascii: "<"): markup()
      case UInt8(ascii: "&"): reference(inAttribute: false)
      default: text(upTo: Self.endsText)
      }
      if output.count >= 1 << 16 { flush() }
    }
    if open.isEmpty, !isStopped {
      output += "</".utf8
      output += Self.root
      output += ">".utf8
    } else if !isStopped {
      problems.add(.truncated, line: line)
    }
    flush()
  }

  /// Whether the document has been passed on to its end.
  var isWhole: Bool { open.isEmpty && !isStopped }

  mutating func stop(_ reason: FeedProblem.Reason) {
    problems.add(reason, line: line)
    isStopped = true
  }

  private mutating func flush() {
    guard !output.isEmpty else { return }
    textLength += output.count
    if !sink(output) { isStopped = true }
    output.removeAll(keepingCapacity: true)
  }

  // MARK: Text

  /// Goes on at the next tag: the text is longer than anyone keeps.
  private mutating func skipText() {
    problems.add(.tooLong(limit: limits.longestText), line: line)
    var end = index
    while end < input.count, !(input[end] == UInt8(ascii: "<") && beginsMarkup(end + 1)) { end += 1 }
    textLength = 0
    skip(to: end)
  }

  private func beginsMarkup(_ position: Int) -> Bool {
    guard position < input.count else { return false }
    let byte = input[position]
    return Self.startsName(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
  }

  private static func endsText(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") }

  /// Copies up to a byte that ends it, at most a piece's worth.
  private mutating func text(upTo ends: (UInt8) -> Bool) {
    let end = min(input.count, index + 1 << 16)
    while index < end, !ends(input[index]) {
      // In text, `]]>` is an error to XML.
      if input[index] == UInt8(ascii: ">") {
        output += "&gt;".utf8
        index += 1
      } else {
        copy()
      }
    }
  }

  /// Copies one byte, or leaves it out where XML has no such character.
  mutating func copy() {
    let byte = input[index]
    index += 1
    if byte >= 0x20 {
      // U+FFFE and U+FFFF.
      if byte == 0xef, index + 1 < input.count, input[index] == 0xbf, input[index + 1] >= 0xbe {
        index += 2
        return problems.add(.controlCharacters, line: line)
      }
      return output.append(byte)
    }
    switch byte {
    case 0x09: output.append(byte)
    case 0x0a: newline()
    case 0x0d:
      // XML 1.0, 2.11: all ends of lines are one line feed.
      if index < input.count, input[index] == 0x0a { index += 1 }
      newline()
    default: problems.add(.controlCharacters, line: line)
    }
  }

  private mutating func newline() {
    output.append(0x0a)
    line += 1
  }

  // MARK: What begins with <

  private mutating func markup() {
    let rest = input[(index + 1)...].prefix(9)
    guard let first = rest.first else {
      index += 1
      return
    }
    if rest.starts(with: Array("!--".utf8)) {
      skip(from: index + 4, to: Array("-->".utf8))
    } else if rest.starts(with: Array("![".utf8)),
      String(decoding: rest.prefix(8), as: UTF8.self).lowercased() == "![cdata["
    {
      characterData()
    } else if first == UInt8(ascii: "!") {
      documentType()
    } else if first == UInt8(ascii: "?") {
      skip(from: index + 2, to: Array(">".utf8))
    } else if first == UInt8(ascii: "/") {
      endTag()
    } else if Self.startsName(first) {
      startTag()
    } else {
      output += "&lt;".utf8
      index += 1
      problems.add(.malformedTag, line: line)
    }
  }

  /// Leaves out all up to and including the mark, but for line feeds.
  private mutating func skip(from start: Int, to mark: [UInt8]) {
    let found = start <= input.count ? range(of: mark, from: start) : nil
    let end = found ?? input.count
    if found == nil { problems.add(.truncated, line: line) }
    skip(to: end)
  }

  /// In the place of what is left out stands an instruction of as many lines: nothing reaches the text around it.
  mutating func skip(to end: Int) {
    let start = line
    pass(to: end)
    fill(line - start)
  }

  mutating func fill(_ lines: Int) {
    guard lines > 0 else { return }
    output += "<?n".utf8
    output += repeatElement(0x0a, count: lines)
    output += "?>".utf8
  }

  /// Counts the lines and copies nothing.
  mutating func pass(to end: Int) {
    while index < end {
      if input[index] == 0x0a || (input[index] == 0x0d && !(index + 1 < input.count && input[index + 1] == 0x0a)) {
        line += 1
      }
      index += 1
    }
  }

  /// Behind the next occurrence.
  private func range(of mark: [UInt8], from start: Int) -> Int? {
    guard let first = mark.first else { return nil }
    var next = start
    while next + mark.count <= input.count {
      if input[next] == first, input[next..<(next + mark.count)].elementsEqual(mark) { return next + mark.count }
      next += 1
    }
    return nil
  }

  private mutating func documentType() {
    let whole = hasEndlessDeclaration ? nil : FeedSniffer.endOfDeclaration(input[(index + 1)...])
    if whole == nil { hasEndlessDeclaration = true }
    guard let end = whole ?? range(of: [UInt8(ascii: ">")], from: index) else { return skip(to: input.count) }
    if input[index..<end].firstRange(of: Array("<!ENTITY".utf8)) != nil { problems.add(.ownEntities, line: line) }
    skip(to: end)
  }

  /// Stays what it is, without the characters that may stand nowhere.
  private mutating func characterData() {
    let start = index + 9
    let end = range(of: Array("]]>".utf8), from: start)
    index = start
    output += "<![CDATA[".utf8
    let last = end.map { $0 - 3 } ?? input.count
    let longest = min(last, start + limits.longestText)
    while index < longest, !isStopped {
      copy()
      if output.count >= 1 << 16 { flush() }
    }
    if longest < last {
      problems.add(.tooLong(limit: limits.longestText), line: line)
      // Not in the middle of a character.
      while index < last, input[index] & 0xc0 == 0x80 { copy() }
      pass(to: last)
    }
    output += "]]>".utf8
    index = end ?? input.count
    if end == nil { problems.add(.truncated, line: line) }
  }
}
