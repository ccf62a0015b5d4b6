internal import News

/// The entities that two articles both name, the most telling first.
struct SharedEntities {
  /// At most ``limit`` names.
  let names: [String]
  /// What they add to the likeness of the articles.
  let strength: Double
  /// Whether they say something together: one person, or two countries that the archive seldom names.
  let areTelling: Bool

  init(_ left: SketchVector, _ right: ArticleSketch, rarity: Rarity) {
    let shared = left.sharedEntities(with: right, rarity: rarity)
      .filter { $0.rarity >= Self.leastRarity }
      .sorted { ($1.strength, $0.element.id) < ($0.strength, $1.element.id) }
    var names: [String] = []
    var (excess, strength) = (0.0, 0.0)
    for entity in shared where names.count < Self.limit {
      let name = Printable.line(entity.element.name)
      guard !name.isEmpty, !names.contains(name) else { continue }
      names.append(name)
      strength += entity.strength * SketchVector.entityShare
      excess += max(entity.rarity - Self.commonplace, 0)
    }
    self.names = names
    self.strength = strength
    areTelling = excess >= Self.tellingExcess
  }

  /// “both name Nagorno-Karabakh, Nakhichevan, Russia”; nil where that would be trivial.
  var reason: String? { areTelling ? "both name " + names.joined(separator: ", ") : nil }

  private static let limit = 3
  /// What is in every other article is not worth naming.
  private static let leastRarity = 0.15
  /// Up to this rarity a name adds nothing: in an archive about one war, the countries at war.
  private static let commonplace = 0.25
  /// What the names have to exceed that by, all together. In an archive of a million articles a name does it alone that
  /// is in fewer than 4,000, two do it together that are each in 10,000.
  private static let tellingExcess = 0.15
}
