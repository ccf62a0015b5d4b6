import Testing

@testable import EntityRecognition

@Suite struct EntityTaggerTests {
  /// The text with its spans in brackets, with the first letter of their kind.
  static func tag(_ string: String) -> String {
    let text = Tokenizer().tokenize(string)
    var marked: [UInt8] = []
    var end = 0
    for span in EntityTagger().tag(text) {
      let bytes = text.span(span.tokens)
      let kind =
        switch span.kind {
        case .person: "P"
        case .organization: "O"
        case .place: "L"
        case .group: "G"
        case .demonym: "D"
        }
      marked += text.bytes[end..<bytes.lowerBound] + Array("[\(kind) ".utf8) + text.bytes[bytes] + Array("]".utf8)
      end = bytes.upperBound
    }
    return String(decoding: marked + text.bytes[end...], as: UTF8.self)
  }

  static func check(_ marked: String, sourceLocation: SourceLocation = #_sourceLocation) {
    var plain = marked
    for kind in "POLGD" { plain = plain.replacing("[\(kind) ", with: "") }
    #expect(tag(plain.replacing("]", with: "")) == marked, sourceLocation: sourceLocation)
  }

  @Test(arguments: [
    "In [L Nairobi], [D Kenyan] President [P William Ruto] spoke.",
    "They met spokeswoman [P Thandiwe Dlamini-Nkosi] there.",
    "[P Mohammed bin Salman] and [P Ursula von der Leyen] talked about [P Bashar al-Assad].",
    "[P Kim Jong-un] and [P George W. Bush] never met.",
    "The book by Mr. [P Zyrkov] was banned.",
    "[P Xi Jinping] flew to [L Hanoi].",
  ])
  func persons(_ marked: String) { Self.check(marked) }

  @Test(arguments: [
    "The [O Peruvian Foreign Ministry] protested.",
    "The [O Ministry of Foreign Affairs and Trade] and the [O Bank of England] wrote.",
    "The [O Attorney General's Office] sued [O Kexim Holdings Ltd] today.",
    "The [O National Steering Committee for Open Data] met.",
    "A spokesman for the [O Kremlin] and the [O White House] declined.",
    "The [O European Union], [O NATO] and the [O UN Security Council] agreed.",
    "Fighters of the [G Rapid Support Forces] and [G al-Shabaab] fled.",
    "Members of the [O XQP] said so.",
  ])
  func organizations(_ marked: String) { Self.check(marked) }

  @Test(arguments: [
    "The road runs from [L Goma] to [L Bukavu] in [L South Kivu].",
    "The [L Lobito corridor] links [L Angola] to the [L Copperbelt] province.",
    "Ships left the [L Gulf of Tonkin] and [L Lake Malawi].",
    "A fire broke out in [L Fort Quux].",
    "The [D Armenian]-[D Azerbaijani] conflict and [L Russia]-backed troops.",
    "[G Bosnian Serbs] and [G Kenyans] marched.",
    "It costs US$5 million.",
  ])
  func places(_ marked: String) { Self.check(marked) }

  @Test(arguments: [
    "Most people in towns agreed. Police made no arrests. However, Parliament did nothing.",
    "On Monday, in March, nobody came. I said so. May it last.",
    "Nice weather. Reading helps. Mobile phones rang.",
    "He was born in May. “Never,” said the mayor.",
  ])
  func leavesCommonWords(_ text: String) { Self.check(text) }

  @Test func headlinesTakeNamesFromTheText() {
    Self.check(
      "[P Okoye] Offers Reform in Bid to End Strike\n\nPresident [P Ngozi Okoye] promised reform. [P Okoye] spoke in [L Lagos]."
    )
  }

  @Test func listsOfPlacesTakeUnknownOnesAlong() {
    Self.check("Roads in [L Oslo], [L Grimmvik] and [L Bergen] are closed.")
  }

  @Test func doubtfulTownsNeedAPlacesCompany() {
    Self.check("They moved to [L Reading], [L England].")
    Self.check("Sir [P Lewis Hamilton] won.")
  }
}
