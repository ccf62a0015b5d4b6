import Testing

@testable import EntityRecognition

@Suite struct TokenizerTests {
  static func tokens(_ text: String) -> [String] {
    let result = Tokenizer().tokenize(text)
    return result.tokens.map { String(decoding: result.bytes[$0.span], as: UTF8.self) }
  }

  /// A bar stands between tokens.
  @Test(arguments: [
    ("Nagorno-Karabakh", "Nagorno|-|Karabakh"),
    ("Russian-Armenian-Azerbaijani", "Russian|-|Armenian|-|Azerbaijani"),
    ("a 34-year-old man", "a|34-year-old|man"),
    ("the U.S. Senate", "the|U.S.|Senate"),
    ("Russia's and the states’ claims", "Russia|'s|and|the|states|’|claims"),
    ("don't, O'Brien, Kata'ib", "don't|,|O'Brien|,|Kata'ib"),
    ("$2,000.50 (2020)", "$|2,000.50|(|2020|)"),
    ("Gen. Smith, J. Doe", "Gen.|Smith|,|J.|Doe"),
    ("see https://example.org/Baku?a=1 now", "see|https://example.org/Baku?a=1|now"),
    ("mail a@b.example or @user", "mail|a@b.example|or|@user"),
    ("“Nein”, said he", "“|Nein|”|,|said|he"),
    ("war – peace—truce", "war|–|peace|—|truce"),
    ("Côte d'Ivoire", "Côte|d'Ivoire"),
    ("e\u{301}te\u{301} 日本", "e\u{301}te\u{301}|日本"),
    ("F-16s", "F|-|16s"),
    ("", ""),
  ])
  func cuts(_ text: String, _ expected: String) {
    #expect(Self.tokens(text) == expected.split(separator: "|").map(String.init))
  }

  @Test func foldsKeys() {
    let text = Tokenizer().tokenize("São Tomé’s Élysée Łódź Müller GROẞ İzmir")
    let keys = text.tokens.indices.map { String(decoding: text.key($0), as: UTF8.self) }
    #expect(keys == ["sao", "tome", "s", "elysee", "lodz", "muller", "gross", "izmir"])
  }

  @Test func joinsKeysOfRuns() {
    let text = Tokenizer().tokenize("People's Liberation-Army")
    #expect(String(decoding: text.key(0..<text.tokens.count), as: UTF8.self) == "peoples liberation army")
  }

  @Test func tellsHeadlinesAndShouting() {
    let text = Tokenizer().tokenize(
      "Minister Offers New Deal to Striking Workers\n\nThe minister offered a new deal.\n\nSTRIKE ENDS IN PARIS")
    #expect(text.sentences.map(\.isTitleCase) == [true, false, true])
    #expect(text.sentences.map(\.isAllCapitals) == [false, false, true])
  }

  @Test func spansCountBytes() {
    let text = Tokenizer().tokenize("“Ürümqi” — Zürich")
    #expect(text.tokens.map(\.span) == [0..<3, 3..<11, 11..<14, 15..<18, 19..<26])
    #expect(text.string(1..<2) == "Ürümqi")
  }
}

extension TokenizerTests {
  @Test func answersOutsideTheText() {
    let text = Tokenizer().tokenize("word")
    #expect(!text.isWord(-1, "word") && !text.isWord(1, "word") && text.isWord(0, "word"))
    #expect(!text.isMark(5, ",") && text.kind(-1) == nil && text.classes(9) == [] && !text.isCapitalised(-3))
  }
}
