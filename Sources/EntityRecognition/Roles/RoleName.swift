internal import News

/// What is known of a name without its context.
struct RoleName {
  var key: UInt64 = 0
  /// Bits of what the gazetteer knows under the name.
  var traits: UInt64 = 0
  /// The first of the traits.
  var kind: UInt64 = 0
  /// Whether the name is to count at all, or its context alone.
  var isShown = true

  /// Any country: what a name is taken for when its context alone is to count.
  static let hidden = RoleName(kind: 3, isShown: false)

  private init(kind: UInt64, isShown: Bool) {
    self.kind = kind
    self.isShown = isShown
  }

  init(_ tokens: Range<Int>, _ text: TokenizedText, _ gazetteer: Gazetteer) {
    let folded = text.key(tokens)
    key = FeatureHash.of(folded)
    if tokens.contains(where: { text.tokens[$0].isAllCapitals }) { traits |= 1 << 12 }
    guard let entry = gazetteer.entry(folded) else { return }
    for (rank, candidate) in gazetteer.candidates(entry).prefix(3).enumerated() {
      let trait = Self.trait(candidate, gazetteer)
      traits |= 1 << trait
      if rank == 0 { kind = trait }
    }
  }

  private static func trait(_ candidate: Gazetteer.Candidate, _ gazetteer: Gazetteer) -> UInt64 {
    switch candidate.naming {
    case .adjective: return 1
    case .people: return 2
    case .name, .otherName: break
    }
    switch gazetteer.type(ofPlace: candidate.place) {
    case .country: return 3
    case .region: return gazetteer.population(ofPlace: candidate.place) > 1 ? 4 : 5
    case .feature: return 6
    case .organization: return 7
    case .group: return 8
    default:
      if gazetteer.isCapital(candidate.place) { return 9 }
      return gazetteer.population(ofPlace: candidate.place) >= 500_000 ? 10 : 11
    }
  }

  var isCountry: Bool { kind == 3 }

  /// A country, a capital or a people: its contexts do not tell how places are spoken of.
  var mayAct: Bool { [1, 2, 3, 8, 9].contains(kind) }
}
