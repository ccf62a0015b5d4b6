/// Tags, attributes and references.
extension XMLRepair {
  static func startsName(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "_")
  }

  private static func continuesName(_ byte: UInt8) -> Bool {
    startsName(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":")
  }

  /// A qualified name: at most one colon, with something on both sides. Other letters than ASCII's become `x`: no
  /// format has such names.
  private mutating func name() -> [UInt8] {
    var name: [UInt8] = []
    while index < input.count, Self.continuesName(input[index]) || input[index] > 0x7f {
      let byte = input[index]
      if byte == UInt8(ascii: ":"), name.contains(byte) || name.isEmpty {
        index += 1
        continue
      }
      if name.count < 128 { name.append(byte > 0x7f ? UInt8(ascii: "x") : byte) }
      index += 1
    }
    if name.last == UInt8(ascii: ":") { name.removeLast() }
    if let colon = name.firstIndex(of: UInt8(ascii: ":")), !Self.startsName(name[colon + 1]) {
      name[colon] = UInt8(ascii: "_")
    }
    return name
  }

  mutating func startTag() {
    let startLine = line
    textLength = 0
    index += 1
    let name = name()
    makeWay(for: name)
    elementCount += 1
    guard elementCount <= limits.mostElements else { return stop(.tooManyElements(limit: limits.mostElements)) }
    guard open.count < limits.deepest else { return stop(.tooDeep(limit: limits.deepest)) }
    output.append(UInt8(ascii: "<"))
    output += name
    let isClosed = attributes(startLine: startLine)
    // A tag takes as many lines as it took; nothing of it reaches the attributes.
    output += repeatElement(0x0a, count: line - startLine)
    if isClosed || Self.isVoid(name) {
      output += "/>".utf8
    } else {
      output.append(UInt8(ascii: ">"))
      open.append(name)
    }
  }

  mutating func endTag() {
    let startLine = line
    textLength = 0
    index += 2
    let name = name()
    let end = input[index...].firstIndex { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "<") } ?? input.count
    pass(to: end)
    if index < input.count, input[index] == UInt8(ascii: ">") { index += 1 }
    defer { fill(line - startLine) }
    guard !name.isEmpty, !Self.isVoid(name) else { return }
    guard let position = open.lastIndex(where: { Self.isSame($0, name) }) else {
      return problems.add(.strayEnd(String(decoding: name, as: UTF8.self)), line: line)
    }
    close(downTo: position)
  }

  /// Closes what is open from the position on; all but the first of them were not closed by the document.
  private mutating func close(downTo position: Int) {
    while open.count > position, let last = open.popLast() {
      if open.count > position { problems.add(.unclosed(String(decoding: last, as: UTF8.self)), line: line) }
      output += "</".utf8
      output += last
      output += ">".utf8
    }
  }

  /// Names compare without case where they are closed: `<pubDate></pubdate>`.
  private static func isSame(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count == right.count
      && zip(left, right).allSatisfy { $0 == $1 || ($0 | 0x20 == $1 | 0x20 && startsName($0)) }
  }

  /// HTML that stands in a feed as it is does not close these.
  private static func isVoid(_ name: [UInt8]) -> Bool {
    switch name.count {
    case 2: [Array("br".utf8), Array("hr".utf8)].contains { isSame($0, name) }
    case 3: [Array("img".utf8), Array("wbr".utf8)].contains { isSame($0, name) }
    case 5: isSame(Array("input".utf8), name)
    default: false
    }
  }

  /// An item does not stand in an item, nor one field of an item in another: where they seem to, the first was not
  /// closed.
  private mutating func makeWay(for name: [UInt8]) {
    let text = String(decoding: name, as: UTF8.self).lowercased()
    if Self.items.contains(text), let position = open.lastIndex(where: { Self.isSame($0, name) }),
      !open[position...].contains(where: { Self.isForeign($0) })
    {
      problems.add(.unclosed(text), line: line)
      return close(downTo: position)
    }
    guard let last = open.last, Self.fields.contains(text) || Self.items.contains(text) else { return }
    let enclosing = String(decoding: last, as: UTF8.self).lowercased()
    guard Self.plainFields.contains(enclosing) else { return }
    problems.add(.unclosed(enclosing), line: line)
    close(downTo: open.count - 1)
  }

  private static let items: Set<String> = ["item", "entry", "rss:item", "atom:entry"]
  private static let plainFields: Set<String> = ["title", "link", "guid", "pubdate", "category", "comments", "id"]
  private static let fields: Set<String> = [
    "title", "link", "guid", "pubdate", "description", "category", "comments", "author", "summary", "content", "id",
    "updated", "published", "enclosure", "source",
  ]

  /// Markup of its own, in which the names of a feed mean something else.
  private static func isForeign(_ name: [UInt8]) -> Bool {
    ["div", "svg", "math", "xhtml:div"].contains(String(decoding: name, as: UTF8.self).lowercased())
  }

  // MARK: Attributes

  /// Reads up to the end of the tag; true where it closes itself.
  private mutating func attributes(startLine: Int) -> Bool {
    var count = 0
    while index < input.count {
      switch input[index] {
      case UInt8(ascii: ">"):
        index += 1
        return false
      case UInt8(ascii: "/"):
        index += 1
        if index < input.count, input[index] == UInt8(ascii: ">") {
          index += 1
          return true
        }
      case UInt8(ascii: "<"):
        problems.add(.malformedTag, line: startLine)
        return false
      case let byte where Self.startsName(byte):
        count += 1
        let length = output.count
        attribute(startLine: startLine)
        if count > limits.mostAttributes {
          output.removeSubrange(length...)
          problems.add(.tooManyAttributes(limit: limits.mostAttributes), line: startLine)
        }
      default: pass(to: index + 1)
      }
    }
    return false
  }

  private mutating func attribute(startLine: Int) {
    let name = name()
    output.append(UInt8(ascii: " "))
    output += name
    output += "=\"".utf8
    defer { output.append(UInt8(ascii: "\"")) }
    skipSpace()
    guard index < input.count, input[index] == UInt8(ascii: "=") else {
      return problems.add(.malformedTag, line: startLine)
    }
    index += 1
    skipSpace()
    guard index < input.count else { return }
    let quote = input[index]
    let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
    if isQuoted {
      let rest = input[(index + 1)...]
      // A quote that is never closed would take the rest of the document.
      if let end = rest.prefix(1 << 20).firstIndex(of: quote) {
        index += 1
        value(upTo: end)
        index = end + 1
        return
      }
      index += 1
    }
    problems.add(.malformedTag, line: startLine)
    let end = input[index...].firstIndex {
      FeedSniffer.isSpace($0) || $0 == UInt8(ascii: ">") || (isQuoted && $0 == quote)
    }
    value(upTo: end ?? input.count)
  }

  private mutating func skipSpace() {
    while index < input.count, FeedSniffer.isSpace(input[index]) { pass(to: index + 1) }
  }

  private mutating func value(upTo end: Int) {
    let start = output.count
    while index < end {
      guard output.count - start < limits.longestAttribute else {
        problems.add(.tooLong(limit: limits.longestAttribute), line: line)
        // Not in the middle of a character or a reference.
        while let last = output.last, last & 0xc0 == 0x80 { output.removeLast() }
        if let last = output.last, last >= 0xc0 { output.removeLast() }
        return pass(to: end)
      }
      switch input[index] {
      case UInt8(ascii: "&"): reference(inAttribute: true)
      case UInt8(ascii: "<"), UInt8(ascii: "\""), UInt8(ascii: ">"):
        append(Unicode.Scalar(input[index]), inAttribute: true)
        index += 1
      case 0x09, 0x0a, 0x0d:
        output.append(UInt8(ascii: " "))
        if input[index] != 0x09 {
          if input[index] == 0x0d, index + 1 < end, input[index + 1] == 0x0a { index += 1 }
          line += 1
        }
        index += 1
      default: copy()
      }
    }
  }

  // MARK: References

  /// `&#233;`, `&eacute;` and the like become the character; what means nothing stays as it is written.
  mutating func reference(inAttribute: Bool) {
    if let (scalar, end) = NumericReferences.character(in: input, at: index) {
      append(scalar, inAttribute: inAttribute)
      index = end
      return
    }
    let rest = input[(index + 1)...].prefix(40)
    let name = rest.prefix { Self.continuesName($0) || $0 == UInt8(ascii: "#") }
    let isEnded = name.endIndex < input.count && input[name.endIndex] == UInt8(ascii: ";")
    if isEnded, !name.isEmpty {
      let text = String(decoding: name, as: UTF8.self)
      if let scalar = CharacterReference.scalar(text) {
        append(scalar, inAttribute: inAttribute)
        index = name.endIndex + 1
        return
      }
      if text.first != "#" { problems.add(.undefinedEntity(text), line: line) }
    }
    output += "&amp;".utf8
    index += 1
  }

  private mutating func append(_ scalar: Unicode.Scalar, inAttribute: Bool) {
    switch scalar {
    case "&": output += "&amp;".utf8
    case "<": output += "&lt;".utf8
    case ">": output += "&gt;".utf8
    case "\"" where inAttribute: output += "&quot;".utf8
    case "\t", "\n":
      // As a reference it survives in an attribute, and does not count as a line in text.
      output += "&#\(scalar.value);".utf8
    case "\r": output += "&#13;".utf8
    default:
      guard scalar.value >= 0x20, scalar.value & 0xfffe != 0xfffe else {
        return problems.add(.controlCharacters, line: line)
      }
      output += Array(String(scalar).utf8)
    }
  }
}
