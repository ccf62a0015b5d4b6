internal import CLibXML2

/// The text of a page: a byte order mark decides, then the header of the answer, then what its head declares, then what
/// any text is taken for.
enum PageEncoding {
  /// The WHATWG standard looks at 1,024 bytes; pages with long heads are common.
  static let declarationLimit = 4096

  /// - Parameter contentType: the header, such as `text/html; charset=koi8-r`; nil for a page that was saved.
  static func decode(_ bytes: [UInt8], contentType: String? = nil) -> String {
    if TextDecoder.byteOrderMark(bytes) != nil { return TextDecoder.decode(bytes) }
    guard let label = contentType.flatMap(FeedEncoding.charset) ?? declaredLabel(bytes), !isCertainlyUTF8(bytes) else {
      return TextDecoder.decode(bytes)
    }
    return text(of: bytes, from: label) ?? TextDecoder.decode(bytes)
  }

  /// Bytes without a byte order mark in the encoding of the label, in lower case; nil where that is unknown or wrong.
  static func text(of bytes: [UInt8], from label: String) -> String? {
    switch label {
    // What can be read far enough to find UTF-16 declared is not UTF-16.
    case "utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "unicode": nil
    case "windows-1252", "cp1252", "iso-8859-1", "iso8859-1", "latin1", "latin-1", "l1", "ascii", "us-ascii":
      TextDecoder.decode(bytes, as: .windows1252)
    default: convert(bytes, from: label)
    }
  }

  /// Servers declare what they like, and pages are saved as UTF-8 with their old declaration. Text in another
  /// encoding is hardly ever valid UTF-8 beyond ASCII, if there is more of it than a word.
  private static func isCertainlyUTF8(_ bytes: [UInt8]) -> Bool {
    bytes.count { $0 > 0x7f } >= 16 && String(validating: bytes, as: UTF8.self) != nil
  }

  /// The name behind `charset=` in the head, or behind `encoding=` in an XML declaration.
  private static func declaredLabel(_ bytes: [UInt8]) -> String? {
    let head = bytes.prefix(declarationLimit).map { (0x41...0x5a).contains($0) ? $0 | 0x20 : $0 }
    for key in [Array("charset=".utf8), Array("encoding=".utf8)] {
      var search = head[...]
      while let start = search.firstRange(of: key) {
        let value = search[start.upperBound...].drop { $0 <= 0x20 || $0 == 0x22 || $0 == 0x27 }
        let label = value.prefix { $0 > 0x20 && !Array("\"'>;/?".utf8).contains($0) }
        if (1...40).contains(label.count) { return String(decoding: label, as: UTF8.self) }
        search = search[start.upperBound...]
      }
    }
    return nil
  }

  /// Nil where the encoding is unknown. What is malformed becomes U+FFFD, byte by byte.
  static func convert(_ bytes: [UInt8], from label: String) -> String? {
    clibxml2_be_silent()
    guard let handler = xmlFindCharEncodingHandler(standardName(label)) else { return nil }
    defer { xmlCharEncCloseFunc(handler) }
    guard let input = xmlBufferCreateSize(bytes.count + 1), let output = xmlBufferCreateSize(bytes.count * 2 + 64)
    else {
      return nil
    }
    defer {
      xmlBufferFree(input)
      xmlBufferFree(output)
    }
    guard xmlBufferAdd(input, bytes, Int32(bytes.count)) == 0 else { return nil }
    var broken = 0
    while xmlBufferLength(input) > 0 {
      let before = xmlBufferLength(input)
      let result = xmlCharEncInFunc(handler, output, input)
      if xmlBufferLength(input) == before || result == -2 {
        broken += 1
        // A page that is broken all over was declared wrongly.
        guard broken < 1000 else { return nil }
        xmlBufferShrink(input, 1)
        xmlBufferAdd(output, [0xef, 0xbf, 0xbd], 3)
      }
    }
    let content = UnsafeBufferPointer(start: xmlBufferContent(output), count: Int(xmlBufferLength(output)))
    return String(decoding: content, as: UTF8.self)
  }

  /// The encodings that browsers take for a smaller one (WHATWG Encoding Standard, 4.2).
  private static func standardName(_ label: String) -> String {
    switch label {
    case "gb2312", "gbk", "x-gbk", "gb_2312-80", "chinese": "gb18030"
    case "shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji", "windows-31j": "cp932"
    case "euc-kr", "ks_c_5601-1987", "korean", "ksc5601": "cp949"
    case "big5", "big5-hkscs", "x-x-big5": "big5-hkscs"
    case "iso-8859-9", "latin5": "windows-1254"
    case "tis-620", "iso-8859-11": "windows-874"
    default: label
    }
  }
}
