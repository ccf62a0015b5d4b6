import News
import Testing

@testable import Archive

/// Articles that wait for recognition.
@Suite struct WaitingTests {
  private let bench = Workbench()
  private let marks: [(String, Entity, Role)] = [("Yerevan", yerevan, .place)]

  @Test func `those never seen come first, then the newest`() throws {
    let archive = try bench.openTemporary()
    for (index, version) in [2, 1, 0, 1, 0].enumerated() {
      let one = article("n\(index)", published: noon(2024, 1, index + 1))
      if version > 0 {
        try archive.store(one, [], version: version)
      } else {
        _ = try archive.store([one], added: today)
      }
    }
    func waiting(_ version: Int, _ limit: Int) throws -> [String] {
      try archive.unanalysed(version: version, limit: limit).map(\.rawValue)
    }
    #expect(try waiting(2, 9) == ["n4", "n2", "n3", "n1"])
    #expect(try waiting(2, 3) == ["n4", "n2", "n3"])
    #expect(try waiting(1, 9) == ["n4", "n2"])
    #expect(try waiting(1, 1) == ["n4"])
    #expect(try waiting(2, 0) == [] && waiting(2, -1) == [])
    #expect(try archive.recognitionCounts(version: 2) == (5, 4))
    #expect(try archive.recognitionCounts(version: 1) == (5, 2))
  }

  @Test func `what was found stays while an article waits once more`() throws {
    let archive = try bench.openTemporary()
    let later = article("later", "In Yerevan")
    try archive.store(article("one", "To Yerevan"), marks, version: 4)
    try archive.store(article("older", "From Yerevan"), marks, version: 2)
    try archive.store(later, marks, version: 5)
    _ = try archive.store([article("new", "Yerevan")], added: today)
    let before = try archive.article(ArticleID("one"))
    try archive.outdate(version: 4)
    #expect(try archive.unanalysed(version: 4, limit: 9).map(\.rawValue).sorted() == ["new", "older", "one"])
    #expect(try archive.recogniser(of: ArticleID("older")) == 2)
    #expect(try archive.recogniser(of: later.id) == 5)
    #expect(try archive.article(ArticleID("one")) == before)
    #expect(try archive.ids("place:yerevan").count == 3)
    #expect(try archive.integrityProblems() == [])
    #expect(throws: ArchiveError.self) { try archive.outdate(version: 1) }
  }

  /// More than one transaction takes, with gaps between the rows.
  @Test func `all of a large archive wait once more, or as many as there is time for`() throws {
    let archive = try bench.openTemporary()
    let articles = (0..<5000).map { article("n\($0)") }
    _ = try archive.store(articles, added: today)
    try archive.write { db in
      for table in ["content", "resemblance_band"] { try db.run("DELETE FROM \(table) WHERE article % 7 = 0") }
      try db.run("DELETE FROM article WHERE rowid % 7 = 0")
      try db.run("UPDATE article SET recogniser = 3")
      try db.run("UPDATE total SET articles = (SELECT count(*) FROM article)")
    }
    let count = 5000 - 5000 / 7
    try archive.outdate(version: 3, isCancelled: { true })
    #expect(try archive.recognitionCounts(version: 3) == (count, 0))
    var asked = 0
    try archive.outdate(version: 3) {
      asked += 1
      return asked > 1
    }
    #expect(try archive.recognitionCounts(version: 3) == (count, 4096))
    try archive.outdate(version: 3)
    #expect(try archive.recognitionCounts(version: 3) == (count, count))
  }

  @Test func `the slower of two is dropped`() throws {
    let archive = try bench.openTemporary()
    let one = article("one", "To Yerevan")
    try archive.store(one, marks, version: 3)
    let late = RecognisedArticle(article: one, analysis: Analysis(), terms: [])
    #expect(try archive.store([late], recogniser: 3) == [false])
    #expect(try archive.store([late], recogniser: 2) == [false])
    #expect(try archive.ids("place:yerevan") == ["one"])
    #expect(try archive.store([late], recogniser: 4) == [true])
    #expect(try archive.ids("place:yerevan") == [])
    #expect(try archive.integrityProblems() == [])
  }

  @Test func `what another process recognises is noticed, and what this one does is not`() throws {
    let (here, there) = (try bench.open(), try bench.open())
    _ = try there.store([article("one", "To Yerevan")], added: today)
    let (hereBefore, thereBefore) = (try here.generation(), try there.generation())
    try there.store(article("one", "To Yerevan"), marks)
    #expect(try here.generation() != hereBefore)
    #expect(try there.generation() == thereBefore)
    let after = try here.generation()
    try here.store(article("one", "To Yerevan"), [], version: 2)
    #expect(try here.generation() == after)
    #expect(try there.generation() != thereBefore)
  }

  @Test func `a surname that another process settles is noticed`() throws {
    let (here, there) = (try bench.open(), try bench.open())
    let surname = Entity(id: EntityID("person:pashinyan"), name: "Pashinyan", type: .person)
    try there.store(article("one", "Pashinyan spoke"), [("Pashinyan", surname, .actor)])
    try there.store(article("two", "Nikol Pashinyan left"), [("Nikol Pashinyan", pashinyan, .actor)])
    let before = try here.generation()
    try #require(try there.settleSurnames() == [ArticleID("one")])
    let after = try here.generation()
    #expect(after != before)
    #expect(try there.settleSurnames() == [])
    #expect(try here.generation() == after)
  }

  @Test func `an article is given out to be recognised as long as it waits, whatever was found before`() throws {
    let archive = try bench.openTemporary()
    let one = article("one", "To Yerevan")
    try archive.store(one, marks, version: 2)
    #expect(try archive.articleToRecognise(one.id, version: 2) == nil)
    #expect(try archive.articleToRecognise(ArticleID("none"), version: 9) == nil)
    try archive.write { try $0.run("UPDATE content SET mentions = x'ff'") }
    #expect(try archive.articleToRecognise(one.id, version: 3) == one)
    try archive.write { try $0.run("DELETE FROM content") }
    let error = #expect(throws: ArchiveError.self) { try archive.articleToRecognise(one.id, version: 3) }
    #expect(error?.reason == .damaged)
  }
}
