internal import News

/// Puts together what the stages found, piece by piece.
struct AnalysisAssembly {
  private let string: String
  private let gazetteer = Gazetteer.embedded
  /// Of the article, BCP 47; nil where it is not known.
  var language: String?
  private var mentions: [Mention] = []
  private var entities: [Entity] = []
  private var titles: [TitleUse] = []
  private var knownTitles: Set<TitleUse> = []
  private var positions: [EntityID: Int] = [:]

  /// What one article keeps: a long book has not as many. It bounds the memory for a list of names of 10 MiB.
  static let mostMentions = 100_000

  /// - Parameter string: the text of the article, with native UTF-8.
  init(string: String) { self.string = string }

  /// Whether no more mentions are kept.
  var isFull: Bool { mentions.count >= Self.mostMentions }

  /// - Parameter range: UTF-8 byte offsets into the article.
  mutating func add(
    _ span: TaggedSpan, at range: Range<Int>, _ referent: Referent, _ decision: RoleClassifier.Decision, title: String?
  ) {
    guard !isFull, isBetweenGraphemes(range.lowerBound), isBetweenGraphemes(range.upperBound) else { return }
    var (role, entity) = (decision.role, decision.role == .actor ? referent.actor : referent.entity)
    if span.kind == .group || span.kind == .organization || span.kind == .person { role = .actor }
    // A country that acts is a state.
    if role == .actor, entity.type == .country { entity.type = .state }
    mentions.append(
      Mention(
        span: range, role: role, type: entity.type, entity: entity.id,
        named: referent.place.map { NamedPlace($0, confidence: referent.confidence) }, title: title, cue: decision.cue))
    if let position = positions[entity.id] {
      // One entity has one type: who acts anywhere in the article is a state everywhere.
      if entity.type == .state { entities[position].type = .state }
    } else {
      positions[entity.id] = entities.count
      if let place = referent.place, place.isNamed(by: entity) { entity.containers = containers(of: place.index) }
      entities.append(entity)
    }
  }

  /// A title that the article gives a person, once.
  mutating func add(_ title: PersonTitle, of person: EntityID) {
    let use = TitleUse(person: person, title: title)
    if positions[person] != nil, knownTitles.insert(use).inserted { titles.append(use) }
  }

  private func containers(of place: Int) -> [Entity] {
    gazetteer.containers(of: place).map { container in
      let place = gazetteer.place(container)
      return Entity(place, key: gazetteer.identityKey(of: place))
    }
  }

  /// A mention never cuts what a reader sees as one character.
  private func isBetweenGraphemes(_ offset: Int) -> Bool {
    guard offset > 0, offset < string.utf8.count else { return true }
    let index = string.utf8.index(string.startIndex, offsetBy: offset)
    if string.utf8[string.utf8.index(before: index)] < 0x80, string.utf8[index] < 0x80 { return true }
    return String.Index(index, within: string) != nil
  }

  func finish() -> Analysis {
    Analysis(mentions: mentions, entities: entities, titles: titles, language: language)
  }
}

/// Words of the text on one line.
enum Printed {
  static func line(_ text: TokenizedText, _ tokens: Range<Int>) -> String { Printable.line(text.string(tokens)) }
}
