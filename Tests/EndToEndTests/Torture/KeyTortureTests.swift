import Glibc
import ReaderTerminal
import ReaderUI
import Testing

/// Random keys with changes of size and signals, over nasty texts, on several terminals: after every step the terminal
/// shows the frame, nothing but text and terminfo's sequences is sent, and memory does not grow.
@Suite(.serialized) struct KeyTortureTests {
  /// Keys between two starts of the program.
  private static let longestSession = 5000
  private static let terms = ["xterm-256color", "tmux-256color", "linux", "vt100"]
  /// Often used keys stand more often. Not those that end or stop the program, nor `r`: they have steps of their own.
  private static let keys: [Key] =
    "jjjjkkkklhgGfadnNsuzzyY12345/?xXC ;tmbeo[]()\"'*=RvSTUAEJKL+-<>:é東".map(Key.character) + [
      .enter, .enter, .enter, .escape, .escape, .escape, .escape, .backspace, .tab, .tab, .tab, .backTab, .up, .down,
      .left, .right, .pageUp, .pageDown, .home, .end, .delete, .control("l"), .control("d"), .control("u"),
      .control("w"), .control("f"), .control("b"), .function(1),
    ]
  /// Not one column: where terminfo has no way to switch automatic margins off, curses cannot write a screen's last cell
  /// without a cell on its left.
  private static let sizes = [
    (1, 2), (5, 20), (6, 20), (4, 300), (12, 40), (24, 60), (24, 80), (24, 109), (30, 110), (50, 200), (36, 120),
  ]

  @Test func `the screen is the frame whatever is typed`() throws {
    let count = TortureSettings.keys
    let length = min(max(count / Self.terms.count, 1), Self.longestSession)
    var random = SeededGenerator(state: TortureSettings.seed)
    var memory: [String] = []
    for session in 0..<(count + length - 1) / length {
      let term = Self.terms[session % Self.terms.count]
      memory.append(try run(min(length, count - session * length), term: term, session: session, &random))
    }
    print("torture: \(count) keys, seed \(TortureSettings.seed); " + memory.joined(separator: "; "))
  }

  /// - Returns: what memory the program had early and late.
  private func run(_ keys: Int, term: String, session: Int, _ random: inout SeededGenerator) throws -> String {
    let home = try Home()
    let binary = try readerBinary()
    let file = try NastyArticles.write(60, in: home, &random)
    let added = try Command([binary, "add", file], in: home)
    try #require(added.status == 0, "\(String(decoding: added.errors, as: UTF8.self))")
    // No tmux and no browser of the person who runs the tests.
    let reader = try ReaderProcess(
      ["--offline"], in: home,
      .init(term: term, size: Frame.Size(rows: 30, columns: 112), environment: ["BROWSER": "/bin/true", "TMUX": ""]))
    try reader.settle()
    var early = 0
    for step in 0..<keys {
      let act = try self.step(reader, &random)
      if let difference = try difference(on: reader) {
        Issue.record("seed \(TortureSettings.seed), session \(session), \(term), step \(step), \(act): \(difference)")
        return "failed"
      }
      if step == keys / 4 { early = residentBytes(of: reader.process) }
    }
    let late = residentBytes(of: reader.process)
    #expect(late < early + early / 4 + 4 << 20, "from \(early) to \(late) bytes in \(keys) keys")
    #expect(try TerminalGrammar(term: term, in: home).strangers(in: reader.output).filter { !isClipboard($0) } == [])
    reader.terminal.type([3])
    #expect(try reader.end() == .exited(0))
    expectReturned(reader)
    return "\(term) \(early >> 20) to \(late >> 20) MiB"
  }

  /// What `y` sends: OSC 52 with base64 (xterm's ctlseqs).
  private func isClipboard(_ sequence: String) -> Bool {
    let prefix = "sequence \"\\u{1B}]52;c;"
    return sequence.hasPrefix(prefix)
      && sequence.dropFirst(prefix.count).prefix { $0 != "\\" && $0 != "\"" }.allSatisfy {
        $0.isASCII && ($0.isLetter || $0.isNumber || "+/=".contains($0))
      }
  }

  /// One key, or what else happens to a screen. Gives it in words.
  private func step(_ reader: ReaderProcess, _ random: inout SeededGenerator) throws -> String {
    switch random.below(200) {
    case 0...3:
      let size = Self.sizes.randomElement(using: &random) ?? (24, 80)
      let new = Frame.Size(rows: size.0, columns: size.1)
      if new != reader.shown.size { try reader.resize(to: new) }
      return "size \(size)"
    case 4:
      kill(reader.process, SIGWINCH)
      try reader.settle()
      return "SIGWINCH"
    case 5:
      kill(reader.process, SIGCONT)
      try reader.settle()
      return "SIGCONT"
    case 6:
      // A burst, as a paste sends it. No letter of it ends the program.
      let text = String((0..<30).map { _ in "jkslhznfx 12\t/a".randomElement(using: &random) ?? "j" })
      try reader.type(KeyBytes(text))
      return "burst \(text.debugDescription)"
    default:
      let key = Self.keys.randomElement(using: &random) ?? .enter
      try reader.press(key)
      return "\(key)"
    }
  }

  /// Where the terminal shows something else than the frame; nil where it does not. A notice may fade between two looks.
  private func difference(on reader: ReaderProcess) throws -> String? {
    for _ in 0..<3 {
      let found = ScreenMatch(reader.setting).differences(wanted: reader.shown, shown: reader.emulator.frame)
      if found.isEmpty { return nil }
      let state = reader.state
      try reader.settle()
      if reader.state == state {
        let row = found[0].prefix { $0.isNumber }
        let text = Int(row).map {
          reader.shown.lines[$0].debugDescription + " " + reader.emulator.frame.lines[$0].debugDescription
        }
        return found.joined(separator: ", ") + "; the line: " + (text ?? "")
      }
    }
    return nil
  }

  private func residentBytes(of process: pid_t) -> Int {
    let line = readFile("/proc/\(process)/status")?.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
    return (line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) * 1024
  }
}
