/// The form in which corrections are kept and exchanged: one flat object.
///
///     {"id": "9f86d081884c", "made": "2024-08-28T14:05:00Z", "scope": "article", "article": "…", "words": "Jordan",
///      "was": {"id": "geonames:248816", "name": "Jordan", "type": "country", "country": "JO"},
///      "action": "type", "becomes": {"id": "person:jordan", "name": "Jordan", "type": "person"}}
///
/// `scope` is everywhere, article or mention (then with `offset`), `action` dismiss, type, role (then with `role`),
/// entity or merge. Without `was` the words had not been marked; `within` are those of the mention around them. Without
/// `words` every mention of `was` is meant.
extension Correction: Codable {
  /// UTF-8 bytes that words, names and identities may have at the most.
  public static let longestText = 1000

  private enum Key: String, CodingKey {
    case id, made, scope, article, offset, words, within, was, action, role, becomes
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(id.rawValue, forKey: .id)
    try container.encode(made.iso8601, forKey: .made)
    try container.encode(scope.name, forKey: .scope)
    try container.encodeIfPresent(scope.article?.rawValue, forKey: .article)
    if case .mention(_, let offset) = scope { try container.encode(offset, forKey: .offset) }
    try container.encodeIfPresent(subject.words, forKey: .words)
    if case .words(_, let within?) = subject { try container.encode(within, forKey: .within) }
    try container.encodeIfPresent(subject.entity.map(EntityForm.init), forKey: .was)
    try container.encode(action.name, forKey: .action)
    if case .role(let role, _) = action { try container.encode(role, forKey: .role) }
    try container.encodeIfPresent(action.entity.map(EntityForm.init), forKey: .becomes)
  }

  /// Throws `DecodingError.dataCorrupted` with a sentence where something has the right form but makes no sense. The
  /// `id` is not read: it follows from the rest.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    self.init(
      scope: try Self.scope(container), subject: try Self.subject(container), action: try Self.action(container),
      made: try Self.moment(container))
    switch (subject, action) {
    case (.entity, .dismiss), (.entity, .merge), (.mention, _), (.words, .type), (.words, .entity), (.words, .role): ()
    default: throw Self.nonsense(container, .action, "“\(action.name)” cannot be done to what it is about")
    }
  }

  private static func scope(_ container: KeyedDecodingContainer<Key>) throws -> Scope {
    let name = try container.decode(String.self, forKey: .scope)
    if name == "everywhere" { return .everywhere }
    guard name == "article" || name == "mention" else {
      throw nonsense(container, .scope, "“\(name)” is neither everywhere, article nor mention")
    }
    guard let id = try text(container, .article) else { throw nonsense(container, .article, "the article is missing") }
    if name == "article" { return .article(ArticleID(id)) }
    let offset = try container.decode(Int.self, forKey: .offset)
    guard (0...1 << 40).contains(offset) else { throw nonsense(container, .offset, "there is no such place in a text") }
    return .mention(ArticleID(id), offset: offset)
  }

  private static func subject(_ container: KeyedDecodingContainer<Key>) throws -> Subject {
    let words = try text(container, .words)
    let entity = try container.decodeIfPresent(EntityForm.self, forKey: .was)?.entity
    switch (words, entity) {
    case (let words?, let entity?): return .mention(words: words, entity: entity)
    case (let words?, nil): return .words(words, within: try text(container, .within))
    case (nil, let entity?): return .entity(entity)
    case (nil, nil): throw nonsense(container, .words, "it says neither words nor what they were")
    }
  }

  private static func action(_ container: KeyedDecodingContainer<Key>) throws -> Action {
    let name = try container.decode(String.self, forKey: .action)
    if name == "dismiss" { return .dismiss }
    func entity() throws -> Entity { try container.decode(EntityForm.self, forKey: .becomes).entity }
    switch name {
    case "type": return .type(try entity())
    case "role": return .role(try container.decode(Role.self, forKey: .role), try entity())
    case "entity": return .entity(try entity())
    case "merge": return .merge(try entity())
    default: throw nonsense(container, .action, "“\(name)” is not an action")
    }
  }

  private static func moment(_ container: KeyedDecodingContainer<Key>) throws -> Timestamp {
    let text = try container.decode(String.self, forKey: .made)
    guard let moment = DateParser.parse(text) else { throw nonsense(container, .made, "“\(text)” is not a date") }
    return moment
  }

  private static func text(_ container: KeyedDecodingContainer<Key>, _ key: Key) throws -> String? {
    guard let text = try container.decodeIfPresent(String.self, forKey: key) else { return nil }
    guard isSensible(text) else { throw nonsense(container, key, "the text is empty, too long or cannot be shown") }
    return text
  }

  /// Whether the text may be kept: one line, printable, of bounded length.
  fileprivate static func isSensible(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= longestText && Printable.line(text) == text
  }

  private static func nonsense(
    _ container: KeyedDecodingContainer<Key>, _ key: Key, _ sentence: String
  ) -> DecodingError {
    .dataCorruptedError(forKey: key, in: container, debugDescription: sentence)
  }
}

