import Testing

@testable import News

/// What each class of characters comes to, on one line and in several.
@Suite struct CharacterTableTests {
  static let examples: [(text: String, expected: String)] = [
    // Invisible: soft hyphen, zero width space, word joiner, operators, byte order mark, fillers, bidi controls,
    // annotation, grapheme joiner, inherent vowel of Khmer, musical and shorthand controls, vowel separator.
    ("co\u{ad}op\u{200b}er\u{2060}ate", "cooperate"), ("f\u{2061}x\u{2062}y\u{2063}z\u{2064}", "fxyz"),
    ("\u{feff}a\u{115f}b\u{1160}c\u{3164}d\u{ffa0}e", "abcde"), ("a\u{202e}b\u{2067}c\u{200f}d\u{61c}e", "abcde"),
    ("\u{fff9}base\u{fffa}note\u{fffb}", "basenote"), ("a\u{34f}b\u{17b4}c\u{1d173}d\u{1bca0}e\u{180e}f", "abcdef"),
    // Private use, objects and noncharacters go, and their marks with them.
    ("\u{f0b7} First \u{e000}\u{301} point", "First point"),
    ("a\u{fffc}b\u{f8ff}c\u{100000}d\u{fffe}e", "abcde"),
    // Unassigned: something stands here.
    ("a\u{378}b\u{100000}c", "a\u{fffd}bc"), ("\u{e0100}\u{2fe0}", "\u{fffd}"), ("\u{5ff}\u{301}", "\u{fffd}\u{301}"),
    // The blank of Braille is a space by another name.
    ("a\u{2800}\u{2800}b", "a b"), ("\u{2800}", ""),
    // Selectors after what has a variation.
    ("❤\u{fe0f} a\u{fe0f} 1\u{fe0f}\u{20e3}", "❤\u{fe0f} a 1\u{fe0f}\u{20e3}"), ("❤\u{fe0f}\u{fe0e}", "❤\u{fe0f}"),
    ("葛\u{e0100} a\u{e0100}", "葛\u{e0100} a"), ("\u{1820}\u{180b} a\u{180b}", "\u{1820}\u{180b} a"), ("\u{fe0f}", ""),
    // Joiners between pictographs, and between letters that join or stack.
    ("👩\u{200d}🚀 a\u{200d}b \u{200d}", "👩\u{200d}🚀 ab"), ("👩🏽\u{200d}❤\u{fe0f}\u{200d}👩🏽", "👩🏽\u{200d}❤\u{fe0f}\u{200d}👩🏽"),
    ("👩\u{200d}\u{200d}🚀", "👩\u{200d}🚀"), ("👩\u{200c}🚀", "👩🚀"),
    ("می\u{200c}خواهم", "می\u{200c}خواهم"), ("می\u{200c} x\u{200c}", "می x"),
    ("क\u{94d}\u{200d}ष", "क\u{94d}\u{200d}ष"),
    ("র\u{200d}\u{9cd}য", "র\u{200d}\u{9cd}য"), ("Auf\u{200c}lage", "Auflage"),
    // Tags spell the flag of a region, and nothing else.
    (
      "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
      "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}"
    ),
    ("🏴\u{e0067}\u{e0062}", "🏴"), ("🏴\u{e007f}", "🏴"), ("a\u{e0067}\u{e007f}", "a"), ("\u{e0001}a", "a"),
    // Marks: eight on a base, none without one.
    ("z" + String(repeating: "\u{316}", count: 30), "z" + String(repeating: "\u{316}", count: 8)),
    ("\u{301}\u{302}", ""), ("a \u{301}b", "a b"), ("a\u{200b}\u{301}", "a\u{301}"),
    // Nothing of this is touched.
    ("Şuşa, Bakı; Ελλάδα «ёлка» ١٢٣ 한국 हिन्दी ภาษาไทย བོད", "Şuşa, Bakı; Ελλάδα «ёлка» ١٢٣ 한국 हिन्दी ภาษาไทย བོད"),
    ("\u{600}12 \u{fffd} 🇦🇲", "\u{600}12 \u{fffd} 🇦🇲"),
  ]

  @Test func classesAreDealtWith() {
    for (text, expected) in Self.examples {
      let line = Printable.line(text)
      #expect(line.unicodeScalars.elementsEqual(expected.unicodeScalars), "\(text.unicodeScalars.map(\.value))")
    }
  }

