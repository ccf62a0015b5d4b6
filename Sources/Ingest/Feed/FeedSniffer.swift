/// Whether bytes are a feed, by their beginning.
enum FeedSniffer {
  /// What the beginning says.
  enum Finding: Hashable {
    case xml
    case json
  }

  /// Comments and the like may stand before the root; more of them than this do not.
  private static let headLength = 32 << 10

  /// Nil for anything but a feed. Whether it can be read is another matter.
  static func sniff(_ bytes: [UInt8]) -> Finding? {
    let head = head(of: bytes)
    guard let first = head.first(where: { !isSpace($0) }) else { return nil }
    if first == UInt8(ascii: "{") {
      return bytes.firstRange(of: Array("jsonfeed.org/version".utf8)) == nil
        && bytes.firstRange(of: Array("jsonfeed.org\\/version".utf8)) == nil ? nil : .json
    }
    // Other text before the root is a feed only where an XML declaration says that one begins.
    let start = head.firstRange(of: Array("<?xml".utf8))?.lowerBound
    if first != UInt8(ascii: "<") {
      guard let start, start < 2048 else { return nil }
      return rootName(head[start...]).map(isFeed) == true ? .xml : nil
    }
    if rootName(head[...]).map(isFeed) == true { return .xml }
    return start.flatMap { rootName(head[$0...]) }.map(isFeed) == true ? .xml : nil
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0d).contains(byte) }

  /// The roots of the formats, in lower case.
  static func isFeed(_ name: String) -> Bool {
    let local = name.split(separator: ":").last.map(String.init) ?? name
    return ["rss", "feed", "rdf", "channel"].contains(local)
  }

  /// As text in an encoding in which `<` is one byte.
  private static func head(of bytes: [UInt8]) -> [UInt8] {
    if TextDecoder.byteOrderMark(bytes) != nil || FeedEncoding.wideEncoding(bytes) != nil
      || FeedEncoding.isEBCDIC(bytes)
    {
      var ignored = FeedProblems(limit: 0)
      return Array(FeedEncoding.decode(Array(bytes.prefix(headLength)), contentType: nil, problems: &ignored))
    }
    return Array(bytes.prefix(headLength))
  }

  /// The name of the first element, in lower case, behind declarations, comments and a document type.
  static func rootName(_ text: ArraySlice<UInt8>) -> String? {
    var rest = text
    while let mark = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[(mark + 1)...]
      guard let first = rest.first else { return nil }
      if rest.starts(with: Array("!--".utf8)) {
        guard let end = rest.firstRange(of: Array("-->".utf8)) else { return nil }
        rest = rest[end.upperBound...]
      } else if first == UInt8(ascii: "!"), let end = endOfDeclaration(rest) {
        rest = rest[end...]
      } else if first == UInt8(ascii: "?") {
        guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return nil }
        rest = rest[end...]
      } else {
        let name = rest.prefix { !isSpace($0) && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
        return String(decoding: name.prefix(64), as: UTF8.self).lowercased()
      }
    }
    return nil
  }

  /// Behind a `<!DOCTYPE` with what it may define between brackets; nil where it does not end.
  static func endOfDeclaration(_ text: ArraySlice<UInt8>) -> Int? {
    var quote: UInt8?
    var isInside = false
    for index in text.indices {
      let byte = text[index]
      if let open = quote {
        if byte == open { quote = nil }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
      case UInt8(ascii: "["): isInside = true
      case UInt8(ascii: "]"): isInside = false
      case UInt8(ascii: ">") where !isInside: return index + 1
      default: break
      }
    }
    return nil
  }
}
