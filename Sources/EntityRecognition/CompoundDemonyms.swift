/// The combining forms of countries before the adjective of another: “Franco-German”, “Sino-Russian”.
enum CompoundDemonyms {
  /// ISO 3166-1 codes. Forms that also name a language or a people in news (“Serbo-Croatian”) are left out.
  private static let countries: [String: String] = [
    "anglo": "GB", "austro": "AT", "franco": "FR", "graeco": "GR", "greco": "GR", "hispano": "ES", "indo": "IN",
    "italo": "IT", "luso": "PT", "nippo": "JP", "russo": "RU", "sino": "CN", "turco": "TR",
  ]

  /// The code of the country that the word stands for where it is joined to the next one.
  static func country(_ word: Int, in text: TokenizedText) -> String? {
    guard text.kind(word) == .word, text.kind(word + 1) == .hyphen else { return nil }
    return countries[String(decoding: text.key(word), as: UTF8.self)]
  }

  /// The spans with both halves of such compounds as adjectives of their own.
  static func read(_ spans: [TaggedSpan], in text: TokenizedText, _ matcher: GazetteerMatcher) -> [TaggedSpan] {
    var result: [TaggedSpan] = []
    result.reserveCapacity(spans.count)
    for span in spans {
      let first = span.tokens.lowerBound
      // Either the adjective alone was found, or the compound as one name.
      let start = span.kind == .demonym && span.tokens.count == 1 ? first - 2 : first
      let isClear = result.last.map { $0.tokens.upperBound <= start } ?? true
      guard start >= 0, isClear, start + 3 == span.tokens.upperBound, country(start, in: text) != nil,
        isAdjective(start + 2, in: text, matcher)
      else {
        result.append(span)
        continue
      }
      result.append(TaggedSpan(tokens: start..<start + 1, kind: .demonym))
      result.append(TaggedSpan(tokens: start + 2..<start + 3, kind: .demonym))
    }
    return result
  }

  private static func isAdjective(_ word: Int, in text: TokenizedText, _ matcher: GazetteerMatcher) -> Bool {
    guard let match = matcher.match(at: word, in: text, end: word + 1), let first = match.candidates.first else {
      return false
    }
    return first.naming == .adjective && matcher.gazetteer.kind(ofPlace: first.place) == .country
  }
}
