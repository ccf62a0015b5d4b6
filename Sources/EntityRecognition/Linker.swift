internal import News

/// Decides which thing of the world a span names: which Paris, and which state behind an adjective.
///
/// Candidates come from the gazetteer, the most populous first; “City, Country”, the countries that the article names,
/// and one sense of a name in one article decide between them.
struct Linker: Sendable {
  var gazetteer = Gazetteer.embedded

  /// What every span stands for.
  func referents(of spans: [TaggedSpan], antecedents: [Int], in text: TokenizedText) -> [Referent] {
    var session = LinkingSession(gazetteer: gazetteer, spans: spans, text: text)
    return spans.indices.map { session.referent($0, antecedent: antecedents[$0]) }
  }
}

/// The state of linking one article.
private struct LinkingSession {
  let gazetteer: Gazetteer
  let spans: [TaggedSpan]
  let text: TokenizedText
  /// How often the article names something of a country, by the country's code.
  private var countryCounts: [UInt16: Int] = [:]
  /// How often the article names cities and regions of a country other than its capital.
  private var localCounts: [UInt16: Int] = [:]
  private var senses: [[UInt8]: Int] = [:]

  init(gazetteer: Gazetteer, spans: [TaggedSpan], text: TokenizedText) {
    self.gazetteer = gazetteer
    self.spans = spans
    self.text = text
    for span in spans where span.kind == .place || span.kind == .demonym || span.kind == .group {
      let found = candidates(text.key(span.tokens))
      guard let first = found.first else { continue }
      let code = gazetteer.countryCode(ofPlace: first.place)
      if gazetteer.type(ofPlace: first.place) == .country || gazetteer.isCapital(first.place) {
        // A name that is also a region's, such as “Georgia”, is no evidence for itself.
        let isAmbiguous = found.dropFirst().contains {
          gazetteer.type(ofPlace: $0.place) == .region && $0.naming == .name
        }
        if !isAmbiguous { countryCounts[code, default: 0] += 1 }
      } else if span.kind == .place, gazetteer.population(ofPlace: first.place) > 200_000 {
        localCounts[code, default: 0] += 1
      }
    }
    settleByComma()
  }

  private func candidates(_ key: [UInt8]) -> [Gazetteer.Candidate] {
    gazetteer.entry(key).map { gazetteer.candidates($0) } ?? []
  }

  /// The sense of every place that some comma explains: “Paris, Texas” settles all of “Paris”.
  private mutating func settleByComma() {
    for (index, span) in spans.enumerated() where span.kind == .place {
      guard index + 1 < spans.count, text.isMark(span.tokens.upperBound, ","),
        spans[index + 1].kind == .place, spans[index + 1].tokens.lowerBound == span.tokens.upperBound + 1
      else { continue }
      let containers = candidates(text.key(spans[index + 1].tokens)).map(\.place)
      let key = text.key(span.tokens)
      let found = candidates(key).first { candidate in
        containers.contains { container in
          let isCountry = gazetteer.type(ofPlace: container) == .country
          return candidate.place != container
            && (isCountry
              ? gazetteer.type(ofPlace: candidate.place) != .country
                && gazetteer.countryCode(ofPlace: candidate.place) == gazetteer.countryCode(ofPlace: container)
              : gazetteer.region(ofPlace: candidate.place) == container)
        }
      }
      if let found { senses[key] = found.place }
    }
  }

  mutating func referent(_ index: Int, antecedent: Int) -> Referent {
    let span = spans[index]
    switch span.kind {
    case .person: return plain(spans[antecedent], as: .person)
    case .organization:
      return spans[antecedent].kind == .group
        ? group(spans[antecedent], antecedent: spans[antecedent]) : organization(spans[antecedent])
    case .group: return group(span, antecedent: spans[antecedent])
    case .demonym: return demonym(span)
    case .place: return place(span)
    }
  }

  private func plain(_ span: TaggedSpan, as type: EntityType) -> Referent {
    let entity = Entity(id: EntityID(type, key: text.key(span.tokens)), name: name(span), type: type)
    return Referent(place: nil, entity: entity, actor: entity)
  }

  /// The span's words on one line.
  private func name(_ span: TaggedSpan) -> String { Printable.line(text.string(span.tokens)) }

  // MARK: Organizations and groups

  private func organization(_ span: TaggedSpan) -> Referent {
    if let known = curated(span, .organization) { return known }
    var referent = plain(span, as: .organization)
    if let first = candidates(text.key(span.tokens.lowerBound..<span.tokens.lowerBound + 1)).first,
      gazetteer.type(ofPlace: first.place) == .country
    {
      referent.entity.country = gazetteer.place(first.place).country
      referent.actor = referent.entity
    }
    return referent
  }

  private func curated(_ span: TaggedSpan, _ type: EntityType) -> Referent? {
    guard let found = candidates(text.key(span.tokens)).first(where: { gazetteer.type(ofPlace: $0.place) == type })
    else {
      return nil
    }
    let place = gazetteer.place(found.place)
    let entity = Entity(place, key: gazetteer.key(of: place.name))
    return Referent(place: nil, entity: entity, actor: entity)
  }

