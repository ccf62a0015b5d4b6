import News
import Testing

@testable import ReaderUI

@Suite struct SidePanelTests {
  @Test func relatedArticlesSayWhy() {
    let session = ReadingPaneTests.open(rows: 30, columns: 120)
    let panel = session.rows.map { $0.split(separator: "│").last.map(String.init) ?? "" }
    #expect(panel[1] == " RELATED")
    #expect(panel[2] == " ▸ Low Water Closes the Lower")
    #expect(panel[4] == "     20 Aug")
    #expect(panel[5...6].joined() == "     both name Danube     Commission, Vidin")
  }

  @Test func relatedArticlesAreAskedForOnlyWhereTheyShow() {
    let asks = { (session: Session) in session.effects.contains { if case .loadRelated = $0 { true } else { false } } }
    var session = ReadingPaneTests.open()
    #expect(!asks(session))
    session.type("1")
    #expect(asks(session))
    #expect(asks(ReadingPaneTests.open(columns: 110)))
  }

  @Test func whenTheArchiveChangesTheyAreAskedForAgainAndTheCursorStays() {
    var session = ReadingPaneTests.open(rows: 30, columns: 120)
    session.type("1j")
    #expect(session.status.contains("Notes from"))
    session.articles.removeAll { $0.article.id == ArticleID("water") }
    let asked = session.send(.archiveChanged)
    #expect(asked.count { if case .loadRelated = $0 { true } else { false } } == 1)
    #expect(session.status.contains("Notes from"))
    #expect(session.rows[2].contains("│ ▸ Notes from"))
  }

