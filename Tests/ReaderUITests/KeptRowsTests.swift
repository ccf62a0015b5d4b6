import News
import Testing

@testable import ReaderUI

/// The list while one reads: rows that match no longer stay until the question is asked again.
@Suite struct KeptRowsTests {
  private func filtered(_ query: String = "is:unread") -> Session {
    var session = Session(rows: 12)
    session.type("/" + query)
    session.press(.enter)
    return session
  }

  private func ids(_ session: Session) -> [String] { session.state.list.rows.map(\.id.rawValue) }

  @Test func readingOneAfterTheOtherSkipsNone() {
    var session = filtered()
    let before = ids(session)
    for number in 0..<4 {
      session.press(.enter, .escape)
      // What a watch or recognition says in between.
      session.send(.archiveChanged)
      #expect(ids(session) == before)
      #expect(session.state.list.article?.id.rawValue == before[number])
      #expect(session.state.reading?.id.rawValue == before[number])
      session.press(.down)
      session.rest()
      #expect(session.state.reading?.id.rawValue == before[number + 1])
    }
    #expect(session.articles.count { $0.personal.isRead } == 4)
    #expect(session.title.contains("“is:unread” +4 kept   2 · 2 unread"))
    #expect(session.rows[1].hasPrefix("   Notes"), "what is read looks read")
  }

  @Test func whatAnotherProcessMarksIsShownAsItIsAndStays() {
    var session = filtered()
    session.press(.down)
    let before = ids(session)
    for index in session.articles.indices { session.articles[index].personal.isRead = true }
    session.send(.archiveChanged)
    #expect(ids(session) == before)
    #expect(session.state.list.rows.allSatisfy { !$0.isUnread })
    #expect(session.rows[2].hasPrefix("▸  Vienna"))
    #expect(session.title.contains("0 · 0 unread"))
  }

  @Test func aRowUnderTheCursorStaysWhenItsArticleIsTakenAway() {
    var session = Session(rows: 12)
    session.press(.down, .down)
    session.rest()
    session.articles.removeAll { $0.article.id == ArticleID("water") }
    session.send(.archiveChanged)
    session.rest()
    #expect(session.state.list.article?.id == ArticleID("water"))
    #expect(session.rows[3].hasPrefix("▸● Low Water"))
    #expect(session.title.contains("All articles   5 · 5 unread"))
    #expect(session.screen.contains("no longer"))
    session.press(.up)
    session.rest()
    session.press(.escape)
    #expect(session.screen.contains("│ Vienna"))
  }

  @Test(arguments: ["/is:unread\n", "\u{1b}", "R"])
  func whoAsksAgainSeesWhatMatches(_ keys: String) {
    var session = filtered()
    session.type("u")
    session.press(.down)
    #expect(ids(session).contains("notes"))
    for key in keys { session.press(key == "\n" ? .enter : key == "\u{1b}" ? .escape : .character(key)) }
    #expect(ids(session).contains("notes") == (keys == "\u{1b}"))
    #expect(session.state.list.kept.isEmpty)
    #expect(!session.title.contains("kept"))
  }

  @Test func theRowUnderTheCursorStaysWhenTheFeedsAreAsked() {
    var session = filtered()
    session.type("uR")
    #expect(session.state.list.article?.id == ArticleID("notes"))
    #expect(session.state.list.kept == [ArticleID("notes")])
  }

  @Test func givingUpASearchBringsTheRowsBack() {
    var session = filtered()
    session.type("uj")
    session.rest()
    let before = session.frame
    session.type("/zzz")
    session.press(.escape)
    #expect(session.frame == before)
    session.type("/zzz")
    session.press(.enter, .escape)
    #expect(session.frame == before)
  }

  @Test func rowsFarAwayAreKeptToo() {
    var session = Session(ListPaneTests.many(900))
    session.type("/is:unread")
    session.press(.enter)
    session.type("u")
    session.press(.end)
    #expect(!ids(session).contains("a0"))
    session.press(.home)
    #expect(ids(session).first == "a0")
    #expect(session.title.contains("+1 kept   899 · 899 unread"))
    session.send(.archiveChanged)
    #expect(ids(session).first == "a0")
  }

  @Test func anUnreadAgainIsCountedAgain() {
    var session = filtered()
    session.type("u")
    session.send(.archiveChanged)
    #expect(session.title.contains("5 · 5 unread"))
    session.type("u")
    #expect(session.title.contains("“is:unread”   6 · 6 unread"))
  }

  // MARK: Counts

  @Test(arguments: [(80, "more than 200"), (120, "more than 200 articles")])
  func whatCannotBeCountedSaysSo(_ columns: Int, _ words: String) {
    var session = Session(ListPaneTests.many(900), rows: 12, columns: columns)
    session.type("/zzz")
    session.press(.enter)
    #expect(session.title.contains("0"))
    session.archive.isCounting = false
    session.type("/text")
    #expect(session.status.contains("more than 200 articles"))
    session.press(.enter)
    #expect(session.title.contains("“text”   \(words)"))
    #expect(!session.title.contains("unread"))
    session.press(.pageDown)
    session.type("u")
    #expect(session.title.contains(words))
  }

  @Test func whileAQuestionIsOnItsWayNoOtherOnesNumberIsShown() {
    var session = Session()
    session.answers = false
    session.type("/linz")
    #expect(session.title == " reader   “linz”")
    session.press(.enter)
    #expect(session.title == " reader   “linz”")
  }

  @Test func anActOnAnArticleOutsideTheListIsCounted() {
    var session = Session(rows: 24, columns: 120)
    session.type("/vienna")
    session.press(.enter, .enter)
    session.type("1")
    session.press(.enter)
    session.type("u")
    #expect(session.title.contains("1 article · 0 unread"))
  }
}
