import News
import Testing

@Suite struct FirstWordsTests {
  @Test(arguments: [
    ("", ""), ("  \n ", ""), ("A short note.", "A short note."), ("One line.\n\nAnother paragraph.", "One line."),
    ("  Two words  ", "Two words"),
  ])
  func whatIsShortStaysAsItIs(text: String, title: String) {
    #expect(FirstWords.title(of: text) == title)
  }

  @Test func whatIsLongIsCutBehindAWord() {
    let words = FirstWords.title(of: String(repeating: "word, ", count: 40))
    #expect(words.hasSuffix("word…") && words.count <= FirstWords.longest && words.count > 60)
    // A script without blanks, and a word without an end.
    #expect(FirstWords.title(of: String(repeating: "停", count: 200)) == String(repeating: "停", count: 79) + "…")
    #expect(FirstWords.title(of: "a " + String(repeating: "x", count: 200)).count == FirstWords.longest)
    #expect(
      FirstWords.title(of: String(repeating: "word ", count: 16)) == String(repeating: "word ", count: 15) + "word")
  }
}