  @Test func changesWhileTheyAreOnTheirWayAreAskedForOnce() {
    var session = ReadingPaneTests.open(rows: 30, columns: 120)
    session.answers = false
    let asks = { (effects: [Effect]) in effects.count { if case .loadRelated = $0 { true } else { false } } }
    let first = session.send(.progressed(nil))
    #expect(asks(first) == 1)
    #expect(asks(session.send(.archiveChanged)) == 0)
    guard let request = first.last?.request else { return #expect(Bool(false)) }
    #expect(asks(session.send(.relatedLoaded([], request: request))) == 1)
  }

  @Test func whileArticlesAreRecognisedNothingIsSaidToBeMissing() {
    var session = Session([Examples.ferry], rows: 30, columns: 160)
    #expect(session.screen.contains("No other article shares enough"))
    session.send(.progressed(Progress(activity: "recognising", done: 1, total: 9)))
    #expect(session.screen.contains("still being recognised…"))
    session.answers = false
    guard let request = session.send(.progressed(nil)).last?.request else { return #expect(Bool(false)) }
    #expect(session.screen.contains("still being recognised…"), "the answer is on its way")
    session.send(.relatedLoaded([], request: request))
    #expect(session.screen.contains("No other article shares enough"))
    session.send(.archiveChanged)
    #expect(session.screen.contains("No other article shares enough"))
  }

  @Test func enterOpensTheRelatedArticleAndBackReturns() {
    var session = ReadingPaneTests.open(rows: 12)
    session.type("jjjjjjj")
    let (anchor, before) = (session.state.reading?.anchor, session.frame)
    session.type("1j")
    let panel = session.frame
    let effects = session.press(.enter)
    #expect(session.state.reading?.id == ArticleID("notes"))
    #expect(effects.contains(.setRead(ArticleID("notes"), true)))
    #expect(session.state.focus == .reading)
    session.press(.backspace)
    #expect(session.state.reading?.id == ArticleID("ferry"))
    #expect(session.state.reading?.anchor == anchor)
    #expect(session.frame.rows.dropFirst() == panel.rows.dropFirst())
    session.press(.backspace)
    #expect(session.frame.rows.dropFirst(4) == before.rows.dropFirst(4))
    #expect(session.state.focus == .reading)
  }

  @Test func aStepBackThatChangesNothingIsLeftOut() {
    var session = ReadingPaneTests.open()
    session.type("1l")
    #expect(session.state.focus == .reading)
    session.press(.escape)
    #expect(session.state.focus == .list)
  }

  @Test func actorsAndPlacesAreCounted() {
    var session = ReadingPaneTests.open()
    session.type("2")
    #expect(session.rows[1].hasPrefix(" ACTORS                       5 │"))
    #expect(session.rows[2].hasPrefix(" ▸ Austria                    2 │"))
    #expect(session.rows[8].hasPrefix(" PLACES                       4 │"))
    #expect(session.rows[9].hasPrefix("   Linz                       2 │"))
  }

  @Test func selectingAnEntityShowsItInTheText() {
    var session = ReadingPaneTests.open(rows: 10)
    session.type("2")
    session.press(.end)
    #expect(session.state.reading?.focusedMention?.entity == EntityID("test:danube"))
    #expect(session.screen.contains("low water on the Danube"))
    #expect(session.state.focus == .side)
    session.press(.enter)
    #expect(session.rows[1].hasPrefix(" DANUBE"))
  }

  @Test func thePanelFollowsTheArticle() {
    var session = ReadingPaneTests.open(columns: 120)
    session.type("2h")
    session.press(.left)
    session.type("j")
    session.rest()
    #expect(session.screen.contains("│ ACTORS                       1"))
  }
}

@Suite struct CardPaneTests {
  /// The card of Dritan Hoxha, from his first mention.
  static func open(rows: Int = 24, columns: Int = 80) -> Session {
    var session = ReadingPaneTests.open(rows: rows, columns: columns)
    session.press(.tab, .tab, .tab, .tab, .enter)
    return session
  }

  @Test func theCardTellsWhatIsKnown() {
    let session = Self.open()
    for words in [
      "DRITAN HOXHA", "person", "Foreign Minister of Albania · 2 Nov 2023 – 28 Aug 2024, 2 articles",
      "former Mayor of Vlora · 5 Jan 2022, 1 article",
      "also written: D. Hoxha, Dritan Hodja", "2 articles · 5 Jan 2022 – 28 Aug 2024     ▂▃ ▂▄▅▃█▄▃",
      "WITH   Austria 9 · Albania 8", "WHERE  Graz 9", "“Dritan Hoxha said in Vidin that fees must fall.”",
    ] {
      #expect(session.screen.contains(words), "\(words)")
    }
  }

  @Test func titlesWithoutRoomHaveTheirDatesBelow() {
    let rows = Self.open(columns: 120).rows.map { $0.split(separator: "│").last.map(String.init) ?? "" }
    #expect(
      rows[2...5].map { $0 } == [
        " Foreign Minister of Albania", "   2 Nov 2023 – 28 Aug 2024, 2", "   articles", " former Mayor of Vlora",
      ])
  }

  @Test func whatIsNoPersonIsCalledAsTheArticlesDo() {
    var session = Self.open()
    session.press(.down, .enter)
    #expect(session.rows[1].hasPrefix(" ALBANIA"))
    #expect(session.screen.contains("Foreign Minister of Albania (as the articles call it)"))
  }

  @Test func belowThreePanesItTakesTheScreen() {
    #expect(!Self.open().screen.contains("│"))
    #expect(Self.open(columns: 120).rows[1].contains("│ DRITAN HOXHA"))
  }

  @Test func everyLineLeadsOn() {
    var session = Self.open()
    session.press(.down)
    #expect(session.press(.enter).contains(.loadProfile(EntityID("test:albania"), request: session.state.lastRequest)))
    #expect(session.rows[1].hasPrefix(" ALBANIA"))
    session.press(.backspace)
    #expect(session.rows[1].hasPrefix(" DRITAN HOXHA"))
    #expect(session.status.hasPrefix(" Albania"))
    session.press(.end)
    #expect(session.press(.enter).contains(.setRead(ArticleID("fees"), true)))
    #expect(session.state.reading?.id == ArticleID("fees"))
    #expect(session.status.hasPrefix(" Dritan Hoxha · person"))
  }

  @Test func backGoesTheWholeWay() {
    var session = ReadingPaneTests.open(rows: 12, columns: 80)
    session.type("jjjjjjj")
    let start = session.frame
    session.press(.tab)
    let focused = session.frame
    session.press(.enter)
    let card = session.state.side.kind
    session.press(.end, .enter)
    let second = session.state.reading?.id
    session.press(.enter, .down, .enter)
    session.press(.escape, .escape)
    #expect(session.state.reading?.id == second)
    session.press(.escape)
    #expect(session.state.focus == .side && session.state.side.kind == card)
    session.press(.escape)
    #expect(session.rows.dropFirst() == focused.rows.dropFirst())
    session.press(.escape)
    #expect(session.rows.dropFirst().dropLast() == start.rows.dropFirst().dropLast())
    session.press(.escape)
    #expect(session.state.focus == .list)
  }

  @Test func anAppearanceInTheSameArticleGoesToItsPlace() {
    var session = ReadingPaneTests.open(rows: 10)
    session.press(.end, .backTab, .enter)
    #expect(session.rows[1].hasPrefix(" LINZ"))
    session.press(.end, .enter)
    #expect(session.state.reading?.id == ArticleID("ferry"))
    #expect(session.screen.contains("between Linz and Vidin"))
  }

  @Test func anUnknownEntitySaysSo() {
    var session = ReadingPaneTests.open()
    session.answers = false
    session.press(.tab)
    session.press(.enter)
    #expect(session.rows[1].hasPrefix(" AUSTRIA"))
    session.send(.profileLoaded(nil, request: session.state.lastRequest))
    #expect(session.screen.contains("knows nothing more"))
    session.press(.enter)
    #expect(session.status.contains("nothing to open"))
  }
}
