import News
import Testing

@testable import ReaderUI

/// Correcting with the keyboard. The first mention of the ferry article is “Vienna”, for Austria.
@Suite struct CorrectionTests {
  /// The ferry article is open, and the cursor on the mention with this number.
  private static func at(_ mention: Int, rows: Int = 30, columns: Int = 100) -> Session {
    var session = ReadingPaneTests.open(rows: rows, columns: columns)
    for _ in 0...mention { session.press(.tab) }
    return session
  }

  private static func names(_ session: Session) -> [String] {
    session.state.reading?.stored.analysis?.entities.map(\.name) ?? []
  }

  private static func requests(_ effects: [Effect]) -> [Correction.Request] {
    effects.compactMap { effect in if case .correct(let request, _) = effect { request } else { nil } }
  }

  @Test func `x opens the choice over the text, and says what the words are taken for`() {
    var session = Self.at(0)
    session.type("x")
    #expect(session.screen.contains("“Vienna” → Austria · state"))
    #expect(session.screen.contains("n  is no actor and no place"))
    #expect(!session.screen.contains("l  is a place"), "what it is already is no choice")
    #expect(session.screen.contains("After a week without a word"), "the text stays in sight")
    session.press(.escape)
    #expect(session.state.correction == nil)
  }

  @Test(arguments: [
    ("n", Correction.Request.Change.dismiss), ("p", .kind(.person)), ("o", .kind(.organization)), ("g", .kind(.group)),
    ("r", .role(.place)),
  ])
  func `a letter says what, a letter says where`(letter: String, change: Correction.Request.Change) throws {
    var session = Self.at(0)
    session.answers = false
    session.type("x" + letter)
    #expect(Self.requests(session.effects).isEmpty)
    let effects = session.type("a")
    let request = try #require(Self.requests(effects).first)
    #expect(request.change == change)
    #expect(request.scope == .article(ArticleID("ferry")))
    #expect(request.subject.words == "Vienna")
    #expect(request.subject.entity?.name == "Austria")
    #expect(request.named?.name == "Vienna")
    #expect(session.state.correction == nil)
  }

  @Test func `what was corrected is shown at once, and the cursor stays`() {
    var session = Self.at(2)
    session.type("xga")
    #expect(session.status.contains("Corrected in this article: “Mara Lindqvist” (person) is a group"))
    #expect(session.state.reading?.focusedMention?.type == .group)
    session.type("xna")
    #expect(session.state.reading?.focus == nil)
    session.press(.tab)
    #expect(session.state.reading?.focusedMention.map { session.state.reading?.layout.text($0.span) } == "Dritan Hoxha")
  }

  @Test func `an entity is found by typing`() throws {
    var session = Self.at(2)
    session.type("xt")
    session.type("vid")
    #expect(session.screen.contains("Vidin"))
    session.press(.enter)
    #expect(session.screen.contains("“Mara Lindqvist” is Vidin"))
    session.type("h")
    #expect(session.state.reading?.focusedMention?.entity == EntityID("test:vidin"))
    let offset = try #require(session.state.reading?.focusedMention?.span.lowerBound)
    #expect(session.kept.first?.correction.scope == .mention(ArticleID("ferry"), offset: offset))
  }

  @Test func `merging offers the article's own entities, for the article or everywhere`() {
    var session = Self.at(2)
    session.type("xm")
    #expect(session.screen.contains("Mara Lindqvist is the same as"))
    session.type("hox")
    session.press(.enter)
    #expect(!session.screen.contains("only here"))
    session.type("e")
    #expect(!Self.names(session).contains("Mara Lindqvist"))
    #expect(session.kept.first?.correction.scope == .everywhere)
  }

  @Test func `Esc goes back stage by stage`() {
    var session = Self.at(2)
    session.type("xm")
    session.type("hox")
    session.press(.enter, .escape)
    #expect(session.state.correction?.stage == .find(.merge))
    session.press(.escape)
    #expect(session.state.correction?.stage == .change)
    session.press(.escape)
    #expect(session.state.correction == nil)
    #expect(session.state.reading?.focus == 2)
  }

  @Test func `nothing is shown before it is on disk`() {
    var session = Self.at(2)
    session.answers = false
    let before = Self.names(session)
    session.type("xne")
    #expect(Self.names(session) == before)
    #expect(!session.status.contains("C lists"))
  }

  @Test func `what cannot be corrected says why`() {
    var session = ReadingPaneTests.open()
    session.type("x")
    #expect(session.status.contains("Tab goes to one"))
    session.type("?")
    #expect(session.state.help?.here.first { $0.keys == "x" }?.obstacle?.contains("Tab goes to one") == true)
    var fresh = Session(Examples.all.filter { $0.article.id == ArticleID("early") })
    fresh.press(.enter)
    fresh.type("x")
    #expect(fresh.status.contains("not been recognised yet"))
  }

