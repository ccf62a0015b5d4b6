import News
import Testing

@testable import ReaderUI

/// Keys that are faster than the archive, and answers that come for what is not on the screen any more.
@Suite struct BurstTests {
  private func asks(_ effects: [Effect], _ isMeant: (Effect) -> Bool) -> Int { effects.count(where: isMeant) }

  private func isRelated(_ effect: Effect) -> Bool { if case .loadRelated = effect { true } else { false } }
  private func isCard(_ effect: Effect) -> Bool { if case .loadProfile = effect { true } else { false } }

  /// Answers everything that the session has asked for and that nobody has answered.
  private func answer(_ effects: [Effect], in session: inout Session) {
    var effects = effects
    while !effects.isEmpty {
      let effect = effects.removeFirst()
      if let event = session.archive.answer(effect) { effects += session.state.handle(event) }
    }
  }

  // MARK: Answers for what is not there

  @Test(arguments: [80, 120])
  func relatedArticlesThatComeForAPanelThatIsNotThereAreAskedForAgain(_ columns: Int) {
    var session = Session(rows: 24, columns: columns)
    session.archive.namesArticles = true
    session.press(.down)
    session.rest()
    session.answers = false
    let first = session.press(.character("1"))
    let second = session.press(.character("2"))
    answer(first + second, in: &session)
    answer(session.press(.escape), in: &session)
    #expect(session.screen.contains("related to ferry"), "\(session.screen)")
  }

  @Test func theAnswerToAnotherArticleIsNeverShown() {
    var session = Session(rows: 24, columns: 120)
    session.archive.namesArticles = true
    session.answers = false
    session.press(.down)
    let opened = session.press(.enter)
    let panel = session.press(.character("2"))
    let back = session.press(.escape)
    answer(opened + panel + back, in: &session)
    #expect(session.screen.contains("related to ferry"), "\(session.screen)")
    #expect(!session.screen.contains("related to notes"))
  }

  @Test(arguments: [80, 120])
  func aCardThatIsLeftBeforeItCameIsAskedForAgain(_ columns: Int) {
    var session = ReadingPaneTests.open(columns: columns)
    session.press(.tab, .tab, .tab, .tab)
    session.answers = false
    let card = session.press(.enter)
    #expect(asks(card, isCard) == 1)
    let related = session.press(.character("1"))
    answer(card + related, in: &session)
    let back = session.press(.escape)
    #expect(asks(back, isCard) == 1)
    answer(back, in: &session)
    #expect(session.screen.contains("DRITAN HOXHA"))
    #expect(session.screen.contains("also written: D. Hoxha"))
  }

  @Test func whatHasFailedIsAskedForAgainByTheNextKeyAndOnlyThen() {
    var session = ReadingPaneTests.open(columns: 120)
    session.press(.tab)
    session.answers = false
    guard let request = session.press(.enter).first?.request else { return #expect(Bool(false)) }
    #expect(session.send(.failed(Notice("Busy.", isError: true), request: request)).isEmpty)
    #expect(session.status.contains("Busy."))
    #expect(session.send(.progressed(nil)).isEmpty)
    #expect(asks(session.press(.control("l")), isCard) == 1)
  }

  // MARK: One article

  @Test(arguments: ["s", "u", "y", "o"])
  func anActInTheListConcernsTheSelectedArticle(_ key: String) {
    var session = Session()
    session.press(.down)
    let effects = session.type(key)
    let id = ArticleID("ferry")
    #expect(
      effects.contains {
        switch $0 {
        case .setStarred(id, true), .setRead(id, true), .copy("https://valleypost.example/ferry"),
          .openInBrowser("https://valleypost.example/ferry"):
          true
        default: false
        }
      })
  }

  @Test func lettersStraightAfterAStepAreThoseOfTheSelectedArticle() {
    var session = Session()
    session.press(.down)
    #expect(session.screen.contains("│ Notes from"))
    session.type("f")
    #expect(session.state.reading?.id == ArticleID("ferry"))
    #expect(session.screen.contains("│ aienna and sirana"))
    session.type("s")
    #expect(session.status.hasPrefix(" Tirana → Albania"))
  }

