import News
import Testing

@testable import ReaderUI

@Suite struct SearchTests {
  @Test func resultsComeAsOneTypes() {
    var session = Session()
    session.type("/linz")
    #expect(session.title.contains("“linz”   2 · 2 unread"))
    #expect(session.rows[1].contains("Vienna and Tirana"))
    #expect(session.rows[3].hasPrefix("   "))
    #expect(session.status.hasPrefix(" /linz"))
    #expect(session.status.hasSuffix("2 articles  ⏎ keep  Esc back"))
  }

  @Test func escRestoresListSelectionAndText() {
    var session = ReadingPaneTests.open(rows: 12)
    session.type("jjjj")
    session.rest()
    let before = session.frame
    session.type("/fell")
    session.rest()
    #expect(session.screen.contains("│ Low Water"))
    session.press(.escape)
    #expect(session.frame == before)
  }

  @Test func backspaceOnNothingGivesUp() {
    var session = Session()
    let before = session.frame
    session.type("/x")
    session.press(.backspace, .backspace)
    #expect(session.frame == before)
  }

  @Test func enterKeepsTheFilterUntilEsc() {
    var session = Session()
    session.type("/linz")
    session.press(.enter, .down)
    #expect(session.title.contains("“linz”"))
    #expect(session.rows[2].hasPrefix("▸● The First Ferry"))
    session.press(.escape)
    #expect(session.title.contains("All articles   6"))
    #expect(session.rows[6].hasPrefix("▸● The First Ferry"))
  }

  @Test func anEmptyQuestionTakesTheFilterAway() {
    var session = Session()
    session.type("/linz")
    session.press(.enter)
    session.type("/")
    session.press(.enter)
    #expect(session.title.contains("All articles   6"))
  }

  @Test func onlyTheNewestAnswerCounts() {
    var session = Session()
    session.answers = false
    let asked = session.type("/li")
    let numbers = asked.compactMap { if case .loadList(_, let number) = $0 { number } else { nil } }
    #expect(numbers.count == 2)
    let rows = [Examples.summary(Examples.ferry)]
    session.send(.listLoaded(ListPage(rows: rows), request: numbers[1]))
    session.send(.listLoaded(ListPage(), request: numbers[0]))
    #expect(session.rows[1].contains("Vienna"))
  }

  @Test func givingUpWhileTheAnswerIsOnItsWayLoadsTheListAgain() {
    var session = Session()
    session.press(.down)
    session.type("/lin")
    session.send(.archiveChanged)
    let effects = session.press(.escape)
    #expect(effects.contains { if case .loadList(let request, _) = $0 { request.query.isEmpty } else { false } })
    #expect(session.rows[2].hasPrefix("▸"))
  }

  @Test func whatIsWrongIsSaid() {
    var session = Session(columns: 100)
    session.type("/date:soon")
    #expect(session.status.hasSuffix("“date:soon”: a date is 2024, 2024-08, 2024-08-28 or FROM..TO"))
    session.press(.enter)
    #expect(session.status.contains("a date is"))
  }

  @Test func nothingFoundIsSaid() {
    var session = Session()
    session.type("/zzz")
    #expect(session.rows[1].hasPrefix(" No article matches."))
    session.press(.enter)
    #expect(session.status.contains("nothing found"))
    #expect(session.type("s").isEmpty)
  }

  @Test(arguments: ["😀", "*", "((", "\"", "actor:", "date:soon"])
  func aQuestionWithoutWordsSaysSoAndShowsAllArticles(_ text: String) {
    var session = Session(columns: 100)
    session.type("/" + text)
    #expect(session.status.contains("“\(text)”: "))
    #expect(session.title.contains("All articles   6 "))
    session.press(.enter)
    #expect(session.status.contains("“\(text)”: "))
    #expect(session.title.contains("All articles   6 "))
  }

