import News
import Testing

@testable import ReaderUI

@Suite struct ListPaneTests {
  @Test func theFirstSizeAsksForTheList() {
    var state = State(options: .init(today: Examples.today))
    let size = Frame.Size(rows: 24, columns: 80)
    #expect(state.handle(.resized(size)) == [.loadList(ListRequest(), request: 1)])
    #expect(state.handle(.resized(size)).isEmpty)
  }

  @Test func movingChangesOnlyTheTwoRows() {
    var session = Session()
    let before = session.frame
    let effects = session.press(.down)
    #expect(effects.count == 1)
    guard case .startTimer(let timer, let milliseconds) = effects.first else { return #expect(Bool(false)) }
    #expect(timer.purpose == .preview && milliseconds == 200)
    let after = session.frame
    let changed = (0..<24).filter { row in
      (0..<80).contains { before[row: row, column: $0] != after[row: row, column: $0] }
    }
    #expect(changed == [1, 2])
    let cells = changed.flatMap { row in (0..<80).filter { before[row: row, column: $0] != after[row: row, column: $0] }
    }
    #expect(cells.count <= 50)
  }

  @Test func thePreviewFollowsAfterARestAndMarksNothing() {
    var session = Session()
    session.press(.down, .down)
    #expect(session.screen.contains("│ Notes from"))
    session.rest()
    #expect(session.screen.contains("│ Low Water Closes"))
    #expect(session.status.contains("Low Water"))
    #expect(!session.effects.contains { if case .setRead = $0 { true } else { false } })
  }

  @Test func anOldTimerCountsForNothing() {
    var session = Session()
    session.press(.down)
    let old = session.timers.last
    session.press(.down)
    if let old { #expect(session.send(.elapsed(old)).isEmpty) }
    #expect(session.screen.contains("│ Notes from"))
  }

  @Test(arguments: [Key.enter, .character("l"), .right])
  func openingMarksRead(_ key: Key) {
    var session = Session()
    session.press(.down)
    let effects = session.press(key)
    #expect(effects.contains(.setRead(ArticleID("ferry"), true)))
    #expect(session.state.focus == .reading)
    #expect(session.rows[2].hasPrefix("▸  Vienna"))
    #expect(session.title.contains("5 unread"))
    session.press(.escape)
    #expect(!session.press(key).contains(.setRead(ArticleID("ferry"), true)))
  }

  @Test func scrollingThePreviewMarksRead() {
    var session = Session(rows: 10)
    session.press(.down)
    session.rest()
    #expect(session.type(" ").contains(.setRead(ArticleID("ferry"), true)))
    #expect(session.state.focus == .list)
    #expect(!session.screen.contains("│ Vienna"))
  }

  @Test func whatThePersonDidShowsWhenItIsStored() {
    var session = Session()
    session.answers = false
    let before = session.frame
    #expect(session.type("s") == [.setStarred(ArticleID("notes"), true)])
    #expect(session.type("u") == [.setRead(ArticleID("notes"), true)])
    #expect(session.frame == before)
    session.send(
      .personalStored(
        ArticleID("notes"), PersonalState(isRead: true, isStarred: true), totals: Totals(articles: 6, unread: 5)))
    #expect(session.rows[1].hasPrefix("▸☆ Notes"))
    #expect(session.title.contains("5 unread"))
    #expect(session.type("s") == [.setStarred(ArticleID("notes"), false)])
  }

  @Test(arguments: [
    ("is:unread", "u", "5 · 5 unread"), ("-is:unread", "u", "0 · 0 unread"), ("-is:starred", "s", "5 · 5 unread"),
    ("-is:starred", "u", "6 · 5 unread"), ("linz", "u", "2 · 1 unread"),
  ])
  func aRowThatItsFilterNoLongerMatchesIsNotCounted(_ query: String, _ key: String, _ counts: String) {
    var session = Session()
    if query == "-is:unread" { session.type("u") }
    session.type("/" + query)
    session.press(.enter)
    let rows = session.state.list.rows.count
    let before = session.title
    session.type(key)
    #expect(session.title.hasSuffix("   " + counts))
    #expect(session.state.list.rows.count == rows)
    session.type(key)
    #expect(session.title == before)
  }

  @Test func theSelectionStaysWithItsArticle() {
    var session = Session()
    session.press(.down, .down)
    session.rest()
    let new = Examples.article("new", title: "A newer one", ["Text."], published: Examples.date(2024, 8, 29))
    session.articles.append(new)
    session.send(.archiveChanged)
    #expect(session.rows[4].hasPrefix("▸● Low Water"))
    #expect(session.rows[2].hasPrefix(" ● A newer one"))
    #expect(session.screen.contains("│ Low Water Closes"))
  }

  @Test func aSelectionThatNobodyMovedStaysOnTop() {
    var session = Session([Examples.ferry])
    session.send(.progressed(Progress(activity: "reading", done: 1, total: 6)))
    session.articles = Examples.all
    session.send(.archiveChanged)
    #expect(session.rows[1].hasPrefix("▸● Notes"))
    session.rest()
    #expect(session.screen.contains("│ Notes from"))
  }

  @Test func whatComesInTakesNothingAwayFromWhoReadsTheFirstArticle() {
    var session = Session([Examples.ferry])
    session.articles = Examples.all
    session.send(.archiveChanged)
    session.rest()
    #expect(session.rows[2].hasPrefix("▸● Vienna"))
    #expect(session.screen.contains("│ Vienna"))
  }

  @Test func changesDuringALoadAreLoadedAfterIt() {
    var session = Session()
    session.answers = false
    let first = session.send(.archiveChanged)
    #expect(first.count { if case .loadList = $0 { true } else { false } } == 1)
    #expect(!session.send(.archiveChanged).contains { if case .loadList = $0 { true } else { false } })
    guard case .loadList(_, let number) = first.first else { return #expect(Bool(false)) }
    let next = session.send(.listLoaded(ListPage(), request: number))
    #expect(next.contains { if case .loadList = $0 { true } else { false } })
  }

  @Test func staleAnswersAreDropped() {
    var session = Session()
    let before = session.frame
    session.send(.listLoaded(ListPage(), request: 999))
    session.send(.articleLoaded(nil, request: 999))
    session.send(.relatedLoaded([], request: 999))
    session.send(.profileLoaded(nil, request: 999))
    #expect(session.frame == before)
  }

  static func many(_ count: Int) -> [StoredArticle] {
    (0..<count).map { index in
      Examples.article(
        "a\(index)", title: "Report \(index)", ["Text."], published: Timestamp(seconds: Int64(-index) * 86400))
    }
  }

  @Test func walkingOnLoadsTheNextWindow() {
    var session = Session(Self.many(2500))
    for _ in 0..<60 { session.press(.pageDown) }
    #expect(session.state.list.rows.count <= ListPane.windowLimit)
    #expect(session.state.list.article?.title == "Report \(60 * 21)")
    for _ in 0..<80 { session.press(.pageUp) }
    #expect(session.state.list.article?.title == "Report 0")
    session.type("G")
    #expect(session.state.list.article?.title == "Report 2499")
    #expect(session.rows[22].contains("Report 2499"))
    session.type("k")
    #expect(session.state.list.article?.title == "Report 2498")
    session.type("g")
    #expect(session.state.list.article?.title == "Report 0")
  }

  @Test func datesOfOtherYearsShowTheYear() {
    let session = Session()
    #expect(session.rows[1].contains("added │"))
    #expect(session.rows[2].contains("28 Aug │"))
    #expect(session.rows[4].contains(" Nov 2023 │"), "a narrow list drops the day of other years")
    #expect(Session(rows: 24, columns: 160).rows[4].contains("2 Nov 2023 │"))
    #expect(DateText(today: Examples.today).phrase(published: nil, added: Timestamp(Examples.today)) == "added today")
    #expect(
      DateText(today: Examples.today).phrase(published: nil, added: Examples.date(2024, 8, 20)) == "added 20 Aug")
  }

  @Test func aFailureEndsTheWaitAndAsksForNothingByItself() {
    var session = Session(Self.many(300))
    session.answers = false
    let asked = session.press(.end)
    guard let request = asked.first?.request else { return #expect(Bool(false)) }
    #expect(session.send(.failed(Notice("The archive is gone.", isError: true), request: request)).isEmpty)
    #expect(session.status.contains("The archive is gone."))
    session.answers = true
    session.press(.end)
    #expect(session.state.list.article?.title == "Report 299")
  }

  private static let damage = Notice(
    "/home/ana/.local/share/reader/archives/2024/danube/archive.sqlite is not an archive of reader: its tables are "
      + "those of another program, finis.", isError: true)

  @Test(arguments: [(24, 80), (24, 120), (12, 40)])
  func aLongErrorIsSeenWholeUntilAKeyIsPressed(_ size: (rows: Int, columns: Int)) {
    var session = Session(rows: size.rows, columns: size.columns)
    let before = session.frame
    session.send(.notice(Self.damage))
    #expect(session.rows[size.rows - 2].contains("finis."))
    #expect(session.screen.contains("/home/ana"))
    #expect(session.rows.last == before.rows.last)
    session.press(.unknown(1), .left)
    #expect(session.frame == before)
  }

  @Test(arguments: [(24, 80), (36, 120), (12, 40)])
  func aListThatCannotBeLoadedSaysWhy(_ size: (rows: Int, columns: Int)) {
    var session = Session([], rows: 1, columns: 1)
    var state = State(options: .init(today: Examples.today))
    let frameSize = Frame.Size(rows: size.rows, columns: size.columns)
    guard let request = state.handle(.resized(frameSize)).first?.request else { return #expect(Bool(false)) }
    _ = state.handle(.failed(Self.damage, request: request))
    session.state = state
    session.answers = false
    for key in [Key.down, .character("s"), .character("l"), .escape] {
      #expect(session.rows[1].contains("/home/ana"))
      #expect(session.screen.contains("finis."))
      // Every key asks once more.
      guard let again = session.press(key).first?.request else { return #expect(Bool(false)) }
      session.send(.failed(Self.damage, request: again))
    }
    session.press(.control("l"))
    #expect(session.status.contains("nothing to show"))
    session.send(.failed(Self.damage, request: session.state.lastRequest))
    session.answers = true
    session.articles = Examples.all
    session.send(.archiveChanged)
    #expect(session.rows[1].hasPrefix("▸● Notes"))
  }

  @Test func anArticleThatCannotBeLoadedIsGivenUp() {
    var session = Session(rows: 12)
    session.answers = false
    guard let request = session.press(.down, .enter, .tab).first(where: { $0.request != nil })?.request else {
      return #expect(Bool(false))
    }
    #expect(session.send(.failed(Notice("Damaged.", isError: true), request: request)).isEmpty)
    #expect(session.state.typedAhead.isEmpty)
    session.press(.escape)
    #expect(session.state.focus == .list)
  }

  @Test func anArticleThatIsGoneIsNotAskedForAgain() {
    var session = Session([], rows: 24)
    session.answers = false
    session.send(.archiveChanged)
    let rows = [Examples.summary(Examples.ferry)]
    let asked = session.send(.listLoaded(ListPage(rows: rows), request: 2))
    guard case .loadArticle(_, let number) = asked.last else { return #expect(Bool(false)) }
    #expect(session.send(.articleLoaded(nil, request: number)).isEmpty)
    #expect(session.status.contains("no longer"))
  }

  @Test func whatSeveralSourcesHaveIsOneRowThatSaysSo() {
    var ferry = Examples.ferry
    ferry.alsoIn = ["Danube Courier", "Wire\u{1b}[2J"]
    var session = Session([ferry] + Examples.others)
    let row = session.rows.first { $0.contains("Vienna and") }
    #expect(row?.contains("+2 28 Aug") == true, "\(session.screen)")
    while session.state.list.article?.id != ferry.article.id { session.press(.down) }
    session.press(.enter, .character("z"))
    #expect(session.screen.contains("also in Danube Courier, Wire [2J"), "\(session.screen)")
  }
}
