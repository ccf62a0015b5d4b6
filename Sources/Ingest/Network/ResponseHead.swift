/// The headers of an answer, gathered line by line: what is used of them, within bounds.
struct ResponseHead {
  private let limits: FetchLimits
  private var lines = 0
  private var bytes = 0
  private var values: [String: [[UInt8]]] = [:]
  /// 0 before the first line.
  private(set) var status = 0
  /// The empty line behind the headers of the final answer has come; what follows are trailers.
  private(set) var isComplete = false

  init(limits: FetchLimits) { self.limits = limits }

  /// All header bytes so far, interim answers and trailers included.
  var byteCount: Int { bytes }

  /// Takes one line with its end. Throws what the answer is refused for.
  mutating func take(_ line: [UInt8]) throws(FetchProblem.Reason) {
    lines += 1
    bytes += line.count
    guard lines <= limits.headerLines, bytes <= limits.headerBytes else { throw .excessiveHeaders }
    guard !isComplete else { return }
    let line = line[...].trimmingEnd()
    if line.isEmpty {
      // Behind an interim answer (RFC 9110, section 15.2) comes another.
      if status >= 200 { isComplete = true }
    } else if line.starts(with: Array("HTTP/".utf8)) {
      try begin(with: line)
    } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
      let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
      guard Self.used.contains(name) else { return }
      values[name, default: []].append(Array(line[(colon + 1)...].trimmingBlanks()))
      try check(name)
    }
  }

  private mutating func begin(with line: ArraySlice<UInt8>) throws(FetchProblem.Reason) {
    let words = line.split(separator: UInt8(ascii: " "))
    guard words.count >= 2, let number = Int(String(decoding: words[1], as: UTF8.self)), (100...999).contains(number),
      number != 101
    else { throw .malformedAnswer("its first line is “\(String(decoding: line.prefix(40), as: UTF8.self))”") }
    status = number
    values = [:]
  }

  /// One coding at most: with several, each could swell what the next one reads, and the bytes in between are nowhere
  /// counted.
  private func check(_ name: String) throws(FetchProblem.Reason) {
    guard name == "content-encoding" || name == "transfer-encoding" else { return }
    let codings = all(name).split(separator: UInt8(ascii: ",")).map {
      String(decoding: $0.trimmingBlanks(), as: UTF8.self).lowercased()
    }
    let real = codings.filter { $0 != "identity" && !$0.isEmpty }
    if name == "transfer-encoding", real.contains(where: { $0 != "chunked" }) {
      throw .malformedAnswer("a transfer coding that nobody asked for")
    }
    guard real.count <= 1 else { throw .malformedAnswer("several codings on top of each other") }
  }

  /// The first value of the header that is not empty.
  func first(_ name: String) -> [UInt8]? { values[name]?.first { !$0.isEmpty } }

  /// All values, joined by commas (RFC 9110, section 5.3).
  func all(_ name: String) -> [UInt8] { Array((values[name] ?? []).joined(separator: Array(", ".utf8))) }

  /// A value that is sent back as it came: nil where it could not be, or is longer than any validator is.
  func validator(_ name: String) -> [UInt8]? {
    guard let value = first(name), HTTPValidator.canBeSent(value) else { return nil }
    return value
  }

  /// Where the answer leads on, if it does.
  var redirect: (location: [UInt8], isPermanent: Bool)? {
    guard [301, 302, 303, 307, 308].contains(status), let location = first("location") else { return nil }
    return (location, status == 301 || status == 308)
  }

  private static let used: Set<String> = [
    "cache-control", "content-encoding", "content-type", "date", "etag", "last-modified", "location", "retry-after",
    "transfer-encoding",
  ]
}

/// What may go into a header that is sent.
enum HTTPValidator {
  static let longest = 2048

  /// Without line ends, which would begin another header, and without the NUL that ends a text in C.
  static func canBeSent(_ value: [UInt8]) -> Bool {
    !value.isEmpty && value.count <= longest && !value.contains { $0 == 0x0d || $0 == 0x0a || $0 == 0 }
  }
}

extension ArraySlice<UInt8> {
  /// Without the line's end.
  fileprivate func trimmingEnd() -> ArraySlice<UInt8> {
    var line = self
    if line.last == 0x0a { line.removeLast() }
    if line.last == 0x0d { line.removeLast() }
    return line
  }
}
