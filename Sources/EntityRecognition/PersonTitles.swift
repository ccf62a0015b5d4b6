/// Finds what the article calls a person right where it names them: “Russian Foreign Minister”.
struct PersonTitles: Sendable {
  /// The words of the title before the person's name, or beside it between commas.
  func words(of person: Range<Int>, in text: TokenizedText, sentence: Range<Int>) -> Range<Int>? {
    before(person, in: text, sentence) ?? after(person, in: text, sentence) ?? explained(by: person, in: text, sentence)
  }

  private func before(_ person: Range<Int>, in text: TokenizedText, _ sentence: Range<Int>) -> Range<Int>? {
    var first = officeStart(before: person.lowerBound, in: text, sentence) ?? person.lowerBound
    var hasTitle = false
    while first > sentence.lowerBound, person.lowerBound - first < 12 {
      let token = text.tokens[first - 1]
      if token.kind == .hyphen || token.kind == .possessive, hasTitle {
        first -= 1
        continue
      }
      guard token.kind == .word, !isBetweenPersons(first - 1, person, in: text) else { break }
      if isWithinCompound(first - 1, in: text) {
        first -= 1
        continue
      }
      if token.isAny(.title) { hasTitle = true } else if !hasTitle || !belongs(first - 1, in: text) { break }
      first -= 1
    }
    while first < person.lowerBound,
      text.kind(first) != .word || text.classes(first).contains(.conjunction)
        || text.classes(first).contains(.determiner)
    { first += 1 }
    guard hasTitle, first < person.lowerBound else { return nil }
    return first..<person.lowerBound
  }

  /// “Mr Xi and Mr Li”, “in Hanoi and Japan's Prime Minister”: what stands before the “and” belongs to somebody else.
  private func isBetweenPersons(_ index: Int, _ person: Range<Int>, in text: TokenizedText) -> Bool {
    guard text.isWord(index, "and") else { return false }
    return OfficeWords.honorifics.contains(String(decoding: text.key(index + 1), as: UTF8.self))
      || (index..<person.lowerBound).contains { text.kind($0) == .possessive }
  }

  /// “Commander-in-Chief”: a small word between hyphens.
  private func isWithinCompound(_ index: Int, in text: TokenizedText) -> Bool {
    index > 1 && text.kind(index - 1) == .hyphen && text.kind(index + 1) == .hyphen
      && text.isWord(index, anyOf: ["in", "at", "of", "de"])
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
  private func after(_ person: Range<Int>, in text: TokenizedText, _ sentence: Range<Int>) -> Range<Int>? {
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
    return first..<next
  }

  /// “The president of Georgia, Salome Zourabichvili, ”: the title stands before a comma, and another mark after the
  /// name.
  private func explained(by person: Range<Int>, in text: TokenizedText, _ sentence: Range<Int>) -> Range<Int>? {
    let comma = person.lowerBound - 1
    guard comma > sentence.lowerBound, text.isMark(comma, ","), person.upperBound < sentence.upperBound,
      text.kind(person.upperBound) == .punctuation, !text.classes(person.upperBound + 1).contains(.conjunction)
    else { return nil }
    var first = comma
    var hasTitle = false
    while first > sentence.lowerBound, comma - first < 10 {
      let token = text.tokens[first - 1]
      if token.isAny(.determiner) { return hasTitle ? first..<comma : nil }
      if token.kind == .punctuation || token.kind == .number || token.isAny([.auxiliary, .sayVerb]) { break }
      let isLinked = token.kind != .word || text.isWord(first - 1, anyOf: ["of", "for", "and"])
      if token.isAny(.title) {
        hasTitle = true
      } else if !isLinked, !belongs(first - 1, in: text) {
        break
      }
      first -= 1
    }
    // “Georgia's president, Salome Zourabichvili, ” needs no article.
    let isOwned = (first..<comma).contains { text.kind($0) == .possessive }
    return hasTitle && isOwned && text.isCapitalised(first) ? first..<comma : nil
  }
}
