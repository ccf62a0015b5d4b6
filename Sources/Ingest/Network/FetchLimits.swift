/// The bounds of one fetch.
public struct FetchLimits: Hashable, Sendable {
  /// For name, connection and TLS, each hop.
  public var connect: Duration
  /// Without a byte from a server that is connected.
  public var stall: Duration
  /// For everything, redirects included: a server that sends a byte now and then is never stalled.
  public var total: Duration
  /// Redirects that are followed.
  public var redirects: Int
  /// Bytes of the document after decompression.
  public var bodyBytes: Int
  /// Bytes of all headers of one answer, and their number.
  public var headerBytes: Int
  public var headerLines: Int
  /// How many bytes one byte that came over the line may become. Feeds reach 20; a bomb needs 1000.
  public var expansion: Int
  /// Below so many bytes the expansion is not looked at.
  public var expansionFloor: Int

  public init(
    connect: Duration = .seconds(15), stall: Duration = .seconds(15), total: Duration = .seconds(120),
    redirects: Int = 5, bodyBytes: Int = 10 << 20, headerBytes: Int = 128 << 10, headerLines: Int = 256,
    expansion: Int = 100, expansionFloor: Int = 1 << 20
  ) {
    self.connect = connect
    self.stall = stall
    self.total = total
    self.redirects = redirects
    self.bodyBytes = bodyBytes
    self.headerBytes = headerBytes
    self.headerLines = headerLines
    self.expansion = expansion
    self.expansionFloor = expansionFloor
  }

  public static let standard = FetchLimits()
}
