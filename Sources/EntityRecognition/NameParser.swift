internal import News

/// Reads one sentence from left to right and takes the best name that starts at each word.
struct NameParser {
  let text: TokenizedText
  let gazetteer: Gazetteer
  let known: KnownNames
  private(set) var sentence = Sentence(tokens: 0..<0, isTitleCase: false, isAllCapitals: false)
  private let matches: GazetteerMatches

  init(text: TokenizedText, gazetteer: Gazetteer, matches: GazetteerMatches, known: KnownNames) {
    self.text = text
    self.gazetteer = gazetteer
    self.matches = matches
    self.known = known
  }

  var end: Int { sentence.tokens.upperBound }

  mutating func parse(_ sentence: Sentence) -> [TaggedSpan] {
    self.sentence = sentence
    var spans: [TaggedSpan] = []
    var index = sentence.tokens.lowerBound
    while index < end {
      guard text.tokens[index].kind == .word, let span = name(at: index) else {
        index += 1
        continue
      }
      spans.append(span)
      index = span.tokens.upperBound
    }
    return spans
  }

  private func name(at index: Int) -> TaggedSpan? {
    let match = self.match(at: index)
    let isArticle = text.tokens[index].isAny(.particle) && isHyphen(index + 1)
    guard match != nil || isName(index) || startsOrganization(index) || isArticle else { return nil }
    if let match, isCurrency(match.tokens.upperBound) { return nil }
    let organization = organization(at: index, match: match)
    if let match, match.tokens.count > 1 || organization == nil, let span = gazetteerSpan(match) {
      if let organization, organization.tokens.count > span.tokens.count { return organization }
      return span
    }
    if let organization { return organization }
    if let feature = feature(at: index) { return feature }
    return unknown(at: index)
  }

  /// Whether the word is capitalised because it is a name, as far as one can tell from the word alone.
  func isName(_ index: Int) -> Bool {
    guard index < end, index >= sentence.tokens.lowerBound else { return false }
    let token = text.tokens[index]
    guard token.kind == .word, token.isCapitalised, !token.isAny([.month, .weekday]) else { return false }
    if known.isPerson(text.key(index)) { return true }
    if token.isAny([.determiner, .conjunction, .locationPreposition, .directionPreposition, .auxiliary, .title]) {
      return token.isAny([.givenName, .familyName]) && !isWeakCapital(index) && !token.isAny([.title, .determiner])
    }
    if token.isAny(.titleModifier), !token.isAny([.givenName, .familyName]) { return false }
    if !token.isAny(.common) { return true }
    return !isWeakCapital(index) && !token.isAny([.titleModifier])
  }

  /// A capital that the position demands: at the start of a sentence or quotation, in a headline.
  func isWeakCapital(_ index: Int) -> Bool {
    if sentence.isTitleCase || sentence.isAllCapitals || index == sentence.tokens.lowerBound { return true }
    let before = text.tokens[index - 1]
    return before.kind == .punctuation && !text.isMark(index - 1, ",") && !text.isMark(index - 1, "(")
      && !text.isMark(index - 1, "&") && !text.isMark(index - 1, "/")
  }

  /// The same words without a space between hyphen and word.
  func isHyphen(_ index: Int) -> Bool { index < end && text.kind(index) == .hyphen }

  func match(at index: Int) -> GazetteerMatcher.Match? {
    guard index < end, let match = matches[index] else { return nil }
    // “March” is a town in England, and never meant.
    return match.tokens.count == 1 && text.tokens[index].isAny([.month, .weekday]) ? nil : match
  }
}

// MARK: - Names of the gazetteer

extension NameParser {
  /// A match of the gazetteer as a span, unless its surroundings say that it is part of something else.
  private func gazetteerSpan(_ match: GazetteerMatcher.Match) -> TaggedSpan? {
    let first = match.candidates[0]
    let type = gazetteer.type(ofPlace: first.place)
    switch type {
    case .organization, .group:
      return institution(match, type)
    default: break
    }
    if let group = compoundGroup(match) { return group }
    if isPartOfPersonName(match) { return nil }
    switch first.naming {
    case .people: return TaggedSpan(tokens: match.tokens, kind: .group)
    case .adjective: return demonym(match)
    case .name, .otherName: break
    }
    guard isTrusted(match) else { return nil }
    return TaggedSpan(tokens: extended(match.tokens), kind: .place)
  }

  /// “US$5”, “US dollars”
  private func isCurrency(_ index: Int) -> Bool {
    text.isMark(index, "$") || text.isWord(index, anyOf: ["dollar", "dollars", "cents"])
  }

  private func institution(_ match: GazetteerMatcher.Match, _ type: EntityType) -> TaggedSpan? {
    let isPlain = match.tokens.count == 1 && !text.tokens[match.tokens.lowerBound].isAllCapitals
    if isPlain, isPartOfPersonName(match) { return nil }
    if isPlain, text.tokens[match.tokens.lowerBound].isAny(.common), isWeakCapital(match.tokens.lowerBound) {
      return nil
    }
    return TaggedSpan(tokens: match.tokens, kind: type == .group ? .group : .organization)
  }

