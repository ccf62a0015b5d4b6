internal import CLibXML2

/// What stands between `&` and `;`.
enum CharacterReference {
  /// The character of a number (`#233`, `#xe9`) or of one of HTML's names; nil where it means nothing.
  ///
  /// Numbers from 128 to 159 are Windows-1252's characters, as in HTML (WHATWG, 13.2.5.80).
  static func scalar(_ name: some StringProtocol) -> Unicode.Scalar? {
    if name.first == "#" { return number(name.dropFirst()) }
    switch name {
    case "amp", "AMP": return "&"
    case "lt", "LT": return "<"
    case "gt", "GT": return ">"
    case "quot", "QUOT": return "\""
    case "apos": return "'"
    default: break
    }
    guard let entity = htmlEntityLookup(String(name)) else { return nil }
    return Unicode.Scalar(entity.pointee.value)
  }

  private static func number(_ digits: some StringProtocol) -> Unicode.Scalar? {
    let isHexadecimal = digits.first == "x" || digits.first == "X"
    let value = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let value, digits.first != "+" else { return nil }
    if (0x80...0x9f).contains(value) { return TextDecoder.windows1252(UInt8(value)) }
    return Unicode.Scalar(value) ?? "\u{fffd}"
  }

  /// The text with every reference replaced that means something.
  static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var result = ""
    var rest = NumericReferences.mended(text)[...]
    while let mark = rest.firstIndex(of: "&") {
      result += rest[..<mark]
      let after = rest.index(after: mark)
      let name = rest[after...].prefix(40).prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "#") }
      if name.endIndex < rest.endIndex, rest[name.endIndex] == ";", let scalar = scalar(name) {
        result.unicodeScalars.append(scalar)
        rest = rest[rest.index(after: name.endIndex)...]
      } else {
        result += "&"
        rest = rest[after...]
      }
    }
    return result + rest
  }
}
