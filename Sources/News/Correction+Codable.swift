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
  private enum Key: String, CodingKey {
    case id, made, scope, article, offset, words, within, was, action, role, becomes
  }

  /// Throws `EncodingError.invalidValue` where the form would not be read again (`check`).
  public func encode(to encoder: any Encoder) throws {
    do throws(Fault) { try check() } catch {
      throw EncodingError.invalidValue(self, .init(codingPath: encoder.codingPath, debugDescription: error.description))
    }
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
    if decoder.userInfo[.acceptsControls] as? Bool != true {
      for key in [Key.words, .within]
      where try container.decodeIfPresent(String.self, forKey: key).map(Self.hasControls) == true {
        throw Self.nonsense(container, key, "the text holds control characters")
      }
    }
    self.init(
      scope: try Self.scope(container), subject: try Self.subject(container), action: try Self.action(container),
      made: try Self.moment(container))
    do throws(Fault) { try check() } catch {
      throw Self.nonsense(container, Key(stringValue: error.key) ?? .action, error.description)
    }
  }

  private static func scope(_ container: KeyedDecodingContainer<Key>) throws -> Scope {
    let name = try container.decode(String.self, forKey: .scope)
    if name == "everywhere" { return .everywhere }
    guard name == "article" || name == "mention" else {
      throw nonsense(container, .scope, "“\(name)” is neither everywhere, article nor mention")
    }
    guard let id = try container.decodeIfPresent(String.self, forKey: .article) else {
      throw nonsense(container, .article, "the article is missing")
    }
    if name == "article" { return .article(ArticleID(id)) }
    return .mention(ArticleID(id), offset: try container.decode(Int.self, forKey: .offset))
  }

  private static func subject(_ container: KeyedDecodingContainer<Key>) throws -> Subject {
    let words = try container.decodeIfPresent(String.self, forKey: .words)
    let entity = try container.decodeIfPresent(EntityForm.self, forKey: .was)?.entity
    switch (words, entity) {
    case (let words?, let entity?): return .mention(words: words, entity: entity)
    case (let words?, nil): return .words(words, within: try container.decodeIfPresent(String.self, forKey: .within))
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

  /// Whether the text was made to do something: such a one is refused, where odd blanks and marks are put right.
  fileprivate static func hasControls(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0.value < 0x20 || (0x7f..<0xa0).contains($0.value) }
  }

  private static func nonsense(
    _ container: KeyedDecodingContainer<Key>, _ key: Key, _ sentence: String
  ) -> DecodingError {
    .dataCorruptedError(forKey: key, in: container, debugDescription: sentence)
  }
}

extension CodingUserInfoKey {
  /// Whether control characters in texts are put right instead of refused: true where one's own older files are read.
  // It is nil for no text at all.
  // swift-format-ignore: NeverForceUnwrap
  public static let acceptsControls = CodingUserInfoKey(rawValue: "reader.acceptsControls")!
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
    let mayControl = decoder.userInfo[.acceptsControls] as? Bool == true
    guard mayControl || !Correction.hasControls(id) && !Correction.hasControls(name) else {
      throw DecodingError.dataCorruptedError(
        forKey: .name, in: container, debugDescription: "the name or identity holds control characters")
    }
    entity = Entity(
      id: EntityID(id), name: name, type: try container.decode(EntityType.self, forKey: .type),
      country: try container.decodeIfPresent(String.self, forKey: .country),
      coordinate: try Self.coordinate(container),
      containers: try (container.decodeIfPresent([EntityForm].self, forKey: .containers) ?? []).map(\.entity))
  }

  private static func coordinate(_ container: KeyedDecodingContainer<Key>) throws -> Coordinate? {
    guard let latitude = try container.decodeIfPresent(Double.self, forKey: .latitude),
      let longitude = try container.decodeIfPresent(Double.self, forKey: .longitude)
    else { return nil }
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
