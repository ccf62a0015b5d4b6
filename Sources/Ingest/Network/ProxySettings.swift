/// The proxies of the environment, by the rules of curl: `http_proxy` in lower case only, since a CGI program gets the
/// request's `Proxy` header as `HTTP_PROXY`; the others in both, lower case first.
struct ProxySettings: Hashable, Sendable {
  static let variables = [
    "http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY",
  ]

  private let byScheme: [String: String]
  private let exceptions: [Substring]

  init(_ environment: [String: String]) {
    func value(_ names: String...) -> String? { names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty } }
    let general = value("all_proxy", "ALL_PROXY")
    var byScheme: [String: String] = [:]
    byScheme["http"] = value("http_proxy") ?? general
    byScheme["https"] = value("https_proxy", "HTTPS_PROXY") ?? general
    self.byScheme = byScheme
    exceptions = (value("no_proxy", "NO_PROXY") ?? "").lowercased().split { $0 == "," || $0 == " " }
  }

  /// The proxy that is asked for this host, or nil where it is asked itself.
  func proxy(scheme: String, host: String) -> String? {
    guard let proxy = byScheme[scheme], !exceptions.contains(where: { Self.matches($0, host: host) }) else {
      return nil
    }
    return proxy
  }

  /// `*` is every host, a name is the host and all below it, `10.0.0.0/8` a network.
  private static func matches(_ exception: Substring, host: String) -> Bool {
    if exception == "*" { return true }
    if let address = IPAddress(host) {
      let parts = exception.split(separator: "/", maxSplits: 1)
      let network = parts[0].hasPrefix("[") ? parts[0].dropFirst().dropLast() : parts[0]
      guard let given = IPAddress(String(network)) else { return false }
      let bits = parts.count == 2 ? Int(parts[1]) ?? -1 : given.bytes.count * 8
      return address.isIn(given, bits: bits)
    }
    let name = exception.drop { $0 == "." }
    guard !name.isEmpty else { return false }
    let plain = host.hasSuffix(".") ? host.dropLast() : host[...]
    return plain == name || plain.hasSuffix("." + name)
  }
}
