import News
import Testing

@testable import Relatedness

private func reasons(
  _ target: ArticleSketch, _ candidate: ArticleSketch, in archive: [ArticleSketch] = background
) -> [String] {
  RelatednessRanking().rank(
    target: target, candidates: [candidate], statistics: statistics(archive + [target, candidate]), limit: 1
  ).first?.reasons ?? []
}

private let background = (0..<30).map {
  sketch("background\($0)", names: ["state:Russia"], words: "filler\($0) common")
}

@Suite struct ReasonTests {
  @Test func theMostTellingNamesAreSaidNotTheMostFrequent() {
    let names = ["state:Russia*9", "city:Goris", "person:Araksya Hakobyan", "feature:Vorotan", "city:Kapan*2"]
    let found = reasons(sketch("a", names: names), sketch("b", names: names.reversed()))
    #expect(found == ["both name Kapan, Goris, Vorotan"])
  }

  @Test func aCommonNameMayStandBesideATellingOne() {
    let usual = (0..<12).map { sketch("usual\($0)", names: ["state:Russia"]) } + (0..<18).map { sketch("other\($0)") }
    let left = sketch("a", names: ["state:Russia*9", "person:Araksya Hakobyan"])
    let right = sketch("b", names: ["person:Araksya Hakobyan", "state:Russia", "city:Oslo"])
    #expect(reasons(left, right, in: usual) == ["both name Araksya Hakobyan, Russia"])
  }

  @Test func whatEveryArticleNamesIsNoReason() {
    let left = sketch("a", day: 1, names: ["state:Russia*3"], words: "common")
    let right = sketch("b", day: 1, names: ["state:Russia*2"], words: "common")
    #expect(reasons(left, right) == ["similar wording"])
  }

  @Test func twoEntitiesOfOneNameAreSaidOnce() {
    let names = ["person:Goris", "city:Goris", "city:Vorotan*2"]
    #expect(reasons(sketch("a", names: names), sketch("b", names: names)) == ["both name Vorotan, Goris"])
  }

  @Test func namesReachTheScreenCleaned() {
    var left = sketch("a", names: ["city:Goris"])
    left.entities[0].name = "Go\u{1b}]0;x\u{07}r\u{202e}is\nnow"
    #expect(reasons(left, left.copy("b")) == ["both name Go ]0;x ris now"])
    left.entities[0].name = "\u{1b}\u{9b}"
    #expect(reasons(left, left.copy("b")) == ["some of the same names"])
  }

  @Test func sharedWordsAreSaidTheStrongestFirst() {
    let left = sketch("a", words: "corridor checkpoint*3 lantern lorry*2 common apple")
    let right = sketch("b", words: "corridor checkpoint*2 lantern lorry*2 common pear")
    #expect(reasons(left, right) == ["share the words checkpoint, lorry, lantern"])
  }

  @Test func aSingleWordIsNoReasonAloneButOneBesideAName() {
    #expect(reasons(sketch("a", words: "corridor apple"), sketch("b", words: "corridor pear")) == ["similar wording"])
    let left = sketch("a", names: ["city:Goris"], words: "corridor apple")
    let right = sketch("b", names: ["city:Goris"], words: "corridor pear")
    #expect(reasons(left, right) == ["both name Goris", "share the word corridor"])
  }

  @Test func wordsThatArePartOfNamesOrYearsOrShortAreNotSaid() {
    let names = ["city:Goris", "country:Türkiye", "state:China"]
    let words = "goris turkiye turkish chinese 2020 oil corridor checkpoint"
    let found = reasons(
      sketch("a", names: names, words: words + " apple*9 plum*9"),
      sketch("b", names: names, words: words + " pear*9 fig*9"))
    #expect(found.contains("share the words corridor, checkpoint"))
  }

  @Test func wordsOfAnyNewsAreNotSaid() {
    let left = sketch("a", words: "military election attack minister apple*3")
    let right = sketch("b", words: "military election attack minister pear*3")
    #expect(reasons(left, right) == ["similar wording"])
    let lorries = ["a", "b"].map { sketch($0, words: "military lantern lorry \($0)x") }
    #expect(reasons(lorries[0], lorries[1]) == ["share the words lantern, lorry"])
  }

  @Test func namesComeFirst() {
    let words = "alder*3 birch*3 cedar*3 elder*3 hazel*3 larch*3 maple*3 rowan*3 willow*3"
    let found = reasons(
      sketch("a", names: ["city:Goris"], words: words + " apple*9"),
      sketch("b", names: ["city:Goris"], words: words + " pear*9 plum*9 quince*9 medlar*9 fig*9 date*9"))
    #expect(found == ["both name Goris", "share the words alder, birch, cedar"])
  }

  @Test func nearlyTheSameTextIsCalledThat() {
    let words = (0..<40).map { "shared\($0)" }.joined(separator: " ")
    let found = reasons(sketch("a", day: 3, words: words), sketch("b", day: 3, words: words + " typo"))
    #expect(found == ["nearly the same words", "published the same day"])
  }

  @Test(
    arguments: [
      (0, "published the same day"), (1, "published a day apart"), (2, "published two days apart"),
      (7, "published a week apart"), (13, "published thirteen days apart"), (14, nil), (400, nil),
    ] as [(Int, String?)])
  func datesAreCompared(_ days: Int, _ expected: String?) {
    let left = sketch("a", day: 1000, names: ["city:Goris"])
    for day in [1000 - days, 1000 + days] {
      let right = sketch("b", day: day, names: ["city:Goris"])
      #expect(reasons(left, right) == ["both name Goris"] + [expected].compactMap(\.self))
    }
  }

