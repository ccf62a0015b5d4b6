import Foundation
import News
import Testing

@testable import Archive

struct PersonalTests {
  private let later = noon(2025, 1, 1)

  @Test func whatThePersonDoesIsKeptAndReturned() throws {
    let bench = Workbench()
    let one = article("one")
    do {
      let archive = try bench.open()
      _ = try archive.store([one], added: today)
      #expect(try archive.setRead(one.id, true, at: today) == PersonalState(isRead: true))
      #expect(try archive.setStarred(one.id, true, at: today) == PersonalState(isRead: true, isStarred: true))
      #expect(
        try archive.savePosition(one.id, 7, at: today) == PersonalState(isRead: true, isStarred: true, position: 7))
      #expect(try archive.savePosition(one.id, -3, at: today).position == 0)
    }
    let archive = try bench.open()
    #expect(
      try archive.article(one.id)?.personal == PersonalState(isRead: true, isStarred: true, position: 0))
    #expect(try archive.setStarred(one.id, false, at: later) == PersonalState(isRead: true, position: 0))
    #expect(try archive.setRead(one.id, false, at: later) == PersonalState(position: 0))
    #expect(try archive.totals() == Totals(articles: 1, unread: 1))
  }

  @Test func anUnknownArticleCannotBeMarked() throws {
    let archive = try Workbench().openTemporary()
    let error = #expect(throws: ArchiveError.self) { try archive.setRead(ArticleID("none"), true, at: today) }
    #expect(error?.reason == .unknownArticle)
    #expect(error?.description.contains("none") == true)
  }

  @Test func whatThePersonDidSurvivesTheArchive() throws {
    let bench = Workbench()
    let one = article("guid-1")
    do {
      let archive = try bench.open()
      _ = try archive.store([one], added: today)
      try archive.setRead(one.id, true, at: today)
      try archive.setStarred(one.id, true, at: today)
    }
    for suffix in ["", "-wal", "-shm"] { try FileManager.default.removeItem(atPath: bench.archivePath + suffix) }
    let rebuilt = try bench.open()
    #expect(try rebuilt.totals() == Totals(articles: 0, unread: 0))
    _ = try rebuilt.store([one, article("guid-2")], added: later)
    #expect(try rebuilt.totals() == Totals(articles: 2, unread: 1))
    #expect(try rebuilt.ids("is:starred") == ["guid-1"])
    #expect(try bench.openTemporary().totals() == Totals(articles: 0, unread: 0))
  }

  @Test func theWatermarkMakesAllReadWithOneNumber() throws {
    let archive = try Workbench().openTemporary()
    _ = try archive.store((0..<5).map { article("old\($0)") }, added: today)
    try archive.setRead(ArticleID("old0"), true, at: today)
    try archive.setRead(ArticleID("old1"), false, at: today)
    try archive.markAllRead(through: today)
    #expect(try archive.totals() == Totals(articles: 5, unread: 0))
    _ = try archive.store([article("new0"), article("new1")], added: later)
    #expect(try archive.totals() == Totals(articles: 7, unread: 2))
    try archive.setRead(ArticleID("old3"), false, at: later)
    try archive.setRead(ArticleID("new1"), true, at: later)
    #expect(try archive.totals() == Totals(articles: 7, unread: 2))
    #expect(try archive.ids("is:unread") == ["new0", "old3"])
    #expect(try archive.ids("-is:unread").count == 5)
    // An earlier mark takes nothing back.
    try archive.markAllRead(through: noon(2020, 1, 1))
    #expect(try archive.ids("is:unread") == ["new0"])
  }

  @Test func theWatermarkMayLieWithinADay() throws {
    let archive = try Workbench().openTemporary()
    for hour in 0..<5 {
      _ = try archive.store([article("n\(hour)")], added: Timestamp(seconds: today.seconds + Int64(hour) * 3600))
    }
    for hour in 0..<5 {
      try archive.markAllRead(through: Timestamp(seconds: today.seconds + Int64(hour) * 3600))
      #expect(try archive.totals().unread == 4 - hour)
      #expect(try archive.ids("is:unread").count == 4 - hour)
    }
  }

  /// The number that is derived against the number that is counted, after every step of a long random walk.
  @Test func theUnreadCountIsAlwaysRight() throws {
    var dice = CodecTests.Dice(state: 11)
    let archive = try Workbench().openTemporary()
    var stored = 0
    for step in 0..<150 {
      let now = Timestamp(seconds: today.seconds + Int64(step) * 9000)
      let id = ArticleID("n\(Int.random(in: 0...max(stored - 1, 0), using: &dice))")
      switch Int.random(in: 0..<10, using: &dice) {
      case 0..<4:
        _ = try archive.store([article("n\(stored)")], added: now)
        stored += 1
      case 4..<7 where stored > 0: try archive.setRead(id, true, at: now)
      case 7..<9 where stored > 0: try archive.setRead(id, false, at: now)
      default:
        try archive.markAllRead(through: Timestamp(seconds: now.seconds - Int64.random(in: 0...90_000, using: &dice)))
      }
      var unread = 0
      try archive.summaries(Query()) { unread += $0.isUnread ? 1 : 0 }
      #expect(try archive.totals() == Totals(articles: stored, unread: unread))
      #expect(try archive.ids("is:unread").count == unread)
    }
  }

  @Test func anotherInstanceSeesWhatWasDone() throws {
    let bench = Workbench()
    let (here, there) = (try bench.open(), try bench.open())
    _ = try here.store([article("one"), article("two")], added: today)
    #expect(try there.totals() == Totals(articles: 2, unread: 2))
    try there.setRead(ArticleID("one"), true, at: today)
    #expect(try here.totals() == Totals(articles: 2, unread: 1))
    #expect(try here.article(ArticleID("one"))?.personal.isRead == true)
    _ = try there.store([article("three")], added: today)
    #expect(try here.totals() == Totals(articles: 3, unread: 2))
  }

  @Test func withoutAPersonalFileEverythingIsUnreadAndActsAreRefused() throws {
    let bench = Workbench()
    do { _ = try bench.open().store([article("one")], added: today) }
    let archive = try Archive(
      at: .file(path: bench.archivePath), personalFile: bench.directory + "/none/personal.db", mayWrite: false)
    #expect(try archive.totals() == Totals(articles: 1, unread: 1))
    #expect(try archive.ids("is:starred") == [] && archive.ids("is:unread") == ["one"])
    let error = #expect(throws: ArchiveError.self) { try archive.setRead(ArticleID("one"), true, at: today) }
    #expect(error?.reason == .readOnly && error?.path.hasSuffix("none/personal.db") == true)
  }

  @Test func aWriteProtectedPersonalFileIsStillRead() throws {
    let bench = Workbench()
    do {
      let archive = try bench.open()
      _ = try archive.store([article("one"), article("two")], added: today)
      try archive.setRead(ArticleID("one"), true, at: today)
    }
    let archive = try bench.open(mayWrite: false)
    #expect(try archive.totals() == Totals(articles: 2, unread: 1))
    #expect(throws: ArchiveError.self) { try archive.setRead(ArticleID("two"), true, at: today) }
    #expect(try archive.totals() == Totals(articles: 2, unread: 1))
  }
}
