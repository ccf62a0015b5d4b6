/// The xterm palette, and how fewer or other colours stand for it.
///
/// Source: xterm's `256colres.h` and `XTerm-col.ad`: 16 named colours, a 6×6×6 cube, 24 greys.
enum Palette {
  /// The RGB value 0xRRGGBB of a palette index from 0 to 255.
  static func rgb(_ index: Int) -> Int32 {
    switch index {
    case 16..<232:
      let steps: [Int32] = [0, 95, 135, 175, 215, 255]
      let cube = index - 16
      return steps[cube / 36] << 16 | steps[cube / 6 % 6] << 8 | steps[cube % 6]
    case 232..<256:
      let level = Int32(8 + (index - 232) * 10)
      return level << 16 | level << 8 | level
    default:
      return named[index & 15]
    }
  }

  /// The number that a direct-colour terminal takes. Its first eight are still the palette's (terminfo `xterm-direct`).
  static func direct(_ index: Int) -> Int32 {
    index < 8 ? Int32(max(index, 0)) : max(rgb(index), 8)
  }

  /// The index itself where the terminal has it, or else the nearest of the 8 or 16 that it has.
  static func nearest(_ index: Int, ofColors count: Int) -> Int {
    if index < count { return index }
    if index < 16 { return index % max(count, 1) }
    let wanted = rgb(index)
    let candidates = 0..<min(count, 16)
    return candidates.min { distance(named[$0], wanted) < distance(named[$1], wanted) } ?? 0
  }

  private static let named: [Int32] = [
    0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
    0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
  ]

  private static func distance(_ one: Int32, _ other: Int32) -> Int32 {
    [16, 8, 0].reduce(0) { sum, shift in
      let difference = (one >> shift & 0xff) - (other >> shift & 0xff)
      return sum + difference * difference
    }
  }
}
