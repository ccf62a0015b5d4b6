import News
import Testing

@testable import Archive

/// Whom a surname alone stands for, by what else the archive holds.
struct SurnameTests {
  private static let full = Entity(id: EntityID("person:vladimir putin"), name: "Vladimir Putin", type: .person)
  private static let lone = Entity(id: EntityID("person:putin"), name: "Putin", type: .person)
  private static let uncle = Entity(id: EntityID("person:igor putin"), name: "Igor Putin", type: .person)

  /// An article that names one person by these words, and what it calls them.
  private struct Notice {
    var id: String
    var date: Timestamp
    var entity: Entity
    var title: PersonTitle?

    var recognised: RecognisedArticle {
      let one = article(id, "News", ["\(entity.name) spoke."], published: date)
      var found = Tests.analysis(of: one, [(entity.name, entity, .actor)])
      found.titles = title.map { [TitleUse(person: entity.id, title: $0)] } ?? []
      return RecognisedArticle(article: one, analysis: found, terms: [])
    }
  }

  private func store(_ notices: [Notice], in archive: Archive) throws {
    for notice in notices {
      _ = try archive.store([notice.recognised.article], added: today)
      try archive.store([notice.recognised], recogniser: 1)
    }
  }

  private func person(in id: String, _ archive: Archive) throws -> String? {
    let found = try #require(try archive.article(ArticleID(id))?.analysis)
    found.checkInvariants(textLength: 1000)
    return found.mentions.first.map(\.entity.rawValue)
  }

  @Test func theOnlyBearerAroundTheDateIsMeant() throws {
    let archive = try Workbench().openTemporary()
    try store(
      [
        Notice(id: "full", date: noon(2024, 3, 1), entity: Self.full),
        Notice(id: "near", date: noon(2024, 4, 1), entity: Self.lone),
        Notice(id: "years later", date: noon(2027, 4, 1), entity: Self.lone),
      ], in: archive)
    #expect(try archive.settleSurnames() == [ArticleID("near")])
    #expect(try person(in: "near", archive) == "person:vladimir putin")
    #expect(try person(in: "years later", archive) == "person:putin")
    let card = try #require(try archive.profile(of: Self.full.id))
    #expect(card.articleCount == 2 && card.aliases == ["Putin"])
    #expect(try archive.ids("actor:vladimir") == ["near", "full"])
    #expect(try archive.integrityProblems() == [])
    #expect(try archive.settleSurnames() == [])
  }

  @Test func whereSeveralBearItNobodyIsMeantUnlessOneLeads() throws {
    let archive = try Workbench().openTemporary()
    try store(
      [
        Notice(id: "lone", date: noon(2024, 4, 1), entity: Self.lone),
        Notice(id: "a", date: noon(2024, 3, 1), entity: Self.full),
        Notice(id: "b", date: noon(2024, 3, 2), entity: Self.uncle),
      ], in: archive)
    #expect(try archive.settleSurnames() == [])
    try store((1...2).map { Notice(id: "c\($0)", date: noon(2024, 3, $0), entity: Self.full) }, in: archive)
    #expect(try archive.settleSurnames() == [ArticleID("lone")])
    #expect(try person(in: "lone", archive) == "person:vladimir putin")
    try store((1...3).map { Notice(id: "d\($0)", date: noon(2024, 3, $0), entity: Self.uncle) }, in: archive)
    #expect(try archive.settleSurnames() == [ArticleID("lone")])
    #expect(try person(in: "lone", archive) == "person:putin")
    #expect(try archive.integrityProblems() == [])
  }

  @Test func titleAndCountryDecideBetweenBearers() throws {
    let archive = try Workbench().openTemporary()
    let president = PersonTitle(name: "President", body: "Russia", country: "RU")
    let banker = PersonTitle(name: "Banker", body: "Russia", country: "RU")
    let foreign = PersonTitle(name: "Mayor", body: "Lyon", country: "FR")
    try store(
      [
        Notice(id: "a", date: noon(2024, 3, 1), entity: Self.full, title: president),
        Notice(id: "b", date: noon(2024, 3, 2), entity: Self.uncle, title: banker),
        Notice(id: "banker", date: noon(2024, 3, 9), entity: Self.lone, title: PersonTitle(name: "Banker")),
        Notice(id: "mayor", date: noon(2024, 3, 9), entity: Self.lone, title: foreign),
      ], in: archive)
    #expect(try archive.settleSurnames() == [ArticleID("banker")])
    #expect(try person(in: "banker", archive) == "person:igor putin")
    #expect(try archive.article(ArticleID("banker"))?.analysis?.titles.first?.person == Self.uncle.id)
  }

