import News
import Testing

@testable import ReaderUI

struct DisplayWidthTests {
  @Test(arguments: [
    ("a", 1), ("é", 1), ("e\u{301}", 1), ("—", 1), ("Ж", 1), ("ə", 1), ("ա", 1), ("ქ", 1), ("中", 2), ("한", 2),
    ("\u{1112}\u{1161}\u{11ab}", 2), ("ｱ", 1), ("Ａ", 2), ("😀", 2), ("👍🏽", 2), ("👩‍🚀", 2), ("❤", 1), ("❤\u{fe0f}", 1),
    ("1\u{fe0f}\u{20e3}", 1), ("🇦🇲", 2), ("\u{1f1e6}", 1), ("½", 1), ("…", 1), ("│", 1),
  ])
  func `a grapheme is as wide as its base`(_ text: String, _ columns: Int) throws {
    let character = try #require(text.first)
    #expect(text.count == 1)
    #expect(DisplayWidth.of(character) == columns)
    #expect(DisplayWidth.of(text) == columns)
  }

  @Test(arguments: [
    "\u{0}", "\n", "\r\n", "\t", "\u{1b}", "\u{7f}", "\u{85}", "\u{9b}", "\u{200b}", "\u{2028}", "\u{feff}",
    "\u{ad}", "\u{e000}", "\u{fffc}", "\u{3164}",
  ])
  func `what is invisible takes no column`(_ text: String) throws {
    #expect(DisplayWidth.of(try #require(text.first)) == 0)
    #expect(DisplayWidth.of(text) == 0)
  }

  /// What is stored from before the table of characters passes it on the screen.
  @Test func `no cell holds what the table removes`() {
    for usesUnicode in [true, false] {
      let glyphs = Glyphs(usesUnicode: usesUnicode)
      for value in UInt32(0)...0x10ffff {
        guard let scalar = Unicode.Scalar(value), let cell = glyphs.cell(for: Character(scalar)) else { continue }
        if !cell.text.unicodeScalars.allSatisfy(Printable.allows) || cell.width != DisplayWidth.of(cell.text) {
          Issue.record("U+\(String(value, radix: 16)): \(cell)")
        }
      }
    }
  }

  @Test func `a text is as wide as its graphemes together`() {
    #expect(DisplayWidth.of("") == 0)
    #expect(DisplayWidth.of("Baku, 28 Aug") == 12)
    #expect(DisplayWidth.of("Bakı – 中国 🇹🇷") == 14)
    #expect(DisplayWidth.of("abc中def".dropFirst(2)) == 6)
  }

  @Test func `the table's runs are sorted, differ from their neighbours and begin at zero`() {
    #expect(DisplayWidth.runs.first == 0)
    for (run, next) in zip(DisplayWidth.runs, DisplayWidth.runs.dropFirst()) {
      #expect(run >> 2 < next >> 2)
      #expect(run & 3 != next & 3)
    }
    #expect(DisplayWidth.runs.allSatisfy { $0 & 3 <= 2 })
  }

  /// The shortcut for small scalars and the table must not drift apart.
  @Test func `below U+0300 the table says what the shortcut says`() {
    for value in UInt32(0)..<0x300 {
      let run = DisplayWidth.runs.last { $0 >> 2 <= value }
      #expect(Unicode.Scalar(value).map { DisplayWidth.of($0) } == run.map { Int($0 & 3) })
    }
  }
}
