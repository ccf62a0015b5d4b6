import News
import Testing

@testable import ReaderUI

@Suite struct PanelTests {
  /// Articles that name one town, each in a sentence of several lines.
  private static let reports = (1...9).map { number in
    Examples.article(
      "report\(number)", title: "Report \(number)",
      [
        "The towns along the river have waited for the boats to [P:Vidin] since early spring, in vain\(number)."
      ], published: Examples.date(2024, 8, 29 - number))
  }

  private static func card(rows: Int, columns: Int) -> Session {
    var session = Session(reports, rows: rows, columns: columns)
    session.press(.enter, .tab, .enter)
    return session
  }

  @Test(arguments: [(24, 80), (36, 120), (12, 60)])
  func theLastQuotationIsSeenWhole(_ size: (rows: Int, columns: Int)) {
    var session = Self.card(rows: size.rows, columns: size.columns)
    #expect(!session.screen.contains("vain9."))
    session.press(.end)
    #expect(session.screen.contains("Report 9"))
    #expect(session.rows[size.rows - 2].contains("vain9."))
  }

  @Test func everyQuotationIsSeenOnTheWay() {
    var session = Self.card(rows: 16, columns: 80)
    var seen: Set<Int> = []
    for _ in 0..<40 {
      for number in 1...9 where session.screen.contains("vain\(number).") { seen.insert(number) }
      session.press(.down)
    }
    #expect(seen == Set(1...9))
  }

  @Test func theReasonsOfTheLastRelatedArticleAreSeen() {
    var session = Session(Self.reports, rows: 12, columns: 80)
    session.press(.enter)
    session.type("1")
    session.press(.end)
    #expect(session.rows[10].contains("two days apart"))
  }

  @Test func theHeadingOfACardStaysUntilThePersonMoves() {
    var session = CardPaneTests.open(rows: 8, columns: 30)
    #expect(session.rows[1].hasPrefix(" DRITAN HOXHA"))
    for _ in 0..<30 where !session.rows.contains(where: { $0.contains("WITH   Austria 9") }) { session.press(.down) }
    #expect(session.screen.contains("WITH   Austria 9"), "one comes to the first item line by line")
    session.press(.end, .home)
    #expect(session.rows[1].hasPrefix(" DRITAN HOXHA"))
  }

  @Test func anItemTallerThanThePanelIsScrolledThrough() {
    var panel = Panel()
    var lines = [PanelLine()]
    for item in 0..<3 { lines += [PanelLine(marked: item)] + Array(repeating: PanelLine(detail: item), count: 5) }
    panel.show(lines, itemCount: 3, height: 4)
    var seen: [Set<Int>] = [[], [], []]
    for _ in 0..<40 {
      seen[panel.selected].formUnion(panel.top..<panel.top + 4)
      panel.move(by: 1)
    }
    #expect(panel.selected == 2)
    for item in 0..<3 { #expect(seen[item].isSuperset(of: 1 + item * 6..<7 + item * 6)) }
    for _ in 0..<40 { panel.move(by: -1) }
    #expect(panel.selected == 0 && panel.top == 0)
  }
}
