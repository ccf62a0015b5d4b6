import CVTerm
import ReaderUI

/// The terminal that a person would see: libvterm, fed with what the program writes.
final class Emulator {
  private let terminal: OpaquePointer
  private let modes: UnsafeMutablePointer<cvterm_modes>
  private(set) var size: Frame.Size

  init?(size: Frame.Size) {
    modes = .allocate(capacity: 1)
    modes.initialize(to: cvterm_modes(cursor_is_visible: 1, is_alternate: 0, title_changes: 0, bells: 0, mouse: 0))
    guard let terminal = cvterm_new(Int32(size.rows), Int32(size.columns), modes) else {
      modes.deallocate()
      return nil
    }
    self.terminal = terminal
    self.size = size
  }

  deinit {
    vterm_free(terminal)
    modes.deallocate()
  }

  var cursorIsVisible: Bool { modes.pointee.cursor_is_visible != 0 }
  var isAlternate: Bool { modes.pointee.is_alternate != 0 }
  var takesMouse: Bool { modes.pointee.mouse != 0 }
  var titleChanges: Int { Int(modes.pointee.title_changes) }

  /// The beginning of a character whose rest has not come yet. libvterm (0.1.4) keeps it in one decoder and may look for
  /// the rest in another, by the first byte of what comes.
  private var rest: [UInt8] = []

  func feed(_ bytes: [UInt8]) {
    let all = rest + bytes
    let whole = all.count - Self.unfinished(all)
    rest = Array(all[whole...])
    all[..<whole].withUnsafeBytes {
      _ = vterm_input_write(terminal, $0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count)
    }
  }

  /// How many bytes at the end begin a character in UTF-8 that is longer.
  private static func unfinished(_ bytes: [UInt8]) -> Int {
    for (offset, byte) in bytes.reversed().prefix(3).enumerated() where byte & 0xc0 != 0x80 {
      let length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
      return length > offset + 1 ? offset + 1 : 0
    }
    return 0
  }

  func resize(to size: Frame.Size) {
    vterm_set_size(terminal, Int32(size.rows), Int32(size.columns))
    self.size = size
  }

  /// What stands on the screen.
  var frame: Frame {
    var frame = Frame(size: size)
    for row in 0..<size.rows {
      for column in 0..<size.columns { frame[row: row, column: column] = cell(row: row, column: column) }
    }
    return frame
  }

  private func cell(row: Int, column: Int) -> Frame.Cell {
    var cell = VTermScreenCell()
    _ = vterm_screen_get_cell(
      vterm_obtain_screen(terminal), VTermPos(row: Int32(row), col: Int32(column)), &cell)
    let style = Frame.Style(
      isBold: cvterm_is_bold(&cell) != 0, isUnderlined: cvterm_is_underlined(&cell) != 0,
      isReversed: cvterm_is_reversed(&cell) != 0, foreground: Int16(cvterm_foreground(&cell)),
      background: Int16(cvterm_background(&cell)))
    return Frame.Cell(text: Self.text(of: cell), style: style)
  }

  /// Nil for the second column of a wide character, which libvterm marks with -1.
  private static func text(of cell: VTermScreenCell) -> Character? {
    let scalars = withUnsafeBytes(of: cell.chars) { $0.bindMemory(to: UInt32.self).prefix { $0 != 0 }.map(\.self) }
    guard let first = scalars.first else { return " " }
    if first == UInt32.max { return nil }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars.compactMap { Unicode.Scalar($0) })
    return String(text).first
  }
}
