import News
import Testing

@testable import ReaderUI

/// A generator with a seed (SplitMix64, Steele et al. 2014), so that a failure can be repeated.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}

extension Frame {
  /// What is wrong with the cells; nil when each is printable, whole and of the width it takes.
  var fault: String? {
    for row in 0..<size.rows {
      var column = 0
      while column < size.columns {
        guard let text = self[row: row, column: column].text else { return "\(row),\(column): half a character" }
        let width = DisplayWidth.of(text)
        guard width == 1 || width == 2 else { return "\(row),\(column): \(text.debugDescription) has width \(width)" }
        guard let shown = Printable.grapheme(text), shown.utf8.elementsEqual(text.utf8) else {
          return "\(row),\(column): unprintable"
        }
        if width == 2 {
          guard column + 1 < size.columns, self[row: row, column: column + 1].text == nil else {
            return "\(row),\(column): cut"
          }
        }
        column += width
      }
    }
    return nil
  }
}

@Suite struct PropertyTests {
  /// Texts that no one means well with.
  static let hostile = Examples.article(
    "hostile\u{1b}[2J", title: "Title\u{1b}]0;owned\u{7}\u{202e} 東\u{300}京\u{200d}👩‍👩‍👧 \u{9b}31m",
    [
      "\u{1b}[31mred\t[A:N\u{1b}ame=Na\u{9b}me\u{2028}x]\r\n\u{301}\u{302}lone marks",
      String(repeating: "w", count: 700),
      String(repeating: "東", count: 300), "", "👩🏽‍🚒🇦🇲🇦🇿 [P:Շուշի] [A:x]", "e" + String(repeating: "\u{301}", count: 200),
      "co\u{ad}op\u{200b}\u{2060}\u{2063} \u{3164}\u{115f} \u{e000}\u{301} \u{fffc} a\u{378}b \u{2800}\u{180e}x",
      "a\u{fe0f} \u{200d}\u{200c} \u{e0067}\u{e007f} 🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f} می\u{200c}خ",
    ],
    published: Timestamp(seconds: 1 << 40), byline: "By \u{1b}c", url: "https://e.example/\u{1b}]52;c;AAAA\u{7}",
    source: "s\u{85}ource\n")

  static let keys: [Key] =
    "jklhjklhgGfadnNszuy12/? xXCxXCtmbrqe東\u{1b}".filter { $0 != "q" }.map(Key.character) + [
      .enter, .enter, .escape, .escape, .backspace, .tab, .tab, .backTab, .up, .down, .left, .right, .pageUp, .pageDown,
      .home, .end, .delete, .control("l"), .control("d"), .control("u"), .control("w"), .control("f"), .function(1),
      .unknown(9),
    ]

  static let sizes = [
    (1, 1), (5, 20), (6, 20), (4, 300), (12, 40), (24, 60), (24, 80), (24, 109), (30, 110), (50, 200),
  ]

  @Test(arguments: 0..<24)
  func randomKeysNeverTrapAndNeverDrawAFault(_ seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    var session = Session(Examples.all + [Self.hostile], usesUnicode: seed % 4 != 3, usesColor: seed % 2 == 0)
    for step in 0..<250 {
      let event: Event
      switch Int.random(in: 0..<20, using: &random) {
      case 0:
        let size = Self.sizes.randomElement(using: &random) ?? (24, 80)
        event = .resized(Frame.Size(rows: size.0, columns: size.1))
      case 1: event = .archiveChanged
      case 2: event = .analysed(Self.hostile.article.id)
      case 3: event = .notice(Notice("Bad\u{1b}[2J news \u{202e}", isError: true))
      case 4:
        event = .progressed(Bool.random(using: &random) ? nil : Progress(activity: "rea\u{7}ding", done: 1, total: 2))
      default: event = .key(Self.keys.randomElement(using: &random) ?? .enter)
      }
      let effects = session.send(event)
      if Int.random(in: 0..<4, using: &random) == 0 { session.rest() }
      if let fault = session.frame.fault {
        Issue.record("seed \(seed), step \(step), \(event): \(fault)")
        return
      }
      for case .copy(let text) in effects { #expect(text.unicodeScalars.allSatisfy(Printable.allows)) }
    }
  }

  @Test(arguments: 0..<12)
  func withoutAnswersNothingTrapsEither(_ seed: Int) {
    var random = SeededGenerator(state: UInt64(seed) &* 77)
    var session = Session(Examples.all)
    for _ in 0..<200 {
      session.answers = Int.random(in: 0..<5, using: &random) == 0
      session.press(Self.keys.randomElement(using: &random) ?? .enter)
      #expect(session.frame.fault == nil)
    }
  }

  @Test(arguments: 0..<12)
  func aVisitToAnySizeKeepsTheSentence(_ seed: Int) {
    var random = SeededGenerator(state: UInt64(seed) &+ 900)
    var session = ReadingPaneTests.open(rows: 10)
    for _ in 0..<Int.random(in: 1..<12, using: &random) { session.press(.down) }
    let (anchor, top) = (session.state.reading?.anchor, session.state.reading?.top)
    for _ in 0..<8 {
      let size = Self.sizes.randomElement(using: &random) ?? (24, 80)
      session.send(.resized(Frame.Size(rows: size.0, columns: size.1)))
    }
    session.send(.resized(Frame.Size(rows: 10, columns: 80)))
    #expect(session.state.reading?.anchor == anchor)
    let line = session.state.reading.map { $0.layout.line(at: anchor ?? 0) }
    #expect(session.state.reading?.top == top || session.state.reading?.top == line)
  }

  @Test func everySizeFrom1To40CanBeDrawn() {
    var session = ReadingPaneTests.open()
    session.press(.tab)
    for rows in 1...12 {
      for columns in 1...130 {
        session.send(.resized(Frame.Size(rows: rows, columns: columns)))
        if let fault = session.frame.fault { Issue.record("\(columns)×\(rows): \(fault)") }
      }
    }
  }
}
