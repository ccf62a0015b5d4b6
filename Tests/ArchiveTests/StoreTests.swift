import Foundation
import GRDB
import News
import Testing

@testable import Archive

struct StoreTests {
  @Test func anArticleComesBackAsItWasStored() throws {
    let bench = Workbench()
    let archive = try bench.open()
    let stored = Article(
      id: ArticleID("guid-1"), title: "Talks in Yerevan", byline: "B. Line", source: "Agency",
      url: "https://example.org/1", published: noon(2024, 8, 1), language: "en",
      paragraphs: ["First.\n\nStill first.", "", "Second – é."], origin: "/x.txt")
    #expect(try archive.store([stored], added: today) == [.added(stored.id)])
    let back = try #require(try archive.article(stored.id))
    #expect(back == StoredArticle(article: stored, added: today))
    #expect(try archive.article(ArticleID("other")) == nil)
    #expect(try archive.totals() == Totals(articles: 1, unread: 1))
    #expect(try archive.integrityProblems() == [])
  }

  @Test func anArticleWithNothingInItIsKeptToo() throws {
    let bench = Workbench()
    let archive = try bench.openTemporary()
    let empty = article("empty", "", [])
    #expect(try archive.store([empty], added: today) == [.added(empty.id)])
    #expect(try archive.article(empty.id)?.article == empty)
    #expect(try archive.store([], added: today) == [])
  }

  @Test func aCopyInAnotherFolderIsTheSameArticle() throws {
    let archive = try Workbench().openTemporary()
    let one = file("/news/a.txt", "Title", ["Text."])
    var copy = file("/backup/a.txt", "Title", ["Text."])
    copy.source = "backup"
    #expect(try archive.store([one, copy], added: today) == [.added(one.id), .unchanged(one.id)])
  }

  @Test func closingLeavesNothingInTheLogs() throws {
    let bench = Workbench()
    let archive = try bench.open()
    _ = try archive.store([article("one")], added: today)
    _ = try archive.setStarred(ArticleID("one"), true, at: today)
    archive.close()
    for path in [bench.archivePath, bench.personalPath] {
      // A copy of the file alone has everything.
      try FileManager.default.removeItem(atPath: path + "-wal")
    }
    let copy = try bench.open()
    #expect(try copy.article(ArticleID("one"))?.personal.isStarred == true)
    #expect(throws: ArchiveError.self) { try archive.totals() }
  }

  @Test func theSameAgainWritesNothing() throws {
    let bench = Workbench()
    let archive = try bench.open()
    let one = article("guid-1", "Title", ["Text."], origin: "/a.txt")
    _ = try archive.store([one], added: today)
    var moved = one
    moved.origin = "/elsewhere.txt"
    let before = try bench.bytes()
    #expect(try archive.store([one, moved], added: noon(2025, 1, 1)) == [.unchanged(one.id), .unchanged(one.id)])
    #expect(try bench.bytes() == before)
    #expect(try archive.article(one.id)?.added == today)
  }

  @Test func changedContentIsAnUpdateThatKeepsTheRest() throws {
    let bench = Workbench()
    let archive = try bench.open()
    let first = article("guid-1", "Talks in Yerevan", ["They met Nikol Pashinyan."], published: noon(2024, 8, 1))
    try archive.store(first, [("Yerevan", yerevan, .place), ("Nikol Pashinyan", pashinyan, .actor)], terms: ["talk"])
    try archive.setRead(first.id, true, at: today)
    try archive.setStarred(first.id, true, at: today)
    try archive.savePosition(first.id, 12, at: today)

    let second = article("guid-1", "Talks in Tbilisi", ["They met."], source: "other", published: noon(2024, 8, 3))
    #expect(try archive.store([second], added: noon(2025, 1, 1)) == [.updated(first.id)])
    let back = try #require(try archive.article(first.id))
    #expect(back.article == second)
    #expect(back.added == today)
    #expect(back.analysis == nil)
    #expect(back.personal == PersonalState(isRead: true, isStarred: true, position: 12))
    #expect(try archive.unanalysed(version: 1, limit: 10) == [first.id])
    #expect(try archive.ids("yerevan") == [] && archive.ids("tbilisi") == ["guid-1"])
    #expect(try archive.ids("source:desk") == [] && archive.ids("source:other") == ["guid-1"])
    #expect(try archive.profile(of: yerevan.id) == nil)
    #expect(try archive.totals() == Totals(articles: 1, unread: 0))
    #expect(try archive.integrityProblems() == [])
  }

  @Test func oneArticleTwiceInABatchIsStoredOnce() throws {
    let archive = try Workbench().openTemporary()
    let one = article("guid-1")
    let other = article("guid-1", "Another title")
    let outcomes = try archive.store([one, one, other], added: today)
    #expect(outcomes == [.added(one.id), .unchanged(one.id), .updated(one.id)])
    #expect(try archive.totals().articles == 1)
  }

  @Test func aLongTextAndAStrangeOneAreFound() throws {
    let archive = try Workbench().openTemporary()
    let long = article("long", "Long", (0..<3000).map { "Paragraph number \($0) of many." } + ["needle"])
    let strange = article("strange", "\u{202e}x\0y", ["null\0byte", "💥 Ünïcödé"])
    #expect(try archive.store([long, strange], added: today) == [.added(long.id), .added(strange.id)])
    #expect(try archive.article(long.id)?.article == long)
    #expect(try archive.ids("needle") == ["long"])
    #expect(try archive.ids("unicode") == ["strange"])
    #expect(try archive.article(strange.id)?.article.paragraphs == ["null\u{fffd}byte", "💥 Ünïcödé"])
    #expect(try archive.store([strange], added: today) == [.unchanged(strange.id)])
  }
}

extension Workbench {
  /// All bytes of the archive's files but the index of the log, which also changes on reading.
  func bytes() throws -> [Data] {
    try ["", "-wal"].map { try Data(contentsOf: URL(fileURLWithPath: archivePath + $0)) }
  }
}
