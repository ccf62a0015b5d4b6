internal import News

/// What a span stands for, before its role is known.
struct Referent: Sendable {
  /// The place that the words name, also behind a demonym.
  var place: Gazetteer.Place?
  /// How sure it is that it is that place and no other of the name, 0…1.
  var confidence = 1.0
  /// The entity in a place role, or in any role where the words name no place.
  var entity: Entity
  /// The entity in an actor role: the state of a capital, the people of an ethnic adjective.
  var actor: Entity
}

extension EntityID {
  /// `person:vladimir putin`: the type and the normalised name, in the form in which identities are stored.
  init(_ type: EntityType, key: [UInt8]) {
    self = EntityID("\(type.rawValue):\(String(decoding: key, as: UTF8.self))").normal
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
  /// The confidence is kept in whole per cent.
  init(_ place: Gazetteer.Place, confidence: Double) {
    self.init(
      name: place.name, type: place.type, country: place.country, coordinate: place.coordinate,
      confidence: (confidence * 100).rounded() / 100)
  }
}

extension Gazetteer {
  /// What tells a place from others in its identity: the key of its name, with the region of a district and the country
  /// of a region, as thirty counties are called Washington and five regions Central.
  func identityKey(of place: Place) -> [UInt8] {
    let key = key(of: place.name)
    switch place.kind {
    case .district: return key + (place.region.map { [0x2c, 0x20] + self.key(of: self.place($0).name) } ?? [])
    case .region: return key + (place.country.map { [0x2c, 0x20] + self.key(of: $0) } ?? [])
    default: return key
    }
  }
}
