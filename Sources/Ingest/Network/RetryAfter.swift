public import News

/// When a server wants to be asked again (RFC 9110, section 10.2.3).
public enum RetryAfter: Hashable, Sendable {
  case seconds(Int)
  case date(Timestamp)

  /// Longer waits are cut to this: ten years.
  static let longest = 315_360_000

  /// Nil for what is neither a number of seconds nor a date of HTTP.
  public init?(_ value: [UInt8]) {
    if let seconds = HTTPNumber.seconds(value[...]) {
      self = .seconds(seconds)
    } else if let date = HTTPDate.parse(value) {
      self = .date(date)
    } else {
      return nil
    }
  }

  /// Seconds from `now` on, from 0 to ten years.
  public func delay(from now: Timestamp) -> Int {
    switch self {
    case .seconds(let seconds): seconds
    case .date(let date): Int(min(max(date.seconds - now.seconds, 0), Int64(Self.longest)))
    }
  }
}

/// The `Cache-Control` of an answer, as far as a private cache of one reader needs it (RFC 9111, section 5.2.2).
public struct CacheControl: Hashable, Sendable {
  /// Seconds for which the answer is fresh.
  public var maxAge: Int?
  /// `no-cache` or `no-store`: the answer is never fresh.
  public var mustRevalidate: Bool

  public init(maxAge: Int? = nil, mustRevalidate: Bool = false) {
    self.maxAge = maxAge
    self.mustRevalidate = mustRevalidate
  }

  /// Reads all values of the header, joined by commas. What is malformed or unknown is passed over; of a directive that
  /// stands there twice the first counts.
  public init(_ value: [UInt8]) {
    self.init()
    for directive in Self.directives(value) {
      let parts = directive.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(decoding: parts[0], as: UTF8.self).lowercased()
      switch name {
      case "max-age" where maxAge == nil && parts.count == 2:
        maxAge = HTTPNumber.seconds(Self.unquoted(parts[1]))
      // With field names behind `=` only these fields are meant.
      case "no-cache" where parts.count == 1, "no-store" where parts.count == 1: mustRevalidate = true
      default: break
      }
    }
  }

  /// Cut at commas outside quotation marks, without the blanks around.
  private static func directives(_ value: [UInt8]) -> [ArraySlice<UInt8>] {
    var found: [ArraySlice<UInt8>] = []
    var start = 0
    var isQuoted = false
    for (index, byte) in value.enumerated() {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      guard byte == UInt8(ascii: ","), !isQuoted else { continue }
      found.append(value[start..<index].trimmingBlanks())
      start = index + 1
    }
    found.append(value[start...].trimmingBlanks())
    return found.filter { !$0.isEmpty }
  }

  private static func unquoted(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let mark = UInt8(ascii: "\"")
    return value.count >= 2 && value.first == mark && value.last == mark ? value.dropFirst().dropLast() : value
  }
}

/// The numbers of header fields.
enum HTTPNumber {
  /// Digits and nothing else; what is larger than ten years is ten years.
  static func seconds(_ value: ArraySlice<UInt8>) -> Int? {
    let value = value.trimmingBlanks()
    guard !value.isEmpty, value.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return value.reduce(0) { min($0 * 10 + Int($1 - 0x30), RetryAfter.longest) }
  }
}

extension ArraySlice<UInt8> {
  /// Without spaces, tabs and line ends at both ends.
  func trimmingBlanks() -> ArraySlice<UInt8> {
    let blanks: Set<UInt8> = [0x20, 0x09, 0x0d, 0x0a]
    guard let first = firstIndex(where: { !blanks.contains($0) }), let last = lastIndex(where: { !blanks.contains($0) })
    else { return [] }
    return self[first...last]
  }
}
