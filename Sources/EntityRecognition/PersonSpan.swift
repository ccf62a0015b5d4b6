extension TokenizedText {
  /// The tokens of a person's span without titles that were taken for a part of the name: “President Obama” is Obama.
  /// “King Abdullah” and “Sheikh Hasina” keep what they are known by.
  func personName(_ tokens: Range<Int>) -> Range<Int> {
    var first = tokens.lowerBound
    while first + 1 < tokens.upperBound, kind(first + 1) == .word, classes(first).contains(.title),
      classes(first).isDisjoint(with: [.givenName, .familyName]), isDetachable(first)
    {
      first += 1
    }
    return first..<tokens.upperBound
  }

  private func isDetachable(_ index: Int) -> Bool {
    isWord(
      index,
      anyOf: [
        "president", "minister", "premier", "chancellor", "secretary", "senator", "sen.", "governor", "gov.", "mayor",
        "general", "gen.", "colonel", "col.", "captain", "capt.", "major", "maj.", "lieutenant", "lt.", "admiral",
        "adm.", "judge", "ambassador", "spokesman", "spokeswoman", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.",
        "prof.", "professor", "rep.", "representative",
      ])
  }
}
