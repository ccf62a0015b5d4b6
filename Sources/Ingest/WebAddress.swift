internal import News

/// An `http` or `https` URL: as it was given, and what makes two of them the same article.
struct WebAddress: Hashable {
  /// As it was given, without what may not be shown.
  let text: String
  /// In lower case, without a port that goes without saying.
  let host: String
  /// From the first `/` on, without the fragment.
  private let pathAndQuery: Substring

  static let longest = 4096

  /// What a person or a program wrote, without the white space around it and the ends of lines in it (WHATWG URL, 4.4);
  /// blanks in it are escaped.
  static func withoutBlanks(_ given: String) -> String {
    let text = given.trimmed
    guard text.utf8.contains(where: { $0 <= 0x20 }) else { return String(text) }
    // An end of a line goes with the blanks that indent the next one.
    let lines = text.split { "\n\r\t".contains($0) || $0 == "\r\n" }.map { $0.trimmed }
    return lines.joined().replacing(" ", with: "%20")
  }

  /// Nil for anything but a complete `http` or `https` URL without user names.
  init?(_ given: String) {
    let text = CleanText.line(Self.withoutBlanks(given))
    guard text.utf8.count <= Self.longest, !text.contains(" "), let mark = text.firstRange(of: "://") else {
      return nil
    }
    let scheme = text[..<mark.lowerBound].lowercased()
    guard scheme == "http" || scheme == "https" else { return nil }
    let rest = text[mark.upperBound...]
    let authorityEnd = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
    var host = rest[..<authorityEnd].lowercased()
    for port in [":80", ":443"] where host.hasSuffix(port) { host.removeLast(port.count) }
    while host.hasSuffix(".") { host.removeLast() }
    guard !host.isEmpty, !host.contains("@"), !host.contains("%20"),
      host.contains(where: \.isLetter) || host.contains(where: \.isNumber)
    else { return nil }
    self.text = text
    self.host = host
    pathAndQuery = rest[authorityEnd...].prefix { $0 != "#" }
  }

  /// The host without its `www`: what a source is called where nothing better is known.
  var site: String { host.hasPrefix("www.") ? String(host.dropFirst(4)) : host }

  /// The same for all spellings of one address: `http` folded into `https`, no fragment, no parameters that only
  /// count visitors, the others in order, no slash at the end.
  var identity: String {
    let parts = pathAndQuery.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    var path = String(parts.first ?? "")
    while path.hasSuffix("/") { path.removeLast() }
    let query = (parts.dropFirst().first ?? "").split(separator: "&").filter { !Self.isTracking($0) }.sorted()
    return "https://\(host)\(path)" + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
  }

  /// Parameters that say where a visitor came from, never what is shown.
  private static func isTracking(_ parameter: Substring) -> Bool {
    let name = parameter.prefix { $0 != "=" }.lowercased()
    return trackingPrefixes.contains { name.hasPrefix($0) } || tracking.contains(name)
  }

  private static let trackingPrefixes = ["utm_", "mtm_", "pk_", "hsa_", "at_"]
  private static let tracking: Set<String> = [
    "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "ttclid", "igshid",
    "igsh", "mc_cid", "mc_eid", "mkt_tok", "vero_id", "_hsenc", "_hsmi", "oly_anon_id", "oly_enc_id", "cmpid", "ocid",
    "ref_src", "ref_url", "ncid", "smid", "partner", "soc_src", "soc_trk", "guccounter", "wt_mc", "xtor",
    "__twitter_impression",
  ]
}

extension WebAddress {
  /// A link as a page gives it, complete or relative to `base`.
  static func resolved(_ link: String, against base: String?) -> WebAddress? {
    if let complete = WebAddress(link) { return complete }
    guard let base = base.flatMap({ WebAddress($0) }), let colon = base.text.firstIndex(of: ":") else { return nil }
    let link = CleanText.line(link)
    if link.hasPrefix("//") { return WebAddress(base.text[...colon] + link) }
    if link.hasPrefix("/") { return WebAddress("\(base.text[..<colon])://\(base.host)\(link)") }
    return nil
  }
}
