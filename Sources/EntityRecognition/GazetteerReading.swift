internal import News

/// The model's spans as the gazetteer reads them: peoples and demonyms told apart, states and institutions what they
/// are. Whether something is a name, and of what kind, the model decides, unless it hardly prefers its own reading.
struct GazetteerReading {
  /// Up to this cost (`LabelledTokens.cost`) the model is in doubt: another reading is a quarter as probable or more.
  static let doubt = 60

  let text: TokenizedText
  let matcher: GazetteerMatcher
  let rules: [TaggedSpan]
  private let model: LabelledTokens
  /// Of every token, the place in `rules` of the span that holds it; -1 for none.
  private var ruleOfToken: [Int]
  private let isHeading: [Bool]
  /// Words of persons' names of two and more words, and names of places, as the model sees the article.
  private var personWords: Set<ArraySlice<UInt8>> = []
  private var places: Set<ArraySlice<UInt8>> = []

  init(text: TokenizedText, matcher: GazetteerMatcher, rules: [TaggedSpan], model: LabelledTokens) {
    self.text = text
    self.model = model
    self.matcher = matcher
    self.rules = rules
    isHeading = text.isHeading
    ruleOfToken = Array(repeating: -1, count: text.tokens.count)
    for (number, rule) in rules.enumerated() {
      for index in rule.tokens { ruleOfToken[index] = number }
    }
    for name in model.spans {
      if name.kind == 0, name.tokens.count > 1 {
        for index in name.tokens { personWords.insert(text.key(index)) }
      } else if name.kind == 2, name.tokens.count == 1 {
        places.insert(text.key(name.tokens.lowerBound))
      }
    }
  }

  /// Whether the model hardly prefers its own reading to a name of this kind, or to none with nil.
  func isInDoubt(_ tokens: Range<Int>, kind: Int?) -> Bool { model.cost(of: tokens, kind: kind) <= Self.doubt }

  func isInDoubt(_ span: TaggedSpan) -> Bool {
    switch span.kind {
    case .person: isInDoubt(span.tokens, kind: 0)
    case .organization: isInDoubt(span.tokens, kind: 1)
    case .place: isInDoubt(span.tokens, kind: 2)
    case .group, .demonym: true
    }
  }

  /// What a span of the model becomes; nothing for what is no actor and no place.
  func spans(_ tokens: Range<Int>, kind: Int) -> [TaggedSpan] {
    if runsOverVerb(tokens) { return overlapping(tokens) }
    guard kind == 2 else { return uncut(tokens, kind: kind) }
    var found: [TaggedSpan] = []
    var rest = tokens
    while let (owner, owned) = cut(rest) {
      found += runsOverVerb(owner) ? overlapping(owner) : uncut(owner, kind: kind)
      rest = owned
    }
    if rest != tokens, runsOverVerb(rest) { return found + overlapping(rest) }
    return found + uncut(rest, kind: kind)
  }

  private func runsOverVerb(_ tokens: Range<Int>) -> Bool {
    tokens.contains { isVerb($0) } && isInDoubt(tokens, kind: nil)
  }

  private func uncut(_ tokens: Range<Int>, kind: Int) -> [TaggedSpan] {
    let first = exactMatch(tokens)?.candidates.first
    if isPlaceThatActs(tokens, kind: kind) { return [TaggedSpan(tokens: tokens, kind: .place)] }
    if let first, let named = kindNamed(by: first, tokens, learned: kind) {
      return [TaggedSpan(tokens: tokens, kind: named)]
    }
    switch kind {
    case 0: return [TaggedSpan(tokens: tokens, kind: .person)]
    case 1: return [TaggedSpan(tokens: tokens, kind: .organization)]
    case 2:
      if isPerson(tokens) { return [TaggedSpan(tokens: tokens, kind: .person)] }
      // “Attorney General's Office”: where the model is in doubt, the head word tells.
      if let rule = rule(at: tokens.lowerBound), rule.tokens == tokens, rule.kind == .organization, isInDoubt(rule) {
        return [rule]
      }
      return [place(tokens)]
    default: return others(tokens)
    }
  }

