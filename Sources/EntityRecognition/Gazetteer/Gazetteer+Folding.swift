extension Gazetteer {
  /// Adds the scalar to a key: lower case, ASCII where a spelling without marks exists, apostrophes left out.
  func fold(_ scalar: Unicode.Scalar, into key: inout [UInt8]) {
    switch scalar.value {
    case 0x41...0x5a: key.append(UInt8(truncatingIfNeeded: scalar.value | 0x20))
    case 0x27, 0x60, 0xb4, 0x2018, 0x2019, 0x2bb, 0x2bc, 0x2be, 0x2bf: return
    case 0...0x7f: key.append(UInt8(truncatingIfNeeded: scalar.value))
    case 0x300...0x36f: return
    case 0x80..<0x2b0: appendFold(Int(scalar.value), scalar, &key)
    case 0x1e00..<0x1f00: appendFold(Int(scalar.value) - 0x1e00 + 0x2b0, scalar, &key)
    default: key.append(contentsOf: Array(String(scalar).utf8))
    }
  }

  private func appendFold(_ index: Int, _ scalar: Unicode.Scalar, _ key: inout [UInt8]) {
    let length = Int(load(sections.folds, index * 4 + 3, as: UInt8.self))
    guard length > 0 else { return key.append(contentsOf: Array(String(scalar).utf8)) }
    for byte in 0..<min(length, 3) { key.append(load(sections.folds, index * 4 + byte, as: UInt8.self)) }
  }

  /// The key of a name: its words folded and joined by single spaces; hyphens count as spaces.
  func key(of name: some StringProtocol) -> [UInt8] {
    var key: [UInt8] = []
    for scalar in name.unicodeScalars {
      if scalar == " " || scalar == "-" || scalar == "\u{2013}" {
        if key.last != 0x20, !key.isEmpty { key.append(0x20) }
      } else {
        fold(scalar, into: &key)
      }
    }
    if key.last == 0x20 { key.removeLast() }
    return key
  }
}