  @Test(arguments: [
    ("a\n\n  b\tc\r\nd", "a\n\n  b c\nd"), (" a\u{200b} \u{ad}\n", " a \n"), ("a\u{2028}b\u{2800}\u{7}", "ab "),
    ("e\u{301}\n\u{301}", "e\u{301}\n"),
  ])
  func linesKeepTheirSpaces(_ text: String, _ expected: String) {
    #expect(Array(Printable.lines(text).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test func aGraphemeIsWhatALineShowsOfIt() {
    #expect(Printable.grapheme("a") == "a")
    #expect(Printable.grapheme("\u{7}") == nil)
    #expect(Printable.grapheme("\u{e000}") == nil)
    #expect(Printable.grapheme("\u{3164}") == nil)
    #expect(Printable.grapheme("a\u{200d}") == "a")
    #expect(Printable.grapheme("❤\u{fe0f}") == "❤\u{fe0f}")
    #expect(Printable.grapheme("👩\u{200d}🚀") == "👩\u{200d}🚀")
    #expect(Printable.grapheme(Character("z" + String(repeating: "\u{316}", count: 99)))?.unicodeScalars.count == 9)
  }

  /// Scalars of every class, mixed as no text does.
  static func mixed(_ random: inout SplitMix) -> String {
    let ranges: [ClosedRange<UInt32>] = [
      0x20...0x7e, 0...0x2ff, 0x300...0x36f, 0x600...0x6ff, 0x900...0x97f, 0x1100...0x11ff, 0x1800...0x180f,
      0x2000...0x206f, 0x200b...0x200f, 0x2640...0x2770, 0xac00...0xd7a3, 0xe000...0xe010, 0xfe00...0xfe0f,
      0xff00...0xffff, 0x1f1e6...0x1f3ff, 0x1f466...0x1f469, 0xe0000...0xe01ef, 0x4e00...0x4e10, 0...0x10ffff,
    ]
    var scalars = String.UnicodeScalarView()
    for _ in 0..<random.below(24) {
      let range = ranges[random.below(ranges.count)]
      let value = range.lowerBound + UInt32(random.below(Int(range.upperBound - range.lowerBound) + 1))
      if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
    }
    return String(scalars)
  }

  @Test func cleaningTwiceIsCleaningOnce() {
    var random = SplitMix(state: 9)
    for _ in 0..<20_000 {
      let text = Self.mixed(&random)
      let (line, lines) = (Printable.line(text), Printable.lines(text))
      #expect(Printable.line(line).utf8.elementsEqual(line.utf8), "\(text.unicodeScalars.map(\.value))")
      #expect(Printable.lines(lines).utf8.elementsEqual(lines.utf8), "\(text.unicodeScalars.map(\.value))")
      for scalar in line.unicodeScalars where !Printable.allows(scalar) {
        // Tags stay in the flag of a region alone.
        #expect((0xe0030...0xe007f).contains(scalar.value), "\(text.unicodeScalars.map(\.value))")
      }
    }
  }

  @Test func everyScalarAloneIsDealtWithByItsClass() {
    let table = CharacterTable.shared
    for value in UInt32(0)...0x10ffff {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let line = Printable.line(String(scalar))
      let isRight =
        switch table[value].kind {
        case .text, .shapedLetter, .pictograph, .modifier: line.unicodeScalars.elementsEqual([scalar])
        case .unassigned: line == "\u{fffd}"
        default: line.isEmpty
        }
      if !isRight { Issue.record("U+\(String(value, radix: 16)): \(table[value].kind) gives “\(line)”") }
    }
  }

  @Test func theRunsAreSortedAndHaveClasses() {
    #expect(CharacterTable.runs.first.map { $0 >> 8 } == 0)
    for (run, next) in zip(CharacterTable.runs, CharacterTable.runs.dropFirst()) {
      #expect(run >> 8 < next >> 8 && run & 0xff != next & 0xff)
    }
    #expect(CharacterTable.runs.allSatisfy { CharacterClass(rawValue: UInt8($0 & 0x1f)) != nil })
  }
}

/// SplitMix64: the same numbers everywhere.
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ value >> 30) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ value >> 27) &* 0x94d0_49bb_1331_11eb
    return value ^ value >> 31
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