  @Test func lettersWaitForTheirArticle() {
    var session = Session()
    session.answers = false
    let step = session.press(.down)
    let opening = session.type("fs")
    #expect(session.state.typedAhead == [.character("f"), .character("s")])
    answer(step + opening, in: &session)
    #expect(session.status.hasPrefix(" Tirana → Albania"), "\(session.screen)")
  }

  @Test(arguments: [Key.tab, .character("X")])
  func whatEntersTheTextEntersThatOfTheSelectedArticle(_ key: Key) {
    var session = Session()
    session.press(.down, key)
    #expect(session.state.reading?.id == ArticleID("ferry"))
    #expect(session.state.focus == .reading)
    #expect(session.state.reading?.focus == 0 || session.state.picking != nil)
  }

  @Test(arguments: ["n", "N", "x"])
  func whatNeedsAFocusedNameFindsNoneInTheArticleThatIsNotThereYet(_ key: String) {
    var session = Session()
    session.press(.down, .enter, .tab, .tab)
    session.press(.left)
    session.press(.down)
    session.type(key)
    #expect(session.status.contains("No actor or place is focused"))
    #expect(session.state.correction == nil)
    #expect(session.state.reading?.focus == 1)
  }

  @Test func aSecondKeyDoesNotDoTheFirstOnesWorkAgain() {
    var session = Session()
    session.answers = false
    #expect(session.type("ss") == [.setStarred(ArticleID("notes"), true), .setStarred(ArticleID("notes"), false)])
    #expect(session.type("u") == [.setRead(ArticleID("notes"), true)])
    #expect(session.press(.enter).isEmpty, "it will be read already")
    #expect(session.type("u") == [.setRead(ArticleID("notes"), false)])
  }

  @Test func theListGoesOnWithTheLastRowOnceItIsThere() {
    var session = Session(ListPaneTests.many(450))
    session.answers = false
    let asked = session.type("Gs")
    #expect(asks(asked) { if case .setStarred = $0 { true } else { false } } == 0)
    session.answers = true
    answer(asked, in: &session)
    #expect(session.archive.articles.filter(\.personal.isStarred).map(\.article.title) == ["Report 449"])
  }

  @Test func enterAfterAQuestionOpensWhatItFinds() {
    var session = Session()
    session.answers = false
    let asked = session.type("/fell") + session.press(.enter, .enter)
    answer(asked, in: &session)
    #expect(session.state.focus == .reading)
    #expect(session.state.reading?.id == ArticleID("water"))
  }

  @Test func escGivesUpTheKeysThatWait() {
    var session = Session()
    session.answers = false
    session.press(.down, .enter, .tab, .tab)
    #expect(session.state.typedAhead.count == 2)
    session.press(.escape)
    #expect(session.state.typedAhead.isEmpty)
    #expect(session.state.focus == .list)
  }

  @Test func moreKeysThanCanWaitAreNotSwallowedInSilence() {
    var session = Session()
    session.answers = false
    session.press(.down, .enter)
    for _ in 0...State.mostTypedAhead { session.press(.tab) }
    #expect(session.status.contains("Too many keys at once: “Tab” is not followed."))
  }

  @Test func theTextOfAnotherArticleIsNotShownForTheOneThatIsOpened() {
    var session = Session()
    session.answers = false
    session.press(.down, .enter)
    #expect(!session.screen.contains("│ Notes"))
    #expect(session.status.hasPrefix(" loading Vienna and Tirana"))
  }

  @Test func backInTheListItsArticleIsShownAgain() {
    var session = Session(rows: 24, columns: 120)
    session.press(.down)
    session.rest()
    session.articles.removeAll { $0.article.id == ArticleID("water") }
    session.articles.append(Examples.foreign)
    session.type("/vienna")
    session.press(.enter, .enter)
    session.type("1j")
    session.press(.enter)
    #expect(session.state.reading?.id != session.state.list.article?.id)
    #expect(!session.rows[1].hasPrefix("▸"), "what is read is not in the list")
    session.press(.left)
    session.press(.left)
    #expect(session.state.focus == .list)
    #expect(session.state.reading?.id == ArticleID("ferry"))
    #expect(session.rows[1].hasPrefix("▸"))
  }
}
