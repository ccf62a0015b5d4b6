import Testing

@testable import EntityRecognition

@Suite struct SentenceSplitterTests {
  static func sentences(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return SentenceSplitter().sentences(in: bytes).map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  /// A bar marks every boundary.
  @Test(arguments: [
    "The vote failed.| Two ministers resigned.",
    "Gen. Mark Milley retired.| He was 65.",
    "The U.S. Navy sailed on.",
    "He flew to the U.S.| The talks began at once.",
    "J. K. Rowling and George W. Bush met.",
    "Rain fell.| 300 people left.",
    "“Stop!”| “Why?”| Nobody answered.",
    "He asked “why?” and left.",
    "Exports rose 2.5 percent.| Imports fell.",
    "Headline without a stop|\n\nThe text starts here.",
    "One line\nand its continuation.",
    "Messrs. Smith and Dr. Jones spoke (twice.)| Then they left.",
    "It ended in Jan. 2020.| Peace held…| Or not.",
    "No stop at the end",
  ])
  func cutsAtBars(_ marked: String) {
    let text = marked.replacing("|", with: "")
    let expected = marked.split(separator: "|").map { String($0.trimmingPrefix { $0.isWhitespace }) }
    #expect(Self.sentences(text) == expected)
  }

  @Test func findsNothingInWhiteSpace() {
    #expect(Self.sentences("").isEmpty)
    #expect(Self.sentences(" \n\n \t\r\n\n").isEmpty)
  }

  @Test func seesParagraphsBehindCarriageReturns() {
    #expect(Self.sentences("First\r\n\r\nSecond") == ["First", "Second"])
  }
}
