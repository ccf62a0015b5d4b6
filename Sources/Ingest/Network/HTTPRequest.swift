/// One document to be fetched, by GET.
public struct HTTPRequest: Hashable, Sendable {
  /// What the document is wanted for: it decides what kinds are asked for.
  public enum Purpose: Hashable, Sendable {
    case feed
    case page
  }

  /// A complete `http` or `https` address. A user name and a password in it are sent to its own origin only.
  public var url: String
  public var purpose: Purpose
  /// The validators of the last answer, byte for byte as they came.
  public var etag: [UInt8]?
  public var lastModified: [UInt8]?
  /// The person typed the address: it may be one of this machine or network. What came out of a document must be public.
  public var isTrusted: Bool

  public init(
    url: String, purpose: Purpose, etag: [UInt8]? = nil, lastModified: [UInt8]? = nil, isTrusted: Bool = false
  ) {
    self.url = url
    self.purpose = purpose
    self.etag = etag
    self.lastModified = lastModified
    self.isTrusted = isTrusted
  }
}

extension HTTPRequest.Purpose {
  /// What goes into `Accept`.
  var accept: String {
    switch self {
    case .feed:
      "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, "
        + "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.7, */*;q=0.5"
    case .page: "text/html, application/xhtml+xml, */*;q=0.5"
    }
  }
}
