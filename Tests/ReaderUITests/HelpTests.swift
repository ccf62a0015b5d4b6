import Testing

@testable import ReaderUI

@Suite struct HelpTests {
  @Test func helpListsEveryCommandOfThePane() {
    var session = Session(rows: 60, columns: 120)
    session.type("?")
    for entry in KeyMap.commands where entry.contexts.contains(.list) {
      #expect(session.screen.contains(entry.command.summary))
    }
    session.type("?")
    #expect(!session.screen.contains("KEYS"))
  }

  @Test func whatCannotRunIsGreyedAndSaysWhy() {
    var session = Session(rows: 60, columns: 120)
    session.type("?")
    let row = session.rows.firstIndex { $0.contains("next mention of the same") } ?? 0
    #expect(session.rows[row].contains("(no actor or place is focused"))
    #expect(session.frame[row: row, column: 1].style.isDim)
    session.press(.escape, .down, .enter, .tab, .character("?"))
    let after = session.rows.firstIndex { $0.contains("next mention of the same") } ?? 0
    #expect(!session.rows[after].contains("("))
    #expect(session.frame[row: after, column: 1].style.isBold)
  }

  @Test func helpScrollsAndIsSearched() {
    var session = Session()
    session.type("?")
    session.press(.pageDown, .pageDown)
    #expect(session.screen.contains("end the program"))
    session.type("/unread")
    #expect(session.screen.contains("mark the article as read or unread"))
    #expect(!session.screen.contains("end the program"))
    session.press(.enter)
    #expect(session.type("q") == [.quit])
    session.press(.escape, .escape)
    #expect(session.state.help == nil)
  }

  @Test func everyBindingIsClear() {
    for context in Context.allCases {
      let keys = KeyMap.commands.filter { $0.contexts.contains(context) }.flatMap(\.keys)
      #expect(Set(keys).count == keys.count, "a key does two things: \(context)")
      #expect(KeyMap.command(for: .character("q"), in: context) == .quit)
      #expect(KeyMap.command(for: .control("c"), in: context) == .quit)
      #expect(KeyMap.command(for: .escape, in: context) == .back)
    }
    #expect(Set(KeyMap.commands.map(\.command)) == Set(Command.allCases))
  }

  @Test func theTableIsForDocuments() {
    let rows = KeyMap.table()
    #expect(rows.contains { $0.keys == "q Ctrl-C" && $0.name == "quit" && $0.context == "everywhere" })
    #expect(rows.contains { $0.keys == "Space" && $0.name == "read-on" && $0.context == "article list" })
    #expect(rows.allSatisfy { !$0.description.isEmpty })
  }
}
