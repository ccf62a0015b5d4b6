import Testing

@testable import EntityRecognition

@Suite struct CoreferenceTests {
  /// The mentions that were resolved: short form and what it stands for.
  static func resolved(_ string: String) -> [String] {
    let text = Tokenizer().tokenize(string)
    let spans = EntityTagger().tag(text)
    let best = Coreference().antecedents(of: spans, in: text)
    return spans.indices.compactMap { index in
      let (short, long) = (text.string(spans[index].tokens), text.string(spans[best[index]].tokens))
      return short == long ? nil : "\(short) = \(long)"
    }
  }

  @Test(arguments: [
    ("President William Ruto spoke. Ruto left.", ["Ruto = William Ruto"]),
    ("Bashar al-Assad fled. Assad is in Moscow.", ["Assad = Bashar al-Assad"]),
    ("President Xi Jinping spoke. Xi left.", ["Xi = Xi Jinping"]),
    ("Mary Robinson met Gerry Adams. Robinson smiled at Adams.", ["Robinson = Mary Robinson", "Adams = Gerry Adams"]),
    ("Barack Obama won. Barack H. Obama smiled.", ["Barack H. Obama = Barack Obama"]),
    (
      "The Organisation for Human Rights Monitoring (OHRM) wrote. OHRM waits.",
      ["OHRM = Organisation for Human Rights Monitoring", "OHRM = Organisation for Human Rights Monitoring"]
    ),
    (
      "The Peruvian Foreign Ministry wrote. The Foreign Ministry waits.",
      ["Foreign Ministry = Peruvian Foreign Ministry"]
    ),
    ("The Peruvian Foreign Ministry met the Chilean Foreign Ministry. The Foreign Ministry waits.", []),
  ])
  func resolves(_ text: String, _ expected: [String]) { #expect(Self.resolved(text) == expected) }

  @Test func lookAheadFindsTheFullNameOfAHeadline() {
    #expect(
      Self.resolved("Ruto Offers Talks After Protests\n\nPresident William Ruto offered talks.") == [
        "Ruto = William Ruto"
      ])
  }

  @Test func aNamesakeBeforeTheMentionWins() {
    #expect(
      Self.resolved("Mary Robinson spoke. Robinson left. Peter Robinson came. Robinson sat.") == [
        "Robinson = Mary Robinson", "Robinson = Peter Robinson",
      ])
  }
}
