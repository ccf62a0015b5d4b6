/// An analysis while corrections are applied to it.
struct CorrectionWork {
  private let text: String
  private let bytes: [UInt8]
  private let found: [EntityID: Entity]
  /// Identities that an earlier recogniser has left in another form than corrections have.
  private let odd: [EntityID: EntityID]
  private var given: [EntityID: Entity] = [:]
  private var mentions: [Mention]
  private var titles: [TitleUse]
  private let language: String?
  /// Whom mentions of a person have been taken for instead, the last one counts.
  private var successors: [EntityID: EntityID] = [:]
  /// The words of the mentions, each on one line.
  private var words: [String]
  private(set) var hasChanged = false

  init(_ analysis: Analysis, text: String) {
    var text = text
    text.makeContiguousUTF8()
    self.text = text
    bytes = Array(text.utf8)
    let length = bytes.count
    mentions = analysis.mentions.filter { $0.span.lowerBound >= 0 && $0.span.upperBound <= length }
    words = []
    titles = analysis.titles
    language = analysis.language
    found = Dictionary(analysis.entities.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    odd = found.keys.reduce(into: [:]) { odd, id in if id.normal != id { odd[id] = id.normal } }
    words = mentions.map { line($0.span) }
  }

  /// Whether an identity that was found is the one that a correction names.
  private func isSame(_ found: EntityID, _ named: EntityID) -> Bool { found == named || odd[found] == named }

  private func line(_ span: Range<Int>) -> String { Printable.line(String(decoding: bytes[span], as: UTF8.self)) }

  mutating func apply(_ correction: Correction) {
    switch correction.subject {
    case .entity(let entity):
      for index in mentions.indices.reversed() where isSame(mentions[index].entity, entity.id) {
        change(index, correction.action)
      }
    case .mention(let words, let entity): apply(correction, words, entity)
    case .words(let words, let within): mark(words, within: within, correction)
    }
  }

  // MARK: Mentions

  private mutating func apply(_ correction: Correction, _ words: String, _ entity: Entity) {
    if case .mention(_, let offset) = correction.scope { return apply(correction, words, at: offset) }
    let same = mentions.indices.filter { self.words[$0] == words }
    let meant = same.filter { isMeant(mentions[$0], words, entity) }
    let isForArticle = correction.scope != .everywhere
    // What a later recogniser takes for something else is still what the person spoke of in this article.
    for index in (meant.isEmpty && isForArticle ? same : meant).reversed() { change(index, correction.action) }
    if same.isEmpty, isForArticle { mark(words, within: nil, correction) }
  }

  /// Whether the mention names the entity. One that was known by these words alone may have another identity by now,
  /// as when a gazetteer has learned it.
  private func isMeant(_ mention: Mention, _ words: String, _ entity: Entity) -> Bool {
    if isSame(mention.entity, entity.id) { return true }
    guard entity.name == words, let current = given[mention.entity] ?? found[mention.entity] else { return false }
    return current.name == words && current.type.kind == entity.type.kind
  }

  private mutating func apply(_ correction: Correction, _ words: String, at offset: Int) {
    if let index = mentions.firstIndex(where: { $0.span.lowerBound == offset }), self.words[index] == words {
      return change(index, correction.action)
    }
    guard let span = TextSearch(text, bytes).match(words, at: offset) else { return }
    put(correction.action, at: span) { _, _ in true }
  }

  private mutating func change(_ index: Int, _ action: Correction.Action) {
    guard let changed = action.mention(mentions[index]) else {
      mentions.remove(at: index)
      words.remove(at: index)
      hasChanged = true
      return
    }
    // A rule that says what is found anyway leaves everything as it is.
    let old = mentions[index]
    guard old.entity != changed.entity || old.role != changed.role || old.type != changed.type else { return }
    take(action)
    mentions[index] = changed
    if changed.type == .person, old.entity != changed.entity { successors[old.entity] = changed.entity }
    hasChanged = true
  }

  private mutating func take(_ action: Correction.Action) {
    if let entity = action.entity { given[entity.id] = entity }
  }

  // MARK: Words

  private mutating func mark(_ words: String, within: String?, _ correction: Correction) {
    let search = TextSearch(text, bytes)
    if case .mention(_, let offset) = correction.scope {
      guard let span = search.match(words, at: offset) else { return }
      return put(correction.action, at: span) { _, _ in true }
    }
    for span in search.matches(words) {
      if let within, !overlapping(span).contains(where: { self.words[$0] == within }) { continue }
      put(correction.action, at: span) { mention, words in
        let isInside = span.lowerBound <= mention.span.lowerBound && mention.span.upperBound <= span.upperBound
        return isInside || words == within
      }
    }
  }

  /// Marks the span in the place of what overlaps it, where all of that may be replaced.
  private mutating func put(
    _ action: Correction.Action, at span: Range<Int>, _ mayReplace: (_ mention: Mention, _ words: String) -> Bool
  ) {
    let overlapping = overlapping(span)
    guard overlapping.allSatisfy({ mayReplace(mentions[$0], words[$0]) }) else { return }
    if overlapping.count == 1, let index = overlapping.first, mentions[index].span == span {
      return change(index, action)
    }
    guard action.entity != nil || !overlapping.isEmpty else { return }
    for index in overlapping.reversed() {
      mentions.remove(at: index)
      words.remove(at: index)
    }
    hasChanged = true
    guard let mention = action.mention(at: span) else { return }
    take(action)
    let index = mentions.firstIndex { $0.span.lowerBound > span.lowerBound } ?? mentions.count
    mentions.insert(mention, at: index)
    words.insert(line(span), at: index)
  }

  private func overlapping(_ span: Range<Int>) -> [Int] { mentions.indices.filter { mentions[$0].span.overlaps(span) } }

  // MARK: Result

  /// Entities in the order of first mention, each once. Where recognition knows one, what it says of it counts.
  var result: Analysis {
    var entities: [Entity] = []
    var positions: [EntityID: Int] = [:]
    for mention in mentions {
      if let position = positions[mention.entity] {
        if mention.type == .state { entities[position].type = .state }
      } else if var entity = found[mention.entity] ?? given[mention.entity] {
        // Who acts anywhere in the article is a state everywhere.
        if mention.type == .state { entity.type = .state }
        if entity.type == .state, mention.type == .country { entity.type = .country }
        positions[mention.entity] = entities.count
        entities.append(entity)
      }
    }
    return Analysis(
      mentions: mentions.filter { positions[$0.entity] != nil }, entities: entities,
      titles: titles(ofPersons: Set(positions.keys)), language: language)
  }

  /// A title goes with those who bear it: to another person where nothing is left of the one it was given to.
  private func titles(ofPersons present: Set<EntityID>) -> [TitleUse] {
    var seen: Set<TitleUse> = []
    return titles.compactMap { use in
      var use = use
      var visited: Set<EntityID> = []
      while !present.contains(use.person), visited.insert(use.person).inserted, let next = successors[use.person] {
        use.person = next
      }
      return present.contains(use.person) && seen.insert(use).inserted ? use : nil
    }
  }
}

extension Correction.Action {
  /// What a mention becomes; nil where it is none.
  fileprivate func mention(_ old: Mention) -> Mention? {
    guard let entity else { return nil }
    let role = role(old.role)
    var new = Mention(span: old.span, role: role, type: Self.type(of: entity, in: role), entity: entity.id)
    new.named = entity.type.kind == .place ? named(old, entity) : nil
    new.title = entity.type == .person ? old.title : nil
    new.cue = Self.cue
    return new
  }

