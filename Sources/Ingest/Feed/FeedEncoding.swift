/// The bytes of a feed as UTF-8.
///
/// A byte order mark decides; then, since servers and programs declare what they like, the bytes themselves where
/// they are UTF-8; then the header of the answer (RFC 7303, 3.2), the XML declaration, and what any text is taken for.
enum FeedEncoding {
  static func decode(_ bytes: [UInt8], contentType: String?, problems: inout FeedProblems) -> [UInt8] {
    let declared = declaredLabel(bytes)
    let header = contentType.flatMap(charset)
    func say(_ used: String) {
      guard let label = header ?? declared, !isSame(label, used) else { return }
      problems.add(.encoding(declared: label, used: used))
    }
    if let wide = wideEncoding(bytes) {
      if let text = PageEncoding.convert(bytes, from: wide) { return withoutMark(Array(text.utf8)) }
    }
    if let text = ebcdic(bytes) { return Array(text.utf8) }
    if let (encoding, _) = TextDecoder.byteOrderMark(bytes) {
      say(encoding == .utf8 ? "utf-8" : "utf-16")
      return withoutMark(Array(TextDecoder.decode(bytes).utf8))
    }
    // Only these hide other letters behind bytes that are ASCII.
    let shifting = [header, declared].compactMap { $0 }.first { label in
      ["iso-2022-", "iso2022", "csiso2022", "hz", "utf-7"].contains { label.replacing("_", with: "-").hasPrefix($0) }
    }
    if let shifting, bytes.contains(where: { $0 == 0x1b || $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "+") }),
      let text = PageEncoding.convert(bytes, from: shifting)
    {
      return Array(text.utf8)
    }
    if String(validating: bytes, as: UTF8.self) != nil {
      if bytes.contains(where: { $0 > 0x7f }) { say("utf-8") }
      return bytes
    }
    let labels = [header, declared].compactMap { $0 }
    // A server that calls all it has ISO 8859-1 says less than a document that is UTF-8 but for a few bytes.
    let damage = DamagedUTF8(bytes)
    if damage.isUTF8(isDeclared: labels.isEmpty || labels.contains(where: isUTF8)) { return Array(damage.text.utf8) }
    for label in labels where !isUTF8(label) {
      guard let text = PageEncoding.text(of: bytes, from: label) else { continue }
      say(label)
      return Array(text.utf8)
    }
    say("something else")
    return Array(TextDecoder.decode(bytes, as: .windows1252).utf8)
  }

  /// Whether an XML declaration stands there in EBCDIC.
  static func isEBCDIC(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x4c, 0x6f, 0xa7, 0x94]) }

  /// EBCDIC: “<?xm” in the code page of the United States, whose letters are those of all others.
  private static func ebcdic(_ bytes: [UInt8]) -> String? {
    guard isEBCDIC(bytes), let head = PageEncoding.convert(Array(bytes.prefix(200)), from: "ibm037")
    else { return nil }
    return declaredLabel(Array(head.utf8)).flatMap { PageEncoding.convert(bytes, from: $0) }
      ?? PageEncoding.convert(bytes, from: "ibm037")
  }

  /// UTF-16 and UTF-32 that `TextDecoder` does not see: without a byte order mark, or four bytes wide.
  static func wideEncoding(_ bytes: [UInt8]) -> String? {
    let head = Array(bytes.prefix(4))
    switch head {
    case [0xff, 0xfe, 0, 0], [0x3c, 0, 0, 0]: return "UTF-32LE"
    case [0, 0, 0xfe, 0xff], [0, 0, 0, 0x3c]: return "UTF-32BE"
    default: break
    }
    guard head.count == 4 else { return nil }
    // White space may stand before the first tag.
    let isBeginning: (UInt8) -> Bool = { $0 == 0x3c || FeedSniffer.isSpace($0) }
    if isBeginning(head[0]), head[1] == 0, head[2] != 0, head[3] == 0 { return "UTF-16LE" }
    if head[0] == 0, isBeginning(head[1]), head[2] == 0, head[3] != 0 { return "UTF-16BE" }
    return nil
  }

  private static func withoutMark(_ text: [UInt8]) -> [UInt8] {
    text.starts(with: [0xef, 0xbb, 0xbf]) ? Array(text.dropFirst(3)) : text
  }

  /// The name in the XML declaration, in lower case.
  private static func declaredLabel(_ bytes: [UInt8]) -> String? {
    let head = bytes.prefix(1024)
    guard let start = head.firstRange(of: Array("<?xml".utf8)) else { return nil }
    let declaration = head[start.upperBound...].prefix { $0 != UInt8(ascii: ">") }
    return value(of: "encoding", in: String(decoding: declaration, as: UTF8.self))
  }

  /// In lower case.
  static func charset(_ contentType: String) -> String? { value(of: "charset", in: contentType) }

  /// What stands behind `key=`, with or without quotes.
  private static func value(of key: String, in text: String) -> String? {
    let text = text.lowercased()
    guard let range = text.firstRange(of: key) else { return nil }
    let rest = text[range.upperBound...].drop { $0 == " " }
    guard rest.first == "=" else { return nil }
    let value = rest.dropFirst().drop { " \"'".contains($0) }.prefix { !" \"';?,".contains($0) }
    return (1...40).contains(value.utf8.count) ? String(value) : nil
  }

  private static func isUTF8(_ label: String) -> Bool { PageEncoding.utf8Names.contains(label) || label == "us-ascii" }

  private static func isSame(_ label: String, _ used: String) -> Bool {
    label == used || (isUTF8(label) && used == "utf-8") || (label.hasPrefix("utf-16") && used == "utf-16")
  }
}
