internal import News

/// Finds the spans that name something, with the trained model and the gazetteer.
///
/// The seam of recognition: tokens go in, spans with a coarse kind come out, in order and without overlap.
/// Later stages look at nothing else.
struct EntityTagger: Sendable {
  var gazetteer = Gazetteer.embedded
  private let model = SequenceTagger()

  func tag(_ text: TokenizedText) -> [TaggedSpan] {
    let matcher = GazetteerMatcher(gazetteer: gazetteer)
    var features = TokenFeatures(text, matcher: matcher)
    let rules = NameRules(gazetteer: gazetteer).tag(text)
    let reading = GazetteerReading(text: text, matcher: matcher, rules: rules)
    let learned = SequenceTagger.spans(model.labels(&features)).flatMap { reading.spans($0.tokens, kind: $0.kind) }
    let free = learned.filter { !reading.isPartOfLonger($0) }
    let headings = HeadingNames(free, text)
    return NameRules.coordinated(merge(free, reading, headings), in: text)
  }

  /// What the gazetteer knows is found where the model sees nothing.
  private func merge(
    _ learned: [TaggedSpan], _ reading: GazetteerReading, _ headings: HeadingNames
  ) -> [TaggedSpan] {
    var result: [TaggedSpan] = []
    var next = 0
    for rule in reading.rules {
      while next < learned.count, learned[next].tokens.upperBound <= rule.tokens.lowerBound {
        result.append(learned[next])
        next += 1
      }
      let isFree = next == learned.count || learned[next].tokens.lowerBound >= rule.tokens.upperBound
      let isClear = result.last.map { $0.tokens.upperBound <= rule.tokens.lowerBound } ?? true
      if isFree, isClear, reading.isCertain(rule) || headings.contains(rule) { result.append(rule) }
    }
    return result + learned[next...]
  }
}

/// Persons whom the article names in full, for headings where every word has a capital.
private struct HeadingNames {
  private let text: TokenizedText
  private var persons: Set<ArraySlice<UInt8>> = []
  private var headings: [Range<Int>] = []

  init(_ spans: [TaggedSpan], _ text: TokenizedText) {
    self.text = text
    headings = text.sentences.filter { $0.isTitleCase || $0.isAllCapitals }.map(\.tokens)
    guard !headings.isEmpty else { return }
    for span in spans where span.kind == .person {
      for index in span.tokens where text.tokens[index].key.count > 2 { persons.insert(text.key(index)) }
    }
  }

  func contains(_ span: TaggedSpan) -> Bool {
    span.kind == .person && headings.contains { $0.contains(span.tokens.lowerBound) }
      && span.tokens.allSatisfy { persons.contains(text.key($0)) }
  }
}

/// The model's spans as the gazetteer reads them: peoples and demonyms told apart, states never persons.
struct GazetteerReading {
  let text: TokenizedText
  let matcher: GazetteerMatcher
  let rules: [TaggedSpan]
  private let ruleAt: [Int: TaggedSpan]

  init(text: TokenizedText, matcher: GazetteerMatcher, rules: [TaggedSpan]) {
    self.text = text
    self.matcher = matcher
    self.rules = rules
    ruleAt = Dictionary(rules.map { ($0.tokens.lowerBound, $0) }) { first, _ in first }
  }

  /// What a span of the model becomes; nothing for what is no actor and no place.
  func spans(_ tokens: Range<Int>, kind: Int) -> [TaggedSpan] {
    if tokens.contains(where: { isVerb($0) }) { return rules.filter { $0.tokens.overlaps(tokens) } }
    let first = exactMatch(tokens)?.candidates.first
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

  /// No name runs over a verb in lower case.
  private func isVerb(_ index: Int) -> Bool {
    !text.isCapitalised(index) && !text.classes(index).isDisjoint(with: [.sayVerb, .actVerb, .auxiliary])
      && text.classes(index).isDisjoint(with: [.particle, .organizationHead, .title])
  }

  /// “Bashar al-Assad”: a given name first, and no place of the gazetteer.
  private func isPerson(_ tokens: Range<Int>) -> Bool {
    guard let rule = ruleAt[tokens.lowerBound], rule.tokens == tokens, rule.kind == .person, tokens.count > 1 else {
      return false
    }
    return matcher.match(at: tokens.lowerBound, in: text, end: tokens.upperBound) == nil
  }

  /// “Karabakh Armenians”: the rules know a people by more words than the model.
  func isPartOfLonger(_ span: TaggedSpan) -> Bool {
    rules.contains {
      $0.kind == .group && $0.tokens.count > span.tokens.count && $0.tokens.lowerBound <= span.tokens.lowerBound
        && span.tokens.upperBound <= $0.tokens.upperBound
    }
  }

  /// “Lobito corridor” for “Lobito”: the head of a feature belongs to its name.
  private func place(_ tokens: Range<Int>) -> TaggedSpan {
    if let rule = ruleAt[tokens.lowerBound], rule.kind == .place, rule.tokens.count == tokens.count + 1,
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
    rules.filter {
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
