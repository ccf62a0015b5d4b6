import CVTerm
import Glibc
import ReaderUI

@testable import ReaderTerminal

/// What a terminal can show of a frame.
struct ScreenMatch {
  /// As terminfo has it for the TERMs of these tests.
  var colorCount: Int
  var usesUnicode = true
  /// The Linux console cannot underline in colour (`ncv`).
  var dropsColoredUnderline = false

  init(_ setting: ReaderProcess.Setting) {
    let monochrome = setting.term.hasPrefix("vt") || setting.environment["NO_COLOR", default: ""] != ""
    colorCount = monochrome ? 0 : setting.term.contains("256") ? 256 : 8
    dropsColoredUnderline = setting.term == "linux"
    usesUnicode = setting.environment["LC_ALL"].map { TerminalLocale.saysUTF8($0) } ?? true
  }

  /// The cells in which the screen is not what the frame wants, in words; at most a few.
  func differences(wanted frame: Frame, shown screen: Frame) -> [String] {
    guard frame.size == screen.size else { return ["size \(screen.size) instead of \(frame.size)"] }
    let expected = self.expected(frame)
    var found: [String] = []
    for row in 0..<frame.size.rows {
      for column in 0..<frame.size.columns {
        let wanted = visible(expected[row: row, column: column])
        let shown = visible(screen[row: row, column: column])
        if wanted != shown { found.append("\(row),\(column): \(words(shown)) instead of \(words(wanted))") }
      }
    }
    return Array(found.prefix(5))
  }

  /// The columns that the C library gives a character in UTF-8; it may know an earlier Unicode than the frame.
  private static let libraryColumns: @Sendable (Unicode.Scalar) -> Int = {
    let locale = SendableLocale(newlocale(1 << LC_CTYPE, "C.UTF-8", nil))
    return { scalar in
      let before = uselocale(locale.value)
      defer { uselocale(before) }
      return Int(cvterm_wcwidth(scalar.value))
    }
  }()

  /// The frame in the characters and styles that this terminal is sent.
  func expected(_ frame: Frame) -> Frame {
    let cellText = CellText(usesUnicode: usesUnicode, placedColumns: Self.libraryColumns)
    var expected = frame
    for row in 0..<frame.size.rows {
      for column in 0..<frame.size.columns {
        let cell = frame[row: row, column: column]
        guard let text = cell.text else { continue }
        for (offset, scalars) in cellText.cells(for: text).enumerated() where column + offset < frame.size.columns {
          var view = String.UnicodeScalarView()
          view.append(contentsOf: scalars)
          expected[row: row, column: column + offset] = .init(text: String(view).first, style: cell.style)
        }
      }
    }
    return expected
  }

  /// Without what nobody sees: the colour of ink on a blank, styles that the terminal does not have.
  private func visible(_ cell: Frame.Cell) -> Frame.Cell {
    var cell = cell
    cell.style.isDim = false  // the emulator has none
    cell.style.foreground = color(cell.style.foreground)
    cell.style.background = color(cell.style.background)
    if dropsColoredUnderline, cell.style.foreground >= 0 || cell.style.background >= 0 {
      cell.style.isUnderlined = false
    }
    if cell.text == nil { cell.style = .plain }
    if cell.text == " ", !cell.style.isReversed, !cell.style.isUnderlined {
      cell.style.isBold = false
      cell.style.foreground = -1
    }
    return cell
  }

  private func color(_ index: Int16) -> Int16 {
    guard index >= 0, colorCount > 0 else { return -1 }
    return Int16(Palette.nearest(Int(index), ofColors: colorCount))
  }

  private func words(_ cell: Frame.Cell) -> String {
    var frame = Frame(size: .init(rows: 1, columns: 2))
    frame[row: 0, column: 0] = cell
    return frame.dump.split(separator: "\n").dropFirst().joined(separator: " ")
  }
}

/// A locale that nobody changes once it is made.
private struct SendableLocale: @unchecked Sendable {
  let value: locale_t?

  init(_ value: locale_t?) { self.value = value }
}
