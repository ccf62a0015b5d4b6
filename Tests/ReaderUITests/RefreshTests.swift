import News
import Testing

@testable import ReaderUI

/// `R`, and the feeds that are asked when the reader opens.
@Suite struct RefreshTests {
  private func opened(refreshes: Bool = true, isTemporary: Bool = false, answers: Bool = true) -> Session {
    var session = Session()
    session.state = State(
      options: .init(today: Examples.today, refreshesOnOpen: refreshes, isTemporary: isTemporary))
    session.answers = answers
    return session
  }

  private func status(_ session: Session) -> String { session.rows.last ?? "" }

  /// A newer article than all others.
  private var news: StoredArticle {
    let later = Timestamp(seconds: Timestamp(Examples.today).seconds + 100 * 86_400)
    return StoredArticle(
      article: Article(
        id: ArticleID("news"), title: "Something Has Happened", source: "Wire",
        published: later, paragraphs: ["It has."]),
      added: later)
  }

  // MARK: When it opens

  @Test func theFeedsAreAskedOnceTheListIsOnTheScreen() {
    var session = opened(answers: false)
    let first = session.send(.resized(.init(rows: 24, columns: 80)))
    #expect(first.map(isTimer) == first.map { _ in false }, "nothing is there yet")
    guard case .loadList(_, let request) = first.first else {
      Issue.record("no list was asked for")
      return
    }
    let page = ListPage(rows: Examples.all.map(Examples.summary), hasNewer: false, hasOlder: false, totals: nil)
    let effects = session.send(.listLoaded(page, request: request))
    #expect(effects.contains(where: isTimer))
    #expect(!session.effects.contains(.refresh(isWanted: false)), "the frame comes first")
    #expect(session.rest().contains(.refresh(isWanted: false)))
    // And never again by itself.
    session.send(.refreshed(RefreshSummary()))
    session.send(.archiveChanged)
    session.rest()
    #expect(session.effects.count { $0 == .refresh(isWanted: false) } == 1)
  }

  private func isTimer(_ effect: Effect) -> Bool {
    if case .startTimer(let timer, _) = effect { timer.purpose == .refresh } else { false }
  }

  @Test(arguments: [(false, false), (true, true)])
  func nothingIsAskedOfflineOrForFilesThatAreOpenForOnce(refreshes: Bool, isTemporary: Bool) {
    var session = opened(refreshes: refreshes, isTemporary: isTemporary)
    session.send(.resized(.init(rows: 24, columns: 80)))
    session.rest()
    #expect(!session.effects.contains(.refresh(isWanted: false)))
  }

  @Test func itIsQuiet() {
    var session = opened()
    session.send(.resized(.init(rows: 24, columns: 80)))
    session.rest()
    let frame = session.frame
    session.send(.refreshing(RefreshStep(done: 0, total: 40, added: 0)))
    session.send(.refreshing(RefreshStep(done: 12, total: 40, added: 7)))
    #expect(session.frame == frame)
    session.send(.refreshed(RefreshSummary(added: 7, failed: 3, problem: "x: y", refusal: nil)))
    #expect(session.frame == frame)
    session.send(.refreshed(RefreshSummary(failed: 1, gone: ["Old News"])))
    #expect(status(session).contains("“Old News” has ended"))
  }

  // MARK: R

  @Test func progressStandsInTheStatusLine() {
    var session = Session()
    #expect(session.type("R") == [.refresh(isWanted: true)])
    #expect(status(session).contains("refreshing…"))
    session.send(.refreshing(RefreshStep(done: 0, total: 40, added: 0)))
    #expect(status(session).contains("refreshing 0 of 40 "))
    session.send(.refreshing(RefreshStep(done: 12, total: 40, added: 7)))
    #expect(status(session).contains("refreshing 12 of 40 · 7 new"))
    session.send(.refreshed(RefreshSummary(added: 7)))
    #expect(status(session).contains("7 new articles."))
    session.type("j")
    #expect(!status(session).contains("new articles"))
  }

  @Test func whileItRunsItSaysSo() {
    var session = Session()
    session.type("R")
    session.send(.refreshing(RefreshStep(done: 12, total: 40, added: 0)))
    #expect(session.type("R") == [])
    #expect(status(session).contains("asked already: 12 of 40"))
    // What began by itself is shown from then on.
    var other = opened()
    other.send(.resized(.init(rows: 24, columns: 80)))
    other.rest()
    #expect(other.type("R") == [])
    #expect(status(other).contains("asked already"))
    other.send(.refreshing(RefreshStep(done: 1, total: 2, added: 0)))
    other.type("j")
    #expect(status(other).contains("refreshing 1 of 2"))
    other.send(.refreshed(RefreshSummary()))
    #expect(status(other).contains("Nothing new."))
    #expect(other.type("R") == [.refresh(isWanted: true)])
  }

