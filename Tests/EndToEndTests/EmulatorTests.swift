import ReaderUI
import Testing

/// The measuring instrument itself: what it says must be right before anything it measures.
struct EmulatorTests {
  private func emulator(_ text: String) throws -> Emulator {
    let emulator = try #require(Emulator(size: .init(rows: 3, columns: 10)))
    emulator.feed(Array(text.utf8))
    return emulator
  }

  @Test func `text, styles and wide characters stand where they were sent`() throws {
    let frame = try emulator("a\u{1b}[1;4;34;45mé\u{1b}[m\u{1b}[7m中\u{1b}[m\u{1b}[3;9Hxe\u{301}").frame
    #expect(
      frame.dump == """
        size 3 10
        aé中

                xé
        style 0 1 2 bold underline fg=4 bg=5
        style 0 2 3 reverse

        """)
  }

  @Test func `modes are seen`() throws {
    let emulator = try emulator("\u{1b}[?1049h\u{1b}[?25l\u{1b}[?1000h\u{1b}]0;title\u{7}")
    #expect(emulator.isAlternate && !emulator.cursorIsVisible && emulator.takesMouse && emulator.titleChanges > 0)
    emulator.feed(Array("\u{1b}[?1049l\u{1b}[?25h\u{1b}[?1000l".utf8))
    #expect(!emulator.isAlternate && emulator.cursorIsVisible && !emulator.takesMouse)
  }

  @Test func `a frame that the screen does not show is found out`() throws {
    let setting = ReaderProcess.Setting()
    let shown = try emulator("a\u{1b}[1mb").frame
    #expect(ScreenMatch(setting).differences(wanted: shown, shown: shown) == [])
    for change in [Frame.Cell(text: "x", style: .init(isBold: true)), .init(text: "b", style: .plain)] {
      var wanted = shown
      wanted[row: 0, column: 1] = change
      #expect(ScreenMatch(setting).differences(wanted: wanted, shown: shown).count == 1)
    }
  }

  /// A read may end within a character, and begin with the rest of it.
  @Test func `characters that come in pieces are whole`() throws {
    let bytes = Array("a東éx🙂".utf8)
    for cut in 0...bytes.count {
      let emulator = try #require(Emulator(size: .init(rows: 1, columns: 10)))
      emulator.feed(Array(bytes[..<cut]))
      emulator.feed(Array(bytes[cut...]))
      #expect(emulator.frame.lines.first?.hasPrefix("a東éx🙂") == true, "cut at \(cut)")
    }
  }

  /// No shell and no program of ours: only what the pseudo-terminal promises.
  @Test func `everything written before the fence is read, and the end is told`() throws {
    let terminal = try PseudoTerminal(
      ["/bin/sh", "-c", "stty raw; printf 'ready'; read x; printf \"$x\"; kill -TERM $$"],
      environment: ["PATH": "/usr/bin:/bin"], size: .init(rows: 3, columns: 10))
    var output: [UInt8] = []
    for _ in DeadlineSteps() {
      output += terminal.read(waiting: 2)
      if output.elementsEqual("ready".utf8) { break }
    }
    terminal.type(Array("yes\n".utf8))
    for _ in DeadlineSteps() {
      output += terminal.read(waiting: 2)
      if terminal.hasEnded() { break }
    }
    output += terminal.readToFence()
    #expect(String(decoding: output, as: UTF8.self).hasSuffix("yes"))
    #expect(terminal.ending == .killed(by: 15))
  }
}
