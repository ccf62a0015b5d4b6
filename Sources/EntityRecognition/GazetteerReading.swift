internal import News

/// The model's spans as the gazetteer reads them: peoples and demonyms told apart, states never persons.
struct GazetteerReading {
  let text: TokenizedText
  let matcher: GazetteerMatcher
  let rules: [TaggedSpan]
  /// Of every token, the place in `rules` of the span that holds it; -1 for none.
  private var ruleOfToken: [Int]
  private let isHeading: [Bool]
  /// Words of persons' names of two and more words, and names of places, as the model sees the article.
  private var personWords: Set<ArraySlice<UInt8>> = []
  private var places: Set<ArraySlice<UInt8>> = []

  init(
    text: TokenizedText, matcher: GazetteerMatcher, rules: [TaggedSpan], learned: [(tokens: Range<Int>, kind: Int)]
  ) {
    self.text = text
    self.matcher = matcher
    self.rules = rules
    isHeading = text.isHeading
    ruleOfToken = Array(repeating: -1, count: text.tokens.count)
    for (number, rule) in rules.enumerated() {
      for index in rule.tokens { ruleOfToken[index] = number }
    }
    for name in learned {
      if name.kind == 0, name.tokens.count > 1 {
        for index in name.tokens { personWords.insert(text.key(index)) }
      } else if name.kind == 2, name.tokens.count == 1 {
        places.insert(text.key(name.tokens.lowerBound))
      }
    }
  }

  /// What a span of the model becomes; nothing for what is no actor and no place.
  func spans(_ tokens: Range<Int>, kind: Int) -> [TaggedSpan] {
    if tokens.contains(where: { isVerb($0) }) { return overlapping(tokens) }
    let first = exactMatch(tokens)?.candidates.first
    if isPlaceThatActs(tokens, kind: kind) { return [TaggedSpan(tokens: tokens, kind: .place)] }
    if let first, let named = kindNamed(by: first, learned: kind) { return [TaggedSpan(tokens: tokens, kind: named)] }
    switch kind {
    case 0: return [TaggedSpan(tokens: tokens, kind: .person)]
    case 1: return [TaggedSpan(tokens: tokens, kind: .organization)]
    case 2: return [isPerson(tokens) ? TaggedSpan(tokens: tokens, kind: .person) : place(tokens)]
    default: return others(tokens)
    }
  }

  /// Countries, peoples, armed groups and institutions are what the gazetteer says, whatever the model sees in them.
  private func kindNamed(by candidate: Gazetteer.Candidate, learned: Int) -> TaggedSpan.Kind? {
    switch candidate.naming {
    case .adjective: return learned == 0 ? nil : .demonym
    case .people: return learned == 0 ? nil : .group
    case .name, .otherName: break
    }
    switch matcher.gazetteer.type(ofPlace: candidate.place) {
    case .country: return learned == 0 && candidate.isDoubtful ? nil : .place
    case .organization: return learned == 0 ? nil : .organization
    case .group: return learned == 0 ? nil : .group
    case .feature: return learned == 1 || learned == 3 ? .place : nil
    default: return learned == 1 && matcher.gazetteer.isCapital(candidate.place) ? .place : nil
    }
  }

  /// “Baku described its advance”: what speaks and acts is a place all the same, unless the article knows a person by
  /// the name, or takes it for an organization throughout.
  private func isPlaceThatActs(_ tokens: Range<Int>, kind: Int) -> Bool {
    guard kind < 2, tokens.count == 1, let rule = self.rule(at: tokens.lowerBound), rule.tokens == tokens,
      rule.kind == .place
    else { return false }
    let key = text.key(tokens.lowerBound)
    guard let first = exactMatch(tokens)?.candidates.first, !first.isDoubtful else { return false }
    return kind == 0 ? !personWords.contains(key) : places.contains(key)
  }

  /// No name runs over a verb in lower case.
  private func isVerb(_ index: Int) -> Bool {
    !text.isCapitalised(index) && !text.classes(index).isDisjoint(with: [.sayVerb, .actVerb, .auxiliary])
      && text.classes(index).isDisjoint(with: [.particle, .organizationHead, .title])
  }

