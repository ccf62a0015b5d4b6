import News

extension EntityType {
  /// What stands in the file for the type. Never changes its meaning.
  var storedNumber: Int {
    switch self {
    case .person: 0
    case .organization: 1
    case .state: 2
    case .group: 3
    case .country: 4
    case .region: 5
    case .city: 6
    case .feature: 7
    }
  }

  init(storedNumber: Int) throws(Unreadable) {
    let types: [EntityType] = [.person, .organization, .state, .group, .country, .region, .city, .feature]
    guard types.indices.contains(storedNumber) else { throw Unreadable(what: "an entity has an unknown type") }
    self = types[storedNumber]
  }
}

/// What a row of the table `name` holds. The number stands in the file.
enum NameKind: Int {
  /// The name that the entity is shown under.
  case name = 0
  /// Another spelling, as it stands in articles.
  case alias = 1
  /// What articles call a person: “Prime Minister of Armenia”.
  case title = 2
}
