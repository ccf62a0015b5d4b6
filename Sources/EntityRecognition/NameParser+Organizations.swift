internal import News

extension NameParser {
  /// “Foreign Ministry”, “Party of Regions”: may start a name although its words are common ones.
  func startsOrganization(_ index: Int) -> Bool {
    let token = text.tokens[index]
    return token.isCapitalised
      && token.isAny([.ministryWord, .organizationHead, .titleModifier, .companyWord, .title, .compassWord])
      && !token.isAny([.determiner, .locationPreposition, .directionPreposition, .conjunction, .month, .weekday])
  }

  /// A run of capitalised words with a head such as “Ministry”, and what “of” and “for” add to it.
  func organization(at index: Int, match: GazetteerMatcher.Match?) -> TaggedSpan? {
    if let acronym = acronym(at: index, match: match) { return acronym }
    let run = capitalRun(from: index)
    guard let head = head(of: run) else { return nil }
    var last = head + 1
    while last < run.upperBound, isInsideOrganization(last) { last += 1 }
    last = complement(after: last)
    let words = (index..<last).count { text.tokens[$0].kind == .word }
    guard words > 1 else { return nil }
    return TaggedSpan(tokens: index..<last, kind: .organization)
  }

  /// Capitalised words and the hyphens between them, up to a title that starts a person's name.
  private func capitalRun(from index: Int) -> Range<Int> {
    var next = index
    while next < end, next - index < 14 {
      let token = text.tokens[next]
      if token.kind == .hyphen || text.isMark(next, "&") {
        guard next + 1 < end, text.isCapitalised(next + 1) else { break }
      } else if token.kind == .possessive {
        // “the Attorney General's Office”, “People's Court”
        guard next + 1 < end, text.isCapitalised(next + 1), text.classes(next + 1).contains(.organizationHead),
          !text.classes(next - 1).isDisjoint(with: [.title, .common])
        else { break }
      } else if !canContinueRun(next) {
        break
      }
      next += 1
    }
    return index..<next
  }

  private func canContinueRun(_ index: Int) -> Bool {
    let token = text.tokens[index]
    guard token.kind == .word, token.isCapitalised, !token.isAny([.month, .weekday, .determiner, .auxiliary]) else {
      return false
    }
    if token.isAny(.title), !leadsToOffice(index) { return false }
    if sentence.isTitleCase || sentence.isAllCapitals {
      return !token.isAny(.common)
        || token.isAny([.organizationHead, .ministryWord, .companyWord, .compassWord])
          && !token.isAny([.sayVerb, .actVerb])
    }
    return true
  }

  /// “General Assembly”, “Prime Minister's Office”: titles, then a head.
  private func leadsToOffice(_ index: Int) -> Bool {
    var next = index + 1
    while next < end, next - index < 6, text.isCapitalised(next), text.tokens[next].isAny(.title),
      !text.tokens[next].isAny(.organizationHead)
    { next += 1 }
    if text.kind(next) == .possessive { next += 1 }
    return next < end && text.isCapitalised(next) && text.tokens[next].isAny(.organizationHead)
  }

  /// The last word of the run that makes an organization of it.
  private func head(of run: Range<Int>) -> Int? {
    run.last { index in
      let token = text.tokens[index]
      guard token.kind == .word else { return false }
      if token.isAny(.organizationTail) { return index > run.lowerBound }
      guard token.isAny(.organizationHead) else { return false }
      return index > run.lowerBound || (index + 1 < end && text.isWord(index + 1, anyOf: ["of", "for"]))
    }
  }

  private func isInsideOrganization(_ index: Int) -> Bool {
    text.classes(index).contains(.organizationTail)
  }

  /// “… of Foreign Affairs and Trade”, “… for Security and Co-operation in Europe”.
  private func complement(after index: Int) -> Int {
    guard text.isWord(index, anyOf: ["of", "for", "on"]), index < end else { return index }
    var next = index + 1
    if text.isWord(next, "the") { next += 1 }
    guard next < end, text.isCapitalised(next) else { return index }
    if text.classes(next).contains(.title) { return text.isCapitalised(next + 1) ? index : next + 1 }
    var last = capitalRun(from: next).upperBound
    guard last > next else { return index }
    while last + 1 < end, last - index < 20, text.isWord(last, anyOf: ["and", "of"]), text.isCapitalised(last + 1),
      text.classes(last + 1).contains(.ministryWord)
        || !text.classes(last - 1).isDisjoint(with: [.ministryWord, .organizationHead]) && text.isWord(last, "of")
    {
      last = capitalRun(from: last + 1).upperBound
    }
    return last
  }

  /// Two to six capitals that are no word: “APA”, “PKK”.
  private func acronym(at index: Int, match: GazetteerMatcher.Match?) -> TaggedSpan? {
    guard match == nil, !sentence.isAllCapitals else { return nil }
    let token = text.tokens[index]
    guard token.isAllCapitals, (2...7).contains(token.span.count),
      !token.isAny([.common, .nameSuffix, .givenName, .familyName, .month, .weekday, .quantity]),
      !isRoman(index)
    else { return nil }
    let run = capitalRun(from: index)
    guard run.count == 1 || text.classes(index + 1).isDisjoint(with: [.organizationHead]) else { return nil }
    // “AK-47”, “COVID-19”, “USD 5”
    if isHyphen(index + 1) || text.kind(index + 1) == .number { return nil }
    return TaggedSpan(tokens: index..<index + 1, kind: .organization)
  }

  private func isRoman(_ index: Int) -> Bool {
    text.bytes[text.tokens[index].span].allSatisfy { $0 == 0x49 || $0 == 0x56 || $0 == 0x58 || $0 == 0x4c }
  }

  /// “Lachin corridor”, “Lake Sevan”, “Gulf of Tonkin”.
  func feature(at index: Int) -> TaggedSpan? {
    if text.classes(index).contains(.featureHead), text.isCapitalised(index) {
      if text.isWord(index + 1, "of"), isName(index + 2) {
        return text.isWord(
          index, anyOf: ["gulf", "strait", "straits", "bay", "sea", "cape", "isle", "lake", "mount", "port"])
          ? TaggedSpan(tokens: index..<nameRun(from: index + 2).upperBound, kind: .place) : nil
      }
      if text.isWord(index, anyOf: ["lake", "mount", "cape", "fort", "camp", "port"]), isName(index + 1) {
        return TaggedSpan(tokens: index..<nameRun(from: index + 1).upperBound, kind: .place)
      }
      return nil
    }
    return nil
  }
}