  /// “eastern Ukraine's Donetsk” is two places.
  private func cut(_ tokens: Range<Int>) -> (owner: Range<Int>, owned: Range<Int>)? {
    guard let mark = tokens.first(where: { text.kind($0) == .possessive }), mark + 1 < tokens.upperBound,
      text.isCapitalised(mark + 1)
    else { return nil }
    var owner = tokens.lowerBound..<mark
    while owner.count > 1, !text.isCapitalised(owner.lowerBound), text.classes(owner.lowerBound).contains(.compassWord)
    {
      owner = owner.dropFirst()
    }
    guard let named = exactMatch(owner)?.candidates.first?.place else { return nil }
    let kind = matcher.gazetteer.kind(ofPlace: named)
    return kind == .country || kind == .region ? (owner, mark + 1..<tokens.upperBound) : nil
  }

  /// Countries, capitals, armed groups and institutions are what the gazetteer says, whether they act or lie somewhere;
  /// anything else only where the model is in doubt.
  private func kindNamed(
    by candidate: Gazetteer.Candidate, _ tokens: Range<Int>, learned: Int
  ) -> TaggedSpan.Kind? {
    switch candidate.naming {
    case .adjective: return learned == 3 || isInDoubt(tokens, kind: 3) ? .demonym : nil
    case .people: return learned == 3 || isInDoubt(tokens, kind: 3) ? .group : nil
    case .name, .otherName: break
    }
    switch matcher.gazetteer.type(ofPlace: candidate.place) {
    case .country: return learned == 0 && (candidate.isDoubtful || !isInDoubt(tokens, kind: 2)) ? nil : .place
    case .organization: return learned == 2 || isInDoubt(tokens, kind: 1) ? .organization : nil
    case .group: return learned == 0 && !isInDoubt(tokens, kind: 1) ? nil : .group
    case .feature, .region:
      if learned == 0, isWellKnown(candidate, tokens) { return .place }
      return learned != 0 && isInDoubt(tokens, kind: 2)
        && matcher.gazetteer.type(ofPlace: candidate.place) == .feature ? .place : nil
    default: return learned == 1 && matcher.gazetteer.isCapital(candidate.place) ? .place : nil
    }
  }

  /// “Kerem Shalom”: a name of two words and more that a table of the project has, and no person's of the article.
  private func isWellKnown(_ candidate: Gazetteer.Candidate, _ tokens: Range<Int>) -> Bool {
    tokens.count > 1 && !candidate.isDoubtful && matcher.gazetteer.isCurated(candidate.place)
      && !tokens.contains { text.classes($0).contains(.givenName) }
  }

  /// “Baku described its advance”: what speaks and acts is a place all the same, unless the article knows a person by
  /// the name, or takes it for an organization throughout.
  private func isPlaceThatActs(_ tokens: Range<Int>, kind: Int) -> Bool {
    guard kind < 2, tokens.count == 1, let rule = self.rule(at: tokens.lowerBound), rule.tokens == tokens,
      rule.kind == .place
    else { return false }
    let key = text.key(tokens.lowerBound)
    guard let first = exactMatch(tokens)?.candidates.first, !first.isDoubtful, isInDoubt(tokens, kind: 2) else {
      return false
    }
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
    return matcher.match(at: tokens.lowerBound, in: text, end: tokens.upperBound) == nil && isInDoubt(tokens, kind: 0)
  }

  /// “Karabakh Armenians”: the rules know a people by more words than the model.
  func isPartOfLonger(_ span: TaggedSpan) -> Bool {
    guard let rule = self.rule(at: span.tokens.lowerBound), rule.kind == .group || isNational(rule) else {
      return false
    }
    return rule.tokens.count > span.tokens.count && rule.tokens.lowerBound <= span.tokens.lowerBound
      && span.tokens.upperBound <= rule.tokens.upperBound
  }

  func rule(at index: Int) -> TaggedSpan? { ruleOfToken[index] < 0 ? nil : rules[ruleOfToken[index]] }

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
    let isShorter = isDescribed && isInDoubt(tokens.dropLast(), kind: 2)
    return TaggedSpan(tokens: isShorter ? tokens.dropLast() : tokens, kind: .place)
  }

  /// Nationalities, religions, events, works: those that the gazetteer or the rules know as peoples and demonyms.
  private func others(_ tokens: Range<Int>) -> [TaggedSpan] {
    overlapping(tokens).filter {
      tokens.lowerBound <= $0.tokens.lowerBound && $0.tokens.upperBound <= tokens.upperBound
        && ($0.kind == .group || $0.kind == .demonym || isCertain($0) && isInDoubt($0))
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
