internal import CCurl
import Glibc

/// Fetches documents by HTTP, within bounds that no server can move: see `FetchLimits` and `AddressPolicy`.
///
/// libcurl is loaded at the first request. TLS verification cannot be switched off.
public final class HTTPClient: Sendable {
  let limits: FetchLimits
  let allowsPrivate: Bool
  let userAgent: String
  let proxies: ProxySettings
  let hooks: TestHooks

  /// What only tests change.
  package struct TestHooks: Sendable {
    /// A file of authorities that are trusted in place of the system's.
    package var authorities: String?
    /// libcurl's `HOST:PORT:ADDRESS[,ADDRESS]…`, in place of the system's names.
    package var addresses: [String]

    package init(authorities: String? = nil, addresses: [String] = []) {
      self.authorities = authorities
      self.addresses = addresses
    }
  }

  /// - Parameters:
  ///   - allowsPrivate: addresses of this machine and network may be asked whoever names them.
  ///   - userAgent: such as `reader/1.0`.
  public convenience init(limits: FetchLimits = .standard, allowsPrivate: Bool = false, userAgent: String) {
    var environment: [String: String] = [:]
    for name in ProxySettings.variables {
      if let value = getenv(name) { environment[name] = String(cString: value) }
    }
    self.init(
      limits: limits, allowsPrivate: allowsPrivate, userAgent: userAgent, environment: environment, hooks: TestHooks())
  }

  /// With the environment variables and names of a test.
  package init(
    limits: FetchLimits = .standard, allowsPrivate: Bool = false, userAgent: String = "reader/test",
    environment: [String: String] = [:], hooks: TestHooks = TestHooks()
  ) {
    self.limits = limits
    self.allowsPrivate = allowsPrivate
    self.userAgent = userAgent
    proxies = ProxySettings(environment)
    self.hooks = hooks
  }

  /// A connection for one thread, or what is missing for one.
  public func connection() -> HTTPConnection { HTTPConnection(self) }

  /// The version of libcurl, such as `7.88.1`; it is loaded for that. The problem's message names the missing package.
  public static func libraryVersion() throws(FetchProblem) -> String {
    if let reason = ccurl_load() {
      throw FetchProblem(url: "", reason: .noLibrary(String(cString: reason)))
    }
    return ccurl_version().map { String(cString: $0) } ?? ""
  }
}
