internal import News

/// Decides which thing of the world a span names: a person, an organization, the state behind an adjective; which Paris
/// is left to `PlaceResolver`.
struct Linker: Sendable {
  var gazetteer = Gazetteer.embedded

  /// What every span stands for.
  ///
  /// - Parameter persons: those that the gazetteer knows, by the span that names them best.
  func referents(
    of spans: [TaggedSpan], antecedents: [Int], persons: [Int: Entity] = [:], in text: TokenizedText
  ) -> [Referent] {
    let senses = PlaceResolver(gazetteer: gazetteer).senses(of: spans, in: text)
    let session = LinkingSession(gazetteer: gazetteer, spans: spans, senses: senses, persons: persons, text: text)
    return spans.indices.map { session.referent($0, antecedent: antecedents[$0]) }
  }
}

/// The state of linking one article.
private struct LinkingSession {
  let gazetteer: Gazetteer
  let spans: [TaggedSpan]
  /// What `PlaceResolver` makes of every span.
  let senses: [PlaceSense?]
  let persons: [Int: Entity]
  let text: TokenizedText
  /// Belgium or its people are named, and the European Union is not.
  private let isOnBelgium: Bool

  init(
    gazetteer: Gazetteer, spans: [TaggedSpan], senses: [PlaceSense?], persons: [Int: Entity], text: TokenizedText
  ) {
    self.gazetteer = gazetteer
    self.spans = spans
    self.senses = senses
    self.persons = persons
    self.text = text
    let isBelgiumNamed = senses.contains { sense in
      guard let sense, gazetteer.type(ofPlace: sense.place) == .country else { return false }
      return gazetteer.place(sense.place).country == "BE"
    }
    isOnBelgium =
      isBelgiumNamed
      && !spans.contains {
        $0.kind == .organization
          && Self.curated($0, .organization, gazetteer, text)?.entity.name == "European Union"
      }
  }

  private func candidates(_ key: [UInt8]) -> [Gazetteer.Candidate] {
    gazetteer.entry(key).map { gazetteer.candidates($0) } ?? []
  }

  func referent(_ index: Int, antecedent: Int) -> Referent {
    let span = spans[index]
    switch span.kind {
    case .person:
      if let known = persons[antecedent] { return Referent(place: nil, entity: known, actor: known) }
      return plain(TaggedSpan(tokens: text.personName(spans[antecedent].tokens), kind: .person), as: .person)
    case .organization:
      return spans[antecedent].kind == .group
        ? group(spans[antecedent], antecedent: spans[antecedent]) : organization(spans[antecedent])
    case .group: return group(span, antecedent: spans[antecedent])
    case .demonym: return demonym(span, sense: senses[index])
    case .place: return place(span, sense: senses[index])
    }
  }

  private func plain(_ span: TaggedSpan, as type: EntityType) -> Referent {
    let entity = Entity(id: EntityID(type, key: text.key(span.tokens)), name: name(span), type: type)
    return Referent(place: nil, entity: entity, actor: entity)
  }

  /// The span's words on one line.
  private func name(_ span: TaggedSpan) -> String { Printable.line(text.string(span.tokens)) }

  // MARK: Organizations and groups

  private func organization(_ span: TaggedSpan) -> Referent {
    if let known = curated(span, .organization) { return known }
    var referent = plain(span, as: .organization)
    if let first = candidates(text.key(span.tokens.lowerBound..<span.tokens.lowerBound + 1)).first,
      gazetteer.type(ofPlace: first.place) == .country
    {
      referent.entity.country = gazetteer.place(first.place).country
      referent.actor = referent.entity
    }
    return referent
  }

  private func curated(_ span: TaggedSpan, _ type: EntityType) -> Referent? {
    Self.curated(span, type, gazetteer, text)
  }

