/// The host that an address names, as far as it tells servers apart.
enum HostName {
  /// In lower case, with its port unless that goes without saying; nil for anything but `http` and `https`.
  static func of(_ url: String) -> String? {
    guard let mark = url.firstRange(of: "://") else { return nil }
    let scheme = url[..<mark.lowerBound].lowercased()
    guard scheme == "http" || scheme == "https" else { return nil }
    let authority = url[mark.upperBound...].prefix { !"/?#\\".contains($0) }
    var host = (authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] } ?? authority).lowercased()
    let port = scheme == "http" ? ":80" : ":443"
    if host.hasSuffix(port) { host.removeLast(port.count) }
    return host.isEmpty ? nil : host
  }

  /// Without its `www`: what a source is called where nothing better is known, and whose feeds belong together.
  static func site(of url: String) -> String? {
    of(url).map { $0.hasPrefix("www.") ? String($0.dropFirst(4)) : $0 }
  }
}
