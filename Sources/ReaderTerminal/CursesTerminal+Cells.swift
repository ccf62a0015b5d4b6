import CNcurses
import Glibc
import ReaderUI

extension CursesTerminal {
  /// Adds the curses cells for one cell of a frame.
  func append(_ cell: Frame.Cell, to line: inout [cchar_t]) {
    // The second column of a wide cell belongs to curses' wide character.
    guard let text = cell.text else { return }
    var pair = pairNumber(of: cell.style)
    let attributes = attributes(of: cell.style)
    for scalars in cellText.cells(for: text) {
      line.append(Self.complexCharacter(scalars, attributes: attributes, pair: &pair))
    }
  }

  private static func complexCharacter(
    _ scalars: [Unicode.Scalar], attributes: attr_t, pair: inout Int32
  ) -> cchar_t {
    var complex = cchar_t()
    withUnsafeTemporaryAllocation(of: wchar_t.self, capacity: CellText.mostScalars + 1) { wide in
      for (index, scalar) in scalars.enumerated() { wide[index] = wchar_t(scalar.value) }
      wide[scalars.count] = 0
      setcchar(&complex, wide.baseAddress, attributes, 0, &pair)
    }
    return complex
  }

  private func attributes(of style: Frame.Style) -> attr_t {
    var bits: attr_t = 0
    if style.isBold { bits |= cncurses_bold }
    if style.isDim { bits |= cncurses_dim }
    if style.isReversed { bits |= cncurses_reverse }
    if style.isUnderlined { bits |= cncurses_underline }
    return bits
  }

  /// alloc_pair crashes on a terminal without colours, so it is asked only on one that has them.
  private func pairNumber(of style: Frame.Style) -> Int32 {
    guard colorCount > 0, style.foreground >= 0 || style.background >= 0 else { return 0 }
    return max(alloc_pair(color(style.foreground), color(style.background)), 0)
  }

  private func color(_ index: Int16) -> Int32 {
    guard index >= 0 else { return -1 }
    if takesDirectColor { return Palette.direct(Int(index)) }
    return Int32(Palette.nearest(Int(index), ofColors: colorCount))
  }
}
