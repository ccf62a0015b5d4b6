/// libxml2 compares every attribute of a tag with all before it, so 200,000 in one tag take it minutes. They are
/// counted before it sees them.
enum AttributeCount {
  /// The most that the squares of the counts of all tags may add up to: 10,000 attributes in one tag, or 100 in each
  /// of 10,000 tags. libxml2 takes about a fifth of a second for as many comparisons.
  static let mostSquares = 100_000_000
  /// Tags with fewer cost nothing that is worth counting.
  private static let ordinary = 64

  /// Whether libxml2 would compare too often. Where a tag begins and ends is libxml2's opinion, and depends on what
  /// stands before (a comment, a script), so every `<` before a letter counts as the beginning of one; what lies
  /// between two `>` counts once.
  ///
  /// One pass from the end to the beginning: what a tag would hold that begins here is known from what stands after it.
  static func isExcessive(_ html: String) -> Bool {
    var html = html
    return html.withUTF8 { bytes in
      var pass = AttributePass()
      for index in bytes.indices.reversed() {
        pass.step(bytes[index])
        if pass.squares > mostSquares { return true }
      }
      return pass.squares + pass.largest * pass.largest > mostSquares
    }
  }

  private struct AttributePass {
    private(set) var squares = 0
    /// The most attributes of a tag that begins before the next `>`.
    private(set) var largest = 0
    /// Words from here to the end of the tag, for a tag that has begun before.
    private var words = 0
    /// The byte after this one, and the next that is no white space.
    private var following: UInt8 = 0
    private var next: UInt8 = 0
    private var doubleQuotes = Quotes()
    private var singleQuotes = Quotes()

    /// The words after the nearest quote to the right, and after the one behind that; nil where there is none.
    private struct Quotes {
      var afterFirst: Int?
      var afterSecond: Int?

      mutating func add(_ words: Int) { (afterFirst, afterSecond) = (words, afterFirst) }
    }

    mutating func step(_ byte: UInt8) {
      switch byte {
      case UInt8(ascii: ">"):
        if largest > ordinary { squares += largest * largest }
        largest = 0
        words = 0
      case UInt8(ascii: "<"):
        if isLetter(following) { largest = max(largest, words) }
        addWord(byte)
      case UInt8(ascii: "="):
        let quotes = next == UInt8(ascii: "\"") ? doubleQuotes : next == UInt8(ascii: "'") ? singleQuotes : nil
        // A value in quotes is skipped; one whose quote is never closed is read as words.
        if let after = quotes?.afterSecond { words = after + 1 } else { addWord(byte) }
      case UInt8(ascii: "\""):
        doubleQuotes.add(words)
        addWord(byte)
      case UInt8(ascii: "'"):
        singleQuotes.add(words)
        addWord(byte)
      default: addWord(byte)
      }
      following = byte
      if byte > 0x20 { next = byte }
    }

    /// A word ends where a separator follows.
    private mutating func addWord(_ byte: UInt8) {
      if !isSeparator(byte), isSeparator(following) { words += 1 }
    }

    private func isSeparator(_ byte: UInt8) -> Bool {
      byte <= 0x20 || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">")
    }

    private func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }
  }
}
