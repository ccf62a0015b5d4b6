internal import News

extension NameParser {
  /// Name words with the particles, hyphens and initials between them.
  func nameRun(from index: Int) -> Range<Int> {
    var next = index
    while next < end, next - index < 10 {
      if isName(next) {
        if next > index, breaksRun(next, start: index) { break }
        next += 1
      } else if isHyphen(next), next > index, next + 1 < end, text.kind(next + 1) == .word,
        text.isCapitalised(next + 1)
          || (text.tokens[next + 1].key.count <= 6 && !text.tokens[next + 1].isAny(.common))
          || (text.tokens[next + 1].key.count <= 3 && next > index + 1)
      {
        next += 2
      } else if next > index, let name = nameAfterParticles(next) {
        next = name
      } else if next > index, text.classes(next).contains(.nameSuffix) {
        next += 1
      } else {
        break
      }
    }
    while next > index + 1,
      text.kind(next - 1) == .hyphen || (text.classes(next - 1).contains(.particle) && !text.isCapitalised(next - 1))
    {
      next -= 1
    }
    return index..<next
  }

  /// The name word after one or two particles: “van der Westhuizen”, “ur-Rehman”.
  private func nameAfterParticles(_ index: Int) -> Int? {
    var next = index
    while next < end, next - index < 4, text.classes(next).contains(.particle) || isHyphen(next) { next += 1 }
    return next > index && isName(next) && text.kind(index) == .word ? next : nil
  }

  /// A word that starts something else: a country, a demonym, an institution.
  private func breaksRun(_ index: Int, start: Int) -> Bool {
    guard let match = match(at: index) else { return false }
    let type = gazetteer.type(ofPlace: match.candidates[0].place)
    if match.candidates[0].naming == .adjective || match.candidates[0].naming == .people { return true }
    switch type {
    case .country: return !text.classes(start).contains(.givenName)
    case .organization, .group: return !text.tokens[index].isAny(.familyName)
    default: return false
    }
  }

  /// A name that the gazetteer does not have: by titles, by the names it contains, by what stands around it.
  func unknown(at index: Int) -> TaggedSpan? {
    if text.classes(index).contains(.particle), isHyphen(index + 1), isName(index + 2), match(at: index + 2) == nil {
      // “al-Assad”
      return unknown(at: index + 2).map { TaggedSpan(tokens: index..<$0.tokens.upperBound, kind: $0.kind) }
    }
    guard isName(index) else { return nil }
    let run = nameRun(from: index)
    guard !run.isEmpty, !startsWithOfficeWord(run) else { return nil }
    if run.count == 1, known.isPerson(text.key(index)), !text.isWord(index - 1, anyOf: ["in", "near"]) {
      return TaggedSpan(tokens: run, kind: .person)
    }
    if let kind = known.kind(text.key(run)), isWeakCapital(index) || run.count == 1 {
      return TaggedSpan(tokens: run, kind: kind)
    }
    if let feature = headedFeature(run) { return feature }
    guard let kind = kind(of: run) else { return nil }
    return TaggedSpan(tokens: run, kind: kind)
  }

  /// “Secretary for Culture, Sports and Tourism Kevin Yeung”: the name starts later.
  private func startsWithOfficeWord(_ run: Range<Int>) -> Bool {
    let first = text.tokens[run.lowerBound]
    guard run.count > 1, first.isAny([.common, .ordinary, .ministryWord]), !first.isAny([.givenName, .familyName])
    else { return false }
    return run.dropFirst().contains { text.tokens[$0].isAny(.givenName) && !text.tokens[$0].isAny(.common) }
  }

  /// “Lachin corridor”: a name before a feature's head; “Helmand province”: before a region's.
  private func headedFeature(_ run: Range<Int>) -> TaggedSpan? {
    let next = run.upperBound
    if let last = run.last, run.count > 1, !text.classes(last).isDisjoint(with: [.featureHead, .regionHead]),
      !text.classes(last).contains(.familyName) || !text.classes(run.lowerBound).contains(.givenName)
    {
      return TaggedSpan(tokens: run, kind: .place)
    }
    guard next < end, text.kind(next) == .word, !text.isCapitalised(next) || !isName(next) else { return nil }
    if text.classes(next).contains(.regionHead), !isTitled(run.lowerBound) {
      return TaggedSpan(tokens: run, kind: .place)
    }
    return nil
  }

  private func kind(of run: Range<Int>) -> TaggedSpan.Kind? {
    let words = run.filter { text.tokens[$0].kind == .word && text.tokens[$0].isCapitalised }
    guard let first = words.first, let last = words.last else { return nil }
    if isTitled(run.lowerBound) { return .person }
    if words.count > 1, text.tokens[last].isAny(.companyWord), !text.tokens[first].isAny(.givenName) {
      return .organization
    }
    if text.tokens[first].isAny(.givenName), words.count > 1 { return .person }
    if words.allSatisfy({ known.isPerson(text.key($0)) }) { return .person }
    if words.count == 1 { return kindOfSingle(first, run) }
    if isAfterLocation(run.lowerBound) || isResidence(run.lowerBound) { return .place }
    if words.contains(where: { text.tokens[$0].isAny(.companyWord) }) { return .organization }
    if text.tokens[last].isAny(.familyName) || isPersonShaped(words) { return .person }
    if words.contains(where: { text.tokens[$0].isAny(.common) }) { return .organization }
    return words.count <= 4 ? .person : .organization
  }

  private func kindOfSingle(_ index: Int, _ run: Range<Int>) -> TaggedSpan.Kind? {
    let token = text.tokens[index]
    guard token.key.count > 1, !token.isAny([.common, .compassWord, .titleModifier, .ministryWord]) else { return nil }
    // “RM 7 million”
    if token.isAllCapitals { return text.kind(run.upperBound) == .number ? nil : .organization }
    if isAfterLocation(run.lowerBound) { return .place }
    if token.isAny([.familyName, .givenName]) { return .person }
    if token.isAny(.companyWord) { return .organization }
    if text.kind(run.upperBound) == .word, text.classes(run.upperBound).contains(.sayVerb) { return .person }
    if token.isAny(.ordinary) { return nil }
    let before = index > sentence.tokens.lowerBound ? text.classes(index - 1) : []
    if before.contains(.determiner) { return isWeakCapital(index) ? nil : .organization }
    if before.contains(.directionPreposition) || text.isWord(index - 1, "of") { return .place }
    return isWeakCapital(index) ? nil : .person
  }

  /// “Residents of”, “the town of”
  private func isResidence(_ index: Int) -> Bool {
    text.isWord(index - 1, "of")
      && !text.classes(index - 2).isDisjoint(with: [.peopleNoun, .geographicNoun, .regionHead])
      && !text.classes(index - 2).contains(.title)
  }

  private func isAfterLocation(_ index: Int) -> Bool {
    index > sentence.tokens.lowerBound
      && text.isWord(index - 1, anyOf: ["in", "at", "near", "outside", "around", "across"])
  }

  /// Two or three words that no one writes in lower case.
  private func isPersonShaped(_ words: [Int]) -> Bool {
    (2...4).contains(words.count)
      && words.allSatisfy { !text.tokens[$0].isAny(.common) && !text.tokens[$0].isAllCapitals }
  }
}