  /// “Bashar al-Assad”: a given name first, and no place of the gazetteer.
  private func isPerson(_ tokens: Range<Int>) -> Bool {
    guard let rule = self.rule(at: tokens.lowerBound), rule.tokens == tokens, rule.kind == .person, tokens.count > 1
    else {
      return false
    }
    return matcher.match(at: tokens.lowerBound, in: text, end: tokens.upperBound) == nil
  }

  /// “Karabakh Armenians”: the rules know a people by more words than the model.
  func isPartOfLonger(_ span: TaggedSpan) -> Bool {
    guard let rule = self.rule(at: span.tokens.lowerBound), rule.kind == .group || isNational(rule) else {
      return false
    }
    return rule.tokens.count > span.tokens.count && rule.tokens.lowerBound <= span.tokens.lowerBound
      && span.tokens.upperBound <= rule.tokens.upperBound
  }

  private func rule(at index: Int) -> TaggedSpan? { ruleOfToken[index] < 0 ? nil : rules[ruleOfToken[index]] }

  private func overlapping(_ tokens: Range<Int>) -> [TaggedSpan] {
    var found: [TaggedSpan] = []
    for index in tokens {
      if let rule = self.rule(at: index), found.last != rule { found.append(rule) }
    }
    return found
  }

  /// “Peruvian Foreign Ministry”: the adjective belongs to the name.
  func isNational(_ rule: TaggedSpan) -> Bool {
    guard rule.kind == .organization, rule.tokens.count > 2,
      let match = matcher.match(at: rule.tokens.lowerBound, in: text, end: rule.tokens.upperBound),
      match.tokens.count < rule.tokens.count, match.candidates.first?.naming == .adjective
    else { return false }
    return text.classes(rule.tokens.upperBound - 1).contains(.organizationHead)
      && !isHeading[rule.tokens.lowerBound]
  }

  /// “Lobito corridor” for “Lobito”: the head of a feature belongs to its name.
  private func place(_ tokens: Range<Int>) -> TaggedSpan {
    if let rule = self.rule(at: tokens.lowerBound), rule.kind == .place, rule.tokens.count == tokens.count + 1,
      text.classes(rule.tokens.upperBound - 1).contains(.featureHead)
    {
      return rule
    }
    // “Copperbelt province”: a small word says what the place is, and is no part of its name.
    let last = tokens.upperBound - 1
    let isDescribed =
      tokens.count > 1 && !text.isCapitalised(last) && text.classes(last).contains(.regionHead)
      && !text.classes(last).contains(.featureHead)
    return TaggedSpan(tokens: isDescribed ? tokens.dropLast() : tokens, kind: .place)
  }

  /// Nationalities, religions, events, works: those that the gazetteer or the rules know as peoples and demonyms.
  private func others(_ tokens: Range<Int>) -> [TaggedSpan] {
    overlapping(tokens).filter {
      tokens.lowerBound <= $0.tokens.lowerBound && $0.tokens.upperBound <= tokens.upperBound
        && (isCertain($0) || $0.kind == .group || $0.kind == .demonym)
    }
  }

  private func exactMatch(_ tokens: Range<Int>) -> GazetteerMatcher.Match? {
    guard let match = matcher.match(at: tokens.lowerBound, in: text, end: tokens.upperBound), match.tokens == tokens
    else { return nil }
    return match
  }

  /// Whether a span of the rules counts without the model: the gazetteer has it, and not as one of many towns.
  func isCertain(_ rule: TaggedSpan) -> Bool {
    switch rule.kind {
    case .demonym, .group: return true
    case .person: return false
    case .place, .organization:
      if isNational(rule) { return true }
      if rule.kind == .place, rule.tokens.count > 1, text.classes(rule.tokens.upperBound - 1).contains(.featureHead) {
        return true
      }
      guard let candidate = exactMatch(rule.tokens)?.candidates.first, !candidate.isDoubtful else { return false }
      switch matcher.gazetteer.type(ofPlace: candidate.place) {
      case .country, .feature, .organization, .group: return true
      case .region: return rule.tokens.count > 1
      default: return matcher.gazetteer.isCapital(candidate.place)
      }
    }
  }
}