  /// “Karabakh Armenians”, “Bosnian Serbs”: a place or adjective before the name of a people.
  private func compoundGroup(_ match: GazetteerMatcher.Match) -> TaggedSpan? {
    let next = match.tokens.upperBound
    guard next < end, text.isCapitalised(next), let people = self.match(at: next),
      people.candidates[0].naming == .people
    else { return nil }
    return TaggedSpan(tokens: match.tokens.lowerBound..<people.tokens.upperBound, kind: .group)
  }

  private func demonym(_ match: GazetteerMatcher.Match) -> TaggedSpan? {
    TaggedSpan(tokens: match.tokens, kind: .demonym)
  }

  /// “Israel Katz”, “Michael Jordan”, “Mr. London”: a given name before or a surname after it.
  private func isPartOfPersonName(_ match: GazetteerMatcher.Match) -> Bool {
    guard match.tokens.count == 1 else { return false }
    let index = match.tokens.lowerBound
    let token = text.tokens[index]
    let isCountry = gazetteer.type(ofPlace: match.candidates[0].place) == .country
    if match.candidates[0].naming == .adjective || match.candidates[0].naming == .people { return false }
    if known.isPerson(text.key(index)), !isCountry, !text.isWord(index - 1, anyOf: ["in", "near"]) { return true }
    let next = index + 1
    let isFollowed = next < end && text.isCapitalised(next) && text.tokens[next].kind == .word
    if isFollowed, token.isAny(.givenName),
      !text.tokens[next].isAny([.common, .title, .organizationHead, .featureHead, .regionHead]),
      self.match(at: next) == nil || text.tokens[next].isAny(.familyName)
    {
      return true
    }
    if !isCountry, isTitled(index), !isFollowed, text.tokens[index].isAny([.familyName, .givenName]) { return true }
    return false
  }

  /// Whether the words before are a title: “President”, “spokeswoman”.
  func isTitled(_ index: Int) -> Bool {
    index > sentence.tokens.lowerBound && text.tokens[index].followsSpace && text.classes(index - 1).contains(.title)
  }

  func isAfterPlacePreposition(_ index: Int) -> Bool {
    index > sentence.tokens.lowerBound
      && !text.classes(index - 1).isDisjoint(with: [.locationPreposition, .directionPreposition])
  }

  /// Cities that are spelled like other words, or are small, need something in the text that speaks for a place.
  private func isTrusted(_ match: GazetteerMatcher.Match) -> Bool {
    let best = match.candidates[0]
    let type = gazetteer.type(ofPlace: best.place)
    if type == .country || type == .feature { return true }
    let population = gazetteer.population(ofPlace: best.place)
    if type == .region, population == 0 { return true }
    let index = match.tokens.lowerBound
    let isSupported =
      isAfterPlacePreposition(index) || isFollowedByPlace(match.tokens.upperBound)
      || (index > sentence.tokens.lowerBound && text.classes(index - 1).contains(.motionVerb))
    let neighbours = hasCapitalNeighbour(match.tokens)
    if best.isDoubtful {
      if gazetteer.isCapital(best.place) || population > 2_000_000 { return !neighbours || isSupported }
      return isSupported && !isWeakCapital(index) && !neighbours
    }
    if neighbours, type == .city || match.tokens.count == 1, !gazetteer.isCapital(best.place), population < 1_000_000 {
      return false
    }
    return population >= 100_000 || isSupported || match.tokens.count > 1 || !isWeakCapital(index)
  }

  /// “Reading, England”: a comma and a country or region after it.
  private func isFollowedByPlace(_ index: Int) -> Bool {
    guard text.isMark(index, ","), let next = match(at: index + 1) else { return false }
    let type = gazetteer.type(ofPlace: next.candidates[0].place)
    return (type == .country || type == .region) && next.candidates[0].naming.rawValue < 2
  }

  /// An unknown capitalised word right beside it makes it part of a longer name.
  private func hasCapitalNeighbour(_ tokens: Range<Int>) -> Bool {
    guard !sentence.isTitleCase else { return false }
    let (before, after) = (tokens.lowerBound - 1, tokens.upperBound)
    let isBefore =
      before >= sentence.tokens.lowerBound && text.kind(before) == .word && isName(before)
      && !isWeakCapital(before) && match(at: before) == nil
    let isAfter =
      after < end && text.kind(after) == .word && isName(after) && match(at: after) == nil
      && !text.classes(after).contains(.title)
    return isBefore || isAfter
  }

  /// “Helmand Province”, “New York City”: a capitalised head belongs to the name. A feature's head does in any case:
  /// “Lobito corridor” is not Lobito.
  private func extended(_ tokens: Range<Int>) -> Range<Int> {
    let next = tokens.upperBound
    guard next < end, !sentence.isTitleCase, !sentence.isAllCapitals else { return tokens }
    let isHead = text.isCapitalised(next) && text.tokens[next].isAny([.regionHead, .featureHead])
    return isHead || text.isWord(next, anyOf: Self.featureHeads) ? tokens.lowerBound..<next + 1 : tokens
  }

  private static let featureHeads: [StaticString] = [
    "corridor", "strait", "river", "canal", "gulf", "peninsula", "valley", "gorge", "desert", "pass", "crossing",
  ]
}
