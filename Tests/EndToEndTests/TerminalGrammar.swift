import Glibc
import News
import Testing

/// What may be written on a terminal: printable text, and the sequences of its terminfo entry.
struct TerminalGrammar {
  /// Every sequence and control of the entry, without its numbers.
  private let shapes: Set<[UInt8]>

  /// Where there is no terminal: text, and nothing else.
  static let plain = TerminalGrammar(shapes: [])

  private init(shapes: Set<[UInt8]>) { self.shapes = shapes }

  /// The grammar of a TERM, from `infocmp`.
  init(term: String, in home: Home) throws {
    let listing = try Command(["infocmp", "-1", term], in: home)
    try #require(listing.status == 0, "infocmp knows \(term)")
    let values = listing.text.split(separator: "\n").compactMap { line -> Substring? in
      // Keys are what the terminal sends; u6 to u9 ask it questions.
      let name = line.drop(while: \.isWhitespace)
      guard !name.hasPrefix("k"), !name.hasPrefix("u") else { return nil }
      return name.firstIndex(of: "=").map { name[name.index(after: $0)...].dropLast() }
    }
    var shapes: Set<[UInt8]> = []
    for value in values {
      for case .sequence(let bytes) in Self.tokens(Self.decode(value)) { shapes.insert(Self.shape(bytes)) }
    }
    self.shapes = shapes
  }

  /// What does not belong on the terminal, in words.
  func strangers(in output: [UInt8]) -> [String] {
    Self.tokens(output).compactMap { token in
      switch token {
      case .sequence(let bytes):
        return shapes.contains(Self.shape(bytes))
          ? nil : "sequence \(String(decoding: bytes, as: UTF8.self).debugDescription)"
      case .text(let bytes):
        guard let text = String(validating: bytes, as: UTF8.self) else { return "bytes \(bytes)" }
        return text.unicodeScalars.first { !Printable.allows($0) }.map { "U+\(String($0.value, radix: 16))" }
      }
    }
  }

  private enum Token: Equatable {
    case text([UInt8])
    /// One control, or one sequence that begins with ESC.
    case sequence([UInt8])
  }

  private static func tokens(_ bytes: [UInt8]) -> [Token] {
    var tokens: [Token] = []
    var rest = bytes[...]
    while let first = rest.first {
      if first >= 0x20, first != 0x7f {
        let text = rest.prefix { $0 >= 0x20 && $0 != 0x7f }
        tokens.append(.text(Array(text)))
        rest = rest.dropFirst(text.count)
      } else {
        let length = first == 0x1b ? sequenceLength(rest) : 1
        tokens.append(.sequence(Array(rest.prefix(length))))
        rest = rest.dropFirst(length)
      }
    }
    return tokens
  }

  /// ECMA-48: control sequences, control strings, and escapes with their intermediate bytes.
  private static func sequenceLength(_ bytes: ArraySlice<UInt8>) -> Int {
    let body = Array(bytes.dropFirst())
    switch body.first {
    case UInt8(ascii: "["):
      return 2 + (body.dropFirst().firstIndex { (0x40...0x7e).contains($0) } ?? body.count - 1)
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"):
      return 2 + (body.firstIndex { $0 == 0x07 || $0 == 0x1b } ?? body.count - 1)
    case .some:
      return 2 + (body.firstIndex { !(0x20...0x2f).contains($0) } ?? 0)
    case nil:
      return 1
    }
  }

  /// Without the numbers, but for private modes, whose numbers say what they do.
  private static func shape(_ sequence: [UInt8]) -> [UInt8] {
    if sequence.starts(with: [0x1b, UInt8(ascii: "["), UInt8(ascii: "?")]) { return sequence }
    return sequence.filter { !(0x30...0x3b).contains($0) }
  }

  /// terminfo(5): `\E`, `^X`, octal, padding `$<2>`; what parameters make (`%…`) are numbers.
  private static func decode(_ value: Substring) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = Array(value.utf8)[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\\"): bytes.append(decodeEscape(&rest))
      case UInt8(ascii: "^"): bytes.append((rest.popFirst() ?? 0x40) & 0x1f)
      case UInt8(ascii: "$") where rest.first == UInt8(ascii: "<"):
        rest = rest.drop { $0 != UInt8(ascii: ">") }.dropFirst()
      case UInt8(ascii: "%"): skipParameter(&rest)
      default: bytes.append(byte)
      }
    }
    return bytes
  }

  private static func decodeEscape(_ rest: inout ArraySlice<UInt8>) -> UInt8 {
    guard let byte = rest.popFirst() else { return 0 }
    switch byte {
    case UInt8(ascii: "E"), UInt8(ascii: "e"): return 0x1b
    case UInt8(ascii: "r"): return 0x0d
    case UInt8(ascii: "n"): return 0x0a
    case UInt8(ascii: "b"): return 0x08
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      var value = Int(byte & 7)
      while let digit = rest.first, (0x30...0x37).contains(digit), value < 32 {
        value = value * 8 + Int(digit & 7)
        rest.removeFirst()
      }
      return UInt8(truncatingIfNeeded: value)
    default: return byte
    }
  }

  private static func skipParameter(_ rest: inout ArraySlice<UInt8>) {
    switch rest.popFirst() {
    case UInt8(ascii: "p"), UInt8(ascii: "P"), UInt8(ascii: "g"): rest = rest.dropFirst()
    case UInt8(ascii: "{"): rest = rest.drop { $0 != UInt8(ascii: "}") }.dropFirst()
    case UInt8(ascii: "'"): rest = rest.dropFirst(2)
    default: break
    }
  }
}
