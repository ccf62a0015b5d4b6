import News
import Testing

@testable import EntityRecognition

/// A whole analysis, mention by mention.
@Suite struct RecogniserTests {
  static func describe(_ string: String) -> [String] {
    let bytes = Array(string.utf8)
    let analysis = Recogniser().analyse(string)
    analysis.checkInvariants(textLength: bytes.count)
    return analysis.mentions.map { mention in
      let name = analysis.entities.first { $0.id == mention.entity }?.name ?? "?"
      return "\(String(decoding: bytes[mention.span], as: UTF8.self)) = \(name), \(mention.type) \(mention.role)"
    }
  }

  @Test func tellsActorsFromPlaces() {
    #expect(
      Self.describe("Kenyan President William Ruto met Emmanuel Macron in Paris. Ruto thanked France.") == [
        "Kenyan = Kenya, state actor", "William Ruto = William Ruto, person actor",
        "Emmanuel Macron = Emmanuel Macron, person actor", "Paris = Paris, city place",
        "Ruto = William Ruto, person actor", "France = France, state actor",
      ])
  }

  @Test func findsNothingInNothing() {
    #expect(Recogniser().analyse("") == Analysis())
    #expect(
      Recogniser().analyse("the rain fell all day and nobody spoke about it.") == Analysis(language: "en"))
  }
}
