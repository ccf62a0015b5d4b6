import News
import Relatedness
import Testing

private func terms(_ title: String, _ paragraphs: String..., language: String? = nil) -> [String: Int] {
  let article = Article(
    id: ArticleID("a"), title: title, source: "test", language: language, paragraphs: paragraphs)
  return Dictionary(uniqueKeysWithValues: TermExtraction.terms(of: article).map { ($0.term, $0.count) })
}

@Suite struct TermExtractionTests {
  @Test func inflectedFormsAreCountedTogether() {
    #expect(
      terms("", "Checkpoints closed the corridor. A checkpoint in the corridors closes.")
        == ["checkpoint": 2, "close": 2, "corridor": 2])
  }

  @Test func titleWordsCountTwice() {
    #expect(terms("Corridor blocked", "The corridor.") == ["corridor": 3, "block": 2])
  }

  @Test func stopWordsAreLeftOutInEveryForm() {
    let trivial = """
      The spokesman said on Monday, 12 August, that it hadn't been there; they're saying so again. He'll have told them
      three times. Mr Smith's
      """
    #expect(terms("", trivial) == ["smith": 1])
  }

  @Test func numbersAreLeftOutButForYears() {
    #expect(terms("", "2020 1899 2100 44 3.5 20,000 19th 1987 007 F16") == ["2020": 1, "1987": 1, "f16": 1])
  }

  @Test func marksAndCaseDoNotMatter() {
    #expect(terms("", "Şuşa SUSA susa") == ["susa": 3])
  }

  @Test func otherLanguagesKeepTheirForms() {
    #expect(terms("", "Die Wagen bremsed", language: "de")["bremsed"] == 1)
    #expect(terms("", "He bremsed", language: "en-GB")["bremse"] == 1)
    #expect(terms("", "Перемирие соблюдается") == ["перемирие": 1, "соблюдается": 1])
  }

  @Test func stopWordsOfOtherLanguagesAreLeftOut() {
    #expect(terms("", "Послы прибыли на переговоры за день до перемирия", language: "ru")["на"] == nil)
    #expect(terms("", "Послы прибыли на переговоры за день до перемирия", language: "ru")["переговоры"] == 1)
    #expect(terms("", "Die Gespräche sind über Nacht gescheitert", language: "de").keys.contains("sind") == false)
    // Where nobody says the language, letters do.
    #expect(terms("", "за на до перемирие") == ["перемирие": 1])
  }

  @Test func spellingsAreThoseOfTheText() {
    let article = Article(
      id: ArticleID("a"), title: "CEASEFIRES Collapse", source: "test",
      paragraphs: ["Ceasefires collapsed. The ceasefires and one ceasefire; NATO and Nato met NATO."])
    let spellings = TermExtraction.spellings(of: article)
    #expect(spellings["ceasefire"] == ["ceasefires", "ceasefire", "Ceasefires", "CEASEFIRES"])
    #expect(spellings["nato"] == ["NATO", "Nato"])
    #expect(spellings["the"] == nil)
    #expect(Set(spellings.keys) == Set(TermExtraction.terms(of: article).map(\.term)))
  }

  @Test func anArticleWithoutWordsHasNoTerms() {
    #expect(terms("").isEmpty)
    #expect(terms("…", "— 12 —", "a b c").isEmpty)
  }

  @Test func theMostFrequentTermsAreKeptInAlphabeticalOrder() {
    let letters = Array("bcdfghklmn")
    let rare = letters.flatMap { first in letters.flatMap { second in letters.map { "\(first)\(second)\($0)x" } } }
    let article = Article(
      id: ArticleID("a"), title: "", source: "test",
      paragraphs: [rare.joined(separator: " "), "zebra zebra", String(repeating: "q", count: 5000)])
    let terms = TermExtraction.terms(of: article)
    #expect(terms.count == 200)
    #expect(terms.map(\.term) == terms.map(\.term).sorted())
    #expect(terms.last == .init(term: "zebra", count: 2))
    #expect(terms.first?.term == "bbbx")
  }
}
