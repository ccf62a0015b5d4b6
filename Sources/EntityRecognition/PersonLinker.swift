internal import News

/// Which person of the gazetteer a name is: another spelling of a full name, or the surname of somebody who held an
/// office of a country that the article speaks of, on its day.
struct PersonLinker {
  /// What the gazetteer has where its source knows no title.
  private static let untitled = "government"

  private let gazetteer: Gazetteer
  private let text: TokenizedText
  private let spans: [TaggedSpan]
  private let day: CalendarDay?

  init(_ spans: [TaggedSpan], in text: TokenizedText, on day: CalendarDay?, gazetteer: Gazetteer = .embedded) {
    self.spans = spans
    self.text = text
    self.day = day
    self.gazetteer = gazetteer
  }

  /// By the index of the span that names them best. Names that the gazetteer does not hold are left out.
  func persons(antecedents: [Int], offices: [Office?]) -> [Int: Entity] {
    var found: [Int: Entity] = [:]
    var alone: Set<Int> = []
    for (index, span) in spans.enumerated() where span.kind == .person && antecedents[index] == index {
      if let entity = fullName(span) { found[index] = entity } else if nameLength(span) == 1 { alone.insert(index) }
    }
    guard let day, !alone.isEmpty else { return found }
    let holders = holders(on: day)
    guard !holders.isEmpty else { return found }
    var titles: [Int: Office] = [:]
    for (index, office) in offices.enumerated() where alone.contains(antecedents[index]) {
      if let office, !office.name.isEmpty { titles[antecedents[index]] = titles[antecedents[index]] ?? office }
    }
    for index in alone {
      let named = (holders[surname(spans[index])] ?? []).filter { agrees(titles[index], with: $0) }
      if let first = named.first, named.allSatisfy({ $0.person == first.person }) {
        found[index] = entity(first.person)
      }
    }
    return found
  }

  private func nameLength(_ span: TaggedSpan) -> Int {
    text.personName(span.tokens).count { text.kind($0) == .word && !text.tokens[$0].isAny([.nameSuffix, .particle]) }
  }

  private func entity(_ person: Int) -> Entity {
    let place = gazetteer.place(person)
    return Entity(id: EntityID(.person, key: gazetteer.key(of: place.name)), name: place.name, type: .person)
  }

  /// “Dmitri Medvedev” is Dmitry Medvedev; a name that two of the gazetteer bear says nothing.
  private func fullName(_ span: TaggedSpan) -> Entity? {
    let tokens = text.personName(span.tokens)
    guard tokens.count > 1, let entry = gazetteer.entry(text.key(tokens)) else { return nil }
    let persons = Set(
      gazetteer.allCandidates(entry).map(\.place).filter { gazetteer.type(ofPlace: $0) == .person })
    guard persons.count > 1, let day else { return persons.count == 1 ? persons.first.map(entity) : nil }
    // Of two the one who held an office with a name on the day.
    let inOffice = persons.filter { person in
      gazetteer.offices(ofPerson: person).contains { $0.title != Self.untitled && $0.holds(on: day) }
    }
    return inOffice.count == 1 ? inOffice.first.map(entity) : nil
  }

  private func surname(_ span: TaggedSpan) -> [UInt8] { Array(text.key(span.tokens.upperBound - 1)) }

  /// Office holders of the three countries that the article names most, by the last word of their names.
  private func holders(on day: CalendarDay) -> [[UInt8]: [Gazetteer.Office]] {
    var counts: [Int: Int] = [:]
    for span in spans where span.kind == .demonym || span.kind == .place {
      guard let entry = gazetteer.entry(text.key(span.tokens)), let first = gazetteer.candidates(entry).first,
        let country = gazetteer.country(ofPlace: first.place)
      else { continue }
      counts[country, default: 0] += 1
    }
    let most = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(3)
    var result: [[UInt8]: [Gazetteer.Office]] = [:]
    for office in most.flatMap({ gazetteer.officeHolders(ofCountry: $0.key, on: day) }) {
      let key = gazetteer.key(of: gazetteer.place(office.person).name)
      if let last = key.split(separator: 0x20).last { result[Array(last), default: []].append(office) }
    }
    return result
  }

  /// Whether the title beside the surname may be this office. “Doctor” says nothing against it, “Mayor” does.
  private func agrees(_ title: Office?, with office: Gazetteer.Office) -> Bool {
    guard let title else { return true }
    let held = OfficeWords.name(office.title.lowercased().split(separator: " ").map(String.init))
    if held == Self.untitled { return OfficeWords.isGoverning(title.name) }
    return title.isFormer || title.name == held || OfficeWords.general.contains(title.name)
  }
}
