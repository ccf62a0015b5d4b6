/// Finds the sentence around a place in a text, for showing a mention in its surroundings.
///
/// Simpler than recognition's splitter, which needs the gazetteer: a sentence ends at `.`, `!`, `?` or `…` before white
/// space and a character that can begin one, unless a single capital or a short title stands before the full stop.
public enum SentenceFinder {
  /// The sentence that contains the byte, within its paragraph, without white space at its ends.
  ///
  /// - Parameter longest: bytes at the most; a longer sentence is cut at both sides of the place.
  public static func sentence(at offset: Int, in text: String, longest: Int = 400) -> String {
    guard offset >= 0, offset < text.utf8.count else { return "" }
    // No more is looked at than a sentence may have on either side.
    let margin = max(longest, 0) + 16
    let lower = max(offset - margin, 0)
    let first = text.utf8.index(text.startIndex, offsetBy: lower)
    return sentence(at: offset - lower, in: Array(text.utf8[first...].prefix(offset - lower + 2 * margin)), longest)
  }

  private static func sentence(at offset: Int, in bytes: [UInt8], _ longest: Int) -> String {
    var start = offset
    while start > 0 && offset - start < longest / 2 && !isBoundary(start, bytes) { start -= 1 }
    var end = offset + 1
    while end < bytes.count && end - start < longest && !isBoundary(end, bytes) { end += 1 }
    while start < end && (isSpace(bytes[start]) || isContinuation(bytes[start])) { start += 1 }
    while end < bytes.count && isContinuation(bytes[end]) { end += 1 }
    while end > start && isSpace(bytes[end - 1]) { end -= 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// Whether a sentence ends right before the index.
  private static func isBoundary(_ index: Int, _ bytes: [UInt8]) -> Bool {
    if bytes[index] == 0x0a { return true }
    guard isSpace(bytes[index]), index + 1 < bytes.count else { return bytes[index - 1] == 0x0a }
    let next = bytes[index + 1]
    guard !(0x61...0x7a).contains(next), !isSpace(next) else { return false }
    var last = index - 1
    // Closing quotation marks and brackets belong to the sentence before; the typographic ones are three bytes.
    while last > 0, [0x22, 0x27, 0x29, 0x5d].contains(bytes[last]) { last -= 1 }
    if last > 2, bytes[last - 2] == 0xe2, bytes[last - 1] == 0x80, [0x99, 0x9d].contains(bytes[last]) { last -= 3 }
    switch bytes[last] {
    case 0x21, 0x3f: return true
    case 0xa6: return last > 1 && bytes[last - 2] == 0xe2 && bytes[last - 1] == 0x80
    case 0x2e: return !isAbbreviation(endingAt: last, bytes)
    default: return false
    }
  }

  private static func isAbbreviation(endingAt stop: Int, _ bytes: [UInt8]) -> Bool {
    var start = stop
    while start > 0, stop - start < 8, isLetter(bytes[start - 1]) { start -= 1 }
    let word = String(decoding: bytes[start..<stop], as: UTF8.self)
    return word.utf8.count == 1 && word.first?.isUppercase == true || abbreviations.contains(word)
  }

  private static let abbreviations: Set<String> = [
    "Mr", "Mrs", "Ms", "Dr", "Prof", "Gen", "Col", "Maj", "Capt", "Lt", "Sgt", "Adm", "Sen", "Rep", "Gov", "Pres", "St",
    "Rev", "Hon", "Jr", "Sr", "No", "vs", "Inc", "Ltd", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep",
    "Oct", "Nov", "Dec",
  ]

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0d).contains(byte) }
  private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xc0 == 0x80 }
  private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte) }
}
