import News
import Testing

@Suite struct PrintableTests {
  @Test func noControlIsAllowed() {
    for value in [0...0x1f, 0x7f...0x9f] as [ClosedRange<UInt32>] {
      for scalar in value.compactMap(Unicode.Scalar.init) { #expect(!Printable.allows(scalar)) }
    }
  }

  /// Every scalar of Unicode against its properties. What is default-ignorable and may be kept shapes text: joiners and
  /// variation selectors.
  @Test func whatUnicodeCallsControlFormatOrSeparatorIsNotShown() {
    var kept: Set<UInt32> = []
    for value in UInt32(0)...0x10ffff {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let properties = scalar.properties
      let isAllowed = Printable.allows(scalar)
      switch properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator:
        if isAllowed { Issue.record("U+\(String(value, radix: 16)) is allowed") }
      case .format where isAllowed: kept.insert(value)
      default: break
      }
      if properties.isBidiControl || properties.isNoncharacterCodePoint, isAllowed {
        Issue.record("U+\(String(value, radix: 16)) is allowed")
      }
    }
    #expect(kept.isSuperset(of: [0x200c, 0x200d, 0x600, 0x6dd]))
    #expect(kept.isDisjoint(with: [0xad, 0x202e, 0x2066, 0x2069, 0xfeff, 0x200e, 0xe0041]))
  }

  @Test func lettersMarksAndEmojiAreAllowed() {
    for text in ["Baku", "Şuşa", "баку", "北京", "हिन्दी", "العربية", "👩‍👩‍👧", "🇦🇲", "❤️", "e\u{301}", "“—”", "\u{a0}"] {
      #expect(text.unicodeScalars.allSatisfy(Printable.allows), "\(text)")
    }
  }

  @Test(arguments: [
    ("", ""), ("  plain  text  ", "plain text"), ("a\tb\r\nc\u{85}d\u{2028}e\u{a0}f", "a b c d e f"),
    ("\u{1b}[31mred\u{1b}[0m", "[31mred [0m"), ("\u{1b}]52;c;AAAA\u{07}after", "]52;c;AAAA after"),
    ("a\u{202e}b\u{2066}c\u{200e}", "abc"), ("a\u{9b}31mb\u{7f}", "a31mb"), ("\u{feff}title", "title"),
    ("\n\t\u{0}\u{1b}", ""), ("👩\u{200d}👧", "👩\u{200d}👧"), ("a\u{e0041}\u{fffe}b", "ab"),
  ])
  func aLineIsCleaned(_ text: String, _ line: String) {
    #expect(Printable.line(text) == line)
    #expect(Printable.line(line) == line)
  }
}