  @Test func whatTheFocusedNameIsStaysWhereItIs() {
    var session = Session()
    session.press(.down, .enter, .tab)
    let before = status(session)
    session.type("R")
    session.send(.refreshing(RefreshStep(done: 12, total: 40, added: 7)))
    #expect(status(session) == before)
    session.send(.refreshed(RefreshSummary(added: 1)))
    #expect(status(session).contains("1 new article."))
  }

  @Test(arguments: [
    (RefreshSummary(feeds: 12), "Nothing new in 12 feeds."),
    (RefreshSummary(feeds: 1), "Nothing new in 1 feed."),
    (RefreshSummary(feeds: 3, waiting: 1), "Nothing new in 3 feeds; 1 feed waits, as its server has asked."),
    (RefreshSummary(feeds: 9, failed: 3, problem: "x"), "Nothing new in 9 feeds · 3 feeds failed: x"),
    (RefreshSummary(failed: 3, problem: "https://a.example/: cannot be reached"), "3 feeds failed: https://a.example/"),
    (RefreshSummary(added: 2, failed: 1, problem: "https://a.example/: x"), "2 new articles · 1 feed failed"),
    (RefreshSummary(failed: 1, problem: "x", gone: ["A"]), "“A” has ended (410 Gone); the articles stay"),
    (RefreshSummary(refusal: "No feeds are followed: reader feeds add URL follows one."), "No feeds are followed"),
  ])
  func whatWentWrongIsOneNotice(summary: RefreshSummary, words: String) {
    var session = Session(rows: 24, columns: 140)
    session.type("R")
    session.send(.refreshed(summary))
    #expect(status(session).contains(words))
  }

  @Test func filesThatAreOpenForOnceHaveNoFeeds() {
    var session = opened(refreshes: false, isTemporary: true)
    session.send(.resized(.init(rows: 24, columns: 80)))
    #expect(session.type("R") == [])
    #expect(status(session).contains("Only the archive has feeds"))
  }

  // MARK: What comes in

  @Test func newRowsAppearAndWhatOneReadsStays() {
    var session = Session()
    session.press(.down, .down, .enter, .down, .down)
    let selected = session.state.list.article?.id
    let reading = session.state.reading
    session.articles.append(news)
    session.type("R")
    session.send(.archiveChanged)
    #expect(session.state.list.rows.first?.title == "Something Has Happened")
    #expect(session.state.list.article?.id == selected)
    #expect(session.state.reading?.id == reading?.id && session.state.reading?.anchor == reading?.anchor)
  }

  /// Title, byline and the empty line below have one offset.
  @Test(arguments: 0..<6)
  func theTextStaysOnItsLineWhenItsArticleIsReadAnew(lines: Int) throws {
    var session = Session()
    session.press(.down, .enter)
    for _ in 0..<lines { session.press(.down) }
    let frame = session.frame
    session.send(.analysed(try #require(session.state.reading?.id)))
    #expect(session.frame == frame)
  }

  @Test func theSelectionStaysWhereThePersonHasPutIt() {
    var session = Session()
    session.press(.down, .up)
    let selected = session.state.list.article?.id
    session.articles.append(news)
    session.send(.archiveChanged)
    #expect(session.state.list.article?.id == selected)
    #expect(session.state.list.rows.first?.title == "Something Has Happened")
  }

  @Test func anEmptyArchiveSaysThatTheFeedsAreAsked() {
    var session = Session([])
    #expect(session.screen.contains("reader feeds add URL"))
    session.type("R")
    #expect(session.screen.contains("Asking the feeds"))
    session.articles = [news]
    session.send(.archiveChanged)
    #expect(session.screen.contains("Something Has Happened"))
  }

  // MARK: o

  @Test func theArticlesPageIsOpened() {
    var session = Session()
    let url = Examples.all.compactMap(\.article.url).first ?? ""
    while session.state.list.article?.url != url { session.press(.down) }
    #expect(session.type("o") == [.openInBrowser(url)])
    #expect(status(session).contains("Opening \(url)"))
    session.press(.enter)
    #expect(session.type("o").last == .openInBrowser(url))
  }

  @Test(arguments: [nil, "", "ftp://a.example/x", "javascript:alert(1)", "file:///etc/passwd", "-https://a.example"])
  func withoutAPageItSaysSo(url: String?) {
    var article = Examples.all[0]
    article.article.url = url
    var session = Session([article])
    #expect(session.type("o") == [])
    #expect(status(session).contains("This article has no page on the web."))
    var empty = Session([])
    #expect(empty.type("o") == [])
    #expect(empty.screen.contains("There is no article here."))
  }
}
