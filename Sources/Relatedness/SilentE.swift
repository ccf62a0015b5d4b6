/// Whether a verb ends in a silent *e*, told from the letters that stand before it: “resolv” needs one, “visit” not.
enum SilentE {
  static func belongs(after stem: [UInt8]) -> Bool {
    guard let last = stem.last else { return false }
    let word = String(decoding: stem, as: UTF8.self)
    if without.contains(where: word.hasSuffix) { return false }
    if always.contains(last) || with.contains(where: word.hasSuffix) { return true }
    return isShort(stem) || (hasSingleVowelBeforeLast(stem) && afterConsonant.contains(where: word.hasSuffix))
  }

  /// No English verb ends in *c* (but for *-ic*, undone elsewhere), *s*, *u*, *v* or *z* alone.
  private static let always = Set("csuvz".utf8)

  /// Endings that need it wherever they stand.
  private static let with = [
    "bl", "cl", "dl", "fl", "gl", "kl", "pl", "tl", "zl", "dg", "lg", "rg", "ang", "eng", "ung", "fring", "ieg", "iat",
    "uat", "creat", "lineat", "uad", "quir", "guid", "ssil", "oncil", "xil", "mpil", "kpil", "unit", "invit", "ncit",
    "excit", "recit", "gnit", "pedit", "writ", "compet", "plet", "delet", "promot", "demot", "devot", "denot",
    "explor", "plor", "ignor", "restor", "ador", "nterfer", "adher", "persever", "postpon", "condon", "conven",
    "erven", "contraven", "escap", "dscap", "reshap", "com", "sum", "consol", "parol", "inhal", "exhal", "tast",
    "wast", "quot", "nam", "entr", "scor",
  ]

  /// Endings that look like ones that need it and do not.
  private static let without = [
    "bias", "canvas", "collar", "combat", "debut", "focus", "murmur",
  ]

  /// Endings of longer verbs that need it when a consonant stands before the vowel: “decid” but not “avoid”.
  private static let afterConsonant = [
    "ad", "ed", "id", "od", "ud", "ar", "ir", "ur", "at", "ut", "in", "ib", "ak", "ik", "ok", "uk", "ag", "eg", "ig",
    "ug", "ul",
  ]

  /// Porter's condition `m = 1 and *o`: one syllable that ends consonant, vowel, consonant (not *w*, *x*, *y*). A verb
  /// of this shape without *e* would have doubled its last letter: “hoping” and “hopping”.
  private static func isShort(_ stem: [UInt8]) -> Bool {
    Letters.syllables(of: stem) == 1 && hasSingleVowelBeforeLast(stem)
      && !"wxy".utf8.contains(stem[stem.count - 1])
  }

  private static func hasSingleVowelBeforeLast(_ stem: [UInt8]) -> Bool {
    guard stem.count > 1 else { return false }
    let (last, middle) = (stem[stem.count - 1], stem[stem.count - 2])
    guard !Letters.isVowel(last), Letters.isVowelOrY(middle) else { return false }
    return stem.count == 2 || !Letters.isVowel(stem[stem.count - 3])
  }
}
