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
  /// of its title, its paragraphs and its source.
  ///
  /// - Parameter source: who published it, where the article itself says so: the same words from another source are
  ///   another article. Nil where nothing but the place that it lay in has a name.
  public init(contentOf title: String, paragraphs: [String], source: String? = nil) {
    var digest = SHA256()
    digest.update(title)
    for paragraph in paragraphs {
      digest.update([0])
      digest.update(paragraph)
    }
    // No paragraph begins with this byte, which is never printable.
    if let source {
      digest.update([0, 1])
      digest.update(source.utf8)
    }
    let hexadecimal = digest.finish().prefix(8).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }
    self.init(hexadecimal.joined())
  }
}
