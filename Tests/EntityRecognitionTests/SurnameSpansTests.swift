import Testing

@testable import EntityRecognition

@Suite struct SurnameSpansTests {
  /// What the tagger gives is put in by hand, so that its opinion of a word is no part of the test.
  private func corrected(_ string: String, _ marked: [(String, TaggedSpan.Kind)]) -> [String] {
    let text = Tokenizer().tokenize(string)
    var from = 0
    let spans = marked.map { words, kind in
      let count = words.split(separator: " ").count
      let first = (from..<text.tokens.count - count + 1).first { text.string($0..<$0 + count) == words } ?? 0
      from = first + count
      return TaggedSpan(tokens: first..<first + count, kind: kind)
    }
    return SurnameSpans(spans, in: text).corrected(spans).map { "\(text.string($0.tokens)) \($0.kind)" }
  }

  @Test func aSurnameTakenForAPlaceIsThePerson() {
    #expect(
      corrected("Petro Halushenko spoke. Halushenko left.", [("Petro Halushenko", .person), ("Halushenko", .place)])
        == ["Petro Halushenko person", "Halushenko person"])
    // Another spelling, and an organization.
    #expect(
      corrected(
        "Petro Halushenkyi spoke. Halushenky's rivals left.",
        [("Petro Halushenkyi", .person), ("Halushenky", .organization)])
        == ["Petro Halushenkyi person", "Halushenky person"])
  }

  @Test func aPlaceOfTheGazetteerStaysOneUnlessItIsDescribed() {
    let names: [(String, TaggedSpan.Kind)] = [("Mark Jordan", .person), ("Jordan", .place)]
    #expect(corrected("Mark Jordan came. Jordan closed its border.", names).last == "Jordan place")
    #expect(corrected("Mark Jordan came. Jordan, a senator from Ohio, left.", names).last == "Jordan person")
    #expect(corrected("Mark Jordan came. Jordan, a Republican, left.", names).last == "Jordan person")
    #expect(corrected("Mark Jordan came. Jordan, a kingdom, paid.", names).last == "Jordan place")
    #expect(corrected("Jordan, a senator from Ohio, left.", [("Jordan", .place)]) == ["Jordan place"])
  }

  @Test func aSurnameThatWasLeftOutIsFound() {
    #expect(
      corrected("Petro Halushenko spoke. On Monday Halushenko left.", [("Petro Halushenko", .person)])
        == ["Petro Halushenko person", "Halushenko person"])
    #expect(corrected("Ann Speaker spoke. Speaker left.", [("Ann Speaker", .person)]).count == 1)
  }

  @Test func whatSomebodyIsKnownAsIsAPerson() {
    #expect(
      corrected("Jules Okemba, known as Razor, hid.", [("Jules Okemba", .person), ("Razor", .place)]).last
        == "Razor person")
    #expect(
      corrected("Jules Okemba knows Razor.", [("Jules Okemba", .person), ("Razor", .place)]).last == "Razor place")
  }
}
