internal import News

/// The text of a Markdown paragraph without emphasis, code marks, links, images, HTML tags and escapes.
///
/// One pass over the bytes; brackets are matched beforehand, and nothing that is nested is copied, so that marks by the
/// million take time in proportion to their number.
enum MarkdownInline {
  /// CommonMark 4.7 allows 999 characters; people use fewer.
  static let longestLabel = 200
  /// A paragraph of more bytes is read in pieces: what stands across their ends is text.
  private static let longest = 1 << 20

  static func text(_ block: [UInt8], references: Set<String>) -> String {
    if !block.contains(where: isMark) { return String(decoding: block, as: UTF8.self) }
    var result: [UInt8] = []
    result.reserveCapacity(block.count)
    block.withUnsafeBufferPointer { bytes in
      var start = 0
      while start < bytes.count {
        let end = self.end(of: start, in: bytes)
        var reading = InlineReading(bytes, in: start..<end, references: references, result: result)
        result = []
        result = reading.read()
        start = end
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func end(of start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard bytes.count - start > longest else { return bytes.count }
    let most = start + longest
    var end = most
    while end > start + longest / 2, bytes[end] != 0x20 { end -= 1 }
    if bytes[end] == 0x20 { return end }
    end = most
    while bytes[end] & 0xc0 == 0x80 { end -= 1 }
    return end
  }

  /// The bytes that may mean something.
  fileprivate static func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"),
      UInt8(ascii: "["), UInt8(ascii: "<"), UInt8(ascii: "&"):
      true
    default: false
    }
  }
}

private struct InlineReading {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let references: Set<String>
  private let range: Range<Int>
  private var index: Int
  /// Where what is read now ends: the whole, or the label of a link.
  private var end: Int
  private var depth = 0
  private var result: [UInt8]
  /// Of every bracket that opens, from the start of the range, where it closes; 0 for one that does not.
  private let partners: [Int32]

  private static let deepest = 8
  /// Code or a tag longer than this is none: keeps the search for its end linear.
  private static let farthest = 2000

  init(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>, references: Set<String>, result: [UInt8]) {
    (self.bytes, self.range, self.references, self.result) = (bytes, range, references, result)
    (index, end) = (range.lowerBound, range.upperBound)
    partners = Self.partners(in: bytes, range)
  }

  mutating func read() -> [UInt8] {
    readAll()
    return result
  }

  private mutating func readAll() {
    while index < end { step() }
  }

  private mutating func step() {
    Work.count(1)
    switch bytes[index] {
    case UInt8(ascii: "\\"): escape()
    case UInt8(ascii: "`"): code()
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"): emphasis()
    case UInt8(ascii: "!") where peek(1) == UInt8(ascii: "["): image()
    case UInt8(ascii: "["): link()
    case UInt8(ascii: "<"): tag()
    case UInt8(ascii: "&"): entity()
    default: keep()
    }
  }

  private func peek(_ distance: Int) -> UInt8? { index + distance < end ? bytes[index + distance] : nil }

  private mutating func keep(_ count: Int = 1) {
    result.append(contentsOf: bytes[index..<index + count])
    index += count
  }

  private mutating func escape() {
    if let next = peek(1), Self.isASCIIMark(next) { index += 1 }
    keep()
  }

  private static func isASCIIMark(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21...0x2f, 0x3a...0x40, 0x5b...0x60, 0x7b...0x7e: true
    default: false
    }
  }

  private mutating func code() {
    let marks = run(of: UInt8(ascii: "`"))
    var position = index + marks
    let limit = min(end, position + Self.farthest)
    var count = 0
    while position < limit {
      count = bytes[position] == UInt8(ascii: "`") ? count + 1 : 0
      position += 1
      if count == marks, position == end || bytes[position] != UInt8(ascii: "`") {
        let content = TextLines.trimmed(index + marks..<position - marks, in: bytes)
        Work.count(position - index)
        result.append(contentsOf: bytes[content])
        index = position
        return
      }
    }
    Work.count(position - index)
    keep(marks)
  }