  @Test func daysAreThoseOfTheCalendar() {
    var left = sketch("a", day: 0, names: ["city:Goris"])
    var right = left.copy("b")
    left.date.seconds = 86399
    right.date.seconds = 86400
    #expect(reasons(left, right) == ["both name Goris", "published a day apart"])
    left.date.seconds = -1
    right.date.seconds = 0
    #expect(reasons(left, right).last == "published a day apart")
    left.date.seconds = .min
    right.date.seconds = .max
    #expect(reasons(left, right) == ["some of the same names"], "so far apart in time a name says nothing")
  }

  @Test func decadesApartOneCommonPlaceIsNoReason() {
    let old = sketch("old", day: 6_300, names: ["city:London", "organization:Lantern Trust"], words: "gilt lending")
    let new = sketch("new", day: 20_500, names: ["city:London", "person:Seda Abovyan"], words: "tunnel opening")
    #expect(reasons(new, old) == ["little in common"])
    // Nor is it on one day; two that are seldom named are, whenever that was.
    let sameDay = sketch("same day", day: 20_500, names: ["city:London"], words: "gilt")
    #expect(reasons(new, sameDay) == ["some of the same names"])
    let names = ["city:Goris", "feature:Vorotan"]
    #expect(
      reasons(sketch("a", day: 6_300, names: names), sketch("b", day: 20_500, names: names))
        == ["both name Goris, Vorotan"])
  }

  @Test func wordsAreSaidAsTheyAreWritten() {
    let ranked = RelatednessRanking().rank(
      target: sketch("a", words: "lantern lorry waffenruhe"),
      candidates: [sketch("b", words: "lantern lorry waffenruhe")],
      statistics: statistics(background),
      spellings: ["lantern": ["lanterns", "lantern"], "waffenruhe": ["Waffenruhe"]],
      limit: 1)
    #expect(ranked[0].reasons == ["share the words lanterns, lorry, Waffenruhe"])
  }

  /// The words of each article are separated from what its language is full of.
  @Test(arguments: [
    ("ru", "за на до для перемирие посредник", "перемирие, посредник"),
    ("uk", "за на до та перемир'я посередник", "перемир, посередник"),
    ("de", "nicht über werden zwischen waffenruhe vermittler", "vermittler, waffenruhe"),
    ("fr-CA", "dans pour avec leurs trêve médiateur", "mediateur, treve"),
    ("tr", "için daha sonra ateşkes arabulucu", "arabulucu, ateskes"),
    ("ar", "على إلى التي هدنة وسيط", "هدنة, وسيط"),
    ("sr", "koji nakon primirje posrednik", "posrednik, primirje"),
  ])
  func stopWordsOfEveryLanguageAreNoReason(_ language: String, _ text: String, _ expected: String) {
    func sketch(_ id: String) -> ArticleSketch {
      let article = Article(
        id: ArticleID(id), title: "", source: "test", language: language, paragraphs: [text + " " + id + "x"])
      return ArticleSketch(
        id: article.id, date: Timestamp(seconds: 0), isDated: false, language: language, entities: [],
        terms: TermExtraction.terms(of: article))
    }
    #expect(reasons(sketch("qqqq"), sketch("wwww")) == ["share the words " + expected])
  }

  @Test func whenItWasAddedIsNotWhenItWasPublished() {
    let left = sketch("a", names: ["city:Goris"])
    #expect(reasons(left, sketch("b", day: 0, names: ["city:Goris"])) == ["both name Goris"])
    #expect(reasons(sketch("c", day: 0, names: ["city:Goris"]), left) == ["both name Goris"])
  }

  /// Reads every reason of a random archive back and checks it against both articles.
  @Test func everyReasonIsTrue() throws {
    let archive = randomSketches(60, seed: 11)
    let articles = Dictionary(uniqueKeysWithValues: archive.map { ($0.id, $0) })
    var kinds: Set<String> = []
    for target in archive {
      for ranked in RelatednessRanking().rank(
        target: target, candidates: archive, statistics: statistics(archive), limit: 60)
      {
        let other = try #require(articles[ranked.id])
        for reason in ranked.reasons { kinds.insert(check(reason, target, other)) }
      }
    }
    #expect(kinds.isSuperset(of: ["names", "words", "date"]))
  }

  /// Returns the kind of the reason.
  private func check(_ reason: String, _ left: ArticleSketch, _ right: ArticleSketch) -> String {
    if let names = reason.split(prefix: "both name ") {
      for name in names { #expect([left, right].allSatisfy { $0.entities.map(\.name).contains(name) }, "\(reason)") }
      #expect((1...3).contains(names.count))
      return "names"
    }
    if let words = reason.split(prefix: "share the words ") ?? reason.split(prefix: "share the word ") {
      for word in words { #expect([left, right].allSatisfy { $0.terms.map(\.term).contains(word) }, "\(reason)") }
      #expect((1...3).contains(words.count))
      return "words"
    }
    if ["similar wording", "some of the same names", "little in common"].contains(reason) { return "none" }
    let apart = abs(left.date.day.daysSince1970 - right.date.day.daysSince1970)
    let spelled = [
      "the same day", "a day apart", "two days apart", "three days apart", "four days apart", "five days apart",
      "six days apart", "a week apart", "eight days apart", "nine days apart", "ten days apart", "eleven days apart",
      "twelve days apart", "thirteen days apart",
    ]
    #expect(left.isDated && right.isDated && reason == "published " + spelled[min(apart, 13)], "\(reason)")
    return "date"
  }
}

extension ArticleSketch {
  fileprivate func copy(_ id: String) -> ArticleSketch {
    var copy = self
    copy.id = ArticleID(id)
    return copy
  }
}

extension String {
  fileprivate func split(prefix: String) -> [String]? {
    guard hasPrefix(prefix) else { return nil }
    return dropFirst(prefix.count).split(separator: ", ").map(String.init)
  }
}
