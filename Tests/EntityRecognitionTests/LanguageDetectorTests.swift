import Foundation
import Testing

@testable import EntityRecognition

@Suite struct LanguageDetectorTests {
  struct Sample: CustomTestStringConvertible {
    var tag: String
    var text: String
    var testDescription: String { "\(tag): \(text.prefix(30))" }
  }

  /// Sentences of our own: a tag, a tab, a sentence.
  static let samples: [Sample] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let lines = try? String(contentsOf: root.appending(path: "Data/languages/samples.tsv"), encoding: .utf8)
    return (lines ?? "").split(separator: "\n").map { line in
      let parts = line.split(separator: "\t")
      return Sample(tag: String(parts[0]), text: String(parts[1]))
    }
  }()

  private let detector = LanguageDetector()

  private func tag(_ text: String) -> String? { detector.detect(text)?.tag }

  @Test func everySampleIsInALanguageOfTheModel() {
    #expect(Self.samples.count > 70)
    #expect(Set(Self.samples.map(\.tag)).isSubset(of: detector.languages))
    #expect(detector.languages.count == Set(detector.languages).count)
  }

  /// Where it is not, it is seen not to be English, and is not taken for another language.
  @Test(arguments: samples) func aSentenceIsEnough(_ sample: Sample) throws {
    let found = try #require(detector.detect(sample.text))
    #expect(found.tag == sample.tag || sample.tag != "en" && found.tag.hasPrefix("und-"))
    #expect((0.6...1).contains(found.confidence))
  }

  @Test func nearlyAllSentencesAreEnough() {
    #expect(Self.samples.count { tag($0.text) == $0.tag } >= Self.samples.count - 4)
  }

  /// Two sentences, or the same one twice: as long as a short article.
  @Test(arguments: Set(samples.map(\.tag))) func aParagraphIsEnough(_ tag: String) {
    let sentences = Self.samples.filter { $0.tag == tag }.map(\.text)
    #expect(self.tag((sentences + sentences).joined(separator: " ")) == tag)
  }

  @Test func tablesOfFiguresAreNoForeignLanguage() {
    let table = (1...40).map { "May/Jul 0.\($0 + 10) under 0.\($0 + 20) under" }.joined(separator: " ")
    #expect(tag(table) == nil)
    #expect(tag(table.filter { !$0.isNumber }) != nil)
  }

  @Test func capitalsChangeNoLanguage() {
    for sample in Self.samples {
      let found = tag(sample.text.uppercased())
      #expect(found == sample.tag || found == nil || found?.hasPrefix("und") == true, "\(sample.text)")
    }
    let english = Self.samples.filter { $0.tag == "en" }.map { $0.text.uppercased() }.joined(separator: " ")
    #expect(tag(english) == "en")
  }

  /// Of names, and of a few words, nothing is believed that could be wrong.
  @Test(arguments: [
    "Putin", "Erdoğan, Aliyev", "Recep Tayyip Erdoğan, Ilham Aliyev, Nikol Pashinyan, Vladimir Putin",
    "HJK Helsinki 2 Inter Turku 1, FC Lahti 0 MyPa 3", "Bayern München - Borussia Dortmund 2:1 (1:0)",
    "Paris Saint-Germain, Olympique Lyonnais, Olympique de Marseille", "Kreml, OPEC, NATO", "1,204.5 +3.2 % 17:30",
    "Putin Offers Mediation in Renewed Efforts to Resolve the Conflict",
  ])
  func namesAloneSayNothing(_ text: String) {
    let found = tag(text)
    #expect(found == nil || found == "en")
  }

  @Test(arguments: [
    "YEREVAN, Aug. 28 (APA) - The ministers met for two hours and agreed to speak again.",
    "President Recep Tayyip Erdoğan and his Azerbaijani counterpart Ilham Aliyev met in Nakhchivan and opened a pipeline.",
    "Schröder’s chancellery in Düsseldorf and Angela Merkel’s office in Königs Wusterhausen did not answer.",
  ])
  func englishWithForeignNamesIsEnglish(_ text: String) {
    #expect(tag(text) == "en")
  }

  @Test func marksThatStandAloneBelongToTheLetterBefore() {
    let text = "Le ministre a déclaré que les négociations se poursuivraient la semaine prochaine à Genève."
    #expect(tag(text) == "fr")
    #expect(tag(text.decomposedStringWithCanonicalMapping) == "fr")
  }

  /// Languages that the model does not have are not taken for others, but seen not to be English.
  @Test(arguments: [
    (
      "und-Cyrl",
      "Тышкы иштер министри эки өлкөнүн ортосундагы сүйлөшүүлөр кийинки жумада борбор шаарда уланарын билдирди."
    ),
    (
      "und-Arab",
      "وەزیری دەرەوە ڕایگەیاند کە گفتوگۆکان لە نێوان هەردوو وڵات هەفتەی داهاتوو لە پایتەخت بەردەوام دەبن و هیوادارین."
    ), ("und-Ethi", "የውጭ ጉዳይ ሚኒስትሩ ውይይቱ በሚቀጥለው ሳምንት እንደሚቀጥል ተናገሩ።"),
  ])
  func whatIsUnknownIsSaidToBe(_ expected: String, _ text: String) {
    #expect(tag(text) == expected)
  }

  @Test func twoScriptsDecideNothing() {
    let text = "Министр заявил что переговоры продолжатся. The minister said that the talks would go on."
    #expect(tag(text) == nil)
  }

  @Test func addressesAreNoText() {
    let links = (0..<50).map { "https://example.org/der-minister-sagte-dass-die-\($0) @ministerium #verhandlungen" }
    #expect(tag(links.joined(separator: " ")) == nil)
    #expect(tag("www.beispiel.de/nachrichten/die-regierung-hat-gestern-beschlossen") == nil)
  }

  @Test(arguments: [
    "", " ", "\n\n\n\n", "12345 67890 2024-08-28", "!!! ??? …", "\u{0}\u{1}\u{1b}[31m\u{7f}", "👩‍👩‍👧🇰🇪🎉", "a", "ab cd ef",
    String(repeating: "\u{301}", count: 5000),
  ])
  func nothingIsNoLanguage(_ text: String) {
    #expect(detector.detect(text) == nil)
  }

  @Test func bytesThatAreNoTextAreRead() {
    for lead in UInt8(0x80)...0xff {
      for length in 1...5 {
        let bytes = [lead] + Array(repeating: 0x41 as UInt8, count: length) + [0xc3]
        #expect(detector.verdict(on: detector.evidence(of: bytes)) == nil)
      }
    }
  }

  @Test func muchIsReadUpToABound() {
    let start = String(repeating: "Die Regierung hat gestern beschlossen, die Verhandlungen fortzusetzen. ", count: 40)
    let rest = String(repeating: "The government has decided to go on with the talks. ", count: 40_000)
    #expect(tag(start + rest) == "de")
    #expect(tag(start + "\n\n" + rest.prefix(3000) + "\n\n" + rest.prefix(3000)) == "en")
  }

  @Test(arguments: 0..<40) func damagedModelsGiveNoTrap(_ seed: Int) {
    var random = HostileTextTests.Generator(state: UInt64(seed))
    var bytes = (0..<4096).map { _ in UInt8.random(in: 0...255, using: &random) }
    bytes.replaceSubrange(0..<8, with: Array("RLG1".utf8) + [4, 0, 0, 0])
    bytes.replaceSubrange(8..<12, with: "Latn".utf8)
    for field in 0..<7 where seed % 2 == 0 {
      bytes.replaceSubrange(12 + field * 4..<16 + field * 4, with: [UInt8.random(in: 0..<9, using: &random), 1, 0, 0])
    }
    bytes.withUnsafeBytes { bytes in
      let detector = LanguageDetector(model: LanguageModel(bytes: bytes))
      for sample in Self.samples { _ = detector.detect(sample.text) }
    }
  }
}
