/// Cuts text into sentences: at empty lines, and where a full stop is no part of an abbreviation.
struct SentenceSplitter: Sendable {
  var gazetteer = Gazetteer.embedded

  /// Byte ranges of the sentences without the white space around them.
  func sentences(in bytes: [UInt8]) -> [Range<Int>] { sentences(in: bytes, 0..<bytes.count) }

  /// The same of a piece of a text; a sentence ends where the piece does.
  func sentences(in bytes: [UInt8], _ piece: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = piece.lowerBound
    var index = start
    func close(_ end: Int) {
      var (first, last) = (start, min(end, piece.upperBound))
      while first < last, Self.isSpace(bytes[first]) { first += 1 }
      while first < last, Self.isSpace(bytes[last - 1]) { last -= 1 }
      if first < last { found.append(first..<last) }
      start = end
    }
    while index < piece.upperBound {
      switch bytes[index] {
      case 0x0a where Self.isEmptyLine(after: index, in: bytes): close(index)
      case 0x2e, 0x21, 0x3f:
        let end = Self.endOfClosingMarks(after: index + 1, in: bytes)
        if isBoundary(stop: index, end: end, start: start, in: bytes) { close(end) }
        index = end - 1
      case 0xe2 where bytes[index...].starts(with: [0xe2, 0x80, 0xa6]):
        let end = Self.endOfClosingMarks(after: index + 3, in: bytes)
        if isBoundary(stop: index, end: end, start: start, in: bytes) { close(end) }
        index = end - 1
      default: break
      }
      index += 1
    }
    close(piece.upperBound)
    return found
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0d).contains(byte) }

  private static func isEmptyLine(after index: Int, in bytes: [UInt8]) -> Bool {
    var next = index + 1
    while next < bytes.count, bytes[next] == 0x20 || bytes[next] == 0x09 || bytes[next] == 0x0d { next += 1 }
    return next < bytes.count && bytes[next] == 0x0a
  }

  /// Further stops, and quotation marks and brackets that close.
  private static func endOfClosingMarks(after index: Int, in bytes: [UInt8]) -> Int {
    var end = index
    while end < bytes.count {
      switch bytes[end] {
      case 0x21, 0x22, 0x27, 0x29, 0x2e, 0x3f, 0x5d: end += 1
      case 0xe2
      where end + 2 < bytes.count && bytes[end + 1] == 0x80 && (bytes[end + 2] == 0x99 || bytes[end + 2] == 0x9d):
        end += 3
      default: return end
      }
    }
    return end
  }

  private func isBoundary(stop: Int, end: Int, start: Int, in bytes: [UInt8]) -> Bool {
    guard end < bytes.count else { return true }
    guard Self.isSpace(bytes[end]) else { return false }
    var next = end
    while next < bytes.count, Self.isSpace(bytes[next]) { next += 1 }
    guard next < bytes.count else { return true }
    if (0x61...0x7a).contains(bytes[next]) { return false }
    guard bytes[stop] == 0x2e, end == stop + 1 else { return true }
    return !isAbbreviation(endingAt: stop, start: start, in: bytes) || startsSentence(at: next, in: bytes, after: stop)
  }

  /// “Gen.”, “U.S.”, “J.”: the letters and stops before the full stop.
  private func isAbbreviation(endingAt stop: Int, start: Int, in bytes: [UInt8]) -> Bool {
    var first = stop
    let limit = max(start, stop - 12)
    while first > limit, Self.isLetter(bytes[first - 1]) || bytes[first - 1] == 0x2e { first -= 1 }
    let word = bytes[first..<stop]
    guard let initial = word.first else { return false }
    if word.contains(0x2e) || (word.count == 1 && (0x41...0x5a).contains(initial)) { return true }
    let key = word.map { $0 | 0x20 } + [0x2e]
    return gazetteer.entry(key) != nil || Self.abbreviations.contains(String(decoding: key, as: UTF8.self))
  }

  static let abbreviations: Set<String> = [
    "vs.", "messrs.", "no.", "nos.", "etc.", "approx.", "est.", "dept.", "univ.", "p.", "pp.",
  ]

  /// After an abbreviation that may end a sentence only a word that starts sentences proves that it did.
  private func startsSentence(at index: Int, in bytes: [UInt8], after stop: Int) -> Bool {
    var end = index
    while end < bytes.count, end - index < 12, Self.isLetter(bytes[end]) { end += 1 }
    guard end > index, bytes[index] < 0x60 else { return false }
    let classes = gazetteer.entry(bytes[index..<end].map { $0 | 0x20 })?.classes ?? []
    let word = String(decoding: bytes[index..<end], as: UTF8.self)
    return classes.contains(.determiner) || Self.starters.contains(word)
  }

  static let starters: Set<String> = [
    "He", "She", "It", "They", "We", "You", "I", "But", "And", "However", "In", "On", "At", "After", "Before", "When",
    "While", "If", "As", "According", "Meanwhile", "There", "What", "Why", "How", "Since", "Although",
  ]

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7a).contains(byte | 0x20) }
}
