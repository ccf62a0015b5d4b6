import News
import Testing

struct SentenceFinderTests {
  @Test(arguments: [
    ("First one. The *second* here. Third.", "The second here."),
    ("*Only* one", "Only one"),
    ("Mr. *Smith* met J. Doe. Then he left.", "Mr. Smith met J. Doe."),
    ("He said no! “*Baku* will not.” They left.", "“Baku will not.”"),
    ("He asked: why? *Nobody* knew… Then silence.", "Nobody knew…"),
    ("One paragraph\n\n*Another* paragraph. More.", "Another paragraph."),
    ("It cost 3.5 *million* in all.", "It cost 3.5 million in all."),
    ("At 5 p.m. on *Monday* they met.", "At 5 p.m. on Monday they met."),
  ])
  func theSentenceAroundAWordIsFound(marked: String, expected: String) throws {
    let parts = marked.split(separator: "*", omittingEmptySubsequences: false)
    let text = parts.joined()
    #expect(SentenceFinder.sentence(at: parts[0].utf8.count, in: text) == expected)
  }

  @Test func everyPlaceInAnyTextGivesPartOfIt() {
    for text in ["", ".", "…", "é. É", "a\n\n\nb", " . . ", "💥! 💥", String(repeating: "é", count: 900)] {
      for offset in -1...text.utf8.count + 1 {
        let sentence = SentenceFinder.sentence(at: offset, in: text)
        #expect(text.contains(sentence) || sentence.isEmpty)
        #expect(sentence.utf8.count <= 404)
      }
    }
  }

  static let text = """
    A headline

    Mr. Novak met J. P. Orlov in St. Gallen. “Is it over?” he asked. It cost 3.5 million… and more! The end
    """

  @Test(arguments: [
    ("headline", "A headline"),
    ("Orlov", "Mr. Novak met J. P. Orlov in St. Gallen."),
    ("over", "“Is it over?” he asked."),
    ("million", "It cost 3.5 million… and more!"),
    ("end", "The end"),
  ])
  func theSentenceOfAParagraphIsFound(_ word: String, _ sentence: String) throws {
    let start = try #require(Self.text.firstRange(of: word)).lowerBound
    let offset = Self.text.utf8.distance(from: Self.text.startIndex, to: start)
    #expect(SentenceFinder.sentence(at: offset, in: Self.text) == sentence)
  }

  @Test func aLongSentenceIsCutAroundThePlace() {
    let text = String(repeating: "word ", count: 100) + "HERE" + String(repeating: " word", count: 100)
    let sentence = SentenceFinder.sentence(at: 500, in: text, longest: 60)
    #expect(sentence.contains("HERE") && sentence.utf8.count <= 60)
    #expect(SentenceFinder.sentence(at: 500, in: text, longest: 4000) == text)
  }
}
