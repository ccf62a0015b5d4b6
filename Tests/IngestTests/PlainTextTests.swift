import Testing

@testable import Ingest

@Suite struct PlainTextTests {
  private static let long = "The two sides agreed on Tuesday to continue the talks in the capital of a third country."

  @Test func emptyLinesSeparateParagraphs() {
    let draft = PlainText.draft("Talks go on\n\nFirst paragraph.\n\n\n  \nSecond paragraph.\n")
    #expect(draft.title == "Talks go on")
    #expect(draft.paragraphs == ["First paragraph.", "Second paragraph."])
  }

  @Test(arguments: ["\n", "\r\n", "\r", "\u{85}", "\u{2028}"])
  func everyKindOfLineEndCounts(end: String) {
    let text = ["Talks go on", "", "First paragraph.", "", "Second paragraph."].joined(separator: end)
    #expect(PlainText.draft(text[...]).paragraphs == ["First paragraph.", "Second paragraph."])
  }

  @Test func hardWrappedLinesAreJoined() {
    let text = """
      Talks go on in the capital

      The two sides agreed on Tuesday to
      continue the talks in the capital of
      a third country.

      They meet again in
      a week.
      """
    #expect(
      PlainText.draft(text[...]).paragraphs == [
        "The two sides agreed on Tuesday to continue the talks in the capital of a third country.",
        "They meet again in a week.",
      ])
  }

  @Test func oneBlockThatWasBrokenAtAWidthIsOneParagraph() {
    let text = """
      The two sides agreed on Tuesday to
      continue the talks in the capital of
      a third country, whose minister said
      that he welcomed them.
      """
    #expect(PlainText.draft(text[...]).paragraphs.count == 1)
  }

  @Test func linesWithoutEmptyOnesBetweenThemAreParagraphs() {
    let lines = [
      Self.long + " " + Self.long, "Nobody spoke.", Self.long, "The end came late, and as a surprise to all.",
    ]
    #expect(PlainText.draft(lines.joined(separator: "\n")[...]).paragraphs == lines)
  }

  @Test func longLinesOfABlockAreParagraphsOfTheirOwn() {
    let wide = Self.long + " " + Self.long
    #expect(PlainText.paragraphs(of: "\(wide)\n\(wide)\n\n\(wide)\n\(wide)"[...]).count == 4)
  }

  @Test func entriesOfAListStandAlone() {
    let text = "They agreed on:\n- a border\n- a road that is open\n  to all\n- a date\n\nIt was\n2 hours of talks."
    #expect(
      PlainText.paragraphs(of: text[...]) == [
        "They agreed on:", "- a border", "- a road that is open to all", "- a date", "It was 2 hours of talks.",
      ])
  }

  @Test(arguments: [
    ("Putin Offers Mediation in Renewed Efforts", true),
    ("Who rules the corridor?", true),
    ("“We will not sign”", true),
    ("A visit to the U.S.", true),
    ("What comes next...", true),
    ("Talks resumed on Tuesday.", false),
    ("The parties are:", false),
    ("Dear reader,", false),
    ("- a border", false),
    ("> quoted", false),
    ("1234 5678", false),
    ("", false),
    (String(repeating: "word ", count: 31), false),
    (String(repeating: "a", count: 201), false),
    ("和平谈判继续进行。", false),
    ("和平谈判继续进行", true),
  ])
  func headlines(line: String, isHeadline: Bool) {
    #expect(Headline.accepts(line) == isHeadline)
  }

  @Test func aLineAloneIsTextNotATitle() {
    let draft = PlainText.draft("Talks go on")
    #expect(draft.title == nil)
    #expect(draft.paragraphs == ["Talks go on"])
  }

  @Test func aFirstLineThatGoesOnIsNoTitle() {
    let draft = PlainText.draft("Talks go on\nin the capital\n\nThey met.")
    #expect(draft.title == nil)
    #expect(draft.paragraphs.count == 3 || draft.paragraphs.first == "Talks go on in the capital")
  }
}

@Suite struct FurnitureTests {
  private static let title = "Talks Go On in the Capital"

  @Test func theTitleTwiceAndAShareButtonGo() {
    let kept = Furniture.removed(
      from: ["Talks go on in the capital", "They met.", "They spoke.", "Share"], title: Self.title)
    #expect(kept == ["They met.", "They spoke."])
  }

  @Test(arguments: [
    "Share", "SHARE", "Share this article", "Print", "Email", "Tweet", "3 Comments", "Share on Facebook",
    "Comments (12)",
    "Subscribe to our newsletter", "Facebook Twitter WhatsApp", "Leave a comment", "Sign up for the newsletter",
    "* * *",
    "Follow us on Telegram", "Share | Print | Email", "No comments yet", "Bookmark", "Copy link",
  ])
  func buttonsAreFurniture(label: String) {
    #expect(Furniture.isLabel(label))
    #expect(Furniture.removed(from: ["They met.", label], title: "") == ["They met."])
    #expect(Furniture.removed(from: [label, "They met."], title: "") == ["They met."])
  }

  @Test(arguments: [
    "Share prices fell", "They print money", "Comments by the minister", "He did not comment.", "Share.", "Aliyev",
    "We share the view", "More on the front", "The end", "Twitter bans Navalny", "Read more", "2024", "",
  ])
  func sentencesAndNamesStay(text: String) {
    #expect(!Furniture.isLabel(text))
  }

  @Test func furnitureInTheMiddleStays() {
    #expect(
      Furniture.removed(from: ["They met.", "Share", "They spoke."], title: "") == [
        "They met.", "Share", "They spoke.",
      ])
  }

  @Test func advertisementsGoEverywhere() {
    #expect(
      Furniture.removed(from: ["They met.", "ADVERTISEMENT", "They spoke."], title: "") == ["They met.", "They spoke."])
  }

  @Test func aTextOfFurnitureAloneIsLeftAsItIs() {
    #expect(Furniture.removed(from: ["Share"], title: "") == ["Share"])
    #expect(Furniture.removed(from: ["Share"], title: Self.title) == [])
    #expect(Furniture.removed(from: [], title: Self.title) == [])
  }

  @Test func aLaterParagraphThatNamesTheTitleStays() {
    let paragraphs = ["One.", "Two.", "Three.", "Talks go on in the capital"]
    #expect(Furniture.removed(from: paragraphs, title: Self.title) == paragraphs)
  }

  @Test(arguments: [
    ("Talks go on", "TALKS GO ON!", true), ("Talks go on", "Talks go on again", false), ("", "", false),
  ])
  func repeatedTitles(title: String, paragraph: String, repeats: Bool) {
    #expect(Furniture.repeats(title, paragraph) == repeats)
  }
}
