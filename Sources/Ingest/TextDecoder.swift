/// Bytes to text: a byte order mark decides, else UTF-8 where it is valid but for a few bytes, else Windows-1252.
enum TextDecoder {
  /// - Parameter isDeclaredUTF8: whether the document says that it is UTF-8.
  static func decode(_ bytes: some Collection<UInt8>, isDeclaredUTF8: Bool = false) -> String {
    if let (encoding, length) = byteOrderMark(bytes) {
      return decode(bytes.dropFirst(length), as: encoding)
    }
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    let damage = DamagedUTF8(bytes)
    return damage.isUTF8(isDeclared: isDeclaredUTF8) ? damage.text : decode(bytes, as: .windows1252)
  }

  enum Encoding: Hashable { case utf8, utf16BigEndian, utf16LittleEndian, windows1252 }

  /// The encoding that the first bytes announce, and how many bytes say so.
  static func byteOrderMark(_ bytes: some Collection<UInt8>) -> (encoding: Encoding, length: Int)? {
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { return (.utf8, 3) }
    if bytes.starts(with: [0xfe, 0xff]) { return (.utf16BigEndian, 2) }
    if bytes.starts(with: [0xff, 0xfe]) { return (.utf16LittleEndian, 2) }
    return nil
  }

  /// Never fails: what is malformed becomes U+FFFD.
  static func decode(_ bytes: some Collection<UInt8>, as encoding: Encoding) -> String {
    switch encoding {
    case .utf8: return String(decoding: bytes, as: UTF8.self)
    case .utf16BigEndian: return String(decoding: units(bytes, isBigEndian: true), as: UTF16.self)
    case .utf16LittleEndian: return String(decoding: units(bytes, isBigEndian: false), as: UTF16.self)
    case .windows1252:
      var scalars = String.UnicodeScalarView()
      for byte in bytes { scalars.append(windows1252(byte)) }
      return String(scalars)
    }
  }

  private static func units(_ bytes: some Collection<UInt8>, isBigEndian: Bool) -> [UInt16] {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var first: UInt8?
    for byte in bytes {
      guard let earlier = first else {
        first = byte
        continue
      }
      units.append(isBigEndian ? UInt16(earlier) << 8 | UInt16(byte) : UInt16(byte) << 8 | UInt16(earlier))
      first = nil
    }
    if first != nil { units.append(0xfffd) }
    return units
  }

  static func windows1252(_ byte: UInt8) -> Unicode.Scalar {
    (0x80...0x9f).contains(byte) ? upperHalf[Int(byte) - 0x80] : Unicode.Scalar(byte)
  }

  /// 0x80…0x9F as the WHATWG Encoding Standard has them; the five unused ones become U+FFFD.
  private static let upperHalf: [Unicode.Scalar] = [
    "€", "\u{fffd}", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "\u{fffd}", "Ž", "\u{fffd}",
    "\u{fffd}", "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "\u{fffd}", "ž", "Ÿ",
  ]
}
