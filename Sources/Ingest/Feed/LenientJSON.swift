/// A value of JSON (RFC 8259), with numbers as they are written: ids may be numbers.
indirect enum JSONNode {
  case object([(name: String, value: JSONNode)])
  case array([(line: Int, value: JSONNode)])
  case string(String)
  case number(String)
  case bool(Bool)
  case null

  /// The first value of the name.
  subscript(_ name: String) -> JSONNode? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  var string: String? { if case .string(let text) = self { text } else { nil } }

  /// The text of a string, or the digits of a number.
  var scalar: String? {
    switch self {
    case .string(let text), .number(let text): text
    default: nil
    }
  }

  var elements: [(line: Int, value: JSONNode)] { if case .array(let elements) = self { elements } else { [] } }
}

/// Reads JSON that may break off: what was complete by then is kept. Bounded in depth and number.
struct LenientJSON {
  static let deepest = 64

  private let bytes: [UInt8]
  private let mostValues: Int
  private var index = 0
  private var line = 1
  private var count = 0
  /// Why the rest could not be read, and where.
  private(set) var failure: (line: Int, reason: String)?

  /// - Parameter bytes: UTF-8.
  init(_ bytes: [UInt8], mostValues: Int) {
    self.bytes = bytes
    self.mostValues = mostValues
  }

  mutating func parse() -> JSONNode? {
    let value = value(depth: 0)
    skipSpace()
    if failure == nil, index < bytes.count { fail("something stands behind it") }
    return value.node
  }

  /// Whether the value is whole. Half an object or array has what came before.
  private typealias Reading = (node: JSONNode?, isWhole: Bool)

  private mutating func fail(_ reason: String) { if failure == nil { failure = (line, reason) } }

  private mutating func value(depth: Int) -> Reading {
    skipSpace()
    guard index < bytes.count else { return broken("it breaks off") }
    count += 1
    guard depth < Self.deepest else { return broken("it has more than \(Self.deepest) values in one another") }
    guard count <= mostValues else { return broken("it has more than \(mostValues) values") }
    switch bytes[index] {
    case UInt8(ascii: "{"): return object(depth: depth)
    case UInt8(ascii: "["): return array(depth: depth)
    case UInt8(ascii: "\""):
      guard let text = string() else { return broken("it breaks off in a text") }
      return (.string(text), true)
    default: return word()
    }
  }

  private mutating func broken(_ reason: String) -> Reading {
    fail(reason)
    return (nil, false)
  }

  private mutating func object(depth: Int) -> Reading {
    index += 1
    var members: [(name: String, value: JSONNode)] = []
    while true {
      skipSpace()
      guard index < bytes.count else {
        fail("it breaks off")
        return (.object(members), false)
      }
      switch bytes[index] {
      case UInt8(ascii: "}"):
        index += 1
        return (.object(members), true)
      case UInt8(ascii: ","): index += 1
      case UInt8(ascii: "\""):
        guard let name = string(), skips(":") else {
          fail("a colon was expected")
          return (.object(members), false)
        }
        let (value, isWhole) = value(depth: depth + 1)
        // Half a text would pass for the whole.
        if let value { members.append((name, value)) }
        guard isWhole else { return (.object(members), false) }
      default:
        fail("a name was expected")
        return (.object(members), false)
      }
    }
  }

  private mutating func array(depth: Int) -> Reading {
    index += 1
    var elements: [(line: Int, value: JSONNode)] = []
    while true {
      skipSpace()
      guard index < bytes.count else {
        fail("it breaks off")
        return (.array(elements), false)
      }
      switch bytes[index] {
      case UInt8(ascii: "]"):
        index += 1
        return (.array(elements), true)
      case UInt8(ascii: ","): index += 1
      default:
        let start = line
        let (value, isWhole) = value(depth: depth + 1)
        guard isWhole, let value else { return (.array(elements), false) }
        elements.append((start, value))
      }
    }
  }

  private mutating func word() -> Reading {
    let word = bytes[index...].prefix(400).prefix {
      !FeedSniffer.isSpace($0) && !",]}:\"[{".utf8.contains($0)
    }
    let text = String(decoding: word, as: UTF8.self)
    index = word.endIndex
    switch text {
    case "true": return (.bool(true), true)
    case "false": return (.bool(false), true)
    case "null": return (.null, true)
    default: break
    }
    guard Double(text) != nil, text.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }) else {
      return broken("“\(text.prefix(20))” is no value")
    }
    return (.number(text), true)
  }

  /// Nil where it does not end.
  private mutating func string() -> String? {
    index += 1
    var text: [UInt8] = []
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let scalar = escape() else { return nil }
        text += String(scalar).utf8
      default:
        // A line feed may not stand in a text, and does.
        if byte == 0x0a { line += 1 }
        text.append(byte)
      }
    }
    return nil
  }

  private mutating func escape() -> Unicode.Scalar? {
    guard index < bytes.count else { return nil }
    let byte = bytes[index]
    index += 1
    switch byte {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{c}"
    case UInt8(ascii: "u"):
      guard let unit = hexadecimal() else { return "\u{fffd}" }
      if (0xd800..<0xdc00).contains(unit), bytes[index...].starts(with: Array("\\u".utf8)) {
        let start = index
        index += 2
        if let low = hexadecimal(), (0xdc00..<0xe000).contains(low) {
          return Unicode.Scalar(0x10000 + (unit - 0xd800) << 10 + (low - 0xdc00))
        }
        index = start
      }
      return Unicode.Scalar(unit) ?? "\u{fffd}"
    default: return byte < 0x80 ? Unicode.Scalar(byte) : "\u{fffd}"
    }
  }

  private mutating func hexadecimal() -> UInt32? {
    let digits = bytes[index...].prefix(4)
    guard digits.count == 4, let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16),
      digits.first != UInt8(ascii: "+"), digits.first != UInt8(ascii: "-")
    else { return nil }
    index += 4
    return value
  }

  private mutating func skipSpace() {
    while index < bytes.count, FeedSniffer.isSpace(bytes[index]) {
      if bytes[index] == 0x0a { line += 1 }
      index += 1
    }
  }

  private mutating func skips(_ mark: Character) -> Bool {
    skipSpace()
    guard index < bytes.count, bytes[index] == mark.asciiValue else { return false }
    index += 1
    return true
  }
}
