import News

/// The mentions of an article with rows of the table `entity` in the place of identities: what its blob holds.
struct StoredMentions: Equatable {
  struct Element: Equatable {
    var span: Range<Int>
    var role: Role
    var type: EntityType
    /// Index into `entities`.
    var entity: Int
    var named: NamedPlace?
    var title: String?
    var cue: String?
  }

  /// Rows, in the order of first mention.
  var entities: [Int64]
  /// In the order of the text, never overlapping.
  var elements: [Element]

  /// - Parameter rows: the row of every entity of the analysis, in its order.
  /// - Throws: where the analysis breaks the rules of its type for a text of this length.
  init(_ analysis: Analysis, rows: [Int64], textLength: Int) throws(Unreadable) {
    let indices = Dictionary(
      zip(analysis.entities.map(\.id), analysis.entities.indices), uniquingKeysWith: { first, _ in first })
    guard indices.count == analysis.entities.count, rows.count == indices.count else {
      throw Unreadable(what: "an entity is listed twice")
    }
    entities = rows
    elements = []
    var end = 0
    for mention in analysis.mentions {
      guard mention.span.lowerBound >= end, !mention.span.isEmpty, mention.span.upperBound <= textLength,
        let entity = indices[mention.entity]
      else { throw Unreadable(what: "mentions overlap, leave the text or name no entity") }
      end = mention.span.upperBound
      elements.append(
        Element(
          span: mention.span, role: mention.role, type: mention.type, entity: entity, named: mention.named,
          title: mention.title, cue: mention.cue))
    }
  }

  init(entities: [Int64], elements: [Element]) {
    self.entities = entities
    self.elements = elements
  }

  /// How an entity appears in the article: its row of the table `appearance`.
  struct Appearance: Equatable {
    /// Offset of the first mention in the body, or in the title where it is named only there.
    var first: Int
    var actorCount = 0
    var placeCount = 0
    var count: Int { actorCount + placeCount }
  }

  /// By index into `entities`. An entity without a mention has none.
  func appearances(bodyStart: Int) -> [Int: Appearance] {
    var appearances: [Int: Appearance] = [:]
    for element in elements {
      let start = element.span.lowerBound
      var appearance = appearances[element.entity] ?? Appearance(first: start)
      if appearance.first < bodyStart && start >= bodyStart { appearance.first = start }
      switch element.role {
      case .actor: appearance.actorCount += 1
      case .place: appearance.placeCount += 1
      }
      appearances[element.entity] = appearance
    }
    return appearances
  }

  /// A spelling or title of an entity, as the article has it.
  struct Name: Hashable {
    var entity: Int64
    var kind: NameKind
    var text: String
  }

  /// How often the article uses each spelling and title. Where words name another thing than the entity (“Baku” for
  /// Azerbaijan) they are no spelling of its name.
  func names(in text: String, entityNames: [Int64: String]) -> [Name: Int] {
    var counts: [Name: Int] = [:]
    for element in elements {
      let row = entities[element.entity]
      let spelling = text.slice(element.span)
      let name = entityNames[row]
      if spelling != name, element.named == nil || element.named?.name == name {
        counts[Name(entity: row, kind: .alias, text: spelling), default: 0] += 1
      }
      if let title = element.title { counts[Name(entity: row, kind: .title, text: title), default: 0] += 1 }
    }
    return counts
  }
}
