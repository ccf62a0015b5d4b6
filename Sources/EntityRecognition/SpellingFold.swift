/// Spellings of one name in different transliterations: Zelensky and Zelenskyy, Gaddafi and Qaddafi.
///
/// The differences are those between the common romanisations of Cyrillic (BGN/PCGN, ISO 9, national systems), Arabic
/// (BGN/PCGN, ALA-LC) and Armenian: which letters one sound is written with.
enum SpellingFold {
  /// The word with one letter for each sound that the systems spell in several ways. Empty for what is too short to
  /// be told apart.
  static func skeleton(_ word: ArraySlice<UInt8>) -> [UInt8] {
    guard word.count >= 5, word.allSatisfy({ $0 >= 0x61 && $0 <= 0x7a }) else { return [] }
    var result: [UInt8] = []
    var index = word.startIndex
    while index < word.endIndex {
      let letter = word[index]
      let next = index + 1 < word.endIndex ? word[index + 1] : 0
      let (sound, length) = Self.sound(letter, next, isFirst: index == word.startIndex)
      // Doubled letters are one.
      if result.last != sound { result.append(sound) }
      index += length
    }
    return result
  }

  /// The sound that starts with the letter, and how many letters spell it.
  private static func sound(_ letter: UInt8, _ next: UInt8, isFirst: Bool) -> (UInt8, Int) {
    switch (Unicode.Scalar(letter), Unicode.Scalar(next)) {
    case ("k", "h"): return (isFirst ? letter : UInt8(ascii: "h"), 2)
    case ("g", "h"), ("q", "h"): return (UInt8(ascii: isFirst ? "k" : "g"), 2)
    case ("d", "h"), ("t", "h"), ("z", "h"), ("s", "h"): return (letter, 2)
    case ("p", "h"): return (UInt8(ascii: "f"), 2)
    case ("c", "k"): return (UInt8(ascii: "k"), 2)
    case ("t", "z"), ("t", "s"): return (UInt8(ascii: "c"), 2)
    case ("o", "u"), ("o", "o"): return (UInt8(ascii: "u"), 2)
    case ("e", "e"): return (UInt8(ascii: "i"), 2)
    case ("y", _), ("j", _): return (UInt8(ascii: "i"), 1)
    case ("w", _): return (UInt8(ascii: "v"), 1)
    case ("q", _): return (UInt8(ascii: "k"), 1)
    case ("g", _) where isFirst: return (UInt8(ascii: "k"), 1)
    default: return (letter, 1)
    }
  }

  /// Whether two skeletons of about seven letters and more differ by one letter, and not in a last “a”: “Aliyeva” is no
  /// spelling of “Aliyev”, but a woman's name.
  static func areClose(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    guard min(one.count, other.count) >= 6, max(one.count, other.count) >= 7, abs(one.count - other.count) <= 1 else {
      return false
    }
    let start = zip(one, other).prefix { $0 == $1 }.count
    let (left, right) = (one[start...], other[start...])
    if left.isEmpty || right.isEmpty { return (left.last ?? right.last) != UInt8(ascii: "a") && start > 0 }
    guard start > 0 else { return false }
    if left.count == right.count { return left.dropFirst() == right.dropFirst() }
    return left.count > right.count ? left.dropFirst() == right : left == right.dropFirst()
  }
}