  private static func curated(
    _ span: TaggedSpan, _ type: EntityType, _ gazetteer: Gazetteer, _ text: TokenizedText
  ) -> Referent? {
    guard let entry = gazetteer.entry(text.key(span.tokens)),
      let found = gazetteer.candidates(entry).first(where: { gazetteer.type(ofPlace: $0.place) == type })
    else { return nil }
    let place = gazetteer.place(found.place)
    let entity = Entity(place, key: gazetteer.key(of: place.name))
    return Referent(place: nil, entity: entity, actor: entity)
  }

  /// A people carries the place that its name tells: “Armenians” Armenia, “Karabakh Armenians” Karabakh.
  private func group(_ span: TaggedSpan, antecedent: TaggedSpan) -> Referent {
    if let known = curated(antecedent, .group) { return known }
    var referent = plain(antecedent, as: .group)
    let first = span.tokens.lowerBound
    for last in [span.tokens.upperBound, first + 3, first + 1] where last <= span.tokens.upperBound && last > first {
      guard let found = candidates(text.key(first..<last)).first, isPlace(found.place) else { continue }
      referent.place = gazetteer.place(found.place)
      referent.entity.country = referent.place?.country
      break
    }
    referent.actor = referent.entity
    return referent
  }

  private func isPlace(_ index: Int) -> Bool {
    let type = gazetteer.type(ofPlace: index)
    return type != .organization && type != .group
  }

  // MARK: Places

  private func demonym(_ span: TaggedSpan, sense: PlaceSense?) -> Referent {
    guard let sense else { return plain(span, as: .group) }
    let place = gazetteer.place(sense.place)
    var entity = Entity(place, key: gazetteer.identityKey(of: place))
    if namesPeople(span) {
      let people = Self.plural(name(span))
      entity = Entity(
        id: EntityID(.group, key: gazetteer.key(of: people)), name: people, type: .group, country: place.country)
    }
    return Referent(place: place, confidence: sense.confidence, entity: entity, actor: entity)
  }

  /// “its ethnic Armenian population”, “Palestinian refugees”: people, not their state.
  private func namesPeople(_ span: TaggedSpan) -> Bool {
    if text.classes(span.tokens.lowerBound - 1).contains(.ethnicWord) { return true }
    let next = span.tokens.upperBound
    return text.kind(next) == .word && !text.isCapitalised(next) && text.classes(next).contains(.peopleNoun)
  }

  /// “Armenians”, “Iraqis”; “Chinese” and “French” stay as they are.
  private static func plural(_ adjective: String) -> String {
    let unchanged = ["ese", "sh", "ch", "ss", "s", "x", "z"]
    return unchanged.contains { adjective.hasSuffix($0) } ? adjective : adjective + "s"
  }

  private func place(_ span: TaggedSpan, sense: PlaceSense?) -> Referent {
    guard let sense else {
      let isFeature = span.tokens.contains { text.classes($0).contains(.featureHead) }
      return plain(span, as: isFeature ? .feature : .region)
    }
    let place = gazetteer.place(sense.place)
    guard sense.isSure else { return unsure(span, place, sense) }
    let entity = Entity(place, key: gazetteer.identityKey(of: place))
    guard let power = SeatOfPower(gazetteer: gazetteer).power(behind: place, isOfUnion: !isOnBelgium) else {
      return Referent(place: place, confidence: sense.confidence, entity: entity, actor: entity)
    }
    let actor = gazetteer.place(power)
    return Referent(
      place: place, confidence: sense.confidence, entity: entity,
      actor: Entity(actor, key: gazetteer.identityKey(of: actor)))
  }

  /// A place whose name is all that is certain: without coordinates, and without the number of one that it may not be.
  private func unsure(_ span: TaggedSpan, _ place: Gazetteer.Place, _ sense: PlaceSense) -> Referent {
    var place = place
    place.coordinate = nil
    place.geonamesID = nil
    place.region = nil
    if !sense.isSureOfCountry { place.country = nil }
    place.isCapital = false
    place.name = name(span)
    let entity = Entity(place, key: text.key(span.tokens))
    return Referent(place: place, confidence: sense.confidence, entity: entity, actor: entity)
  }
}
