public import News

/// What the gazetteer says of names that a person types or points at, without any text around them.
public struct EntityCatalogue: Sendable {
  private let gazetteer = Gazetteer.embedded

  public init() {}

  /// Everything of the gazetteer that bears this name, the most likely first. A country comes as a country.
  public func entities(named name: String) -> [Entity] {
    var seen: Set<EntityID> = []
    return candidates(name).map { entity(gazetteer.place($0.place)) }.filter { seen.insert($0.id).inserted }
  }

  /// The entity of this kind that the words name: one of the gazetteer, or else one that is known by its name alone.
  public func entity(named words: String, as kind: Correction.Kind) -> Entity {
    let known = candidates(words).lazy.map { entity(gazetteer.place($0.place)) }.first { $0.type.kind == kind }
    if kind != .person, let known { return known }
    let type: EntityType =
      switch kind {
      case .person: .person
      case .organization: .organization
      case .group: .group
      case .place: .region
      }
    let key = gazetteer.key(of: words)
    // Marks that fold to nothing are told apart by themselves.
    return Entity(id: EntityID(type, key: key.isEmpty ? Array(words.utf8) : key), name: words, type: type)
  }

  /// What stands behind the words in the role: the state of a capital that acts, the city itself as a place.
  ///
  /// - Parameters:
  ///   - entity: what the words stand for in the other role; nil where that is not known.
  ///   - named: the place that the words name, as recognition found it.
  public func entity(named words: String, in role: Role, insteadOf entity: Entity?, named: NamedPlace?) -> Entity {
    let places = candidates(words).filter { isPlace($0.place) }
    let same = named.flatMap { named in
      places.first { isSame(gazetteer.place($0.place), named) }
        ?? candidates(named.name).first { isSame(gazetteer.place($0.place), named) }
    }
    guard let place = (same ?? (named == nil ? places.first : nil)).map({ gazetteer.place($0.place) }) else {
      return role == .actor ? entity ?? self.entity(named: words, as: .organization) : placeless(words, entity, named)
    }
    guard role == .actor, let power = SeatOfPower(gazetteer: gazetteer).power(behind: place) else {
      return self.entity(place)
    }
    return self.entity(gazetteer.place(power))
  }

  /// A place that the gazetteer does not have.
  private func placeless(_ words: String, _ entity: Entity?, _ named: NamedPlace?) -> Entity {
    if let entity, entity.type.kind == .place { return entity }
    guard let named else { return self.entity(named: words, as: .place) }
    return Entity(
      id: EntityID(named.type, key: gazetteer.key(of: named.name)), name: named.name, type: named.type,
      country: named.country, coordinate: named.coordinate)
  }

  private func candidates(_ name: String) -> [Gazetteer.Candidate] {
    gazetteer.entry(gazetteer.key(of: Printable.line(name))).map { gazetteer.candidates($0) } ?? []
  }

  private func isPlace(_ index: Int) -> Bool { gazetteer.type(ofPlace: index).kind == .place }

  private func isSame(_ place: Gazetteer.Place, _ named: NamedPlace) -> Bool {
    place.name == named.name && place.type == named.type && place.country == named.country
  }

  private func entity(_ place: Gazetteer.Place) -> Entity {
    var entity = plain(place)
    entity.containers = gazetteer.containers(of: place.index).map { plain(gazetteer.place($0)) }
    return entity
  }

  private func plain(_ place: Gazetteer.Place) -> Entity { Entity(place, key: gazetteer.identityKey(of: place)) }
}
