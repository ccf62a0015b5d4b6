import News
import Testing

@testable import ReaderUI

@Suite struct ReadingPaneTests {
  /// The ferry article, open.
  static func open(rows: Int = 24, columns: Int = 80) -> Session {
    var session = Session(rows: rows, columns: columns)
    session.press(.down, .enter)
    return session
  }

  func text(_ session: Session) -> String {
    let column = session.state.layout.reading?.column ?? 0
    return session.rows.dropFirst().dropLast().map { $0.dropFirst(column) }.joined(separator: "\n")
  }

  @Test func titleAndSubtitleStandAboveTheText() {
    let session = Self.open(rows: 30, columns: 120)
    #expect(session.rows[3].contains("Valley Post · 28 Aug · 1 min · 5 actors ·"))
    #expect(session.rows[4].contains("4 places"))
  }

  @Test func scrollingByLineAndPage() {
    var session = Self.open(rows: 12)
    session.type("jj")
    #expect(session.state.reading?.top == 2)
    session.press(.up)
    #expect(session.state.reading?.top == 1)
    session.type(" ")
    #expect(session.state.reading?.top == 9)
    session.press(.pageUp, .pageUp)
    #expect(session.state.reading?.top == 0)
    session.press(.control("d"))
    #expect(session.state.reading?.top == 4)
    session.press(.end)
    #expect(session.rows[10].hasSuffix("100%"))
    let end = session.frame
    session.type("j")
    #expect(session.frame == end)
    session.type("g")
    #expect(session.state.reading?.top == 0)
  }

