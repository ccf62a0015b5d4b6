/// Finds words in a text where they stand whole. A space in them matches any run of white space.
struct TextSearch {
  private let text: String
  private let bytes: [UInt8]

  /// `bytes` are those of the text in UTF-8.
  init(_ text: String, _ bytes: [UInt8]) {
    self.text = text
    self.bytes = bytes
  }

  /// The span of the words where they begin at the UTF-8 offset; nil where they do not, or not as whole words.
  func match(_ words: String, at offset: Int) -> Range<Int>? {
    guard offset >= 0, let end = end(of: Array(words.utf8), from: offset), offset < end else { return nil }
    return isWhole(offset..<end) ? offset..<end : nil
  }

  /// All spans of the words, from the left, none overlapping another.
  func matches(_ words: String) -> [Range<Int>] {
    let pattern = Array(words.utf8)
    guard let first = pattern.first, first != 0x20 else { return [] }
    var spans: [Range<Int>] = []
    var offset = 0
    while offset < bytes.count {
      if bytes[offset] == first, let end = end(of: pattern, from: offset), isWhole(offset..<end) {
        spans.append(offset..<end)
        offset = end
      } else {
        offset += 1
      }
    }
    return spans
  }

  private func end(of pattern: [UInt8], from start: Int) -> Int? {
    var offset = start
    for byte in pattern {
      guard offset < bytes.count else { return nil }
      if byte == 0x20 {
        guard Self.isSpace(bytes[offset]) else { return nil }
        while offset < bytes.count, Self.isSpace(bytes[offset]) { offset += 1 }
      } else {
        guard bytes[offset] == byte else { return nil }
        offset += 1
      }
    }
    return offset
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0d).contains(byte) }

  /// Whether no word and no character is cut at either end.
  private func isWhole(_ span: Range<Int>) -> Bool {
    [span.lowerBound, span.upperBound].allSatisfy { offset in
      guard offset > 0, offset < bytes.count else { return true }
      let index = text.utf8.index(text.startIndex, offsetBy: offset)
      guard let cut = String.Index(index, within: text) else { return false }
      return !(Self.isWordPart(text[text.index(before: cut)]) && Self.isWordPart(text[cut]))
    }
  }

  private static func isWordPart(_ character: Character) -> Bool { character.isLetter || character.isNumber }
}
