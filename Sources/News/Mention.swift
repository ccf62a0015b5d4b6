/// A span of the article's text that names an entity, in a role.
public struct Mention: Hashable, Sendable {
  /// UTF-8 byte offsets into `Article.text`.
  public var span: Range<Int>
  public var role: Role
  /// The type of the thing as it is used here: “Baku” is a city in a place role and a state in an actor role.
  public var type: EntityType
  public var entity: EntityID
  /// Where the words name a place, in either role, demonyms included: the place that they name.
  /// For “Baku” it is the city, also where the mention stands for Azerbaijan.
  public var named: NamedPlace?
  /// What the article calls a person right here, such as “Russian Foreign Minister”.
  public var title: String?
  /// Why this role was chosen, in a few words for the status line, such as “subject of ‘dismissed’”.
  public var cue: String?

  public init(
    span: Range<Int>, role: Role, type: EntityType, entity: EntityID, named: NamedPlace? = nil, title: String? = nil,
    cue: String? = nil
  ) {
    self.span = span
    self.role = role
    self.type = type
    self.entity = entity
    self.named = named
    self.title = title
    self.cue = cue
  }
}

/// The place that a mention's words name.
public struct NamedPlace: Hashable, Sendable {
  /// Its name in the gazetteer: “Baku” where the mention says “Baku”, “Armenia” where it says “Armenian”.
  public var name: String
  public var type: EntityType
  /// ISO 3166-1 alpha-2; nil where the place lies in no one country (a sea, the Sahel).
  public var country: String?
  /// Nil where the gazetteer has none, and where it is not sure enough which place of the name is meant.
  public var coordinate: Coordinate?
  /// How sure it is that this place is meant and no other of the name, 0…1.
  public var confidence: Double

  public init(
    name: String, type: EntityType, country: String? = nil, coordinate: Coordinate? = nil, confidence: Double = 1
  ) {
    self.name = name
    self.type = type
    self.country = country
    self.coordinate = coordinate
    self.confidence = confidence
  }
}

/// What recognition found in one article.
public struct Analysis: Hashable, Sendable {
  /// In the order of the text, never overlapping.
  public var mentions: [Mention]
  /// Every entity that a mention refers to, in the order of first mention, each once.
  public var entities: [Entity]
  /// The titles that the article gives its persons, each once.
  public var titles: [TitleUse]
  /// The language that the article was read in, BCP 47: as its text shows or, where that is too short, its source says.
  /// “und” for one that is not known, but not English; nil where nothing tells. Other than in English only names that
  /// are certain are marked.
  public var language: String?

  public init(
    mentions: [Mention] = [], entities: [Entity] = [], titles: [TitleUse] = [], language: String? = nil
  ) {
    self.mentions = mentions
    self.entities = entities
    self.titles = titles
    self.language = language
  }

  /// Traps where a rule of this type does not hold. For tests.
  public func checkInvariants(textLength: Int) {
    var end = 0
    for mention in mentions {
      precondition(mention.span.lowerBound >= end && !mention.span.isEmpty, "mentions overlap or are out of order")
      end = mention.span.upperBound
      precondition(entities.contains { $0.id == mention.entity }, "mention without entity")
    }
    precondition(end <= textLength, "mention beyond the text")
    precondition(Set(entities.map(\.id)).count == entities.count, "entity listed twice")
    precondition(Set(titles).count == titles.count, "title listed twice")
    precondition(Set(titles.map(\.person)).isSubset(of: entities.map(\.id)), "title of nobody")
  }
}
