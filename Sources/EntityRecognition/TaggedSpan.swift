/// A run of tokens that names something, and roughly what: what a tagger gives.
struct TaggedSpan: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case person
    case organization
    /// A country, region, city or feature by its name.
    case place
    /// A nation, a people or an armed group: “Armenians”, “Hamas”.
    case group
    /// The adjective of a place: “Armenian”.
    case demonym
  }

  var tokens: Range<Int>
  var kind: Kind
}
