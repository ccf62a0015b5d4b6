/// A reference to something, complete or relative, by the grammar of RFC 3986 alone: no scheme is special.
struct URLReference: Hashable {
  var scheme: Substring?
  var authority: Substring?
  var path: Substring
  var query: Substring?
  var fragment: Substring?

  /// RFC 3986, appendix B. Takes any text apart.
  init(_ text: String) {
    var rest = text[...]
    if let mark = rest.firstIndex(of: "#") {
      fragment = rest[rest.index(after: mark)...]
      rest = rest[..<mark]
    }
    if let colon = rest.firstIndex(where: { ":/?".contains($0) }), rest[colon] == ":",
      rest[..<colon].first?.isLetter == true,
      rest[..<colon].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) })
    {
      scheme = rest[..<colon]
      rest = rest[rest.index(after: colon)...]
    }
    if let mark = rest.firstIndex(of: "?") {
      query = rest[rest.index(after: mark)...]
      rest = rest[..<mark]
    }
    if rest.hasPrefix("//") {
      let start = rest.index(rest.startIndex, offsetBy: 2)
      let end = rest[start...].firstIndex(of: "/") ?? rest.endIndex
      authority = rest[start..<end]
      rest = rest[end...]
    }
    path = rest
  }

  /// The reference as seen from `base`; the reference itself where it is complete or the base is not.
  static func resolved(_ text: String, against base: String?) -> String {
    let reference = URLReference(text)
    guard reference.scheme == nil, let base else { return text }
    let foundation = URLReference(base)
    guard foundation.scheme != nil, foundation.authority != nil else { return text }
    return reference.resolved(against: foundation).text
  }

  /// RFC 3986, 5.2.2.
  private func resolved(against base: URLReference) -> URLReference {
    var result = self
    result.scheme = base.scheme
    if authority != nil {
      result.path = Self.withoutDots(path)[...]
      return result
    }
    result.authority = base.authority
    if path.isEmpty {
      result.path = base.path
      result.query = query ?? base.query
    } else if path.hasPrefix("/") {
      result.path = Self.withoutDots(path)[...]
    } else {
      let folder = base.path.lastIndex(of: "/").map { base.path[...$0] } ?? "/"
      result.path = Self.withoutDots((folder + path)[...])[...]
    }
    return result
  }

  /// RFC 3986, 5.2.4.
  private static func withoutDots(_ path: Substring) -> String {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    var kept: [Substring] = []
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      switch part {
      case ".": if isLast { kept.append("") }
      case "..":
        if kept.count > 1 { kept.removeLast() }
        if isLast { kept.append("") }
      default: kept.append(part)
      }
    }
    return kept.joined(separator: "/")
  }

  /// RFC 3986, 5.3.
  var text: String {
    var text = ""
    if let scheme { text += scheme + ":" }
    if let authority { text += "//" + authority }
    text += path
    if let query { text += "?" + query }
    if let fragment { text += "#" + fragment }
    return text
  }
}
