internal import News

/// The address of a feed: what is fetched, and what makes two spellings of it one subscription.
public struct FeedAddress: Hashable, Sendable {
  /// Why a text is no such address.
  public enum Problem: Error, Hashable, Sendable {
    case malformed
    /// Anything but `http` and `https`, in lower case.
    case scheme(String)
  }

  /// Complete, without a fragment. A user name and a password stay in it.
  public let url: String
  /// The same for `http` and `https`, with the host in lower case, without user name, password, fragment and a port that
  /// goes without saying. Parameters stay as they are: to a feed any of them may matter.
  public let identity: String
  /// In lower case, with the brackets of IPv6.
  public let host: String
  private let scheme: String
  private let port: Int?

  static let longest = 4096

  /// A complete address as a document or a list gives it. `feed:` before it, or in the place of its scheme, is left out.
  public init(_ given: String) throws(Problem) {
    let text = Self.withoutFeedScheme(given.trimmed)
    guard (1...Self.longest).contains(text.utf8.count) else { throw .malformed }
    let reference = URLReference(text)
    guard let scheme = reference.scheme?.lowercased() else { throw .malformed }
    guard scheme == "http" || scheme == "https" else { throw .scheme(scheme) }
    guard text.unicodeScalars.allSatisfy(Self.mayStand), let authority = reference.authority,
      let place = Authority(authority)
    else { throw .malformed }
    let isUsualPort = place.port == (scheme == "http" ? 80 : 443)
    let port = isUsualPort ? "" : place.port.map { ":\($0)" } ?? ""
    let path = reference.path.isEmpty ? "/" : String(reference.path)
    let rest = path + (reference.query.map { "?" + $0 } ?? "")
    url = "\(scheme)://\(place.user)\(place.host)\(port)\(rest)"
    identity = "https://\(place.host)\(port)\(rest)"
    host = place.host
    self.scheme = scheme
    self.port = isUsualPort ? nil : place.port
  }

  /// An address as a person types it: without a scheme it begins with `https`.
  public init(typed given: String) throws(Problem) {
    let text = given.trimmed
    let reference = URLReference(String(text))
    // What stands before the colon of `localhost:8080/feed` looks like a scheme.
    let isHostAndPort =
      reference.scheme != nil && reference.authority == nil && reference.path.first?.isNumber == true
    guard reference.scheme == nil || isHostAndPort else {
      try self.init(String(text))
      return
    }
    guard reference.authority == nil, !text.hasPrefix("/"), !text.hasPrefix(".") else { throw .malformed }
    try self.init("https://\(text)")
  }

  /// Whether scheme, host and port are the same: what a person trusts in one address, they trust in the other.
  public func isSameOrigin(as other: FeedAddress) -> Bool {
    scheme == other.scheme && host == other.host && port == other.port
  }

  /// For people: without user name and password.
  public var displayed: String { FetchProblem.displayed(url) }

  /// What is fetched, without user name and password: for others to read.
  public var urlWithoutCredentials: String { Credentials.removed(fromAddress: url) }

  /// Whether a user name or a password stands in it.
  public var hasCredentials: Bool { url != urlWithoutCredentials }

  /// The host without its `www`: what a feed is called where nothing better is known.
  public var site: String { host.hasPrefix("www.") ? String(host.dropFirst(4)) : host }

  private static func mayStand(_ scalar: Unicode.Scalar) -> Bool {
    Printable.allows(scalar) && !scalar.properties.isWhitespace && !"\\\"<>^`{|}".unicodeScalars.contains(scalar)
  }

  private static func withoutFeedScheme(_ text: Substring) -> String {
    var text = String(text)
    if text.prefix(5).lowercased() == "feed:" {
      text.removeFirst(5)
      if text.hasPrefix("//") { text = "http:" + text }
    }
    return text.replacing(" ", with: "%20")
  }
}

/// What stands between `//` and the path (RFC 3986, 3.2).
private struct Authority {
  /// With the `@`; empty without one.
  let user: String
  let host: String
  let port: Int?

  init?(_ text: Substring) {
    let at = text.lastIndex(of: "@")
    user = at.map { String(text[...$0]) } ?? ""
    var rest = at.map { text[text.index(after: $0)...] } ?? text
    var port: Int?
    if let colon = rest.lastIndex(of: ":"), !rest[colon...].contains("]") {
      let digits = rest[rest.index(after: colon)...]
      if !digits.isEmpty {
        guard digits.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(digits),
          (1...65535).contains(number)
        else { return nil }
        port = number
      }
      rest = rest[..<colon]
    }
    var host = rest.lowercased()
    while host.hasSuffix(".") { host.removeLast() }
    let isLiteral = host.hasPrefix("[") && host.hasSuffix("]")
    let inner = isLiteral ? host.dropFirst().dropLast() : host[...]
    guard !inner.isEmpty,
      inner.allSatisfy({ isLiteral ? $0.isHexDigit || $0 == ":" || $0 == "." : Self.mayStandInName($0) }),
      inner.contains(where: { $0.isLetter || $0.isNumber })
    else { return nil }
    self.host = host
    self.port = port
  }

  private static func mayStandInName(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "-._".contains(character)
  }
}

extension FeedAddress.Problem: CustomStringConvertible {
  /// What follows the address in a sentence.
  public var description: String {
    switch self {
    case .malformed: "is no complete address; give one such as https://example.com/feed.xml"
    case .scheme(let scheme): "\(scheme): cannot be followed; only http and https can"
    }
  }
}
