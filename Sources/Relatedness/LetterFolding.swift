/// Letters without their marks: “Érdoğan” and “Erdogan” become the same word.
enum LetterFolding {
  /// The word in lower case, with Latin letters reduced to the ones of ASCII where their Unicode names say which
  /// those are, and combining marks dropped. Other scripts keep their letters.
  static func folded(_ word: String) -> String {
    if word.utf8.allSatisfy({ $0 < 0x80 }) { return word.lowercased() }
    var folded = ""
    for scalar in word.lowercased().unicodeScalars {
      if scalar.isASCII {
        folded.unicodeScalars.append(scalar)
      } else if scalar.properties.generalCategory != .nonspacingMark {
        folded += latinBase(of: scalar) ?? String(Character(scalar))
      }
    }
    return folded
  }

  /// `e` for “LATIN SMALL LETTER E WITH ACUTE”, `ae` for “LATIN SMALL LETTER AE”.
  private static func latinBase(of scalar: Unicode.Scalar) -> String? {
    guard let name = scalar.properties.name else { return nil }
    for prefix in ["LATIN SMALL LETTER ", "LATIN SMALL LIGATURE "] where name.hasPrefix(prefix) {
      let rest = name.dropFirst(prefix.count)
      if let spelled = namedLetters[String(rest)] { return spelled }
      let letter = rest.firstRange(of: " WITH ").map { rest[..<$0.lowerBound] } ?? rest
      return letter.utf8.count <= 2 ? letter.lowercased() : nil
    }
    return nil
  }

  /// The letters whose names are not their spelling, as English writes them. Azerbaijan's ə is written `a` abroad.
  private static let namedLetters = [
    "SHARP S": "ss", "THORN": "th", "ETH": "d", "DOTLESS I": "i", "SCHWA": "a", "KRA": "k", "ENG": "ng",
  ]
}
