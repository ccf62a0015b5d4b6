import News
import Testing

@testable import EntityRecognition

/// No text may trap recognition, and every analysis keeps its promises.
@Suite struct HostileTextTests {
  /// The numbers of Steele, Lea and Flood's SplitMix64, the same in every run.
  struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9e37_79b9_7f4a_7c15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
      return mixed ^ (mixed >> 31)
    }
  }

  static func check(_ text: String) {
    let analysis = Recogniser().analyse(text)
    analysis.checkInvariants(textLength: text.utf8.count)
    for mention in analysis.mentions {
      for offset in [mention.span.lowerBound, mention.span.upperBound] {
        let index = text.utf8.index(text.startIndex, offsetBy: offset)
        #expect(String.Index(index, within: text) != nil, "a grapheme is cut")
      }
    }
  }

  static let pieces = [
    "Kenya", "Nairobi", " ", " ", " ", "'s", "’", "-", "–", ".", ". ", ",", "\n\n", "\n", "(", ")", "“", "”", "the",
    "Ministry", "of", "Foreign", "Affairs", "and", "President", "William", "Ruto", "al", "bin", "U.S.", "A.", "in",
    "accused", "Black Sea", "Armenian", "Armenians", "RSF", "Rapid Support Forces", "corridor", "\u{301}", "\u{200d}",
    "👩‍👩‍👧", "🇰🇪", "日本", "ß", "\u{202e}", "\u{0}", "\u{1b}[31m", "@", "https://", "1", "2,000", "$", "…", "\r\n", "|", "&",
    "\u{600}", "ก็", "क्ष", "ﬁ", "İ", "J", "Sen. ",
  ]

  @Test(arguments: 0..<40) func randomTextsAreRead(_ seed: Int) {
    var random = Generator(state: UInt64(seed))
    for _ in 0..<25 {
      let count = Int.random(in: 1...60, using: &random)
      Self.check((0..<count).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined())
    }
  }

  @Test func randomScalarsAreRead() {
    var random = Generator(state: 7)
    for _ in 0..<200 {
      let scalars = (0..<80).compactMap { _ in
        Unicode.Scalar(UInt32.random(in: 0...(Bool.random(using: &random) ? 0x2ff : 0x1ffff), using: &random))
      }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars)
      Self.check(String(text))
    }
  }

  @Test func onlyPrintableNamesComeOut() {
    let analysis = Recogniser().analyse(
      "President J\u{202e}ohn Sm\u{200b}ith of the Foo\u{ad}bar Ministry spoke in Kenya.")
    for entity in analysis.entities {
      #expect(entity.name.unicodeScalars.allSatisfy(Printable.allows))
    }
  }
}