  @Test func whoIsNamedInFullInTheArticleIsNotMeantByTheSurname() throws {
    let archive = try Workbench().openTemporary()
    let one = article("one", "News", ["Vladimir Putin met Mrs. Putin."], published: noon(2024, 3, 1))
    try archive.store(one, [("Vladimir Putin", Self.full, .actor), ("Putin", Self.lone, .actor)])
    #expect(try archive.settleSurnames() == [])
    #expect(try archive.article(one.id)?.analysis?.entities.count == 2)
  }

  @Test func anAcronymStandsForTheOneOrganizationThatItIsShortFor() throws {
    let archive = try Workbench().openTemporary()
    let short = Entity(id: EntityID("organization:ohrm"), name: "OHRM", type: .organization)
    let long = Entity(
      id: EntityID("organization:organisation for human rights monitoring"),
      name: "Organisation for Human Rights Monitoring", type: .organization)
    let other = Entity(
      id: EntityID("organization:office of harbour and river management"),
      name: "Office of Harbour and River Management", type: .organization)
    try store(
      [
        Notice(id: "short", date: noon(2024, 3, 1), entity: short),
        Notice(id: "long", date: noon(2024, 3, 9), entity: long),
      ], in: archive)
    #expect(try archive.settleSurnames() == [ArticleID("short")])
    #expect(try person(in: "short", archive) == long.id.rawValue)
    #expect(try archive.profile(of: long.id)?.aliases == ["OHRM"])
    try store([Notice(id: "other", date: noon(2024, 3, 9), entity: other)], in: archive)
    #expect(try archive.settleSurnames() == [ArticleID("short")])
    #expect(try person(in: "short", archive) == short.id.rawValue)
  }

  @Test func recognisingAgainLeavesNothingBehind() throws {
    let archive = try Workbench().openTemporary()
    let notices = [
      Notice(id: "full", date: noon(2024, 3, 1), entity: Self.full),
      Notice(id: "lone", date: noon(2024, 4, 1), entity: Self.lone),
    ]
    try store(notices, in: archive)
    try archive.settleSurnames()
    let before = try archive.profile(of: Self.full.id)
    for _ in 1...2 {
      for notice in notices { try archive.store([notice.recognised], recogniser: 2) }
      try archive.settleSurnames()
    }
    #expect(try archive.profile(of: Self.full.id) == before)
    for notice in notices {
      let empty = RecognisedArticle(article: notice.recognised.article, analysis: Analysis(), terms: [])
      try archive.store([empty], recogniser: 3)
    }
    try archive.settleSurnames()
    let left = try archive.read { db in
      try ["bearer", "surname", "unsettled", "title", "title_use"].map {
        try db.value("SELECT count(*) FROM \($0)") ?? 0
      }
    }
    #expect(left == [0, 0, 0, 0, 0])
    #expect(try archive.integrityProblems() == [])
  }

  /// Any order of arrival, settled after each article or only at the end, leads to the same.
  @Test func theOrderOfArrivalDoesNotMatter() throws {
    var generator = SplitMix(seed: 7)
    for _ in 0..<6 {
      var notices: [Notice] = []
      for number in 0..<18 {
        let entity = [Self.lone, Self.full, Self.full, Self.uncle][Int(generator.next() % 4)]
        let title = [nil, PersonTitle(name: "President", body: "Russia", country: "RU")][Int(generator.next() % 2)]
        let date = noon(2023, 1 + Int(generator.next() % 12), 1 + Int(generator.next() % 28))
        notices.append(Notice(id: "n\(number)", date: date, entity: entity, title: title))
      }
      var outcomes: Set<[String?]> = []
      for round in 0..<4 {
        let archive = try Workbench().openTemporary()
        for notice in notices.shuffled(using: &generator) {
          try store([notice], in: archive)
          if round % 2 == 0 { try archive.settleSurnames() }
        }
        try archive.settleSurnames()
        outcomes.insert(try notices.map { try person(in: $0.id, archive) })
        #expect(try archive.integrityProblems() == [])
      }
      #expect(outcomes.count == 1)
    }
  }
}

/// Sebastiano Vigna's splitmix64 (https://prng.di.unimi.it/splitmix64.c): the same numbers in every run.
private struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
