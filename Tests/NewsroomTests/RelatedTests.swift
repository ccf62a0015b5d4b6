import Archive
import News
import Relatedness
import Testing

@testable import Newsroom

/// An article of a day.
private func report(_ id: String, day: Int?, language: String = "en", _ paragraphs: String...) -> Article {
  Article(
    id: ArticleID(id), title: "", source: "source of " + id,
    published: day.map { Timestamp(seconds: Int64($0) * 86400) }, language: language, paragraphs: paragraphs)
}

private func desk(_ articles: [Article]) throws -> Desk {
  var recognition = Recognition.names(["London", "Yerevan", "Goris"])
  recognition.terms = { TermExtraction.terms(of: $0) }
  let desk = try Desk(recognition: recognition)
  _ = try desk.archive.store(articles, added: .now)
  try desk.newsroom.analysePending()
  return desk
}

private let collapse = [
  report("one", day: 19_700, "Engineers said the lighthouse collapsed after the ferry struck its pier at dawn."),
  report("two", day: 19_701, "A ferry hit the pier of a lighthouse, which fell into the bay; engineers blame the fog."),
]

@Suite struct RelatedTests {
  private func related(_ id: String, _ desk: Desk, limit: Int = 20) throws -> [RelatedArticle] {
    try desk.newsroom.related(to: ArticleID(id), limit: limit)
  }

  @Test func twoReportsOfOneEventFindEachOtherWhateverComesIn() throws {
    let desk = try desk(collapse)
    for number in 0..<12 {
      #expect(try related("one", desk).first?.summary.id == ArticleID("two"), "\(number)")
      #expect(try related("two", desk).first?.summary.id == ArticleID("one"), "\(number)")
      let others = (0..<20).map { index in
        report(
          "other\(number)x\(index)", day: 19_700 + index, "The orchard \(number) sold apples in London to engineers.",
          "A ferry brought \(index) crates and the bay was calm at dawn.")
      }
      _ = try desk.archive.store(others, added: .now)
      try desk.newsroom.analysePending()
    }
    #expect(try related("one", desk).count == 20)
    #expect(try related("one", desk, limit: 150).count == 150)
    #expect(try related("one", desk).first.map(\.reasons)?.contains("published a day apart") == true)
  }

  @Test func scoresAreTheSameBothWays() throws {
    let desk = try desk(collapse + [report("three", day: nil, "The lighthouse keeper repaired a ferry.")])
    for (left, right) in [("one", "two"), ("two", "three"), ("one", "three")] {
      let there = try related(left, desk).first { $0.summary.id == ArticleID(right) }
      let back = try related(right, desk).first { $0.summary.id == ArticleID(left) }
      #expect(abs((there?.score ?? 0) - (back?.score ?? 1)) < 1e-9)
    }
  }

  /// Thirty-nine years lie between them, and nothing but a city is common to both.
  @Test func decadesApartACityIsNoReasonAndNotShown() throws {
    let desk = try desk([
      report("new", day: 20_500, "Commuters in London waited for the tunnel, said the operator of the trains."),
      report("old", day: 6_300, "Gilt prices rose in London, where brokers expect another cut of the discount rate."),
    ])
    let found = try related("new", desk)
    #expect(found.allSatisfy { $0.reasons == ["little in common"] && !$0.isWorthShowing })
  }

  @Test func reasonsInRussianAreWordsThatSaySomethingAsTheyAreWritten() throws {
    let desk = try desk([
      report("a", day: 19_700, language: "ru", "Посредники прибыли на переговоры за день до Конгресса Маяков."),
      report(
        "b", day: 19_700, language: "ru", "На переговоры за столом посредники прибыли до обеда; Конгресса не будет."),
      report("c", day: 19_700, language: "ru", "Цены на хлеб выросли за год до уровня столицы."),
    ])
    let found = try related("a", desk)
    #expect(found.first?.summary.id == ArticleID("b"))
    #expect(found.first?.reasons.first == "share the words Конгресса, переговоры, Посредники")
    for reason in found.flatMap(\.reasons) {
      for word in ["за", "на", "до"] { #expect(!reason.split(separator: " ").contains(Substring(word)), "\(reason)") }
    }
  }

  @Test func whatNothingIsSharedWithIsNotListed() throws {
    let desk = try desk(collapse + [report("bread", day: 19_700, "Bakers raised prices.")])
    #expect(try related("one", desk, limit: 50).map(\.summary.id.rawValue) == ["two"])
  }

  @Test func aStrangersArticleIsComparedLikeAStoredOne() throws {
    let desk = try desk([collapse[1]])
    let visitor = StoredArticle(article: collapse[0], added: Timestamp(seconds: 19_700 * 86400))
    let found = try desk.newsroom.related(to: visitor, limit: 5)
    #expect(found.map(\.summary.id.rawValue) == ["two"])
    #expect(found.first?.reasons.last == "published a day apart")
  }

  /// What a person has corrected counts: two names of one place bring the articles together.
  @Test func aCorrectionBringsArticlesTogether() throws {
    let desk = try desk([
      report("a", day: 19_700, "Fishermen gathered at Goris."), report("b", day: 19_700, "A parade crossed Yerevan."),
      report("c", day: 19_700, "Bakers raised prices in London."),
    ])
    #expect(try related("a", desk) == [])
    let goris = Entity(id: EntityID("city:Goris"), name: "Goris", type: .city)
    let yerevan = Entity(id: EntityID("city:Yerevan"), name: "Yerevan", type: .city)
    let request = Correction.Request(
      scope: .everywhere, subject: .mention(words: "Goris", entity: goris), change: .merge(yerevan), offset: 22)
    try desk.newsroom.correct(request, in: ArticleID("a"))
    try desk.newsroom.followCorrections()
    let found = try related("a", desk)
    #expect(found.map(\.summary.id.rawValue) == ["b"])
    #expect(found.first?.reasons.first == "both name Yerevan")
  }
}
