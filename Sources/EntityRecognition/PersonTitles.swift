/// Finds what the article calls a person right where it names them: “Russian Foreign Minister”.
struct PersonTitles: Sendable {
  /// The title before the person's name, or after it between commas.
  func title(of person: Range<Int>, in text: TokenizedText, sentence: Range<Int>) -> String? {
    before(person, in: text, sentence) ?? after(person, in: text, sentence)
  }

  private func before(_ person: Range<Int>, in text: TokenizedText, _ sentence: Range<Int>) -> String? {
    var first = officeStart(before: person.lowerBound, in: text, sentence) ?? person.lowerBound
    var hasTitle = false
    while first > sentence.lowerBound, person.lowerBound - first < 12 {
      let token = text.tokens[first - 1]
      if token.kind == .hyphen || token.kind == .possessive, hasTitle {
        first -= 1
        continue
      }
      guard token.kind == .word else { break }
      if token.isAny(.title) { hasTitle = true } else if !hasTitle || !belongs(first - 1, in: text) { break }
      first -= 1
    }
    while first < person.lowerBound,
      text.kind(first) != .word || text.classes(first).contains(.conjunction)
        || text.classes(first).contains(.determiner)
    { first += 1 }
    guard hasTitle, first < person.lowerBound else { return nil }
    return Printed.line(text, first..<person.lowerBound)
  }

  /// “Secretary of State”: where “of State” starts.
  private func officeStart(before person: Int, in text: TokenizedText, _ sentence: Range<Int>) -> Int? {
    var first = person
    while first > sentence.lowerBound, person - first < 5,
      text.isCapitalised(first - 1) || text.isWord(first - 1, "and"),
      !text.classes(first - 1).contains(.title)
    {
      first -= 1
    }
    guard first < person, first - 1 > sentence.lowerBound, text.isWord(first - 1, anyOf: ["of", "for"]),
      text.classes(first - 2).contains(.title)
    else { return nil }
    return first - 1
  }

  /// Words that stand inside a title, before its last word.
  private func belongs(_ index: Int, in text: TokenizedText) -> Bool {
    let token = text.tokens[index]
    if token.isAny([.determiner, .locationPreposition, .directionPreposition, .auxiliary, .sayVerb]) {
      return token.isAny(.titleModifier)
    }
    return text.isWord(index, "and") || token.isAny([.titleModifier, .ministryWord, .organizationHead, .policyNoun])
      || token.isCapitalised
  }

  /// “Maria Zakharova, spokeswoman for the ministry,”
  private func after(_ person: Range<Int>, in text: TokenizedText, _ sentence: Range<Int>) -> String? {
    guard text.isMark(person.upperBound, ","), person.upperBound < sentence.upperBound else { return nil }
    let first =
      text.classes(person.upperBound + 1).contains(.determiner) ? person.upperBound + 2 : person.upperBound + 1
    var next = first
    var hasTitle = false
    while next < sentence.upperBound, next - first < 12 {
      let token = text.tokens[next]
      if token.kind == .punctuation { break }
      if token.isAny(.title) {
        hasTitle = true
      } else if !hasTitle, !belongs(next, in: text), token.kind == .word {
        return nil
      }
      if token.isAny([.auxiliary, .sayVerb]), !token.isAny([.title, .titleModifier]) { return nil }
      next += 1
    }
    guard hasTitle, next < sentence.upperBound, text.isMark(next, ",") || text.isMark(next, ".") else { return nil }
    return Printed.line(text, first..<next)
  }
}
