/// Numeric character references as the web reads them (WHATWG HTML, 13.2.5.80): halves of a character that stand side
/// by side are that character, 128 to 159 are Windows-1252's, and what is no character is U+FFFD, never the reference
/// itself.
enum NumericReferences {
  /// The character of the reference whose `&` stands at `start`, and where it ends. Nil where none stands there; it must
  /// end in a semicolon.
  static func character(in bytes: [UInt8], at start: Int) -> (scalar: Unicode.Scalar, end: Int)? {
    guard let (value, end) = number(in: bytes, at: start) else { return nil }
    if (0xd800..<0xdc00).contains(value), let (low, behind) = number(in: bytes, at: end),
      (0xdc00..<0xe000).contains(low)
    {
      return (Unicode.Scalar(0x10000 + (value - 0xd800) << 10 + (low - 0xdc00)) ?? "\u{fffd}", behind)
    }
    if (0x80...0x9f).contains(value) { return (TextDecoder.windows1252(UInt8(value)), end) }
    return (Unicode.Scalar(value) ?? "\u{fffd}", end)
  }

  /// The text with the references replaced that an HTML parser would not read so.
  static func mended(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var copied = 0
    var index = 0
    while let mark = bytes[index...].firstIndex(of: UInt8(ascii: "&")) {
      index = mark + 1
      guard let (value, _) = number(in: bytes, at: mark), isOdd(value),
        let (scalar, end) = character(in: bytes, at: mark)
      else { continue }
      result += bytes[copied..<mark]
      result += Array(String(scalar).utf8)
      (copied, index) = (end, end)
    }
    guard copied > 0 else { return text }
    return String(decoding: result + bytes[copied...], as: UTF8.self)
  }

  private static func isOdd(_ value: UInt32) -> Bool {
    (0x80...0x9f).contains(value) || (0xd800..<0xe000).contains(value) || value > 0x10ffff
  }

  private static func number(in bytes: [UInt8], at start: Int) -> (value: UInt32, end: Int)? {
    guard start + 2 < bytes.count, bytes[start] == UInt8(ascii: "&"), bytes[start + 1] == UInt8(ascii: "#") else {
      return nil
    }
    var index = start + 2
    let isHexadecimal = bytes[index] | 0x20 == UInt8(ascii: "x")
    if isHexadecimal { index += 1 }
    let first = index
    var value: UInt32 = 0
    while index < bytes.count, let digit = digit(bytes[index], isHexadecimal: isHexadecimal) {
      // More digits than any character has.
      guard index - first < 32 else { return nil }
      value = value * (isHexadecimal ? 16 : 10) + digit
      if value > 0x10ffff { value = 0x110000 }
      index += 1
    }
    guard index > first, index < bytes.count, bytes[index] == UInt8(ascii: ";") else { return nil }
    return (value, index + 1)
  }

  private static func digit(_ byte: UInt8, isHexadecimal: Bool) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46 where isHexadecimal: UInt32(byte - 0x41 + 10)
    case 0x61...0x66 where isHexadecimal: UInt32(byte - 0x61 + 10)
    default: nil
    }
  }
}
