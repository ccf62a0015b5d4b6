internal import News

/// The names of an article that may mean places, with how likely each meaning is before the others are heard.
struct PlaceNames {
  private(set) var all: [PlaceName] = []
  private let text: TokenizedText
  private let spans: [TaggedSpan]
  private let finder: PlaceCandidates
  private let weights: PlaceWeights
  private let surroundings: PlaceSurroundings
  /// Names by how they are written; more than one where the article itself tells two apart.
  private var known: [[UInt8]: [Int]] = [:]
  /// The containers that tell a name from another that is written alike.
  private var addresses: [Int: Set<Int>] = [:]

  /// What a people or a state's adjective tells of where an article plays, and a place within an organization's name.
  private static let demonymWeight = 1.0
  private static let organizationWeight = 0.5
  private static let homeWeight = 0.5
  private static let mostHomeWords = 4
  private static let statesOfWorldNews = 2
  /// What stands for the inhabitants of places that the gazetteer has none of, as logarithms: a county of twenty
  /// thousand, a region of a million.
  private static let districtSize = 10.0
  private static let areaSize = 14.0
  /// How much less likely a region is than the town that gave it its name: less than `PlaceWeights.head`.
  private static let regionBehindTown = 1.0
  /// For a name that is written with the same accents; it outweighs a namesake nearby, and no address.
  private static let sameMarks = 6.0
  /// Bounds the work on lists of thousands of names.
  private static let mostNames = 400

  init(spans: [TaggedSpan], text: TokenizedText, finder: PlaceCandidates, weights: PlaceWeights) {
    self.text = text
    self.spans = spans
    self.finder = finder
    self.weights = weights
    surroundings = PlaceSurroundings(text: text, spans: spans, finder: finder)
    collect()
  }

  private mutating func collect() {
    var plain: [(span: Int, hints: [PlaceSurroundings.Hint])] = []
    for (index, span) in spans.enumerated() {
      switch span.kind {
      case .place:
        let hints = surroundings.hints(span)
        if hints.contains(where: \.isAddress) { add(index, hints) } else { plain.append((index, hints)) }
      case .demonym, .group: addPeople(index)
      case .organization, .person: break
      }
    }
    for (span, hints) in plain { add(span, hints) }
    raiseCapitals()
    for span in spans where span.kind == .organization { addEvidence(within: span) }
    addHomeWords()
  }

  /// “Washington” is the capital where states are spoken of, and may be the state where a county is.
  private mutating func raiseCapitals() {
    var states: Set<UInt16> = []
    for name in all {
      guard let likeliest = name.candidates.max(by: { $0.prior < $1.prior }), likeliest.kind == .country else {
        continue
      }
      states.insert(likeliest.country)
    }
    guard states.count >= Self.statesOfWorldNews else { return }
    // “Mexico” is the country, whatever its capital is called.
    for name in all.indices where !all[name].candidates.contains(where: { $0.kind == .country }) {
      for number in all[name].candidates.indices {
        let candidate = all[name].candidates[number]
        guard candidate.naming == .name, finder.gazetteer.isCapital(candidate.place) else { continue }
        all[name].candidates[number].prior += weights.capitalAmongStates
      }
    }
  }

  // MARK: Names

  private mutating func add(_ index: Int, _ hints: [PlaceSurroundings.Hint]) {
    let span = spans[index]
    let isRegion = text.classes(span.tokens.upperBound).contains(.regionHead)
    // “San José” beside “San Jose” is another one.
    let isMarked = text.bytes[text.span(span.tokens)].contains { $0 >= 0x80 }
    let key =
      text.key(span.tokens) + (isMarked ? [0xff] : [])
      + (isRegion ? [0x20] + text.key(span.tokens.upperBound) : [])
    if let name = sameName(key, hints) {
      all[name].spans.append(index)
      all[name].weight = Self.weight(mentions: all[name].spans.count)
      return
    }
    guard all.count < Self.mostNames else { return }
    var candidates = weighed(finder.candidates(span.tokens, in: text), isRegion: isRegion)
    if isMarked {
      let written = text.string(span.tokens)
      for number in candidates.indices where finder.gazetteer.place(candidates[number].place).name == written {
        candidates[number].prior += Self.sameMarks
      }
    }
    var inside: Set<Int> = []
    for hint in hints {
      for number in candidates.indices where hint.containers.contains(where: { candidates[number].isInside($0) }) {
        candidates[number].prior += hint.isAddress ? weights.address : weights.hint
        if hint.isAddress { inside.formUnion(hint.containers.map(\.place)) }
      }
    }
    guard !candidates.isEmpty else { return }
    known[key, default: []].append(all.count)
    addresses[all.count] = inside
    all.append(PlaceName(spans: [index], candidates: candidates))
  }

