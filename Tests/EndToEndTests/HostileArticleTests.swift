import Glibc
import ReaderUI
import Testing

/// No byte of an article acts on the terminal, wherever it stands and however it is written.
@Suite(.serialized) struct HostileArticleTests {
  /// Sequences that would act on a terminal: title, clipboard, palette, screen, answers, bidi.
  private static let attacks = [
    "\u{1b}]0;owned\u{7}", "\u{1b}]52;c;b3duZWQ=\u{7}", "\u{1b}[2J\u{1b}[H", "\u{1b}P$q\"p\u{1b}\\", "\u{9b}31m",
    "\u{9d}0;owned\u{9c}", "\u{202e}detrevni\u{202c}", "\u{2066}isolated\u{2069}", "\u{7}\u{8}\u{7f}", "\u{0}", "\r",
    "\u{e0041}\u{200b}\u{feff}", "\u{1b}[?1000h", "\u{1b}[6n", "\u{1b}c",
  ]
  private static let attack = attacks.joined(separator: "x")

  private static func json(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { json, scalar in
      let hex = String(scalar.value, radix: 16)
      if scalar.value >= 0x10000 {
        json.unicodeScalars.append(scalar)
      } else {
        json += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      }
    }
  }

  private static func entities(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { $0 += "&#\($1.value);" }
  }

  /// Articles of every kind with the attacks in every field, and in the files' names.
  private static func writeArticles(in home: Home) throws -> String {
    let folder = home.path + "/articles"
    mkdir(folder, 0o700)
    let words = "The prime minister of Armenia met the president of Georgia in Tbilisi on Monday. "
    let body = (1...20).map { "\(words)\(attacks[$0 % attacks.count]) Paragraph \($0)." }
    let front = "---\ntitle: Front \(attack)\nbyline: By \(attack)\nsource: S \(attack)\nurl: http://x/\(attack)\n---\n"
    try home.write(front.replacing("\r", with: "") + body.joined(separator: "\n\n"), to: "articles/front.md")
    try home.write("Plain \(attack)\n\n" + body.joined(separator: "\n\n"), to: "articles/plain\u{1b}]0;name\u{7}.txt")
    let fields = ["title", "byline", "source", "url", "id", "published", "language", "k\u{1b}[2Jey"].map {
      "\"\(json($0))\":\"\(json("\($0) " + attack))\""
    }
    let line = "{\(fields.joined(separator: ",")),\"body\":\"\(json(body.joined(separator: "\n\n")))\"}"
    try home.write(line + "\n{\"ti\u{1b}[2Jtle\": \u{1b}]0;bad\u{7}\n", to: "articles/lines.jsonl")
    let page = """
      <html><head><title>Page \(entities(attack))</title><meta name="author" content="\(entities(attack))">
      <link rel="canonical" href="http://x/\(entities(attack))"></head><body><article><h1>Page \(entities(attack))</h1>
      \(body.map { "<p>\(entities($0))</p>" }.joined())</article></body></html>
      """
    try home.write(page, to: "articles/page\u{9b}31m.html")
    return folder
  }

  @Test(arguments: ["xterm-256color", "tmux-256color", "linux", "vt100"])
  func `the panes send only text and terminfo's sequences`(_ term: String) throws {
    let home = try Home()
    let folder = try Self.writeArticles(in: home)
    let reader = try ReaderProcess([folder], in: home, .init(term: term, size: .init(rows: 30, columns: 120)))
    try reader.settle()
    for _ in 0..<4 {
      try reader.press(.enter, .tab, .tab, .enter, .down, .escape, .character(" "), .character("2"), .character("1"))
      try reader.press(.character("z"), .character("G"), .character("z"), .escape, .escape, .down)
      #expect(ScreenMatch(reader.setting).differences(wanted: reader.shown, shown: reader.emulator.frame) == [])
    }
    try reader.press(.character("/"), .character("x"), .escape, .character("?"), .escape)
    reader.terminal.type([UInt8(ascii: "q")])
    #expect(try reader.end() == .exited(0))
    #expect(try TerminalGrammar(term: term, in: home).strangers(in: reader.output) == [])
    #expect(reader.emulator.titleChanges == 0)
  }

  @Test func `only y speaks to the clipboard, in base64`() throws {
    let home = try Home()
    let reader = try ReaderProcess([try Self.writeArticles(in: home)], in: home)
    try reader.settle()
    try reader.press(.enter)
    let before = reader.output.count
    try reader.press(.character("y"))
    let written = String(decoding: reader.output[before...], as: UTF8.self)
    let start = try #require(written.firstRange(of: "\u{1b}]52;c;"))
    let encoded = written[start.upperBound...].prefix { $0 != "\u{7}" }
    #expect(!encoded.isEmpty && encoded.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+/=".contains($0)) })
  }

  @Test(arguments: [
    ["list"], ["list", "--json"], ["add"], ["entities"], ["nonsense\u{1b}[2J"], ["show", "\u{1b}]0;x\u{7}"],
  ])
  func `plain output and messages are printable`(_ words: [String]) throws {
    let home = try Home()
    let folder = try Self.writeArticles(in: home)
    let reader = try readerBinary()
    if words[0] != "add" { _ = try Command([reader, "add", folder], in: home) }
    let run = try Command(
      [reader] + words + (words == ["add"] ? [folder] : words == ["entities"] ? [folder] : []), in: home)
    #expect(Self.strangers(run.output) == [])
    #expect(Self.strangers(run.errors) == [])
  }

  @Test(arguments: ["dumb", "", "no-such-terminal"])
  func `where there is no screen, plain text is printed`(_ term: String) throws {
    let home = try Home()
    let folder = try Self.writeArticles(in: home)
    let run = try Command([try readerBinary(), folder], in: home, environment: ["TERM": term])
    #expect(run.text.contains("Paragraph 20."))
    #expect(Self.strangers(run.output) == [])
    #expect(Self.strangers(run.errors) == [])
  }

  /// Line feeds apart, everything must be printable.
  private static func strangers(_ bytes: [UInt8]) -> [String] {
    let lines = bytes.split(separator: 0x0a).map(Array.init)
    let grammar = TerminalGrammar.plain
    return Array(lines.flatMap { grammar.strangers(in: $0) }.prefix(5))
  }
}
