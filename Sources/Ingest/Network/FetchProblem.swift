internal import News

/// Why a document could not be fetched.
public struct FetchProblem: Error, Hashable, Sendable {
  public enum Reason: Error, Hashable, Sendable {
    /// No complete address.
    case malformedAddress
    /// Anything but `http` and `https`; the text is the scheme.
    case scheme(String)
    /// An address of this machine or network where only public ones may be asked; the text is the address or the name.
    case notPublic(String)
    /// From `https` to `http`.
    case downgrade
    case tooManyRedirects(limit: Int)
    case unknownHost
    /// Nobody listens, or the network does not lead there; the text is the reason.
    case cannotConnect(String)
    /// The text is the proxy's or the library's reason.
    case proxy(String)
    case tls(TLSFailure)
    case timeout(Phase)
    /// The connection broke before an answer began; the text is the reason.
    case connectionLost(String)
    /// The answer broke off.
    case truncated
    case tooLarge(limit: Int)
    /// More headers than an answer has.
    case excessiveHeaders
    /// A few bytes that unpack to very many.
    case decompressionBomb
    /// No HTTP, or not as it should be; the text says what.
    case malformedAnswer(String)
    case cancelled
    /// libcurl is not there or cannot be used; the text is the reason.
    case noLibrary(String)
  }

  /// What is wrong with the certificate or the handshake.
  public enum TLSFailure: Hashable, Sendable {
    case untrusted
    case expired
    case wrongHost
    /// There is no list of trusted authorities.
    case noAuthorities
    case handshake(String)
  }

  public enum Phase: Hashable, Sendable {
    case connect
    case stall
    case total
  }

  /// The address that was asked for, without user name and password.
  public var url: String
  /// The address that it happened at, where a redirect led elsewhere.
  public var hop: String?
  public var reason: Reason

  public init(url: String, hop: String? = nil, reason: Reason) {
    self.url = url
    self.hop = hop
    self.reason = reason
  }

  /// It may be well the next time, without anybody changing anything.
  public var isTemporary: Bool {
    switch reason {
    case .unknownHost, .cannotConnect, .proxy, .timeout, .connectionLost, .truncated, .cancelled: true
    case .malformedAddress, .scheme, .notPublic, .downgrade, .tooManyRedirects, .tls, .tooLarge, .excessiveHeaders,
      .decompressionBomb, .malformedAnswer, .noLibrary:
      false
    }
  }

  /// The status that a program ends with where this was all it was asked for, after BSD's sysexits.h: `EX_TEMPFAIL`,
  /// `EX_UNAVAILABLE`, or `EX_USAGE` for no address at all.
  public var exitStatus: Int32 {
    switch reason {
    case .malformedAddress, .scheme: 64
    default: isTemporary ? 75 : 69
    }
  }
}

extension FetchProblem: CustomStringConvertible {
  /// One sentence for people: where, what, and what to do about it. Safe to print.
  public var description: String {
    Printable.line("\(url): \(message)")
  }

  /// The sentence without the address. Safe to print.
  public var message: String {
    // A proxy may have a password, too, and libcurl quotes its address.
    Printable.line(Credentials.removed(from: complaint) + (hop.map { " (redirected to \($0))" } ?? ""))
  }

  private var complaint: String {
    switch reason {
    case .malformedAddress: "is no complete address; give one such as https://example.com/feed.xml"
    case .scheme(let scheme): "\(scheme): is not fetched; only http and https are"
    case .notPublic(let address):
      "leads to \(address), which is not public; --allow-private permits it where the network is your own"
    case .downgrade: "leads from https to http, where anybody could change it; ask the site to mend it"
    case .tooManyRedirects(let limit):
      "leads on more than \(limit) times; open it in a browser and give the last address"
    case .unknownHost: "no such host is known; check the spelling and the network"
    case .cannotConnect(let why): "cannot be reached (\(why)); try again later"
    case .proxy(let why): "the proxy does not lead there (\(why)); check http_proxy, https_proxy and no_proxy"
    case .tls(let failure): failure.complaint
    case .timeout(.connect): "no connection came about in time; try again later"
    case .timeout(.stall): "the server fell silent; try again later"
    case .timeout(.total): "the server is too slow; try again later"
    case .connectionLost(let why): "the connection broke (\(why)); try again later"
    case .truncated: "the answer broke off; try again later"
    case .tooLarge(let limit): "is larger than \(limit >> 20) MiB; it is left out"
    case .excessiveHeaders: "the answer has more headers than is safe to read; it is left out"
    case .decompressionBomb: "unpacks to far more than is safe to read; it is left out"
    case .malformedAnswer(let what): "the server does not speak HTTP as it should (\(what)); tell its owner"
    case .cancelled: "was given up"
    case .noLibrary(let why): "libcurl cannot be used (\(why)); install the package libcurl4"
    }
  }
}

extension FetchProblem.TLSFailure {
  fileprivate var complaint: String {
    switch self {
    case .untrusted: "the certificate is by nobody who is trusted here; tell the site's owner"
    case .expired: "the certificate has expired or is not valid yet; check the clock, or tell the site's owner"
    case .wrongHost: "the certificate is for another host; check the address, or tell the site's owner"
    case .noAuthorities: "no certificate can be checked; install the package ca-certificates"
    case .handshake(let why): "no secure connection came about (\(why)); tell the site's owner"
    }
  }
}
