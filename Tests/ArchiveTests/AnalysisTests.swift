import News
import Testing

@testable import Archive

struct AnalysisTests {
  private let marks: [(String, Entity, Role)] = [
    ("Nikol Pashinyan", pashinyan, .actor), ("Pashinyan", pashinyan, .actor), ("Yerevan", yerevan, .place),
    ("Sergei Lavrov", lavrov, .actor), ("Tbilisi", tbilisi, .place),
  ]

  @Test func whatWasFoundComesBackAsItWas() throws {
    let archive = try Workbench().openTemporary()
    let one = article("one", "Baku’s answer", ["“Baku” dismissed it, said Russian Foreign Minister Sergei Lavrov."])
    let text = one.text
    let azerbaijan = Entity(
      id: EntityID("geonames:587116"), name: "Azerbaijan", type: .state, country: "AZ",
      coordinate: Coordinate(latitude: 40.5, longitude: 47.5))
    let baku = NamedPlace(
      name: "Baku", type: .city, country: "AZ", coordinate: Coordinate(latitude: 40.38, longitude: 49.89))
    func span(_ words: String) -> Range<Int> {
      let range = text.ranges(of: words)[0]
      let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
      return start..<start + words.utf8.count
    }
    let found = Analysis(
      mentions: [
        Mention(span: span("Baku"), role: .actor, type: .state, entity: azerbaijan.id, named: baku, cue: "possessive"),
        Mention(
          span: span("Sergei Lavrov"), role: .actor, type: .person, entity: lavrov.id,
          title: "Russian Foreign Minister"),
      ], entities: [azerbaijan, lavrov])
    found.checkInvariants(textLength: text.utf8.count)
    _ = try archive.store([one], added: today)
    let recognised = RecognisedArticle(article: one, analysis: found, terms: [.init(term: "answer", count: 2)])
    #expect(try archive.store([recognised], recogniser: 3) == [true])
    #expect(try archive.article(one.id)?.analysis == found)
    #expect(try archive.recogniser(of: one.id) == 3)
    #expect(try archive.recogniser(of: ArticleID("none")) == nil)
    #expect(try archive.profile(of: lavrov.id)?.titles == ["Russian Foreign Minister"])
    #expect(try archive.profile(of: azerbaijan.id)?.aliases == [])
    #expect(
      try archive.sketch(of: one.id)
        == ArticleSketch(
          id: one.id, date: today, isDated: false, language: "en",
          entities: [
            .init(id: azerbaijan.id, name: "Azerbaijan", type: .state, count: 1),
            .init(id: lavrov.id, name: "Sergei Lavrov", type: .person, count: 1),
          ], terms: recognised.terms))
  }

  @Test func whatContainsAPlaceIsAskedForByName() throws {
    let archive = try Workbench().openTemporary()
    try archive.store(article("town", "In Kapan"), [("Kapan", kapan, .place)])
    try archive.store(article("river", "By the Araks"), [("Araks", araks, .place)])
    try archive.store(article("region", "In Syunik"), [("Syunik", syunik, .place)])
    try archive.store(article("abroad", "In Tbilisi"), [("Tbilisi", tbilisi, .place)])
    #expect(try archive.ids("place:syunik").sorted() == ["region", "town"])
    #expect(try archive.ids("place:armenia").sorted() == ["region", "river", "town"])
    #expect(try archive.ids("place:caucasus").sorted() == ["river", "town"])
    #expect(try archive.ids("place:syunik -place:kapan") == ["region"])
    #expect(try archive.article(ArticleID("town"))?.analysis?.entities == [kapan])
    #expect(try archive.entities().map(\.entity.name).sorted() == ["Aras", "Kapan", "Syunik", "Tbilisi"])
    #expect(try archive.integrityProblems() == [])
  }

  @Test func containersAreThoseOfTheLastReading() throws {
    let archive = try Workbench().openTemporary()
    let one = article("one", "In Kapan")
    try archive.store(one, [("Kapan", yerevan, .place)])
    var moved = kapan
    moved.containers = [armenia]
    for (version, entity) in [kapan, moved, kapan].enumerated() {
      try archive.store(one, [("Kapan", entity, .place)], version: version + 2)
      #expect(try archive.article(one.id)?.analysis?.entities == [entity])
      #expect(try archive.ids("place:syunik") == (entity == kapan ? ["one"] : []))
    }
  }

  @Test func aCountryKeepsTheTypeItHasInEachArticle() throws {
    let archive = try Workbench().openTemporary()
    var state = armenia
    state.type = .state
    try archive.store(article("place", "In Armenia"), [("Armenia", armenia, .place)])
    try archive.store(article("actor", "Armenia agrees"), [("Armenia", state, .actor)])
    #expect(try archive.article(ArticleID("place"))?.analysis?.entities == [armenia])
    #expect(try archive.article(ArticleID("actor"))?.analysis?.entities == [state])
    #expect(try archive.ids("place:armenia") == ["place"] && archive.ids("actor:armenia") == ["actor"])
    #expect(try archive.profile(of: armenia.id)?.articleCount == 2)
  }

  @Test func recognisingAgainReplacesEverything() throws {
    let archive = try Workbench().openTemporary()
    let one = article("one", "Talks", ["Nikol Pashinyan in Yerevan. Pashinyan left Yerevan."])
    for version in 1...3 {
      try archive.store(one, marks, terms: ["talk", "leav"], version: version)
      let card = try #require(try archive.profile(of: pashinyan.id))
      #expect(card.articleCount == 1 && card.aliases == ["Pashinyan"])
      let statistics = try archive.statistics(for: [try #require(try archive.sketch(of: one.id))])
      #expect(
        statistics
          == CorpusStatistics(
            articleCount: 1, entityFrequency: [pashinyan.id: 1, yerevan.id: 1], termFrequency: ["talk": 1, "leav": 1]))
    }
    try archive.store(one, [("Yerevan", yerevan, .place)], terms: ["other"], version: 4)
    #expect(try archive.profile(of: pashinyan.id) == nil)
    #expect(try archive.ids("actor:pashinyan") == [])
    let statistics = try archive.statistics(for: [
      ArticleSketch(
        id: one.id, date: today, entities: [.init(id: pashinyan.id, name: "", type: .person, count: 1)],
        terms: [.init(term: "talk", count: 1), .init(term: "other", count: 1)])
    ])
    #expect(statistics.entityFrequency[pashinyan.id] ?? 0 == 0)
    #expect(statistics.termFrequency == ["other": 1])
    #expect(try archive.integrityProblems() == [])
  }

  @Test func anEntityIsShownUnderItsLatestName() throws {
    let archive = try Workbench().openTemporary()
    var other = pashinyan
    other.name = "Nikol Pashinian"
    try archive.store(article("one", "Nikol Pashinyan"), [("Nikol Pashinyan", pashinyan, .actor)])
    try archive.store(article("two", "Nikol Pashinian"), [("Nikol Pashinian", other, .actor)])
    #expect(try archive.profile(of: pashinyan.id)?.entity == other)
    #expect(try archive.ids("actor:pashinian").count == 2)
    #expect(try archive.integrityProblems() == [])
  }

  @Test func aResultForAnotherTextIsDropped() throws {
    let archive = try Workbench().openTemporary()
    let old = article("one", "Talks in Yerevan")
    _ = try archive.store([old], added: today)
    _ = try archive.store([article("one", "Changed since")], added: today)
    let late = RecognisedArticle(article: old, analysis: analysis(of: old, marks), terms: [])
    let lost = RecognisedArticle(article: article("none"), analysis: Analysis(), terms: [])
    #expect(try archive.store([late, lost], recogniser: 1) == [false, false])
    #expect(try archive.unanalysed(version: 1, limit: 5) == [old.id])
  }

  @Test func impossibleResultsAreRefused() throws {
    let archive = try Workbench().openTemporary()
    let one = article("one", "Yerevan and Tbilisi")
    _ = try archive.store([one], added: today)
    let mention = Mention(span: 0..<7, role: .place, type: .city, entity: yerevan.id)
    let cases: [(Analysis, [ArticleSketch.TermCount])] = [
      (Analysis(mentions: [mention], entities: []), []),
      (Analysis(mentions: [mention, mention], entities: [yerevan]), []),
      (Analysis(mentions: [mention], entities: [yerevan, yerevan]), []),
      (Analysis(), [.init(term: "a", count: 1), .init(term: "a", count: 2)]),
    ]
    for (analysis, terms) in cases {
      let error = #expect(throws: ArchiveError.self) {
        try archive.store([RecognisedArticle(article: one, analysis: analysis, terms: terms)], recogniser: 1)
      }
      #expect(error?.reason == .invalid)
    }
    #expect(throws: ArchiveError.self) { try archive.store([], recogniser: 0) }
    #expect(try archive.article(one.id)?.analysis == nil)
  }

  @Test func theCardTellsWhoWithWhomAndWhere() throws {
    let archive = try Workbench().openTemporary()
    for month in 1...4 {
      let body = "Nikol Pashinyan met Sergei Lavrov. They talked." + (month > 1 ? " It was in Yerevan." : "")
      try archive.store(
        article("n\(month)", "Nikol Pashinyan travels", ["Some words first. " + body], published: noon(2024, month, 1)),
        marks)
    }
    try archive.store(article("other", "Tbilisi alone"), marks)
    let card = try #require(try archive.profile(of: pashinyan.id))
    #expect(card.entity == pashinyan && card.articleCount == 4)
    #expect(card.first == noon(2024, 1, 1) && card.last == noon(2024, 4, 1))
    #expect(card.histogram.count == 10 && card.histogram.reduce(0, +) == 4)
    #expect(card.histogram.first == 1 && card.histogram.last == 1)
    #expect(card.actors == [.init(entity: lavrov, articleCount: 4)])
    #expect(card.places == [.init(entity: yerevan, articleCount: 3)])
    #expect(card.appearances.map(\.article.id.rawValue) == ["n4", "n3", "n2", "n1"])
    let first = try #require(card.appearances.first)
    #expect(first.sentence == "Nikol Pashinyan met Sergei Lavrov.")
    let text = try #require(try archive.article(first.article.id)).article.text
    #expect(text.slice(first.offset..<first.offset + 15) == "Nikol Pashinyan")
    #expect(try archive.profile(of: EntityID("person:nobody")) == nil)
  }

  @Test func anEntityThatIsNamedOnlyInTheTitleIsShownWithTheTitle() throws {
    let archive = try Workbench().openTemporary()
    try archive.store(article("one", "Yerevan waits"), marks)
    let card = try #require(try archive.profile(of: yerevan.id))
    #expect(card.appearances.map(\.sentence) == ["Yerevan waits"] && card.appearances.map(\.offset) == [0])
    #expect(card.histogram == [])
  }
}
