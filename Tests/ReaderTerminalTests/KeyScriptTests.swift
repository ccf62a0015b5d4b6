import ReaderUI
import Testing

@testable import ReaderTerminal

struct KeyScriptTests {
  @Test func `a script is sizes, keys and text`() throws {
    let script = try KeyScript(
      """
      # A comment
      size 24 80

      keys j ctrl-l shift-tab f5 / # space
      type ab c
      """)
    #expect(
      script.steps == [
        .resize(.init(rows: 24, columns: 80)), .press(.character("j")), .press(.control("l")), .press(.backTab),
        .press(.function(5)), .press(.character("/")), .press(.character("#")), .press(.character(" ")),
        .press(.character("a")), .press(.character("b")), .press(.character(" ")), .press(.character("c")),
      ])
  }

  @Test func `line ends and indentation are nobody's keys`() throws {
    let script = try KeyScript("  keys j\r\n\ttype ab\r\n")
    #expect(script.steps == [.press(.character("j")), .press(.character("a")), .press(.character("b"))])
  }

  @Test(arguments: [
    ("keys entre", 1, "entre"), ("\npress j", 2, "press"), ("size 24", 1, "24"), ("size 0 80", 1, "0 80"),
    ("keys ctrl-", 1, "ctrl-"), ("keys f13", 1, "f13"), ("size a 80", 1, "a 80"),
  ])
  func `a word that means nothing is named with its line`(_ text: String, _ line: Int, _ word: String) {
    #expect(throws: KeyScript.ParseError(line: line, word: word)) { try KeyScript(text) }
  }
}
