/// The lines of a text one after the other, whichever marks end them, and what is left of the text.
///
/// Line feed, carriage return or both, vertical tab, form feed, next line, line and paragraph separator (Unicode 5.8).
struct LineReader: Sequence, IteratorProtocol {
  private(set) var rest: Substring

  init(_ text: Substring) { rest = text }

  mutating func next() -> Substring? {
    guard !rest.isEmpty else { return nil }
    let bytes = rest.utf8
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if let length = Self.markLength(bytes[index...]) {
        let line = rest[..<index]
        rest = rest[bytes.index(index, offsetBy: length)...]
        return line
      }
      index = bytes.index(after: index)
    }
    defer { rest = rest[rest.endIndex...] }
    return rest
  }

  /// The bytes of the mark that the bytes begin with.
  private static func markLength(_ bytes: Substring.UTF8View) -> Int? {
    guard let first = bytes.first else { return nil }
    switch first {
    case 0x0d: return bytes.starts(with: [0x0d, 0x0a]) ? 2 : 1
    case 0x0a...0x0c: return 1
    case 0xc2: return bytes.starts(with: [0xc2, 0x85]) ? 2 : nil
    case 0xe2: return bytes.starts(with: [0xe2, 0x80, 0xa8]) || bytes.starts(with: [0xe2, 0x80, 0xa9]) ? 3 : nil
    default: return nil
    }
  }
}

extension StringProtocol {
  /// Without white space at both ends.
  var trimmed: SubSequence { trimmed(\.isWhitespace) }

  /// Without the characters at both ends that the predicate accepts.
  func trimmed(_ isMargin: (Character) -> Bool) -> SubSequence {
    guard let first = firstIndex(where: { !isMargin($0) }), let last = lastIndex(where: { !isMargin($0) }) else {
      return self[startIndex..<startIndex]
    }
    return self[first...last]
  }
}
