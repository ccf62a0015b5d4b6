import News
import Testing

@testable import Ingest

@Suite struct ParagraphsTests {
  @Test func emptyOnesArePassedOver() {
    var paragraphs = Paragraphs()
    for text in ["", "a", "", "b"] { paragraphs.append(text) }
    #expect(paragraphs.all == ["a", "b"])
  }

  @Test(arguments: [1, 999, Paragraphs.most, Paragraphs.most + 1, 5 * Paragraphs.most + 7])
  func noWordIsLostAndThereAreNeverTooMany(_ count: Int) {
    var paragraphs = Paragraphs()
    for number in 0..<count { paragraphs.append(String(number)) }
    #expect(paragraphs.all.count <= Paragraphs.most)
    let words = paragraphs.all.flatMap { $0.split(separator: " ") }
    #expect(words.count == count)
    #expect(words.enumerated().allSatisfy { String($0) == $1 })
    if count <= Paragraphs.most { #expect(paragraphs.all.count == count) }
  }
}

@Suite struct CompositionTests {
  @Test(arguments: [
    ("", ""), ("plain", "plain"), ("e\u{301}", "é"), ("\u{1112}\u{1161}\u{11ab}", "한"), ("\u{212b}", "Å"),
    ("a\u{323}\u{307}", "ạ\u{307}"), ("a\u{307}\u{323}", "ạ\u{307}"), ("北京", "北京"),
  ])
  func textIsComposed(_ text: String, _ expected: String) {
    #expect(Array(Composition.composed(text).unicodeScalars) == Array(expected.unicodeScalars))
  }

  /// Whatever a piece ends with, the pieces together are what the whole would be.
  @Test(arguments: [
    "e\u{301}", "\u{1112}\u{1161}\u{11ab}", "aa\u{323}\u{307}", "\u{1100}\u{1161}", "\u{1161}\u{11a8}", "\u{212b}",
  ])
  func piecesDoNotShow(_ unit: String) {
    let once = Composition.composed(unit)
    for count in [1, 100, 1023, 1024, 1025, 3000] {
      let composed = Composition.composed(String(repeating: unit, count: count))
      #expect(composed.utf8.elementsEqual(String(repeating: once, count: count).utf8), "\(count)")
    }
  }
}
