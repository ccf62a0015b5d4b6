import ReaderUI
import Testing

@testable import ReaderTerminal

struct KeyDecoderTests {
  /// Decodes bytes that arrive together, followed by nothing.
  private func keys(_ bytes: [UInt8]) -> [Key] {
    var decoder = KeyDecoder()
    let typed = bytes.compactMap { decoder.take(Int32($0)) }
    return typed + [decoder.pause()].compactMap(\.self)
  }

  private func keys(_ text: String) -> [Key] { keys(Array(text.utf8)) }

  @Test(
    arguments: [
      ("j", .character("j")), (" ", .character(" ")), ("\r", .enter), ("\n", .enter), ("\t", .tab),
      ("\u{7f}", .backspace), ("\u{8}", .backspace), ("\u{c}", .control("l")), ("\u{1a}", .control("z")),
      ("\u{1b}", .escape), ("é", .character("é")), ("漢", .character("漢")), ("😀", .character("😀")), ("\0", .unknown(0)),
    ] as [(String, Key)])
  func `one key`(_ typed: String, _ key: Key) {
    #expect(keys(typed) == [key])
  }

  @Test(arguments: [
    "\u{1b}q", "\u{1b}é", "\u{1b}[1;3A", "\u{1b}[200~", "\u{1b}[<0;10;3M", "\u{1b}OX", "\u{1b}[?1;2c",
    "\u{1b}]11;rgb:0000/0000/0000\u{7}", "\u{1b}]11;?\u{1b}\\", "\u{1b}P1+r\u{1b}\\", "\u{1b}[", "\u{1b}[1;",
  ])
  func `a sequence nobody knows is dropped whole`(_ typed: String) {
    #expect(keys(typed).isEmpty)
    #expect(keys("j" + typed).first == .character("j"))
  }

  @Test func `what follows a dropped sequence is typed again`() {
    #expect(keys("\u{1b}[1;3Aj") == [.character("j")])
    #expect(keys("\u{1b}qj") == [.character("j")])
    #expect(keys("\u{1b}]52;c;?\u{7}jk") == [.character("j"), .character("k")])
  }

  @Test func `two escapes are two keys`() {
    #expect(keys("\u{1b}\u{1b}") == [.escape, .escape])
  }

  @Test(
    arguments: [
      [0xff, 0xfe], [0x80], [0xc3], [0xe2, 0x82], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80],
      Array("\u{9b}".utf8), Array("\u{202e}".utf8),
    ] as [[UInt8]])
  func `bytes that are not printable UTF-8 are dropped and swallow nothing`(_ bytes: [UInt8]) {
    #expect(keys(bytes).isEmpty)
    #expect(keys(bytes + Array("j".utf8)) == [.character("j")])
    #expect(keys(bytes + Array("é".utf8)) == [.character("é")])
  }

  @Test func `a scalar may arrive in parts`() {
    var decoder = KeyDecoder()
    #expect(decoder.take(0xc3) == nil)
    #expect(decoder.pause() == nil)
    #expect(decoder.take(0xa9) == .character("é"))
  }

  @Test func `function keys of curses have names, Alt with one is dropped`() {
    var decoder = KeyDecoder()
    // Values of <curses.h>: KEY_UP, KEY_BTAB, KEY_F(1), KEY_RESIZE.
    #expect(decoder.take(0o403) == .up)
    #expect(decoder.take(0o541) == .backTab)
    #expect(decoder.take(0o411) == .function(1))
    #expect(decoder.take(0o632) == nil)
    #expect(decoder.take(27) == nil)
    #expect(decoder.take(0o403) == nil)
    #expect(decoder.take(0o403) == .up)
  }

  @Test func `a sequence without an end does not swallow the keyboard`() {
    #expect(keys("\u{1b}[" + String(repeating: "1", count: 100)).isEmpty == false)
    #expect(keys("\u{1b}]" + String(repeating: "x", count: 5000)).isEmpty == false)
  }
}
