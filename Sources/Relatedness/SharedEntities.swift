internal import News

/// The entities that two articles both name, the most telling first.
struct SharedEntities {
  /// At most ``limit`` names.
  let names: [String]
  /// Whether they say something together: one person, or two countries that the archive seldom names.
  let areTelling: Bool

  init(_ left: SketchVector, _ right: ArticleSketch, rarity: Rarity) {
    let shared = right.entities.compactMap { entity in
      left.entities[entity.id].map { weight in
        (entity: entity, strength: weight * SketchVector.weight(entity, rarity), rarity: rarity.of(entity))
      }
    }
    .sorted { ($1.strength, $0.entity.id) < ($0.strength, $1.entity.id) }
    var names: [String] = []
    var sum = 0.0
    for candidate in shared where names.count < Self.limit && candidate.rarity >= Self.leastRarity {
      let name = Printable.line(candidate.entity.name)
      guard !name.isEmpty, !names.contains(name) else { continue }
      names.append(name)
      sum += candidate.rarity
    }
    self.names = names
    areTelling = sum >= Self.tellingSum
  }

  /// “both name Nagorno-Karabakh, Nakhichevan, Russia”; nil where that would be trivial.
  var reason: String? { areTelling ? "both name " + names.joined(separator: ", ") : nil }

  private static let limit = 3
  /// What is in every other article is not worth naming.
  private static let leastRarity = 0.15
  private static let tellingSum = 0.55
}