  @Test func `the list says what was corrected, goes there, and takes back`() {
    var session = Self.at(2)
    session.type("xga")
    session.type("C")
    #expect(session.screen.contains("“Mara Lindqvist” (person) is a group"))
    #expect(session.screen.contains("in “Vienna and Tirana Agree"))
    session.type("u")
    #expect(session.status.contains("Take this correction back?"))
    session.press(.escape)
    #expect(session.kept.count == 1)
    session.press(.enter)
    #expect(session.state.corrections == nil)
    #expect(session.state.focus == .reading)
    session.type("Cuy")
    #expect(session.kept.isEmpty)
    #expect(session.screen.contains("You have corrected nothing yet"))
    session.press(.escape)
    #expect(Self.names(session).contains("Mara Lindqvist"))
  }

  @Test func `the list follows what another process corrects, and the cursor stays on its correction`() throws {
    var session = Self.at(2)
    session.type("xga")
    session.type("Cu")
    session.answers = false
    let effects = session.send(.archiveChanged)
    let request = try #require(
      effects.compactMap { if case .loadCorrections(let request) = $0 { request } else { nil } }.first)
    let newer = ["one", "two"].map { words in
      KeptCorrection(
        Correction(
          scope: .everywhere, subject: .words(words, within: nil), action: .dismiss,
          made: Timestamp(seconds: 9_000_000_000)))
    }
    session.send(.correctionsLoaded(newer + session.kept, request: request))
    #expect(session.screen.contains("“two” is no actor"))
    #expect(session.state.corrections?.selected == session.kept.first)
    #expect(session.status.contains("Take this correction back?"))
    session.answers = true
    session.type("y")
    #expect(session.kept.isEmpty)
  }

  @Test func `an open card follows what was corrected`() throws {
    var session = Self.at(2)
    session.press(.enter)
    #expect(session.screen.contains("MARA LINDQVIST"))
    session.type("xm")
    let other = try #require(session.state.correction?.selected)
    session.press(.enter)
    session.type("a")
    #expect(session.screen.contains("MARA LINDQVIST"), "elsewhere she is still herself")
    session.type("Cuy")
    session.press(.escape)
    session.type("xm")
    session.press(.enter)
    session.type("e")
    #expect(session.screen.contains(other.text.uppercased()))
    #expect(!session.screen.contains("MARA LINDQVIST"))
    let effects = session.send(.archiveChanged)
    #expect(effects.contains { if case .loadProfile = $0 { true } else { false } })
  }

  @Test func `choices that do not fit are counted`() {
    var session = Self.at(2, rows: 12, columns: 40)
    session.type("x")
    let hidden = session.screen.split(separator: "\n").compactMap { $0.firstMatch(of: /── ([0-9]+) more ─/)?.1 }
    #expect(hidden == ["2"])
    #expect(!session.screen.contains("has other borders"))
    session.type("G")
    #expect(session.screen.contains("has other borders"))
    #expect(!session.screen.contains("more"))
  }

  @Test func `words that were missed are picked and named`() throws {
    var session = ReadingPaneTests.open(rows: 30, columns: 100)
    session.type("X")
    for _ in 0..<400 {
      guard let pick = session.state.picking, session.state.reading?.layout.text(pick.span) != "Ana" else { break }
      session.press(.right)
    }
    session.type(" l")
    #expect(session.status.contains("“Ana Petrović”"))
    session.press(.enter)
    #expect(session.screen.contains("“Ana Petrović” · not marked"))
    #expect(!session.screen.contains("is no actor"))
    session.type("pa")
    #expect(Self.names(session).contains("Ana Petrović"))
    #expect(session.kept.first?.correction.subject == .words("Ana Petrović", within: nil))
  }

  @Test func `a mention gets other borders`() {
    var session = Self.at(2)
    session.type("xb")
    #expect(session.status.contains("“Mara Lindqvist”"))
    session.press(.left)
    #expect(session.status.contains("“Mara”"))
    session.press(.enter)
    session.type("ph")
    #expect(session.kept.first?.correction.subject == .words("Mara", within: "Mara Lindqvist"))
    #expect(Self.names(session).contains("Mara"))
  }

  @Test func `the other end moves as well, and never across paragraphs`() {
    var session = Self.at(2)
    session.type("xb")
    session.press(.tab, .left, .left)
    #expect(session.status.contains("“foreign ministers Mara Lindqvist”"))
    for _ in 0..<20 { session.press(.left) }
    #expect(session.status.contains("“After a week"))
  }

  @Test func `an article reached by going back follows what was corrected since`() {
    var session = Self.at(2)
    session.press(.enter)
    session.send(
      .corrected(
        Correction(scope: .everywhere, subject: .words("a", within: nil), action: .dismiss, made: Timestamp(seconds: 0))
      ))
    let effects = session.press(.escape)
    #expect(effects.contains { if case .loadArticle = $0 { true } else { false } })
  }
}
