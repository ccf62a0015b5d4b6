internal import News

/// The entities that two articles both name, the most telling first.
struct SharedEntities {
  /// At most ``limit`` names.
  let names: [String]
  /// Whether they say something together: one person, or two countries that are seldom named.
  let areTelling: Bool

  /// - Parameter demand: How much more than usual they have to say, in nats.
  init(_ left: SketchVector, _ right: SketchVector, rarity: Rarity, demand: Double) {
    let shared = left.sharedEntities(with: right)
      .map { (entity: $0.element, strength: $0.strength, surprise: rarity.surprise(at: $0.element)) }
      .filter { $0.surprise >= Self.leastSurprise }
      .map { (entity: $0.entity, strength: $0.strength, excess: max($0.surprise - Self.commonplace, 0)) }
      .sorted {
        ($1.excess * $1.strength, $1.strength, $0.entity.id) < ($0.excess * $0.strength, $0.strength, $1.entity.id)
      }
    var names: [String] = []
    var excess = 0.0
    for entity in shared where names.count < Self.limit {
      let name = Printable.line(entity.entity.name)
      guard !name.isEmpty, !names.contains(name) else { continue }
      names.append(name)
      excess += entity.excess
    }
    self.names = names
    areTelling = excess >= Self.tellingExcess + demand
  }

  /// “both name Nagorno-Karabakh, Nakhichevan, Russia”; nil where that would be trivial.
  var reason: String? { areTelling ? "both name " + names.joined(separator: ", ") : nil }

  private static let limit = 3
  /// What is in every other article is not worth naming.
  private static let leastSurprise = 0.7
  /// Up to this a name adds nothing: what one article of thirty names.
  private static let commonplace = 3.4
  /// What the names have to exceed that by, all together: one that is in an article of 150 does it alone.
  private static let tellingExcess = 1.6
}
