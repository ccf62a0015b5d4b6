/// Cuts texts of the length of a book into pieces that are read one after the other.
///
/// What recognition remembers of a token is some hundred bytes, many times the token itself. So the memory that a text
/// takes is bounded by the length of a piece, and does not grow with the text. What stands for the same thing is known
/// within a piece; full names are the same entity everywhere.
enum TextPieces {
  /// Twenty thousand words: few articles are longer.
  static let mostBytes = 128 << 10

  /// The text in UTF-8, or of a longer one the whole pieces among its first bytes.
  static func beginning(of text: String, most: Int) -> [UInt8] {
    if text.utf8.count <= most { return Array(text.utf8) }
    // With what follows, so that the last piece ends where it would end anyway.
    var bytes = Array(text.utf8.prefix(most + 1))
    let pieces = ranges(of: bytes)
    bytes.removeSubrange((pieces.dropLast().last?.upperBound ?? 0)...)
    return bytes
  }

  /// Ranges of the text in UTF-8, none empty, that together are all of it: whole paragraphs where they are short enough,
  /// otherwise whole lines, otherwise whole words, otherwise whole characters of Unicode.
  static func ranges(of bytes: [UInt8], most: Int = mostBytes) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = 0
    while start < bytes.count {
      let end = bytes.count - start <= most ? bytes.count : self.end(of: start..<start + most, in: bytes)
      found.append(start..<end)
      start = end
    }
    return found
  }

  /// Where the piece ends that is as long as the window at the most; its second half is looked at.
  private static func end(of window: Range<Int>, in bytes: [UInt8]) -> Int {
    let first = window.lowerBound + window.count / 2
    var (line, space): (Int?, Int?)
    for end in stride(from: window.upperBound, to: first, by: -1) {
      switch bytes[end - 1] {
      case 0x0a where bytes[end - 2] == 0x0a: return end
      case 0x0a: line = line ?? end
      case 0x20, 0x09: space = space ?? end
      default: break
      }
    }
    if let end = line ?? space { return end }
    var end = window.upperBound
    while end > first, bytes[end] & 0xc0 == 0x80 { end -= 1 }
    return end
  }
}
