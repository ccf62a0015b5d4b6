import ReaderUI
import Testing

@testable import ReaderTerminal

struct CellTextTests {
  /// A C library that agrees with the table.
  private let unicode = CellText(usesUnicode: true) { DisplayWidth.of($0) }
  private let ascii = CellText(usesUnicode: false) { DisplayWidth.of($0) }
  /// One that knows ASCII alone.
  private let ignorant = CellText(usesUnicode: true) { $0.isASCII ? 1 : -1 }

  private func sent(_ text: Character, by cellText: CellText) -> String {
    var sent = String.UnicodeScalarView()
    for scalars in cellText.cells(for: text) { sent.append(contentsOf: scalars) }
    return String(sent)
  }

  @Test(
    arguments: [
      ("a", "a"), ("é", "é"), ("e\u{301}", "e\u{301}"), ("中", "中"), ("😀", "😀"), ("👍🏽", "👍"), ("👩‍🚀", "👩"),
      ("❤\u{fe0f}", "❤"), ("1\u{fe0f}\u{20e3}", "1\u{20e3}"), ("🇦🇲", "AM"), ("\u{1f1e6}", "A"),
    ] as [(Character, String)])
  func `what is sent takes the frame's columns`(_ text: Character, _ expected: String) {
    #expect(Array(sent(text, by: unicode).unicodeScalars) == Array(expected.unicodeScalars))
    #expect(DisplayWidth.of(sent(text, by: unicode)) == DisplayWidth.of(text))
  }

  @Test func `no more marks are sent than a curses cell holds`() {
    let text = Character("a" + String(repeating: "\u{301}", count: 40))
    #expect(unicode.cells(for: text).map(\.count) == [CellText.mostScalars])
  }

  @Test func `what the C library does not know is replaced in as many columns`() {
    #expect(sent("é", by: ignorant) == "\u{fffd}")
    #expect(sent("中", by: ignorant) == "\u{fffd} ")
    #expect(sent("x", by: ignorant) == "x")
  }

  @Test(
    arguments: [
      ("é", "e"), ("Ł", "L"), ("ø", "o"), ("ı", "i"), ("İ", "I"), ("ə", "e"), ("ß", "s"), ("Æ", "A"), ("ǆ", "d"),
      ("“", "\""), ("’", "'"), ("—", "-"), ("…", "."), ("│", "|"), ("─", "-"), ("┼", "+"), ("▸", ">"), ("●", "*"),
      ("\u{a0}", " "), ("€", "?"), ("Ж", "?"), ("中", "? "), ("Ａ", "A "), ("٣", "3"), ("🇦🇲", "AM"), ("⣿", "#"),
    ] as [(Character, String)])
  func `an ASCII terminal gets ASCII in as many columns`(_ text: Character, _ expected: String) {
    #expect(sent(text, by: ascii) == expected)
    #expect(sent(text, by: ascii).count == DisplayWidth.of(text))
  }

  /// Whatever a frame holds, nothing that acts on a terminal is sent.
  @Test(arguments: ["\u{1b}", "\u{9b}", "\u{7}", "\n", "\u{7f}", "\u{202e}", "\u{200b}", "\u{feff}", "a\u{200d}"])
  func `controls are never sent`(_ text: String) throws {
    let character = try #require(text.first)
    for cellText in [unicode, ascii, ignorant] {
      #expect(sent(character, by: cellText).unicodeScalars.allSatisfy { $0 == "a" })
    }
  }

  /// Every scalar, alone: as many columns as the frame counts, printable, and ASCII where only that is taken.
  @Test func `every scalar keeps its width`() {
    for value in UInt32(0x80)..<0x30000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = Character(scalar)
      let columns = DisplayWidth.of(text)
      let inUnicode = unicode.cells(for: text)
      let inASCII = ascii.cells(for: text)
      guard inUnicode.joined().reduce(0, { $0 + DisplayWidth.of($1) }) == columns,
        inASCII.count == columns, inASCII.joined().allSatisfy({ (0x20..<0x7f).contains($0.value) })
      else {
        Issue.record("U+\(String(value, radix: 16)): \(columns), \(inUnicode), \(inASCII)")
        return
      }
    }
  }
}
