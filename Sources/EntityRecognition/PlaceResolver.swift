internal import News

/// Which place of the gazetteer a name means in one article.
struct PlaceSense: Hashable, Sendable {
  /// Its number in the gazetteer.
  var place: Int
  /// How much of the belief falls on it, 0…1.
  var confidence: Double
  /// Whether nearly all belief falls on places of its country.
  var isSureOfCountry: Bool

  /// Whether it is likely enough to be shown on a map. The model card says how often it is then right.
  var isSure: Bool { confidence >= 0.4 }
}

/// Decides which place a name means: which Paris, and whether Georgia is the country.
///
/// Candidates come from the gazetteer. What they are (population, kind, exactness of the name), what stands around them
/// (“City, Country”), and what else the article names decide between them, for all names of the article together.
/// A name has one sense in one article, but for “Paris, Texas” beside “Paris, France”.
struct PlaceResolver: Sendable {
  var gazetteer = Gazetteer.embedded
  var weights = PlaceWeights()

  /// The sense of every span that names a place or its people; nil for other spans, and for names that the gazetteer
  /// has not.
  func senses(of spans: [TaggedSpan], in text: TokenizedText) -> [PlaceSense?] {
    var senses = [PlaceSense?](repeating: nil, count: spans.count)
    let names = PlaceNames(spans: spans, text: text, finder: PlaceCandidates(gazetteer: gazetteer), weights: weights)
    var beliefs = PlaceBeliefs(names.all, gazetteer: gazetteer, weights: weights)
    beliefs.settle()
    for name in beliefs.names where !name.spans.isEmpty {
      let sense = sense(of: name)
      for span in name.spans { senses[span] = sense }
    }
    return senses
  }

  private func sense(of name: PlaceName) -> PlaceSense? {
    guard let best = name.candidates.max(by: { ($0.belief, -$0.place) < ($1.belief, -$1.place) }) else { return nil }
    let inCountry = name.candidates.reduce(0) { $1.country == best.country ? $0 + $1.belief : $0 }
    return PlaceSense(
      place: best.place, confidence: best.belief, isSureOfCountry: inCountry > Self.sureOfCountry)
  }

  private static let sureOfCountry = 0.8
}
