/// How much each kind of evidence counts for which place a name means, in logarithms of odds.
///
/// A log-linear ranking with few weights, set near what `lab fit-places` finds over whole articles; the model card has
/// the figures by cross-validation.
package struct PlaceWeights: Sendable, Equatable {
  /// For every e-fold of inhabitants.
  package var population = 0.6
  package var country = 3.0
  /// For first-level regions that are named all over the world, and for all others.
  package var region = 2.5
  package var minorRegion = -0.25
  package var district = 1.0
  package var feature = 4.0
  package var capital = 0.75
  /// For a capital, besides, where the article names two states or more: it tells of what states do.
  package var capitalAmongStates = 3.5
  /// For a name that is not the usual one.
  package var otherName = -2.0
  /// For a container after a comma or in brackets, and for one by other words.
  package var address = 8.0
  package var hint = 1.5
  /// For “province” or “county” after the name.
  package var head = 1.5
  /// For what else in the article lies in the same country, in the same region, and within some 50, 200 and 1,000 km.
  package var sameCountry = 1.5
  package var sameRegion = 1.0
  package var near = 0.85
  package var around = 0.6
  package var far = 0.3

  package init() {}

  /// All of them, in the order of their declaration.
  package static let all: [(name: String, weight: any WritableKeyPath<PlaceWeights, Double> & Sendable)] = [
    ("population", \.population), ("country", \.country), ("region", \.region), ("minorRegion", \.minorRegion),
    ("district", \.district), ("feature", \.feature), ("capital", \.capital),
    ("capitalAmongStates", \.capitalAmongStates), ("otherName", \.otherName),
    ("address", \.address), ("hint", \.hint), ("head", \.head), ("sameCountry", \.sameCountry),
    ("sameRegion", \.sameRegion), ("near", \.near), ("around", \.around), ("far", \.far),
  ]
}
