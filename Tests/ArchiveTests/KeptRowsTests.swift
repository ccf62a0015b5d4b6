import News
import Testing

@testable import Archive

/// Rows that stay in a window though the query does not match them, and what is said where matches are not counted.
struct KeptRowsTests {
  /// Newest first: 0, 1, 2 …
  private func filled(_ count: Int) throws -> Archive {
    let archive = try Workbench().openTemporary()
    let articles = (0..<count).map { number in
      article(
        "a\(number)", "Number \(number)", ["Text."],
        published: Timestamp(seconds: noon(2024, 8, 1).seconds - Int64(number) * 60))
    }
    _ = try archive.store(articles, added: today)
    return archive
  }

  private func numbers(_ page: ListPage) -> [Int] { page.rows.compactMap { Int($0.id.rawValue.dropFirst()) } }

  private func unread(
    _ anchor: ListRequest.Anchor = .newest, limit: Int = 200, keeping: [Int] = []
  ) -> ListRequest {
    ListRequest(
      query: Query([.init(.isUnread)]), anchor: anchor, limit: limit,
      keeping: Set(keeping.map { ArticleID("a\($0)") }))
  }

  private func key(_ number: Int) -> ListKey {
    ListKey(
      date: Timestamp(seconds: noon(2024, 8, 1).seconds - Int64(number) * 60), id: ArticleID("a\(number)"))
  }

  @Test func whatIsKeptStandsInItsPlaceAsItIsNow() throws {
    let archive = try filled(6)
    for number in [1, 4] { try archive.setRead(ArticleID("a\(number)"), true, at: today) }
    let page = try archive.page(unread(keeping: [0, 1, 2]))
    #expect(numbers(page) == [0, 1, 2, 3, 5])
    #expect(page.kept == [ArticleID("a1")])
    #expect(page.rows[1].isUnread == false)
    #expect(page.totals == Totals(articles: 4, unread: 4), "it is not counted")
    #expect(try numbers(archive.page(unread(keeping: [7, 8]))) == [0, 2, 3, 5], "what is not there is not kept")
  }

  @Test func itComesWithTheWindowInWhichItLies() throws {
    let archive = try filled(12)
    for number in [0, 3, 6, 11] { try archive.setRead(ArticleID("a\(number)"), true, at: today) }
    let all = [0, 3, 6, 11]
    func window(_ anchor: ListRequest.Anchor) throws -> [Int] {
      try numbers(archive.page(unread(anchor, limit: 3, keeping: all)))
    }
    #expect(try window(.newest) == [0, 1, 2, 3, 4])
    #expect(try window(.after(key(4))) == [5, 6, 7, 8])
    #expect(try window(.after(key(8))) == [9, 10, 11])
    #expect(try window(.before(key(4))) == [0, 1, 2, 3])
    #expect(try window(.before(key(9))) == [5, 6, 7, 8])
    #expect(try window(.around(key(6))) == [5, 6, 7, 8])
    for number in 0..<12 { try archive.setRead(ArticleID("a\(number)"), true, at: today) }
    #expect(try window(.around(key(6))) == all)
  }

  @Test func whatCannotBeCountedIsNotSaidToBeNone() throws {
    let archive = try filled(250)
    // As if there were more than can all be visited.
    try archive.write { try $0.run("UPDATE total SET articles = 60000") }
    let many = Query.parse("date:2000.. is:unread").query
    let page = try archive.page(ListRequest(query: many))
    #expect(page.totals == nil)
    #expect(page.moreThan == 200)
    let few = try archive.page(ListRequest(query: Query.parse("date:2000.. -is:unread").query))
    #expect(few.totals == Totals(articles: 0, unread: 0) && few.moreThan == nil, "they are all on the page")
    let all = try archive.totals()
    #expect(try archive.page(unread()).totals == Totals(articles: all.unread, unread: all.unread), "no need to count")
  }

  // MARK: Whose change it is

  @Test func whatThisProcessWritesIsNoChangeOfOthers() throws {
    let bench = Workbench()
    let (here, there) = (try bench.open(), try bench.open())
    let start = try here.generation()
    _ = try here.store([article("one"), article("two")], added: today)
    try here.setRead(ArticleID("one"), true, at: today)
    try here.setStarred(ArticleID("one"), true, at: today)
    try here.savePosition(ArticleID("one"), 3, at: today)
    try here.markAllRead(through: today)
    _ = try here.store([article("one", "Another title")], added: today)
    #expect(try here.generation() == start)
    try there.setRead(ArticleID("two"), false, at: today)
    let after = try here.generation()
    #expect(after != start)
    #expect(throws: ArchiveError.self) { try here.setRead(ArticleID("none"), true, at: today) }
    #expect(try here.generation() == after)
  }

  @Test func writesUnderWayAreNotTakenForThoseOfOthers() async throws {
    let bench = Workbench()
    let archive = try bench.open()
    _ = try archive.store([article("one")], added: today)
    let before = try archive.generation()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { for turn in 0..<60 { try archive.setRead(ArticleID("one"), turn % 2 == 0, at: today) } }
      group.addTask {
        for _ in 0..<60 {
          let now = try archive.generation()
          #expect(now == before)
        }
      }
      try await group.waitForAll()
    }
  }
}