  private func run(of mark: UInt8) -> Int {
    var count = 0
    while index + count < end, bytes[index + count] == mark { count += 1 }
    Work.count(count)
    return count
  }

  /// Marks that touch a word on one side only are emphasis (CommonMark 6.2); `_` inside a word, a lone `*` between
  /// spaces and a lone `~` are text.
  private mutating func emphasis() {
    let mark = bytes[index]
    let count = run(of: mark)
    let (before, after) = (kindBefore(index), kind(at: index + count))
    let isLoose = before == .space && after == .space
    let isInner = mark == UInt8(ascii: "_") && before.isWordPart && after.isWordPart
    let isProduct = mark == UInt8(ascii: "*") && count == 1 && before == .number && after == .number
    if isLoose || isInner || isProduct || (mark == UInt8(ascii: "~") && count != 2) || count > 3 {
      keep(count)
    } else {
      index += count
    }
  }

  private enum Neighbour {
    case space, letter, number, other

    var isWordPart: Bool { self == .letter || self == .number }
  }

  private func kind(at position: Int) -> Neighbour {
    guard position < end else { return .space }
    return Self.kind(of: scalar(at: position))
  }

  /// Of the character before the position: a letter with marks is a letter.
  private func kindBefore(_ position: Int) -> Neighbour {
    var position = position
    for _ in 0..<Printable.mostMarks {
      guard position > range.lowerBound else { return .space }
      position -= 1
      while position > range.lowerBound, bytes[position] & 0xc0 == 0x80 { position -= 1 }
      let scalar = scalar(at: position)
      if !Printable.isMark(scalar) { return Self.kind(of: scalar) }
    }
    return .other
  }

  private static func kind(of scalar: Unicode.Scalar) -> Neighbour {
    if scalar.isASCII {
      switch UInt8(ascii: scalar) {
      case 0x30...0x39: return .number
      case 0x41...0x5a, 0x61...0x7a: return .letter
      case 0x20, 0x09...0x0d: return .space
      default: return .other
      }
    }
    if scalar.properties.isWhitespace { return .space }
    if scalar.properties.numericType != nil { return .number }
    return scalar.properties.isAlphabetic ? .letter : .other
  }

  /// The bytes are those of a string, so valid; a piece ends between scalars.
  private func scalar(at position: Int) -> Unicode.Scalar {
    let first = bytes[position]
    let length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
    var decoder = UTF8()
    var iterator = bytes[position..<min(position + length, range.upperBound)].makeIterator()
    if case .scalarValue(let scalar) = decoder.decode(&iterator) { return scalar }
    return "\u{fffd}"
  }

  /// What an image shows is not text; a `!` before brackets that are no link is.
  private mutating func image() {
    if let link = link(at: index + 1) { index = link.after } else { keep(2) }
  }

  private mutating func link() {
    guard let link = link(at: index) else { return keep() }
    guard let label = link.label, depth < Self.deepest else {
      index = link.after
      return
    }
    let outer = end
    (index, end, depth) = (label.lowerBound, label.upperBound, depth + 1)
    readAll()
    (index, end, depth) = (link.after, outer, depth - 1)
  }

  /// What the bracket at the position opens, where that is a link or a footnote mark, which has no text.
  private func link(at position: Int) -> (label: Range<Int>?, after: Int)? {
    guard let close = partner(of: position) else { return nil }
    let label = position + 1..<close
    let next = close + 1 < end ? bytes[close + 1] : 0x20
    if label.lowerBound < label.upperBound, bytes[label.lowerBound] == UInt8(ascii: "^") {
      // A footnote mark, or its text where it begins the paragraph.
      return (nil, close + (next == UInt8(ascii: ":") ? 2 : 1))
    }
    if next == UInt8(ascii: "(") || next == UInt8(ascii: "["), let last = partner(of: close + 1) {
      return (label, last + 1)
    }
    // A name has no brackets in it (CommonMark 6.3), so that nested ones are not looked up again and again.
    guard label.count <= MarkdownInline.longestLabel * 4, !references.isEmpty, !hasBracket(label) else { return nil }
    Work.count(label.count)
    guard
      references.contains(String(decoding: bytes[label], as: UTF8.self).lowercased())
    else { return nil }
    return (label, close + 1)
  }

