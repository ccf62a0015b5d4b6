import News
import Testing

@testable import Archive

private let marks: [(String, Entity, Role)] = [
  ("Yerevan", yerevan, .place), ("Tbilisi", tbilisi, .place), ("Nikol Pashinyan", pashinyan, .actor),
]

@Suite struct CandidateTests {
  static func probe(
    _ id: String, _ words: [String], _ entities: [Entity] = [], date: Timestamp? = nil
  ) -> RelatednessProbe {
    RelatednessProbe(
      article: ArticleID(id), date: date,
      words: words.enumerated().map { .init(spellings: [$0.element], weight: 1 / Double($0.offset + 1)) },
      entities: entities.map { .init(id: $0.id, weight: 0.05) })
  }

  private func ids(
    _ archive: Archive, _ probe: RelatednessProbe, limit: Int = 100,
    nearness: (Timestamp, Timestamp) -> Double = { _, _ in 1 }
  ) throws -> [String] {
    try archive.relatedCandidates(to: probe, limit: limit, nearness: nearness).map(\.id.rawValue)
  }

  @Test func whatSharesTheHeaviestComesFirst() throws {
    let archive = try Workbench().openTemporary()
    for index in 0..<30 { try archive.store(article("common\(index)", "Yerevan", ["Text \(index)."]), marks) }
    try archive.store(article("target", "Yerevan", ["Tbilisi discusses corridors."]), marks)
    try archive.store(article("entity", "Tbilisi", ["Something else."]), marks)
    try archive.store(article("word", "No names", ["They discussed a corridor."]), [])
    try archive.store(article("nothing", "No names", ["At all."]), [])
    let probe = RelatednessProbe(
      article: ArticleID("target"),
      words: [.init(spellings: ["corridors", "corridor"], weight: 1)],
      entities: [.init(id: tbilisi.id, weight: 0.1), .init(id: yerevan.id, weight: 0.01)])
    let all = try ids(archive, probe)
    #expect(Array(all.prefix(2)) == ["word", "entity"] && all.count == 32)
    #expect(!all.contains("target") && !all.contains("nothing") && Set(all).count == all.count)
    #expect(try ids(archive, probe, limit: 2) == ["word", "entity"])
    #expect(try ids(archive, probe, limit: 0) == [])
    #expect(try archive.sketch(of: ArticleID("none")) == nil)
  }

  @Test func aStrangersArticleFindsTheNewestAndThoseAroundItsDate() throws {
    let archive = try Workbench().openTemporary()
    for month in 1...12 {
      try archive.store(
        article("n\(month)", "Nikol Pashinyan travels", ["Word \(month)."], published: noon(2024, month, 1)), marks)
    }
    let found = try ids(archive, Self.probe("stranger", ["travels"], date: noon(2024, 5, 2))) { left, right in
      1 / (1 + abs(Double(left.seconds - right.seconds)))
    }
    #expect(found.count == 12 && Array(found.prefix(3)) == ["n5", "n6", "n4"])
  }

  @Test func whatIsNearlyTheSameStandsThereOnce() throws {
    let archive = try Workbench().openTemporary()
    let text = (0..<80).map { "sentence\($0) about lanterns" }.joined(separator: " ")
    try archive.store(article("first", "Lanterns", [text], source: "one"), marks)
    try archive.store(article("second", "Lanterns again", [text], source: "two"), marks)
    try archive.store(article("target", "A lantern", ["Lanterns in Yerevan."]), marks)
    #expect(try ids(archive, Self.probe("target", ["lanterns"])) == ["first"])
    #expect(try ids(archive, Self.probe("second", ["lanterns"])) == ["target"])
  }

  @Test func whatIsNotRecognisedYetIsNoCandidate() throws {
    let archive = try Workbench().openTemporary()
    try archive.store(article("target", "Lanterns"), marks)
    _ = try archive.store([article("waiting", "Lanterns")], added: today)
    #expect(try ids(archive, Self.probe("target", ["lanterns"])) == [])
  }

  /// `--limit 300` is more than is read of a word otherwise.
  @Test func asManyAsAreAskedForWhereThereAreSoMany() throws {
    let archive = try Workbench().openTemporary()
    for number in 0..<320 { try archive.store(article("n\(number)", "Lanterns \(number)"), marks) }
    #expect(try ids(archive, Self.probe("n160", ["lanterns"]), limit: 300).count == 300)
    #expect(try ids(archive, Self.probe("n160", ["lanterns"]), limit: 400).count == 319)
    // A word far down the list is looked for where those before it do not find enough.
    let rare = (0..<40).map { "missing\($0)" }
    #expect(try ids(archive, Self.probe("n160", rare + ["lanterns"]), limit: 20).count == 20)
  }

  /// Four times the archive must not be four times the work: entries of indexes are counted, not seconds.
  @Test func theCostIsBoundedHoweverLargeTheArchiveIs() throws {
    let archive = try Workbench().openTemporary()
    let words = (0..<40).map { "word\($0)" }
    let probe = Self.probe("n7", words, [yerevan, pashinyan], date: today)
    func cost() throws -> Int {
      try archive.read { db in
        var search = try CandidateSearch(db, probe, limit: 50)
        #expect(try search.run { _, _ in 1 }.count == 50)
        return search.entriesRead
      }
    }
    func grow(_ numbers: Range<Int>) throws {
      let articles = numbers.map {
        article("n\($0)", "Nikol Pashinyan in Yerevan", ["\($0) " + words.joined(separator: " ")], published: today)
      }
      _ = try archive.store(articles, added: today)
      try archive.store(
        articles.map { .init(article: $0, analysis: analysis(of: $0, marks), terms: []) }, recogniser: 1)
    }
    try grow(0..<400)
    let small = try cost()
    try grow(400..<1600)
    let large = try cost()
    #expect(small == large)
    #expect(
      large <= CandidateSearch.mostWords * CandidateSearch.depth + CandidateSearch.mostEntities * CandidateSearch.depth
        / 2)
  }
}
