import News
import Testing

@Suite struct LanguageNameTests {
  @Test(
    arguments: [
      ("tr", "Turkish"), ("pt-BR", "Portuguese"), ("EN", "English"), ("und", nil), ("und-Cyrl", nil), ("", nil),
    ] as [(String, String?)])
  func names(_ tag: String, _ name: String?) { #expect(LanguageName.name(of: tag) == name) }

  @Test(
    arguments: [
      ("Turkish", "tr"), ("TURKISH", "tr"), ("tr", "tr"), ("TR-cy", "tr"), ("lao", "lo"), ("und", "und"),
      ("xyz", "xyz"),
      ("norwegian nynorsk", "nn"), ("", nil), ("t", nil), ("turk", nil), ("12", nil), ("ру", nil), ("-", nil),
    ] as [(String, String?)])
  func tagsAndNamesAreTaken(_ text: String, _ subtag: String?) { #expect(LanguageName.subtag(named: text) == subtag) }

  @Test(
    arguments: [
      (nil, nil), ("en", nil), ("en-GB", nil), ("tr", "in Turkish"), ("und-Arab", "in another language"),
      ("xyz", "in another language"),
    ] as [(String?, String?)])
  func onlyWhatIsNotEnglishIsSpokenOf(_ tag: String?, _ phrase: String?) {
    #expect(LanguageName.phrase(tag) == phrase)
  }

  @Test(arguments: [
    (nil, nil, nil), ("tr", nil, "tr"), (nil, "en-GB", "en-GB"), ("tr", "en", "tr"), ("pt", "pt-BR", "pt-BR"),
    ("und-Cyrl", "en", "und-Cyrl"), ("und-Cyrl", "und", "und-Cyrl"),
  ])
  func theLanguageThatIsReadComesFirst(_ read: String?, _ declared: String?, _ expected: String?) {
    #expect(LanguageName.tag(read: read, declared: declared) == expected)
  }
}