  /// A people carries the place that its name tells: “Armenians” Armenia, “Karabakh Armenians” Karabakh.
  private func group(_ span: TaggedSpan, antecedent: TaggedSpan) -> Referent {
    if let known = curated(antecedent, .group) { return known }
    var referent = plain(antecedent, as: .group)
    let first = span.tokens.lowerBound
    for last in [span.tokens.upperBound, first + 3, first + 1] where last <= span.tokens.upperBound && last > first {
      guard let found = candidates(text.key(first..<last)).first, isPlace(found.place) else { continue }
      referent.place = gazetteer.place(found.place)
      referent.entity.country = referent.place?.country
      break
    }
    referent.actor = referent.entity
    return referent
  }

  private func isPlace(_ index: Int) -> Bool {
    let type = gazetteer.type(ofPlace: index)
    return type != .organization && type != .group
  }

  // MARK: Places

  private func demonym(_ span: TaggedSpan) -> Referent {
    let found = candidates(text.key(span.tokens))
    guard let best = found.first(where: { $0.naming == .adjective }) ?? found.first else {
      return plain(span, as: .group)
    }
    let place = gazetteer.place(best.place)
    var entity = Entity(place, key: gazetteer.key(of: place.name))
    if namesPeople(span) {
      let people = Self.plural(name(span))
      entity = Entity(
        id: EntityID(.group, key: gazetteer.key(of: people)), name: people, type: .group, country: place.country)
    }
    return Referent(place: place, entity: entity, actor: entity)
  }

  /// “its ethnic Armenian population”, “Palestinian refugees”: people, not their state.
  private func namesPeople(_ span: TaggedSpan) -> Bool {
    if text.classes(span.tokens.lowerBound - 1).contains(.ethnicWord) { return true }
    let next = span.tokens.upperBound
    return text.kind(next) == .word && !text.isCapitalised(next) && text.classes(next).contains(.peopleNoun)
  }

  /// “Armenians”, “Iraqis”; “Chinese” and “French” stay as they are.
  private static func plural(_ adjective: String) -> String {
    let unchanged = ["ese", "sh", "ch", "ss", "s", "x", "z"]
    return unchanged.contains { adjective.hasSuffix($0) } ? adjective : adjective + "s"
  }

  private mutating func place(_ span: TaggedSpan) -> Referent {
    guard let best = sense(of: span) else {
      let isFeature = span.tokens.contains { text.classes($0).contains(.featureHead) }
      return plain(span, as: isFeature ? .feature : .region)
    }
    let place = gazetteer.place(best)
    let entity = Entity(place, key: gazetteer.key(of: place.name))
    guard place.type == .city, place.isCapital, let country = gazetteer.country(ofPlace: best) else {
      return Referent(place: place, entity: entity, actor: entity)
    }
    let state = gazetteer.place(country)
    return Referent(place: place, entity: entity, actor: Entity(state, key: gazetteer.key(of: state.name)))
  }

  /// The candidate for the name, or for the name without its head: “Syunik Province”.
  private mutating func sense(of span: TaggedSpan) -> Int? {
    var tokens = span.tokens
    var found = places(text.key(tokens))
    if found.isEmpty, tokens.count > 1, let last = tokens.last, text.tokens[last].isAny([.regionHead, .featureHead]) {
      tokens = tokens.lowerBound..<last
      found = places(text.key(tokens)).filter { gazetteer.type(ofPlace: $0.place) == .region }
    }
    let key = text.key(tokens)
    if let settled = senses[key] { return settled }
    let wantsRegion = text.classes(span.tokens.upperBound).contains(.regionHead)
    let rivalsCountry = found.contains {
      gazetteer.type(ofPlace: $0.place) == .country && countryCounts[gazetteer.countryCode(ofPlace: $0.place)] == nil
    }
    let scores = found.map { score($0, wantsRegion: wantsRegion, rivalsCountry: rivalsCountry) }
    guard let highest = scores.max(), let best = zip(found, scores).first(where: { $0.1 == highest })?.0 else {
      return nil
    }
    if !wantsRegion { senses[key] = best.place }
    return best.place
  }

  private func places(_ key: [UInt8]) -> [Gazetteer.Candidate] {
    candidates(key).filter { isPlace($0.place) && $0.naming.rawValue < 2 }
  }

  /// Larger is likelier: importance on a logarithmic scale, and how much the article speaks of the country.
  private func score(_ candidate: Gazetteer.Candidate, wantsRegion: Bool, rivalsCountry: Bool) -> Double {
    let type = gazetteer.type(ofPlace: candidate.place)
    let population = Double(max(gazetteer.population(ofPlace: candidate.place), 1))
    var score = Double(population.exponent) * 0.5
    switch type {
    case .country: score += countryCounts[gazetteer.countryCode(ofPlace: candidate.place)] == nil ? 14 : 20
    case .feature: score = 20
    case .region: score = population > 1 ? score - 3 + (wantsRegion ? 8 : 0) : 20
    default: score += gazetteer.isCapital(candidate.place) ? 6 : 0
    }
    if candidate.naming == .otherName { score -= 2 }
    let mentions = countryCounts[gazetteer.countryCode(ofPlace: candidate.place)] ?? 0
    let locals = localCounts[gazetteer.countryCode(ofPlace: candidate.place)] ?? 0
    if type == .region, population > 1, rivalsCountry { score += locals > 1 ? 18 : 2 }
    if type != .country { score += Double(min(mentions, 4)) * 1.5 + (mentions > 0 ? 2 : 0) }
    return score
  }
}
