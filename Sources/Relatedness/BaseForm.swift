/// The base form of an English word: “ceasefires” → “ceasefire”, “withdrew” → “withdraw”, “negotiating” → “negotiate”.
///
/// Only inflection is undone, and the result is a word again, because people read it in the reasons. The endings and
/// their conditions follow M. F. Porter, “An algorithm for suffix stripping” (Program 14, 1980), steps 1a and 1b, and
/// D. Harman, “How effective is suffixing?” (JASIS 42, 1991), the S stemmer; that a silent *e* is put back by the
/// letters before it follows G. Minnen, J. Carroll, D. Pearce, “Applied morphological processing of English” (NLE 7,
/// 2001).
enum BaseForm {
  /// Words that are not made of `a`–`z` alone, and those of fewer than four letters, stay as they are.
  static func of(_ word: String) -> String {
    guard word.utf8.count > 2, word.utf8.allSatisfy({ (0x61...0x7a).contains($0) }) else { return word }
    if let irregular = IrregularForms.base(of: word) { return irregular }
    guard word.utf8.count > 3 else { return word }
    let singular = withoutPlural(word)
    if let irregular = IrregularForms.base(of: singular) { return irregular }
    return withoutPast(singular) ?? withoutProgressive(singular) ?? singular
  }

  // MARK: Plural and third person

  private static func withoutPlural(_ word: String) -> String {
    guard word.hasSuffix("s"), !["ss", "us", "is"].contains(where: word.hasSuffix) else { return word }
    if word.hasSuffix("ies") { return word.utf8.count > 4 ? word.dropLast(3) + "y" : String(word.dropLast()) }
    let takesES = ["sses", "shes", "ches", "xes", "zzes", "oes"].contains(where: word.hasSuffix)
    return String(word.dropLast(takesES && word.utf8.count > 4 ? 2 : 1))
  }

  // MARK: -ed and -ing

  private static func withoutPast(_ word: String) -> String? {
    guard word.hasSuffix("ed"), !word.hasSuffix("eed") else { return nil }
    if word.hasPrefix("un"), !IrregularForms.startsVerb(word) { return nil }
    if word.hasSuffix("ied") { return word.utf8.count > 4 ? word.dropLast(3) + "y" : String(word.dropLast()) }
    return verb(Array(word.utf8.dropLast(2)))
  }

  private static func withoutProgressive(_ word: String) -> String? {
    word.hasSuffix("ing") ? verb(Array(word.utf8.dropLast(3))) : nil
  }

  /// The verb whose letters before *-ed* or *-ing* these are; nil where no vowel is among them (“bring”, “shed”).
  private static func verb(_ stem: [UInt8]) -> String? {
    guard stem.count > 1, stem.contains(where: Letters.isVowelOrY) else { return nil }
    if let word = IrregularForms.verb(ofStem: String(decoding: stem, as: UTF8.self)) { return word }
    return String(decoding: undoubled(stem) ?? (SilentE.belongs(after: stem) ? stem + [0x65] : stem), as: UTF8.self)
  }

  /// “stopp” → “stop”, “controll” → “control”, “traffick” → “traffic”; “call”, “pass” and “staff” stay as they are.
  /// Nil where the last letter is not doubled.
  private static func undoubled(_ stem: [UInt8]) -> [UInt8]? {
    let last = stem[stem.count - 1]
    if last == UInt8(ascii: "k"), stem.suffix(3).elementsEqual("ick".utf8), Letters.syllables(of: stem) > 1 {
      return Array(stem.dropLast())
    }
    guard stem[stem.count - 2] == last, !Letters.isVowel(last) else { return nil }
    switch last {
    case UInt8(ascii: "s"), UInt8(ascii: "z"), UInt8(ascii: "f"): return stem
    case UInt8(ascii: "l") where Letters.syllables(of: stem) == 1 || stem.suffix(3).elementsEqual("ill".utf8):
      return stem
    default: return Array(stem.dropLast())
    }
  }
}

/// What the rules ask of letters.
enum Letters {
  static func isVowel(_ letter: UInt8) -> Bool { "aeiou".utf8.contains(letter) }

  static func isVowelOrY(_ letter: UInt8) -> Bool { letter == UInt8(ascii: "y") || isVowel(letter) }

  /// Runs of vowels; a *y* is one except at the start.
  static func syllables(of stem: some Collection<UInt8>) -> Int {
    var count = 0
    var isInVowels = false
    for (position, letter) in stem.enumerated() {
      let belongs = isVowel(letter) || (letter == UInt8(ascii: "y") && position > 0)
      if belongs && !isInVowels { count += 1 }
      isInVowels = belongs
    }
    return count
  }
}
