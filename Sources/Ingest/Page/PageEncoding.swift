internal import CLibXML2

/// The text of a page: a byte order mark decides, then the header of the answer, then what its head declares, then what
/// any text is taken for.
enum PageEncoding {
  /// The WHATWG standard looks at 1,024 bytes; pages with long heads are common.
  static let declarationLimit = 4096

  /// - Parameter contentType: the header, such as `text/html; charset=koi8-r`; nil for a page that was saved.
  static func decode(_ bytes: [UInt8], contentType: String? = nil) -> String {
    if TextDecoder.byteOrderMark(bytes) != nil { return TextDecoder.decode(bytes) }
    if let wide = FeedEncoding.wideEncoding(bytes), let text = convert(bytes, from: wide) { return text }
    let labels = [contentType.flatMap(FeedEncoding.charset), declaredLabel(bytes)].compactMap { $0 }
    let isDeclaredUTF8 = labels.contains(where: utf8Names.contains)
    guard !isCertainlyUTF8(bytes), !isDeclaredUTF8 || !DamagedUTF8(bytes).isUTF8(isDeclared: true) else {
      return TextDecoder.decode(bytes, isDeclaredUTF8: true)
    }
    return labels.lazy.compactMap { text(of: bytes, from: $0) }.first ?? TextDecoder.decode(bytes)
  }

  static let utf8Names: Set<String> = [
    "utf-8", "utf8", "utf_8", "unicode-1-1-utf-8", "x-unicode20utf8", "utf-8n", "u8",
  ]

  /// Bytes without a byte order mark in the encoding of the label, in lower case; nil where that is unknown or wrong.
  static func text(of bytes: [UInt8], from label: String) -> String? {
    switch label {
    // What can be read far enough to find UTF-16 declared is not UTF-16.
    case let name where utf8Names.contains(name): nil
    case "utf-16", "utf-16le", "utf-16be", "unicode", "utf16", "ucs-2", "iso-10646-ucs-2", "csunicode": nil
    case "windows-1252", "cp1252", "iso-8859-1", "iso8859-1", "latin1", "latin-1", "latin_1", "iso_8859-1",
      "iso8859_1", "csisolatin1", "iso-ir-100", "cp819", "l1", "x-cp1252", "ascii", "us-ascii", "ansi":
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
    if label.hasPrefix("hz") { return convert(withoutShifts(bytes), from: "gb18030") }
    clibxml2_be_silent()
    guard let handler = handler(label) else { return nil }
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

  /// HZ (RFC 1843), which iconv does not know, as GB 2312 in eight bits: what stands between `~{` and `~}` has lost them.
  private static func withoutShifts(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var isShifted = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      index += 1
      if byte == UInt8(ascii: "~"), [UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "~"), 0x0a].contains(next) {
        if next == UInt8(ascii: "~") { result.append(byte) } else { isShifted = next == UInt8(ascii: "{") }
        index += 1
      } else {
        // A line ends what somebody forgot to end.
        if byte == 0x0a { isShifted = false }
        result.append(isShifted && byte > 0x20 ? byte | 0x80 : byte)
      }
    }
    return result
  }

  /// libxml2 asks iconv, which knows most encodings by the names of IANA; documents have those of Windows, IBM, Java and
  /// Python as well.
  private static func handler(_ label: String) -> UnsafeMutablePointer<xmlCharEncodingHandler>? {
    var name = standardName(label)
    if name.hasPrefix("iso2022") { name = "iso-2022" + name.dropFirst(7) }
    var names = [name, name.replacing("_", with: "-"), name.replacing("-", with: "")]
    if name.hasPrefix("x-") { names.append(String(name.dropFirst(2))) }
    let digits = name.drop { !("0"..."9").contains($0) }
    let isCodePage = !digits.isEmpty && digits.allSatisfy { ("0"..."9").contains($0) } && (3...5).contains(digits.count)
    let family = name.dropLast(digits.count).filter(\.isLetter)
    if isCodePage,
      ["", "cp", "ibm", "windows", "win", "xcp", "dos", "xibm", "cspc", "cscodepage", "cspccodepage", "ebcdiccp"]
        .contains(family)
    {
      names += ["cp\(digits)", "ibm\(digits)", "windows-\(digits)", "ibm\(digits.drop { $0 == "0" })"]
    }
    for name in names {
      // A name of one or two bytes is none that anybody means.
      if name.utf8.count > 2, let found = xmlFindCharEncodingHandler(name) { return found }
    }
    return nil
  }

  /// The encodings that browsers take for a smaller one (WHATWG Encoding Standard, 4.2).
  private static func standardName(_ label: String) -> String {
    switch label {
    case "gb2312", "gbk", "x-gbk", "gb_2312-80", "gb_2312", "csgb2312", "chinese", "gb-2312", "gb18030", "euc-cn",
      "cp936",
      "euccn", "eucgb2312_cn", "936":
      "gb18030"
    case "shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji", "windows-31j", "csshiftjis", "s_jis", "shiftjis",
      "932":
      "cp932"
    case "euc-kr", "ks_c_5601-1987", "korean", "ksc5601", "ks_c_5601-1989", "ksc_5601", "cseuckr", "windows-949", "uhc",
      "euckr", "949":
      "cp949"
    case "big5", "big5-hkscs", "x-x-big5", "big5-tw", "csbig5", "cn-big5", "big5hkscs", "950", "cp950": "big5-hkscs"
    case "iso-8859-9", "latin5", "iso8859-9", "iso_8859-9": "windows-1254"
    case "tis-620", "iso-8859-11", "thai": "cp874"
    case "x-mac-roman", "mac", "mac-roman", "mac_roman", "macroman", "csmacintosh": "macintosh"
    case "x-mac-cyrillic", "mac_cyrillic", "mac-cyrillic", "maccyrillic", "x-mac-ukrainian": "mac-cyrillic"
    case "mac_latin2", "mac-latin2", "maclatin2", "mac_centeuro", "x-mac-ce", "maccentraleurope": "mac-centraleurope"
    case "mac_iceland", "mac-iceland", "maciceland", "x-mac-icelandic": "mac-is"
    case "ptcp154", "csptcp154", "cyrillic-asian", "cp154": "pt154"
    case "kz1048", "kz-1048", "strk1048_2002", "cskz1048": "rk1048"
    case "euc_jis_2004", "euc-jis-2004", "euc_jisx0213", "eucjis2004": "euc-jisx0213"
    case "koi8_r", "koi8r", "koi", "cskoi8r": "koi8-r"
    case "koi8_u", "koi8u": "koi8-u"
    case "euc_jp", "eucjp", "ujis", "x-euc-jp", "u-jis", "cseucpkdfmtjapanese": "euc-jp"
    case "iso2022_jp", "iso2022jp", "csiso2022jp", "iso-2022-jp": "iso-2022-jp-2"
    case "iso2022_kr", "iso2022kr", "csiso2022kr": "iso-2022-kr"
    case "logical", "iso-8859-8-i", "iso-8859-8-e", "hebrew": "iso-8859-8"
    case "arabic", "iso-8859-6-i", "asmo-708": "iso-8859-6"
    case "cyrillic": "iso-8859-5"
    case "greek", "sun_eu_greek": "iso-8859-7"
    default: label
    }
  }
}
