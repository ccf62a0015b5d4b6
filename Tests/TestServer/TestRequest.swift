/// A request as it came over the line.
public struct TestRequest: Hashable, Sendable {
  /// The request line and the headers, with the empty line.
  public let head: [UInt8]

  public init(head: [UInt8]) { self.head = head }

  /// Such as `GET`.
  public var method: String { word(0) }
  /// The path and the query, or all that stands there.
  public var target: String { word(1) }

  /// The values of all headers of this name, byte for byte, in order.
  public func values(_ name: String) -> [[UInt8]] {
    lines.dropFirst().compactMap { line in
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")),
        String(decoding: line[..<colon], as: UTF8.self).lowercased() == name.lowercased()
      else { return nil }
      return Array(line[(colon + 1)...].drop { $0 == UInt8(ascii: " ") })
    }
  }

  /// The first header of this name as text.
  public func header(_ name: String) -> String? { values(name).first.map { String(decoding: $0, as: UTF8.self) } }

  private var lines: [ArraySlice<UInt8>] {
    head.split(separator: 10).map { $0.last == 13 ? $0.dropLast() : $0 }
  }

  private func word(_ index: Int) -> String {
    let words = lines.first?.split(separator: UInt8(ascii: " ")) ?? []
    return index < words.count ? String(decoding: words[index], as: UTF8.self) : ""
  }
}

/// Answers as bytes.
public enum TestAnswer {
  /// A whole answer with its length.
  public static func make(
    _ status: Int = 200, _ headers: [(name: String, value: String)] = [], body: [UInt8] = []
  ) -> [UInt8] {
    let length = status == 304 || status == 204 ? [] : [(name: "Content-Length", value: "\(body.count)")]
    return head(status, headers + length) + body
  }

  public static func make(
    _ status: Int = 200, _ headers: [(name: String, value: String)] = [], body: String
  ) -> [UInt8] {
    make(status, headers, body: Array(body.utf8))
  }

  /// The status line and the headers, with the empty line.
  public static func head(_ status: Int, _ headers: [(name: String, value: String)]) -> [UInt8] {
    let lines = headers.map { "\($0.name): \($0.value)\r\n" }.joined()
    return Array("HTTP/1.1 \(status) Scripted\r\n\(lines)\r\n".utf8)
  }

  public static func redirect(_ status: Int, to location: String) -> [UInt8] {
    make(status, [("Location", location)])
  }

  /// One chunk of a chunked body; an empty one ends it.
  public static func chunk(_ bytes: [UInt8]) -> [UInt8] {
    Array("\(String(bytes.count, radix: 16))\r\n".utf8) + bytes + [13, 10]
  }
}
