import News
import Testing

@testable import Ingest

/// Four times the text is about four times the work: counted in bytes that are looked at, not in time.
@Suite struct LinearWorkTests {
  static let limit = 4.4
  /// How often a byte is looked at, at the most: by each step that reads a text, and within what bounds a search.
  static let mostLooks = 40.0

  static let marks = [
    "![", "[", "](", "[a](b) ", "[a](b", "![a](b)", "[a", "*", "*a ", "_a_", "**a *b ", "~~a", "`", "`a", "`` ` ", "<",
    "<a ",
    "<b>a</b>", "&", "&amp;", "&a;", "\\", "\\*", ">", "> a\n", "#", "# a\n", "# a #\n", "- a\n", "- ", "1. a\n", "|",
    "| a ",
    "|---|\n", "a\n===\n", "---\n", "```\na\n```\n", "<!-- ", "<!-- a -->\n", "[a]: b\n\n[a] ", "[^1] ", "a\\\n", "\n",
    "a\n",
    "e\u{301}", "\u{301}", "a@", "\u{2028}", "a\r\n\r\n", "中",
  ]

  static func work(_ text: String, _ body: (Substring) -> Void) -> Double { Double(Work.bytes { body(text[...]) }) }

  static func check(_ name: String, _ text: (Int) -> String, _ body: (Substring) -> Void) {
    let (short, long) = (text(5_000), text(20_000))
    let (few, many) = (work(short, body), work(long, body))
    #expect(many > 0 && many < few * limit, "\(name): \(few), then \(many)")
    #expect(many < Double(long.utf8.count) * mostLooks, "\(name): \(many / Double(long.utf8.count)) looks at a byte")
  }

  @Test(arguments: marks)
  func markdownIsReadInLinearWork(_ mark: String) {
    Self.check(mark, { String(repeating: mark, count: $0 / mark.utf8.count) }) { _ = Markdown.draft($0) }
  }

  @Test func nestedMarkdownIsReadInLinearWork() {
    let nested: [(String, (Int) -> String)] = [
      (
        "[a]: b and [[…]]",
        {
          "[a]: b\n\n"
            + String(
              repeating: String(repeating: "[", count: 300) + String(repeating: "]", count: 300),
              count: max($0 / 600, 1))
        }
      ),
      ("[[…]]", { String(repeating: "[", count: $0 / 2) + String(repeating: "]", count: $0 / 2) }),
      ("[[…](a)](a)", { String(repeating: "[", count: $0 / 5) + String(repeating: "](a)", count: $0 / 5) }),
      ("((…))", { "[a]" + String(repeating: "(", count: $0 / 2) + String(repeating: ")", count: $0 / 2) }),
      (
        "` `` ```",
        { size in (1...max(2, size / 60)).map { String(repeating: "`", count: $0 % 60 + 1) }.joined(separator: " ") }
      ),
    ]
    for (name, text) in nested { Self.check(name, text) { _ = Markdown.draft($0) } }
  }

  @Test(arguments: marks)
  func plainTextIsReadInLinearWork(_ mark: String) {
    Self.check(mark, { String(repeating: mark, count: $0 / mark.utf8.count) }) { _ = PlainText.draft($0) }
  }
}
