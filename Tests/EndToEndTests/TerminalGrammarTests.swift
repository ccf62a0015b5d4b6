import Testing

struct TerminalGrammarTests {
  private let grammar: TerminalGrammar

  init() throws { grammar = try TerminalGrammar(term: "xterm-256color", in: Home()) }

  @Test(arguments: [
    "plain text, é 中", "\u{1b}[12;40H\u{1b}[1m\u{1b}[38;5;33mx\u{1b}(B\u{1b}[m", "\u{1b}[?1049h\u{1b}[?25l",
    "\r\u{8}\n",
  ])
  func `what terminfo gives is allowed`(_ output: String) {
    #expect(grammar.strangers(in: Array(output.utf8)) == [])
  }

  @Test(arguments: [
    "\u{1b}]0;title\u{7}", "\u{1b}]52;c;eA==\u{7}", "\u{1b}[?2026h", "\u{1b}[?2004h", "\u{1b}Pq\u{1b}\\", "\u{0}",
    "\u{7f}",
    "\u{9b}", "\u{202e}", "\u{1b}[5n", "\u{1b}#8",
  ])
  func `anything else is found`(_ output: String) {
    #expect(grammar.strangers(in: Array("a\(output)b".utf8)).count >= 1)
  }

  @Test func `bytes that are no UTF-8 are found`() {
    #expect(grammar.strangers(in: [0x61, 0x9b, 0x41]).count == 1)
  }
}
