import News

/// What an entity is called by where its full name is not given: a surname, or an acronym in capitals, so that the two
/// are never taken for one another.
enum ShortName {
  /// Where the entity is itself nothing but such a name.
  static func alone(_ entity: Entity) -> String? {
    switch entity.type {
    case .person:
      guard let name = PersonName(entity.id), name.isAlone else { return nil }
      return name.words.first.map(String.init)
    case .organization:
      guard OrganizationName(entity.id)?.mayBeAcronym == true, entity.name == entity.name.uppercased() else {
        return nil
      }
      return entity.name
    default: return nil
    }
  }

  /// For an entity with a full name.
  static func names(of id: EntityID) -> [String] {
    PersonName(id)?.surnames ?? OrganizationName(id)?.acronyms ?? []
  }
}
