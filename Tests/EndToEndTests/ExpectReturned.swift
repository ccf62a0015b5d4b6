import ReaderUI
import Testing

/// The terminal is as the program found it: modes, screen, cursor, mouse, title, attributes.
func expectReturned(_ reader: ReaderProcess, _ location: SourceLocation = #_sourceLocation) {
  #expect(reader.terminal.modes == reader.terminal.modesBefore, "the modes", sourceLocation: location)
  #expect(!reader.emulator.isAlternate, "the alternate screen", sourceLocation: location)
  #expect(reader.emulator.cursorIsVisible, "the cursor", sourceLocation: location)
  #expect(!reader.emulator.takesMouse, "the mouse", sourceLocation: location)
  #expect(reader.emulator.titleChanges == 0, "the title", sourceLocation: location)
  // Attributes: what is printed now is plain.
  reader.emulator.feed(Array("\r\nx".utf8))
  let cells = reader.emulator.frame.cells.filter { $0.text == "x" }
  #expect(cells.last?.style == .plain, sourceLocation: location)
}