  @Test(arguments: [80, 120])
  func whereNothingIsFoundNoArticleIsOnTheScreen(_ columns: Int) {
    var session = ReadingPaneTests.open(rows: 12, columns: columns)
    session.press(.escape)
    session.type("jj")
    session.rest()
    let before = session.frame
    session.type("/zzz")
    #expect(!session.screen.contains("Danube"))
    session.press(.escape)
    #expect(session.frame == before)
    session.type("/zzz")
    session.press(.enter)
    #expect(!session.screen.contains("Danube"))
    for key in "jlszu12fyG " {
      let effects = session.type(String(key))
      #expect(effects.isEmpty, "\(key)")
      #expect(session.state.focus == .list && session.state.reading == nil, "\(key)")
    }
    session.press(.escape)
    #expect(session.frame == before)
  }

  @Test func wordsThatFindAgainShowTheirFirstArticle() {
    var session = Session()
    session.type("/fellx")
    #expect(!session.screen.contains("│ Notes"))
    session.press(.backspace)
    #expect(session.screen.contains("│ Low Water"))
  }

  @Test func anArticleThatIsReadStaysWhenItsFilterRunsEmpty() {
    var session = Session([Examples.ferry])
    session.type("/is:unread")
    session.press(.enter, .enter)
    session.send(.archiveChanged)
    #expect(session.title.contains("“is:unread” +1 kept   0 · 0 unread"))
    #expect(session.screen.contains("│ Vienna"))
    session.press(.left)
    #expect(session.rows[1].hasPrefix("▸  Vienna"))
    #expect(session.screen.contains("│ Vienna"))
    session.press(.escape)
    #expect(session.title.contains("All articles   1 · 0 unread"))
  }

  @Test func lettersAreTextAndControlKeysAreNot() {
    var session = Session()
    session.type("/qjkuh?")
    #expect(session.state.search?.editor.text == "qjkuh?")
    #expect(session.press(.control("l")) == [.repaint])
    #expect(session.press(.control("z")) == [.suspend])
    #expect(session.press(.control("c")) == [.quit])
  }

  @Test func arrowsMoveTheSelectionWhileTyping() {
    var session = Session()
    session.type("/the")
    session.press(.down)
    #expect(session.rows[2].hasPrefix("▸"))
    #expect(session.state.search != nil)
  }
}

@Suite struct LineEditorTests {
  @Test(arguments: [
    ("peace treaty", [Key.control("w")], "peace "),
    ("peace treaty ", [.control("w")], "peace "),
    ("peace", [.control("u")], ""),
    ("peace", [.left, .left, .control("u")], "ce"),
    ("peace", [.home, .delete], "eace"),
    ("peace", [.left, .backspace], "peae"),
    ("pe", [.left, .character("x"), .end, .character("y")], "pxey"),
    ("peace", [.home, .backspace, .left, .right, .control("k")], "p"),
    ("e\u{301}", [.backspace], ""),
  ])
  func keysEditTheLine(_ text: String, _ keys: [Key], _ result: String) {
    var editor = LineEditor()
    let handled = (text.map(Key.character) + keys).map { editor.handle($0) }
    #expect(!handled.contains(false))
    #expect(editor.text == result)
  }

  @Test func controlsAndFloodsStayOut() {
    var editor = LineEditor()
    for character in ["\u{1b}", "\u{202e}", "\u{9b}", "\n"] as [Character] { _ = editor.handle(.character(character)) }
    #expect(editor.text.isEmpty)
    for _ in 0..<2 * LineEditor.limit { _ = editor.handle(.character("x")) }
    #expect(editor.text.count == LineEditor.limit)
    let isHandled = editor.handle(.function(3))
    #expect(!isHandled)
  }

  @Test func theCursorStaysOnTheScreen() {
    for columns in 1...12 {
      var editor = LineEditor()
      for character in "a 東京 question" { _ = editor.handle(.character(character)) }
      for _ in 0..<16 {
        var canvas = Canvas(
          size: Frame.Size(rows: 1, columns: 14), glyphs: Glyphs(usesUnicode: true), theme: Theme(usesColor: true))
        editor.draw(on: &canvas, row: 0, column: 1, columns: columns)
        let cells = canvas.frame.cells
        let cursor = cells.firstIndex { $0.style.isReversed }
        // A wide character has no place in a single column.
        if columns > 1 { #expect(cursor.map { (1...columns).contains($0) } == true) }
        #expect(cells[(1 + columns)...].allSatisfy { $0 == .blank })
        _ = editor.handle(.left)
      }
    }
  }
}
