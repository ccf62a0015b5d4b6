internal import News

/// What a span stands for, before its role is known.
struct Referent: Sendable {
  /// The place that the words name, also behind a demonym.
  var place: Gazetteer.Place?
  /// The entity in a place role, or in any role where the words name no place.
  var entity: Entity
  /// The entity in an actor role: the state of a capital, the people of an ethnic adjective.
  var actor: Entity
}

extension EntityID {
  /// `person:vladimir putin`: the type and the normalised name.
  init(_ type: EntityType, key: [UInt8]) {
    self.init("\(type.rawValue):\(String(decoding: key, as: UTF8.self))")
  }
}

extension Gazetteer.Place {
  /// Whether the entity is the place itself, and not the state or the people behind its name.
  func isNamed(by entity: Entity) -> Bool {
    if let geonamesID { return entity.id == EntityID("geonames:\(geonamesID)") }
    return entity.name == name && entity.type == type
  }
}

extension Entity {
  /// A place of the gazetteer as an entity of its own.
  init(_ place: Gazetteer.Place, key: [UInt8], as type: EntityType? = nil) {
    let id = place.geonamesID.map { EntityID("geonames:\($0)") } ?? EntityID(place.type, key: key)
    self.init(id: id, name: place.name, type: type ?? place.type, country: place.country, coordinate: place.coordinate)
  }
}

extension NamedPlace {
  init(_ place: Gazetteer.Place) {
    self.init(name: place.name, type: place.type, country: place.country, coordinate: place.coordinate)
  }
}
