import News
import Testing

@testable import ReaderUI

@Suite struct PaneTests {
  @Test(arguments: [(20, 1), (59, 1), (60, 2), (109, 2), (110, 3), (500, 3)])
  func widthDecidesHowManyPanesThereAre(_ columns: Int, _ panes: Int) {
    let layout = Layout(size: Frame.Size(rows: 24, columns: columns), .init())
    let shown = [layout.list, layout.reading, layout.side].compactMap { $0 }
    #expect(shown.count == panes)
    #expect(layout.separators.count == panes - 1)
    #expect(shown.reduce(0) { $0 + $1.columns } + layout.separators.count == columns)
  }

  @Test func everyShapeFitsItsScreen() {
    for columns in 20...220 {
      for rows in [5, 6, 24] {
        for focus in [Pane.list, .reading, .side] {
          for flags in 0..<8 {
            let choice = Layout.Choice(
              focus: focus, sideIsLeft: flags & 1 > 0, sideIsCard: flags & 2 > 0, isFullWidth: flags & 4 > 0)
            let layout = Layout(size: Frame.Size(rows: rows, columns: columns), choice)
            let shown = [layout.list, layout.reading, layout.side].compactMap { $0 }
            #expect(layout.shows(focus))
            #expect(shown.allSatisfy { $0.columns >= 20 && $0.column + $0.columns <= columns && $0.rows == rows - 2 })
          }
        }
      }
    }
  }

  @Test func inTwoPanesTheSidePanelHasTheListsPlace() {
    var session = Session()
    #expect(session.rows[1].hasPrefix("▸● Notes"))
    session.type("1")
    #expect(session.rows[1].hasPrefix(" RELATED"))
    #expect(session.rows[1].contains("│ Notes from the landing stage"))
    session.press(.right)
    #expect(session.state.focus == .reading)
    session.press(.left)
    #expect(session.state.focus == .side)
    session.press(.left)
    #expect(session.state.focus == .list)
    #expect(session.rows[1].hasPrefix("▸"))
  }

  @Test func inOnePaneTheKeysGoFromScreenToScreen() {
    var session = Session(rows: 12, columns: 40)
    session.type("l")
    #expect(session.rows[1] == " Notes from the landing stage")
    session.type("l")
    #expect(session.rows[1] == " RELATED")
    session.type("hh")
    #expect(session.rows[1].hasPrefix("▸"))
  }

  @Test(arguments: [(4, 80), (24, 19), (1, 1), (1, 80), (24, 1)])
  func belowTheMinimumThereIsANotice(_ rows: Int, _ columns: Int) {
    var session = Session(rows: rows, columns: columns)
    #expect("reader needs 20×5".hasPrefix(session.rows[0]))
    #expect(session.rows.dropFirst().allSatisfy { $0.isEmpty })
    #expect(session.type("q") == [.quit])
  }

  @Test func aFrameOfAnotherSizeIsDrawnWithoutChangingTheState() {
    let session = Session(rows: 30, columns: 120)
    let before = session.state
    #expect(session.state.frame(size: Frame.Size(rows: 24, columns: 80)) == Session().frame)
    #expect(session.state == before)
  }

  @Test func theTextCanHaveTheFullWidth() {
    var session = Session(rows: 24, columns: 120)
    session.press(.down)
    session.type("z")
    #expect(session.state.focus == .reading)
    #expect(session.rows[1].hasPrefix(" Vienna and Tirana"))
    #expect(!session.screen.contains("│"))
    session.press(.escape)
    #expect(session.screen.contains("│"))
    #expect(session.state.focus == .reading)
  }

  @Test func anEmptyArchiveSaysWhatToDo() {
    var session = Session([])
    for words in ["reader add FILE…", "reader seeds/", "| reader -", "reader --help", "q  "] {
      #expect(session.screen.contains(words))
    }
    for key in "jklh12fzsuy/" { session.press(.character(key), .escape) }
    session.press(.enter, .tab, .pageDown, .end, .home)
    #expect(session.screen.contains("reader seeds/"))
    #expect(session.type("q") == [.quit])
  }

  @Test func progressStandsInTheTitleBar() {
    var session = Session()
    session.send(.progressed(Progress(activity: "recognising", done: 3, total: 18)))
    #expect(session.title.hasSuffix("recognising 3 of 18"))
    session.send(.progressed(nil))
    #expect(session.title == " reader   All articles   6 · 6 unread")
  }
}