  /// A mention of what recognition had not seen.
  fileprivate func mention(at span: Range<Int>) -> Mention? {
    guard let entity else { return nil }
    let role = role(entity.type == .state ? .actor : .place)
    return Mention(
      span: span, role: role, type: Self.type(of: entity, in: role), entity: entity.id,
      named: entity.type.kind == .place ? NamedPlace(entity) : nil, cue: Self.cue)
  }

  private static let cue = "as you corrected it"

  /// Who is no place always acts; a place can do both.
  private func role(_ old: Role) -> Role {
    if case .role(let role, _) = self { return role }
    guard let entity, entity.type.kind == .place else { return .actor }
    if case .type = self { return entity.type == .state ? .actor : .place }
    return old
  }

  /// A country that acts is a state.
  private static func type(of entity: Entity, in role: Role) -> EntityType {
    switch (entity.type, role) {
    case (.country, .actor): .state
    case (.state, .place): .country
    default: entity.type
    }
  }

  /// In the other role the words name the same place. Otherwise they name the new entity, but “Baku” for Azerbaijan
  /// still names Baku.
  private func named(_ old: Mention, _ entity: Entity) -> NamedPlace? {
    if case .role(let role, _) = self { return old.named ?? (role == .place ? NamedPlace(entity) : nil) }
    guard let named = old.named else { return NamedPlace(entity) }
    let isSeat = entity.type == .state && named.type == .city && named.country == entity.country
    return isSeat ? named : NamedPlace(entity)
  }
}

extension NamedPlace {
  /// The place that an entity is; a state is its country.
  init(_ entity: Entity) {
    self.init(
      name: entity.name, type: entity.type == .state ? .country : entity.type, country: entity.country,
      coordinate: entity.coordinate)
  }
}
