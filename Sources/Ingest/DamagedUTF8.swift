/// UTF-8 that was cut or damaged in some places, or text in another encoding that is taken for it.
struct DamagedUTF8 {
  /// Characters of more than one byte, and places where none could be read.
  private var whole = 0
  private var broken = 0
  private var scalars = String.UnicodeScalarView()

  /// A byte that stands alone among good ones was pasted from Windows-1252, whose character it becomes. What is left of
  /// a character that was cut is U+FFFD.
  init(_ bytes: some Collection<UInt8>) {
    var strays: [UInt8] = []
    let bytes = Array(bytes)
    var index = 0
    while index < bytes.count {
      let (scalar, length) = Self.scalar(in: bytes, at: index)
      if let scalar {
        close(&strays, isAtEnd: false)
        whole += length > 1 ? 1 : 0
        scalars.append(scalar)
      } else {
        if strays.isEmpty { broken += 1 }
        strays += bytes[index..<index + length]
      }
      index += length
    }
    close(&strays, isAtEnd: true)
  }

  var text: String { String(scalars) }

  /// In Windows-1252 a byte above 0x7f is hardly ever followed by just the right continuation bytes: where as many
  /// characters are whole as are broken, a document that says so is UTF-8, and ten times as many say so for themselves.
  func isUTF8(isDeclared: Bool) -> Bool { isDeclared ? whole > 0 && whole >= broken : whole > broken * 10 }

  private mutating func close(_ strays: inout [UInt8], isAtEnd: Bool) {
    guard let first = strays.first else { return }
    // Two bytes are in no UTF-8, not even in a part of it: they come from a broken disk or line.
    let isPasted = strays.count == 1 && !isAtEnd && first < 0xfe
    scalars.append(isPasted ? TextDecoder.windows1252(first) : "\u{fffd}")
    strays.removeAll(keepingCapacity: true)
  }

  /// The character that begins at the index, or nil and the length of what is none (Unicode 15, table 3-7, and its
  /// “substitution of maximal subparts”).
  private static func scalar(in bytes: [UInt8], at index: Int) -> (Unicode.Scalar?, length: Int) {
    let first = bytes[index]
    guard first >= 0x80 else { return (Unicode.Scalar(first), 1) }
    let count: Int
    var low: UInt8 = 0x80
    var high: UInt8 = 0xbf
    switch first {
    case 0xc2...0xdf: count = 2
    case 0xe0...0xef: count = 3
    case 0xf0...0xf4: count = 4
    default: return (nil, 1)
    }
    switch first {
    case 0xe0: low = 0xa0
    case 0xed: high = 0x9f
    case 0xf0: low = 0x90
    case 0xf4: high = 0x8f
    default: break
    }
    var value = UInt32(first) & (0x7f >> UInt32(count))
    for offset in 1..<count {
      guard index + offset < bytes.count, (low...high).contains(bytes[index + offset]) else { return (nil, offset) }
      value = value << 6 | UInt32(bytes[index + offset] & 0x3f)
      (low, high) = (0x80, 0xbf)
    }
    return (Unicode.Scalar(value), count)
  }
}
