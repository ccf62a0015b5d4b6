/// What a correction may hold: the one rule for what is stored, written to a file and read again.
extension Correction {
  /// UTF-8 bytes that words, names and identities of entities may have at the most.
  public static let longestText = 1000
  /// The latest moment that has a written form: the end of the year 9999.
  public static let latest = Timestamp(seconds: 253_402_300_799)

  /// Why a correction cannot be kept.
  public struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The key of the stored form that it is about.
    public var key: String
    /// A clause without its full stop.
    public var description: String
  }

  /// Throws where the stored form would not be read again.
  public func check() throws(Fault) {
    guard DateParser.parse(made.iso8601) == made else {
      throw Fault(key: "made", description: "the moment has no written form")
    }
    try checkScope()
    if let words = subject.words { try Self.check(words, "words", "the words") }
    if case .words(_, let within?) = subject { try Self.check(within, "within", "the words around them") }
    if let entity = subject.entity { try Self.check(entity, "was") }
    if let entity = action.entity { try Self.check(entity, "becomes") }
    switch (subject, action) {
    case (.entity, .dismiss), (.entity, .merge), (.mention, _), (.words, .type), (.words, .entity), (.words, .role): ()
    default: throw Fault(key: "action", description: "“\(action.name)” cannot be done to what it is about")
    }
  }

  /// Identities of articles are taken as they are: they name a row and follow from what a source says.
  private func checkScope() throws(Fault) {
    if let article = scope.article, article.rawValue.utf8.contains(0) {
      throw Fault(key: "article", description: "no article has such an identity")
    }
    if case .mention(_, let offset) = scope, !(0...1 << 40).contains(offset) {
      throw Fault(key: "offset", description: "there is no such place in a text")
    }
  }

  private static func check(_ text: String, _ key: String, _ name: String) throws(Fault) {
    guard !text.isEmpty else { throw Fault(key: key, description: "there is nothing in \(name) that can be shown") }
    guard text.utf8.count <= longestText else {
      throw Fault(
        key: key,
        description: "\(name) are \(text.utf8.count) bytes long, and a correction holds at most \(longestText)")
    }
  }

  private static func check(_ entity: Entity, _ key: String, isContainer: Bool = false) throws(Fault) {
    try check(entity.name, key, "the letters of the name")
    try check(entity.id.rawValue, key, "the letters of the identity")
    if let code = entity.country, code.utf8.count != 2 || !code.utf8.allSatisfy({ (0x41...0x5a).contains($0) }) {
      throw Fault(key: key, description: "a country is two capital letters")
    }
    if let coordinate = entity.coordinate,
      !(-90...90).contains(coordinate.latitude) || !(-180...180).contains(coordinate.longitude)
    {
      throw Fault(key: key, description: "the coordinates are not on the Earth")
    }
    // Places lie in some regions, areas and countries, never in a hundred. Those have no containers of their own.
    guard entity.containers.count <= (isContainer ? 0 : 100) else {
      throw Fault(key: key, description: "no place lies in so many others")
    }
    for container in entity.containers { try check(container, key, isContainer: true) }
  }
}

// MARK: - Normal form

extension Correction.Subject {
  /// With all words, names and identities in the form in which they are stored.
  var normal: Correction.Subject {
    switch self {
    case .mention(let words, let entity): .mention(words: Printable.line(words), entity: entity.normal)
    case .entity(let entity): .entity(entity.normal)
    case .words(let words, let within): .words(Printable.line(words), within: within.map(Printable.line))
    }
  }
}

extension Correction.Action {
  /// With names and identities in the form in which they are stored.
  var normal: Correction.Action {
    switch self {
    case .dismiss: .dismiss
    case .type(let entity): .type(entity.normal)
    case .role(let role, let entity): .role(role, entity.normal)
    case .entity(let entity): .entity(entity.normal)
    case .merge(let entity): .merge(entity.normal)
    }
  }
}

extension Entity {
  /// With name and identity on one line.
  fileprivate var normal: Entity {
    var entity = self
    entity.id = id.normal
    entity.name = Printable.line(name)
    entity.containers = containers.map(\.normal)
    return entity
  }
}