  /// The name that is written alike and not told apart by an address.
  private func sameName(_ key: [UInt8], _ hints: [PlaceSurroundings.Hint]) -> Int? {
    guard let alike = known[key], let first = alike.first else { return nil }
    let address = Set(hints.lazy.filter(\.isAddress).flatMap(\.containers).map(\.place))
    if address.isEmpty { return first }
    return alike.first { addresses[$0].map { $0.isEmpty || !$0.isDisjoint(with: address) } ?? true }
  }

  /// A name said often tells more, but not every time anew.
  private static func weight(mentions: Int) -> Double { 1 + Logarithm.natural(Double(mentions)) }

  private func weighed(_ candidates: [PlaceCandidate], isRegion: Bool = false) -> [PlaceCandidate] {
    var candidates = candidates
    for number in candidates.indices { candidates[number].prior = prior(candidates[number]) }
    lowerRegionsOfTowns(&candidates)
    guard isRegion else { return candidates }
    for number in candidates.indices where candidates[number].kind == .region || candidates[number].kind == .district {
      candidates[number].prior += weights.head
    }
    return candidates
  }

  /// “Saada” alone is the town and not the region around it that has its name from it, unless the region is known all
  /// over the world.
  private func lowerRegionsOfTowns(_ candidates: inout [PlaceCandidate]) {
    for number in candidates.indices where candidates[number].kind == .region && !isKnown(candidates[number].place) {
      let region = candidates[number].place
      let towns = candidates.filter { $0.kind == .city && $0.region == region }
      guard let seat = towns.map(\.prior).max() else { continue }
      candidates[number].prior = min(candidates[number].prior, seat - Self.regionBehindTown)
    }
  }

  private func prior(_ candidate: PlaceCandidate) -> Double {
    let inhabitants = Double(max(finder.gazetteer.population(ofPlace: candidate.place), 1))
    var prior = weights.population * Logarithm.natural(inhabitants)
    switch candidate.kind {
    case .country: prior += weights.country
    case .region: prior += isKnown(candidate.place) ? weights.region : weights.minorRegion
    case .district: prior = weights.population * Self.districtSize + weights.district
    case .area, .feature: prior = weights.population * Self.areaSize + weights.feature
    default: prior += finder.gazetteer.isCapital(candidate.place) ? weights.capital : 0
    }
    return candidate.naming == .otherName ? prior + weights.otherName : prior
  }

  /// Whether a table of the project tells of the region, or it is a state of the United States.
  private func isKnown(_ region: Int) -> Bool {
    finder.gazetteer.isCurated(region) || finder.gazetteer.place(region).country == "US"
  }

  // MARK: Evidence

  /// “Egyptian”, “Armenians”.
  private mutating func addPeople(_ index: Int) {
    let key = text.key(spans[index].tokens)
    if let name = known[key]?.first { return all[name].spans.append(index) }
    guard all.count < Self.mostNames else { return }
    let candidates = weighed(finder.peoples(spans[index].tokens, in: text))
    guard !candidates.isEmpty else { return }
    known[key] = [all.count]
    all.append(PlaceName(spans: [index], weight: Self.demonymWeight, candidates: candidates))
  }

  /// “University of Kentucky”, “Wichita Falls Police Department”.
  private mutating func addEvidence(within span: TaggedSpan) {
    let matcher = GazetteerMatcher(gazetteer: finder.gazetteer)
    var index = span.tokens.lowerBound
    while index < span.tokens.upperBound, all.count < Self.mostNames {
      guard let match = matcher.match(at: index, in: text, end: span.tokens.upperBound) else {
        index += 1
        continue
      }
      index = match.tokens.upperBound
      let key = text.key(match.tokens)
      // Where the article names the place itself, that decides.
      guard known[key] == nil, !match.candidates.contains(where: \.isDoubtful) else { continue }
      let candidates = weighed(finder.candidates(match.tokens, in: text))
      guard !candidates.isEmpty else { continue }
      known[key] = [all.count]
      all.append(PlaceName(weight: Self.organizationWeight, candidates: candidates))
    }
  }

  /// “sheriff”, “councillor”: words that the press of one country writes of its own.
  private mutating func addHomeWords() {
    var seen: Set<ArraySlice<UInt8>> = []
    for index in text.tokens.indices where text.tokens[index].kind == .word {
      let key = text.key(index)
      guard let code = HomeWords.country(of: key), seen.count < Self.mostHomeWords, seen.insert(key).inserted,
        let country = finder.gazetteer.country(code: code)
      else { continue }
      let candidate = finder.place(
        Gazetteer.Candidate(place: country, naming: .name, needsCapitals: false, isDoubtful: false))
      all.append(PlaceName(weight: Self.homeWeight, candidates: [candidate]))
    }
  }
}
