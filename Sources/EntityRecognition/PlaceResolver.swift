internal import News

/// Which place of the gazetteer a name means in one article.
struct PlaceSense: Hashable, Sendable {
  /// Its number in the gazetteer.
  var place: Int
}

/// Decides which place a name means: which Paris, and whether Georgia is the country.
///
/// Candidates come from the gazetteer, the most populous first; “City, Country”, the countries that the article names,
/// and one sense of a name in one article decide between them.
struct PlaceResolver: Sendable {
  var gazetteer = Gazetteer.embedded

  /// The sense of every span that names a place; nil for other spans, and for names that the gazetteer has not.
  func senses(of spans: [TaggedSpan], in text: TokenizedText) -> [PlaceSense?] {
    var session = PlaceSession(gazetteer: gazetteer, spans: spans, text: text)
    return spans.map { $0.kind == .place ? session.sense(of: $0).map { PlaceSense(place: $0) } : nil }
  }
}

/// The state of resolving the places of one article.
private struct PlaceSession {
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

  private func isPlace(_ index: Int) -> Bool {
    let type = gazetteer.type(ofPlace: index)
    return type != .organization && type != .group
  }

  /// The candidate for the name, or for the name without its head: “Syunik Province”.
  mutating func sense(of span: TaggedSpan) -> Int? {
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
    let isKnown = gazetteer.isCurated(candidate.place)
    var score = Double(population.exponent) * 0.5
    switch type {
    case .country: score += countryCounts[gazetteer.countryCode(ofPlace: candidate.place)] == nil ? 14 : 20
    case .feature: score = 20
    case .region: score = isKnown ? 20 : score - 3 + (wantsRegion ? 8 : 0)
    default: score += gazetteer.isCapital(candidate.place) ? 6 : 0
    }
    if candidate.naming == .otherName { score -= 2 }
    let mentions = countryCounts[gazetteer.countryCode(ofPlace: candidate.place)] ?? 0
    let locals = localCounts[gazetteer.countryCode(ofPlace: candidate.place)] ?? 0
    if type == .region, !isKnown, rivalsCountry { score += locals > 1 ? 18 : 2 }
    if type != .country { score += Double(min(mentions, 4)) * 1.5 + (mentions > 0 ? 2 : 0) }
    return score
  }
}