/// An entity as an object.
private struct EntityForm: Codable {
  let entity: Entity

  private enum Key: String, CodingKey { case id, name, type, country, latitude, longitude, containers }

  init(_ entity: Entity) { self.entity = entity }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(entity.id.rawValue, forKey: .id)
    try container.encode(entity.name, forKey: .name)
    try container.encode(entity.type, forKey: .type)
    try container.encodeIfPresent(entity.country, forKey: .country)
    try container.encodeIfPresent(entity.coordinate?.latitude, forKey: .latitude)
    try container.encodeIfPresent(entity.coordinate?.longitude, forKey: .longitude)
    if !entity.containers.isEmpty { try container.encode(entity.containers.map(EntityForm.init), forKey: .containers) }
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let id = try container.decode(String.self, forKey: .id)
    let name = try container.decode(String.self, forKey: .name)
    guard Correction.isSensible(id), Correction.isSensible(name) else {
      throw DecodingError.dataCorruptedError(
        forKey: .name, in: container, debugDescription: "the name or id is empty, too long or cannot be shown")
    }
    entity = Entity(
      id: EntityID(id), name: name, type: try container.decode(EntityType.self, forKey: .type),
      country: try Self.country(container), coordinate: try Self.coordinate(container),
      containers: try Self.containers(container))
  }

  /// Places lie in some regions, areas and countries, never in a hundred. Those have no containers of their own.
  private static func containers(_ container: KeyedDecodingContainer<Key>) throws -> [Entity] {
    let forms = try container.decodeIfPresent([EntityForm].self, forKey: .containers) ?? []
    guard forms.count <= 100, forms.allSatisfy({ $0.entity.containers.isEmpty }) else {
      throw DecodingError.dataCorruptedError(
        forKey: .containers, in: container, debugDescription: "no place lies in so many others")
    }
    return forms.map(\.entity)
  }

  private static func country(_ container: KeyedDecodingContainer<Key>) throws -> String? {
    guard let code = try container.decodeIfPresent(String.self, forKey: .country) else { return nil }
    guard code.utf8.count == 2, code.utf8.allSatisfy({ (0x41...0x5a).contains($0) }) else {
      throw DecodingError.dataCorruptedError(
        forKey: .country, in: container, debugDescription: "a country is two capital letters")
    }
    return code
  }

  private static func coordinate(_ container: KeyedDecodingContainer<Key>) throws -> Coordinate? {
    guard let latitude = try container.decodeIfPresent(Double.self, forKey: .latitude),
      let longitude = try container.decodeIfPresent(Double.self, forKey: .longitude)
    else { return nil }
    guard (-90...90).contains(latitude), (-180...180).contains(longitude) else {
      throw DecodingError.dataCorruptedError(
        forKey: .latitude, in: container, debugDescription: "the coordinates are not on the Earth")
    }
    return Coordinate(latitude: latitude, longitude: longitude)
  }
}

extension Correction.Scope {
  /// As it stands in the stored form.
  public var name: String {
    switch self {
    case .everywhere: "everywhere"
    case .article: "article"
    case .mention: "mention"
    }
  }
}

extension Correction.Action {
  /// As it stands in the stored form.
  public var name: String {
    switch self {
    case .dismiss: "dismiss"
    case .type: "type"
    case .role: "role"
    case .entity: "entity"
    case .merge: "merge"
    }
  }
}
