/// The lines of a text one after the other, whichever marks end them, and what is left of the text.
struct LineReader: Sequence, IteratorProtocol {
  private(set) var rest: Substring

  init(_ text: Substring) { rest = text }

  mutating func next() -> Substring? {
    guard !rest.isEmpty else { return nil }
    guard let end = rest.firstIndex(where: \.isNewline) else {
      defer { rest = rest[rest.endIndex...] }
      return rest
    }
    let line = rest[..<end]
    rest = rest[rest.index(after: end)...]
    return line
  }
}

extension StringProtocol {
  /// Without white space at both ends.
  var trimmed: SubSequence {
    guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else {
      return self[startIndex..<startIndex]
    }
    return self[first...last]
  }
}
