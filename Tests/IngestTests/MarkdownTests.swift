import News
import Testing

@testable import Ingest

@Suite struct MarkdownTests {
  @Test(arguments: [
    ("**bold** and *slanted* and ***both***", "bold and slanted and both"),
    ("__bold__ and _slanted_", "bold and slanted"),
    ("snake_case_name and 2*3*4 and 2 * 3", "snake_case_name and 2*3*4 and 2 * 3"),
    ("~~gone~~ and ~ 5", "gone and ~ 5"),
    ("a [link](https://example.org/a_(b)) here", "a link here"),
    ("a [link][1] and [one] here", "a link and one here"),
    ("a [**bold** link](x) here", "a bold link here"),
    ("[2020 ceasefire] statement", "[2020 ceasefire] statement"),
    ("see ![a map](map.png) there", "see  there"),
    ("`code` and ``a ` b``", "code and a ` b"),
    ("an unclosed ` mark and [bracket", "an unclosed ` mark and [bracket"),
    (#"\*not slanted\* and \[no link\]"#, "*not slanted* and [no link]"),
    ("<https://example.org> and <b>bold</b> and 1 < 2", "https://example.org and bold and 1 < 2"),
    ("Tom &amp; Jerry &mdash; &#8220;hi&#x201d; AT&T; R&D", "Tom & Jerry — “hi” AT&T; R&D"),
    ("a note[^1] here", "a note here"),
    ("wow![not an image", "wow![not an image"),
    ("", ""),
  ])
  func inlineMarksGo(source: String, expected: String) {
    #expect(MarkdownInline.text(Array(source.utf8), references: ["1", "one"]) == expected)
  }

  @Test func blocksBecomeParagraphs() {
    let text = """
      # Talks go on

      First line
      second line.

      ## Background ##

      > A quote
      > of two lines.

      - one
      - [x] two
        goes on
      1. three

      ***

      ```swift
      let a = 1
      let b = 2
      ```

      | Name | Age |
      |------|-----|
      | Ann  | 5   |

      <!-- a comment
      of two lines -->
      The end.

      [ref]: https://example.org
      """
    let draft = Markdown.draft(text[...])
    #expect(draft.title == "Talks go on")
    #expect(
      draft.paragraphs == [
        "First line second line.", "Background", "A quote of two lines.", "one", "two goes on", "three",
        "let a = 1 let b = 2", "| Name | Age | | Ann  | 5   |", "The end.",
      ])
  }

  @Test func underlinedHeadingsAreHeadings() {
    let draft = Markdown.draft("Talks go on\n===\n\nThey met.\n\nLater\n---\nThey spoke.")
    #expect(draft.title == "Talks go on")
    #expect(draft.paragraphs == ["They met.", "Later", "They spoke."])
  }

  @Test func aHeadlineWithoutMarksIsTheTitleToo() {
    #expect(Markdown.draft("Talks go on\n\nThey met.").title == "Talks go on")
    #expect(Markdown.draft("They met.\n\nThey spoke.").title == nil)
    #expect(Markdown.draft("### Deep\n\nThey met.").title == nil)
  }

  @Test(arguments: [
    "```\nno end", "[[[[[[[", "****", "> > > >", "- ", "#", "|-|", "<", "&", "\\", "![](", "]:", "`", "___",
  ])
  func fragmentsDoNoHarm(source: String) {
    let draft = Markdown.draft(source[...])
    #expect(draft.paragraphs.count <= 1)
  }

  @Test func bracketsByTheThousandAreReadOnce() {
    let source = String(repeating: "[a](", count: 20_000) + String(repeating: "*_`<&", count: 20_000)
    #expect(!Markdown.draft(source[...]).paragraphs.isEmpty)
  }
}

@Suite struct FrontMatterTests {
  @Test func fieldsAreRead() {
    let text = """
      ---
      title: "Talks: \\"round two\\""
      author: 'O''Brien'
      source: Example Agency   # a comment
      date: 2024-08-28T14:05:00+04:00
      lang: en_us
      url: https://example.org/a
      id: a-1
      tags: [one, two]
      # a comment
      note: >
        goes on
        below
      ---
      They met.

      They spoke.
      """
    let article = Harvest(text, name: "a.txt").articles.first
    #expect(article?.title == "Talks: \"round two\"")
    #expect(article?.byline == "O'Brien")
    #expect(article?.source == "Example Agency")
    #expect(article?.published?.iso8601 == "2024-08-28T10:05:00Z")
    #expect(article?.language == "en-US")
    #expect(article?.url == "https://example.org/a")
    #expect(article?.id.rawValue == "a-1")
    #expect(article?.paragraphs == ["They met.", "They spoke."])
  }

  @Test func listsOfAuthorsAreJoined() {
    let text = "---\nauthors:\n  - Ann\n  - Ben\n---\nThey met."
    #expect(FrontMatter.split(text[...])?.matter.draft.byline == "Ann, Ben")
    let flow = "---\nauthors: [Ann, \"Ben\"]\n---\nThey met."
    #expect(FrontMatter.split(flow[...])?.matter.draft.byline == "Ann, Ben")
  }

  @Test(arguments: [
    "They met.", "---\nThey met.\n---\n", "---\n---\nThey met.", "---\ntitle: no end", "", "---", "--- title: a\n---",
    "---\n" + String(repeating: "a: b\n", count: 201) + "---\n", "---\n  indented: first\n---\n",
  ])
  func whatIsNoFrontMatterStaysText(text: String) {
    #expect(FrontMatter.split(text[...]) == nil)
  }

  @Test func theTitleBelowIsNotRepeated() {
    let same = Harvest("---\ntitle: Talks go on\n---\n# Talks go on\n\nThey met.\n", name: "a.md").articles.first
    #expect(same?.paragraphs == ["They met."])
    let other = Harvest("---\ntitle: Talks go on\n---\n# Round two\n\nThey met.\n", name: "a.md").articles.first
    #expect(other?.title == "Talks go on")
    #expect(other?.paragraphs == ["Round two", "They met."])
  }

  @Test func impossibleDatesAreNone() {
    let text = "---\ntitle: A\ndate: 2024-02-30\n---\nThey met."
    #expect(Harvest(text, name: "a.md").articles.first?.published == nil)
  }
}
