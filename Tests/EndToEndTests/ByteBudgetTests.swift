import ReaderUI
import Testing

/// What travels over a slow line.
@Suite(.serialized) struct ByteBudgetTests {
  private func reader(_ term: String, in home: Home) throws -> ReaderProcess {
    let reader = try ReaderProcess([try Fixture.write(in: home)], in: home, .init(term: term))
    try reader.settle()
    return reader
  }

  @Test func `an idle screen is silent`() throws {
    let home = try Home()
    let reader = try reader("xterm-256color", in: home)
    #expect(try reader.bytesWritten { for _ in 0..<3 { try reader.settle() } } == 0)
  }

  @Test(arguments: ["%", "@", "~"])
  func `a key that does nothing says so once, and then sends nothing`(_ key: Character) throws {
    let home = try Home()
    let reader = try reader("xterm-256color", in: home)
    #expect(try reader.bytesWritten { try reader.press(.character(key)) } > 0)
    #expect(reader.shown.lines.last?.contains("does nothing here") == true)
    #expect(try reader.bytesWritten { try reader.press(.character(key)) } == 0)
  }

  @Test func `a sequence that is no key sends nothing`() throws {
    let home = try Home()
    let reader = try reader("xterm-256color", in: home)
    #expect(try reader.bytesWritten { try reader.type(KeyBytes("\u{1b}[99z")) } == 0)
  }

  /// The bar and the marker; the article beside the list follows later, when the selection has rested.
  @Test(arguments: ["xterm-256color", "tmux-256color"])
  func `moving the selection sends at most 120 bytes`(_ term: String) throws {
    let home = try Home()
    let reader = try reader(term, in: home)
    var sent: [Int] = []
    for attempt in 0..<40 where sent.count < 6 {
      if let bytes = try reader.bytesBeforeTimer(KeyBytes.of(attempt % 4 < 2 ? .down : .up, term: term)) {
        sent.append(bytes)
      }
      try reader.settle()
    }
    #expect(sent.count == 6)
    #expect(sent.allSatisfy { 0 < $0 && $0 <= 120 }, "\(sent)")
  }

  /// The sample texts are dense: up to four actors and places in a line.
  @Test(arguments: ["xterm-256color", "tmux-256color", "linux"], [0, 17])
  func `scrolling the full width by a line sends at most 160 bytes`(_ term: String, _ article: Int) throws {
    let home = try Home()
    let reader = try ReaderProcess([seeds], in: home, .init(term: term))
    try reader.settle()
    for _ in 0..<article { try reader.type(KeyBytes.of(.down, term: term)) }
    try reader.press(.enter, .character("z"))
    var sent: [Int] = []
    for key in Array(repeating: Key.down, count: 8) + Array(repeating: .up, count: 4) {
      sent.append(try reader.bytesWritten { try reader.press(key) })
    }
    #expect(sent.allSatisfy { 0 < $0 && $0 <= 160 }, "\(sent)")
  }
}
