internal import CCurl
internal import News

/// An address as libcurl itself takes it apart, so that what is checked and what is connected to cannot differ.
struct HTTPAddress: Hashable {
  /// `http` or `https`.
  let scheme: String
  /// In lower case and Punycode, without the brackets of IPv6.
  let host: String
  let port: Int
  /// Without user name, password and fragment; what may not stand in a URL is percent-encoded.
  let text: String
  /// As they are sent.
  let user: String?
  let password: String?
  /// As they stand in the address, with the `@`.
  private let userPart: String

  static let longest = 8192

  /// Reads a complete address. libcurl must be loaded.
  init(_ given: String) throws(FetchProblem.Reason) {
    try self.init(given, base: nil)
  }

  /// Where a `Location` leads from here. User names and passwords in it are dropped; those of this address stay within
  /// its origin.
  func following(_ location: [UInt8]) throws(FetchProblem.Reason) -> HTTPAddress {
    let next = try HTTPAddress(String(decoding: location, as: UTF8.self), base: text).withoutCredentials
    return next.isSameOrigin(as: self) ? next.with(credentialsOf: self) : next
  }

  func isSameOrigin(as other: HTTPAddress) -> Bool {
    scheme == other.scheme && host == other.host && port == other.port
  }

  /// With user name and password, if there are any: what must be kept to ask again.
  var complete: String {
    guard !userPart.isEmpty, let mark = text.firstRange(of: "://") else { return text }
    return text[..<mark.upperBound] + userPart + text[mark.upperBound...]
  }

  private init(_ given: String, base: String?) throws(FetchProblem.Reason) {
    guard given.utf8.count <= Self.longest, !given.utf8.contains(where: { $0 < 0x20 || $0 == 0x7f }),
      let url = ccurl_open_url()
    else { throw .malformedAddress }
    defer { ccurl_close_url(url) }
    let flags = UInt32(CURLU_NON_SUPPORT_SCHEME | CURLU_URLENCODE)
    if let base, ccurl_set_part(url, CURLUPART_URL, base, flags) != CURLUE_OK { throw .malformedAddress }
    guard ccurl_set_part(url, CURLUPART_URL, given, flags) == CURLUE_OK,
      let scheme = Self.part(CURLUPART_SCHEME, of: url)?.lowercased()
    else { throw Self.schemeOnly(given).map { .scheme($0) } ?? .malformedAddress }
    guard scheme == "http" || scheme == "https" else { throw .scheme(scheme) }
    guard var host = Self.part(CURLUPART_HOST, of: url, flags: CURLU_PUNYCODE)?.lowercased(), !host.isEmpty,
      let port = Self.part(CURLUPART_PORT, of: url, flags: CURLU_DEFAULT_PORT).flatMap({ Int($0) }), port > 0
    else { throw .malformedAddress }
    if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
    user = Self.part(CURLUPART_USER, of: url, flags: CURLU_URLDECODE)
    password = Self.part(CURLUPART_PASSWORD, of: url, flags: CURLU_URLDECODE)
    let rawPassword = Self.part(CURLUPART_PASSWORD, of: url).map { ":\($0)" } ?? ""
    userPart = Self.part(CURLUPART_USER, of: url).map { "\($0)\(rawPassword)@" } ?? ""
    for part in [CURLUPART_USER, CURLUPART_PASSWORD, CURLUPART_OPTIONS, CURLUPART_FRAGMENT] {
      guard ccurl_set_part(url, part, nil, 0) == CURLUE_OK else { throw .malformedAddress }
    }
    guard let text = Self.part(CURLUPART_URL, of: url), text.utf8.count <= 2 * Self.longest else {
      throw .malformedAddress
    }
    (self.scheme, self.host, self.port, self.text) = (scheme, host, port, text)
  }

  private init(_ other: HTTPAddress, user: String?, password: String?, userPart: String) {
    (scheme, host, port, text) = (other.scheme, other.host, other.port, other.text)
    (self.user, self.password, self.userPart) = (user, password, userPart)
  }

  private var withoutCredentials: HTTPAddress { HTTPAddress(self, user: nil, password: nil, userPart: "") }

  private func with(credentialsOf other: HTTPAddress) -> HTTPAddress {
    HTTPAddress(self, user: other.user, password: other.password, userPart: other.userPart)
  }

  private static func part(_ part: CURLUPart, of url: OpaquePointer, flags: Int32 = 0) -> String? {
    guard let text = ccurl_part(url, part, UInt32(flags)) else { return nil }
    defer { ccurl_free(text) }
    return String(cString: text)
  }

  /// The scheme of an address that has no host, such as `mailto:` or `file:`.
  private static func schemeOnly(_ given: String) -> String? {
    guard let colon = given.firstIndex(of: ":") else { return nil }
    let scheme = given[..<colon].lowercased()
    guard (1...20).contains(scheme.utf8.count), scheme.utf8.allSatisfy({ (0x61...0x7a).contains($0) || $0 == 0x2b }),
      scheme != "http", scheme != "https", scheme != "localhost"
    else { return nil }
    return scheme
  }
}

extension FetchProblem {
  /// Addresses for people: without user name and password, also where they cannot be read as an address.
  public static func displayed(_ url: String) -> String {
    // Before it is cut: nothing would end a password whose end is missing.
    let text = Credentials.removed(fromAddress: url)
    return text.utf8.count > 300 ? text.prefix(299) + "…" : text
  }
}