  private func hasBracket(_ label: Range<Int>) -> Bool {
    let first = bytes[label].firstIndex(of: UInt8(ascii: "["))
    Work.count((first ?? label.upperBound) - label.lowerBound)
    return first != nil
  }

  private func partner(of position: Int) -> Int? {
    guard position < end, !partners.isEmpty else { return nil }
    let partner = Int(partners[position - range.lowerBound])
    return partner > 0 && range.lowerBound + partner < end ? range.lowerBound + partner : nil
  }

  /// Where the brackets that are open close again; found in one pass, so that brackets by the thousand cost no more.
  /// While a bracket is open its place holds the one that was open before it.
  private static func partners(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [Int32] {
    let bytes = bytes[range]
    guard bytes.contains(UInt8(ascii: "[")) else { return [] }
    Work.count(range.count)
    var partners = [Int32](repeating: 0, count: range.count)
    var (square, round): (Int32, Int32) = (-1, -1)
    var isEscaped = false
    func close(_ open: inout Int32, at offset: Int) {
      guard open >= 0 else { return }
      let place = Int(open)
      (open, partners[place]) = (partners[place], Int32(offset))
    }
    for (offset, byte) in bytes.enumerated() {
      defer { isEscaped = byte == UInt8(ascii: "\\") && !isEscaped }
      if isEscaped { continue }
      switch byte {
      case UInt8(ascii: "["): (partners[offset], square) = (square, Int32(offset))
      case UInt8(ascii: "("): (partners[offset], round) = (round, Int32(offset))
      case UInt8(ascii: "]"): close(&square, at: offset)
      case UInt8(ascii: ")"): close(&round, at: offset)
      default: break
      }
    }
    for open in [square, round] {
      var open = open
      while open >= 0 { (open, partners[Int(open)]) = (partners[Int(open)], 0) }
    }
    return partners
  }

  /// `<https://…>` is its address, `<b>` nothing, `a < b` stays.
  private mutating func tag() {
    guard let next = peek(1), next == UInt8(ascii: "/") || next == UInt8(ascii: "!") || startsWithLetter(index + 1)
    else { return keep() }
    let limit = min(end, index + 1 + Self.farthest)
    var close = index + 1
    while close < limit, bytes[close] != UInt8(ascii: ">"), bytes[close] != UInt8(ascii: "<") { close += 1 }
    Work.count(close - index)
    guard close < limit, bytes[close] == UInt8(ascii: ">") else { return keep() }
    let content = bytes[(index + 1)..<close]
    index = close + 1
    if !content.contains(0x20), content.contains(UInt8(ascii: "@")) || Self.hasScheme(content) {
      result.append(contentsOf: content)
    } else if content.count >= 2, content[content.startIndex] | 0x20 == UInt8(ascii: "b"),
      content[content.startIndex + 1] | 0x20 == UInt8(ascii: "r")
    {
      result.append(0x20)
    }
  }

  private func startsWithLetter(_ position: Int) -> Bool { position < end && kind(at: position) == .letter }

  private static func hasScheme(_ content: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard let colon = content.firstIndex(of: UInt8(ascii: ":")) else { return false }
    return content[colon...].starts(with: "://".utf8)
  }

  private mutating func entity() {
    guard let close = bytes[index..<min(end, index + 12)].firstIndex(of: UInt8(ascii: ";")) else { return keep() }
    let name = bytes[(index + 1)..<close]
    guard name.allSatisfy({ $0 < 0x80 }),
      let scalar = CharacterReference.scalar(String(decoding: name, as: UTF8.self))
    else { return keep() }
    result.append(contentsOf: String(scalar).utf8)
    index = close + 1
  }
}
