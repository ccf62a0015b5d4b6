/// A recording, a picture or a document that a feed attaches to an article (RSS 2.0 `enclosure`, Atom's links of that
/// relation, JSON Feed's `attachments`).
public struct Enclosure: Hashable, Sendable, Codable {
  /// Complete where the feed says what it is relative to.
  public var url: String
  /// A media type, such as `audio/mpeg`; nil where the feed says none.
  public var type: String?
  /// Bytes, as far as the feed knows.
  public var length: Int?

  public init(url: String, type: String? = nil, length: Int? = nil) {
    self.url = url
    self.type = type
    self.length = length
  }
}
