/// The stable identity of an article: its guid, its canonical URL, or the hash of its content, in this order.
///
/// Personal data is keyed by it, so it must never be a row number.
public struct ArticleID: Hashable, Comparable, Sendable, Codable, RawRepresentable, CustomStringConvertible {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }
  public init(_ rawValue: String) { self.rawValue = rawValue }

  public var description: String { rawValue }

  public static func < (left: ArticleID, right: ArticleID) -> Bool { left.rawValue < right.rawValue }
}

extension ArticleID {
  /// The identity of an article that came without an id or URL: the first 16 hexadecimal digits of the SHA-256
  /// of its title and paragraphs.
  public init(contentOf title: String, paragraphs: [String]) {
    var digest = SHA256()
    digest.update(title)
    for paragraph in paragraphs {
      digest.update([0])
      digest.update(paragraph)
    }
    let hexadecimal = digest.finish().prefix(8).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }
    self.init(hexadecimal.joined())
  }
}