  @Test func theSentenceStaysWhenTheSizeChanges() {
    var session = Self.open(rows: 12)
    session.type("jjjjjjjjj")
    let anchor = session.state.reading?.anchor ?? 0
    for columns in [40, 120, 61, 200, 25, 80] {
      session.send(.resized(Frame.Size(rows: 10, columns: columns)))
      guard let pane = session.state.reading else { return #expect(Bool(false)) }
      let shown = pane.visibleLines.map { pane.layout.lines[$0].range }
      #expect(shown.contains { $0.contains(anchor) }, "at \(columns)")
      #expect(pane.anchor == anchor)
    }
  }

  @Test func thePlaceIsWrittenDownASecondLater() {
    var session = Self.open(rows: 12)
    session.rest()
    let effects = session.type("j")
    guard case .startTimer(let timer, let milliseconds) = effects.last else { return #expect(Bool(false)) }
    #expect(timer.purpose == .savePosition && milliseconds == 1000)
    #expect(session.type("j").isEmpty)
    let anchor = session.state.reading?.anchor ?? -1
    #expect(session.send(.elapsed(timer)) == [.savePosition(ArticleID("ferry"), anchor)])
    #expect(session.send(.elapsed(timer)).isEmpty)
    #expect(session.type("q") == [.quit])
  }

  @Test(arguments: [Event.terminating, .suspending, .key(.character("q")), .key(.control("c")), .key(.control("z"))])
  func thePlaceIsWrittenDownOnEveryWayOut(_ event: Event) {
    var session = Self.open(rows: 12)
    session.type("jjj")
    let anchor = session.state.reading?.anchor ?? -1
    #expect(session.send(event).first == .savePosition(ArticleID("ferry"), anchor))
  }

  @Test func anotherArticleSavesThePlaceOfTheOneBefore() {
    var session = Self.open(rows: 12)
    session.type("jjjjjjj")
    let anchor = session.state.reading?.anchor ?? -1
    session.type("hj")
    #expect(session.press(.enter).contains(.savePosition(ArticleID("ferry"), anchor)))
    session.type("hkl")
    #expect(session.state.reading?.anchor == anchor)
    #expect(session.state.reading?.top == 7)
  }

  @Test func aPlaceThatMayBeAnotherOfItsNameSaysSo() {
    var article = Examples.ferry
    let graz = article.analysis?.mentions.firstIndex { $0.role == .place } ?? 0
    article.analysis?.mentions[graz].named = NamedPlace(name: "Graz", type: .city, confidence: 0.3)
    var session = Session([article], rows: 12)
    session.press(.enter)
    for _ in 0..<20 where session.state.reading?.focus != graz { session.press(.tab) }
    #expect(session.status.hasPrefix(" Graz · city, not sure which · once here"))
  }

  @Test func tabWalksThroughTheMentions() {
    var session = Self.open(rows: 12)
    session.press(.tab)
    #expect(session.status.hasPrefix(" Vienna → Austria · state, named by its capital · 2 times"))
    var seen: [Int] = []
    for _ in 0..<15 {
      seen.append(session.state.reading?.focus ?? -1)
      let pane = session.state.reading
      #expect(pane.map { $0.visibleMentions.contains($0.focus ?? -1) } == true)
      session.press(.tab)
    }
    #expect(seen == Array(0..<15))
  }

  @Test func theWalkGoesAroundTheEnd() {
    var session = Self.open()
    session.press(.backTab)
    let count = session.state.reading?.mentions.count ?? 0
    session.press(.end)
    for _ in 0..<count where session.state.reading?.focus != count - 1 { session.press(.tab) }
    session.press(.tab)
    #expect(session.state.reading?.focus == 0)
    session.press(.backTab)
    #expect(session.state.reading?.focus == count - 1)
  }

  @Test func nWalksThroughTheMentionsOfTheEntity() {
    var session = Self.open(rows: 10)
    session.press(.tab)
    session.type("n")
    #expect(session.state.reading?.focusedMention.map { session.state.reading?.layout.text($0.span) } == "Vienna")
    #expect((session.state.reading?.focus ?? 0) > 5)
    session.type("N")
    #expect(session.state.reading?.focus == 0)
  }

  @Test func lettersGoToTheMentions() {
    var session = Self.open()
    session.type("f")
    #expect(session.rows[1].contains("│ aienna and sirana"))
    #expect(session.status.contains("type the letters"))
    session.type("s")
    #expect(session.status.hasPrefix(" Tirana → Albania"))
    session.type("f")
    session.press(.escape)
    #expect(session.rows[1].contains("│ Vienna"))
    #expect(session.state.focus == .reading)
    session.type("f?")
    #expect(session.rows[1].contains("│ Vienna"))
    session.type("f")
    #expect(session.type("q").last == .quit)
  }

  @Test func manyEntitiesHaveTwoLetters() {
    let names = (0..<30).map { "[A:Name\(String(UnicodeScalar(UInt8(65 + $0 % 26))))x\($0)]" }
    let crowd = Examples.article("crowd", title: "Crowd", [names.joined(separator: " ")], published: nil)
    var session = Session([crowd])
    session.press(.enter, .character("f"))
    let labels = session.state.reading?.hints?.labels.map(\.letters) ?? []
    #expect(Set(labels).count == 30 && labels.allSatisfy { $0.count == 2 })
    session.type("aa")
    #expect(session.state.reading?.focus == 0)
  }

  @Test func mentionsLookLikeTheirRoles() {
    var session = Self.open(rows: 30)
    session.press(.tab)
    let theme = session.state.theme
    let frame = session.frame
    #expect(frame[row: 1, column: 34].style == theme.focused(.actor))
    #expect(frame[row: 1, column: 45].style == theme.style(.actor))
    let row = session.rows.firstIndex { $0.contains("in Graz on") } ?? 0
    #expect(frame[row: row, column: 37].style == theme.style(.place))
  }

  @Test func recognitionThatFinishesLaterKeepsThePlace() {
    let plain = StoredArticle(article: Examples.ferry.article, added: Examples.ferry.added)
    var session = Session([plain], rows: 12)
    session.press(.enter)
    session.type("jjj")
    let anchor = session.state.reading?.anchor
    session.press(.tab)
    #expect(session.status.contains("not been recognised yet"))
    session.articles = [Examples.ferry]
    session.send(.analysed(ArticleID("ferry")))
    #expect(session.state.reading?.mentions.isEmpty == false)
    #expect(session.state.reading?.anchor == anchor)
  }

  @Test func keysTypedAheadWaitForTheArticle() {
    var session = Session(rows: 12)
    session.answers = false
    session.press(.down)
    let effects = session.press(.enter, .tab, .character("n"))
    guard case .loadArticle(_, let number) = effects.first else { return #expect(Bool(false)) }
    #expect(session.state.reading?.id == ArticleID("notes"))
    session.send(.articleLoaded(Examples.ferry, request: number))
    #expect((session.state.reading?.focus ?? 0) > 5)
  }

  @Test(arguments: [
    (Key.character("!"), "!"), (.character("é"), "é"), (.function(7), "F7"), (.unknown(600), "key 600"),
    (.control("x"), "Ctrl-X"), (.delete, "Delete"),
  ])
  func aKeyWithoutACommandSaysSoAndChangesNothing(_ key: Key, _ name: String) {
    var session = Self.open()
    let before = session.frame
    #expect(session.press(key).isEmpty)
    #expect(session.status == " “\(name)” does nothing here; ? lists the keys.")
    #expect(session.rows.dropLast() == before.rows.dropLast())
    session.press(.control("l"))
    #expect(session.frame == before)
  }

  /// Wherever the keyboard is, but where text is typed.
  @Test(arguments: ["", "1", "2", "?", "C", "f", "X", "x", "h"])
  func aKeyWithoutACommandSaysSoEverywhere(_ way: String) {
    var session = Self.open()
    session.press(.tab)
    session.type(way)
    #expect(session.press(.function(9)).isEmpty)
    #expect(session.status.contains("“F9” does nothing here"), "\(way): \(session.status)")
    session.press(.control("l"))
    #expect(!session.status.contains("F9"))
  }

  @Test func aLetterThatStandsNowhereSaysSo() {
    var session = Self.open()
    session.type("fm")
    #expect(session.status.contains("No actor or place on the screen has the letter “m”."))
  }

  @Test func copying() {
    var session = Self.open()
    #expect(session.type("y") == [.copy("https://valleypost.example/ferry")])
    #expect(session.status.contains("Copied the URL"))
    session.press(.tab, .tab, .tab, .tab, .tab)
    #expect(
      session.type("y").first.map { if case .copy(let text) = $0 { text.hasPrefix("After a week") } else { false } }
        == true)
    #expect(session.status.contains("Copied the sentence"))
  }

  @Test func withoutURLTheSentenceOnTheScreenIsCopied() {
    var session = Session()
    session.press(.enter)
    #expect(session.type("y") == [.copy("A text without a date.")])
  }
}
