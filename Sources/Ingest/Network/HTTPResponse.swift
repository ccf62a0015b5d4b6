public import News

/// What a server answered, whatever its status; 304 is an answer like any other.
public struct HTTPResponse: Hashable, Sendable {
  /// Such as 200, 304, 410 or 503.
  public var status: Int
  /// The address that answered, after all redirects, without user name and password.
  public var finalURL: String
  /// Where the document has moved for good: the address at the end of the permanent redirects (301, 308) that the fetch
  /// began with. Nil where there were none, or where nothing came of it.
  public var permanentURL: String?
  /// Whether `permanentURL` is on the origin (scheme, host and port) that was asked: the trust that the person has in
  /// the old address goes over to the new one then, and only then.
  public var movesWithinOrigin: Bool
  /// After decompression, without the transfer's own framing.
  public var body: [UInt8]
  /// The header as it came, such as `text/html; charset=utf-8`.
  public var contentType: String?
  /// The validators, byte for byte; a 304 may bring new ones. Nil where there are none, or none that can be sent back.
  public var etag: [UInt8]?
  public var lastModified: [UInt8]?
  public var cacheControl: CacheControl
  public var retryAfter: RetryAfter?
  /// The server's own clock.
  public var date: Timestamp?

  public init(
    status: Int, finalURL: String, permanentURL: String? = nil, movesWithinOrigin: Bool = false, body: [UInt8] = [],
    contentType: String? = nil, etag: [UInt8]? = nil, lastModified: [UInt8]? = nil,
    cacheControl: CacheControl = CacheControl(), retryAfter: RetryAfter? = nil, date: Timestamp? = nil
  ) {
    self.status = status
    self.finalURL = finalURL
    self.permanentURL = permanentURL
    self.movesWithinOrigin = movesWithinOrigin
    self.body = body
    self.contentType = contentType
    self.etag = etag
    self.lastModified = lastModified
    self.cacheControl = cacheControl
    self.retryAfter = retryAfter
    self.date = date
  }

  /// Seconds that the server wants to be left alone, at least 0. A date is compared with the server's own clock, and
  /// with `now` where it does not tell the time.
  public func retryDelay(now: Timestamp) -> Int? { retryAfter?.delay(from: date ?? now) }
}
