/// Addresses without the user names and passwords that stand in them. Whatever is shown, logged or printed of an address
/// passes through here; only what is fetched, and what a person has asked to be written down, keeps them.
///
/// A user name goes with its password: many services take a token in its place.
public enum Credentials {
  /// One address, as it was stored or as a person typed it, malformed ones included. What cannot be told from a
  /// password with certainty becomes `***`.
  public static func removed(fromAddress address: String) -> String {
    guard address.utf8.contains(UInt8(ascii: "@")) else { return address }
    let text = removed(from: address[...], isOneAddress: true)
    return hasScheme(address) ? text : maskedWithoutScheme(text)
  }

  /// A sentence that may quote addresses.
  public static func removed(from text: String) -> String {
    text.utf8.contains(UInt8(ascii: "@")) ? removed(from: text[...], isOneAddress: false) : text
  }

  /// - Parameter isOneAddress: no blank or quotation mark ends the address.
  private static func removed(from text: Substring, isOneAddress: Bool) -> String {
    var result = ""
    var rest = text
    while let start = addressStart(in: rest) {
      result += rest[..<start]
      rest = rest[start...]
      let word = isOneAddress ? rest : rest.prefix { !endsAddress($0) }
      let authority = word.prefix { !endsAuthority($0) }
      if let at = authority.lastIndex(of: "@") {
        // What has been masked before stays so.
        if authority[..<at] == "***" { result += "***@" }
        rest = rest[rest.index(after: at)...]
      } else if mayHoldPassword(authority), let at = word.lastIndex(of: "@") ?? line(of: rest).lastIndex(of: "@") {
        result += "***@"
        rest = rest[rest.index(after: at)...]
      }
      // What stands in the path of a complete address is no address to be asked.
      if isOneAddress, isComplete(result) { break }
    }
    return result + rest
  }

  /// Where the next authority begins: behind `scheme://`, and behind `http:` with fewer slashes, as people mistype it.
  private static func addressStart(in text: Substring) -> Substring.Index? {
    var search = text
    while let colon = search.firstIndex(of: ":") {
      let after = search.index(after: colon)
      let slashes = text[after...].prefix { $0 == "/" || $0 == "\\" }
      if slashes.count >= 2 || isWeb(text[..<colon]) { return slashes.endIndex }
      search = search[after...]
    }
    return nil
  }

  private static func isComplete(_ before: String) -> Bool {
    let start = before.prefix(8).lowercased()
    return start.hasPrefix("http://") || start.hasPrefix("https://")
  }

  private static func isWeb(_ before: Substring) -> Bool {
    let scheme = before.suffix(5).lowercased()
    return scheme == "https" || scheme.hasSuffix("http")
  }

  private static func endsAddress(_ character: Character) -> Bool {
    character.isWhitespace || "“”\"<>".contains(character)
  }

  private static func endsAuthority(_ character: Character) -> Bool { "/?#\\".contains(character) }

  /// Whether a colon parts it into something else than a host and a port.
  private static func mayHoldPassword(_ authority: Substring) -> Bool {
    let name = authority.first == "[" ? authority.drop { $0 != "]" } : authority
    guard let colon = name.firstIndex(of: ":") else { return false }
    let port = name[name.index(after: colon)...].prefix { !":;,.”\"".contains($0) }
    return !port.allSatisfy { $0.isASCII && $0.isNumber }
  }

  /// Up to the quotation mark that ends it.
  private static func line(of text: Substring) -> Substring { text.prefix { !"”\"\n".contains($0) } }

  private static func hasScheme(_ address: String) -> Bool {
    addressStart(in: address[...]) != nil || address.prefix(7).lowercased() == "mailto:"
  }

  /// `name:password@host`, typed where an address is expected.
  private static func maskedWithoutScheme(_ text: String) -> String {
    guard mayHoldPassword(text.prefix { !endsAuthority($0) }), let at = text.lastIndex(of: "@") else { return text }
    return "***" + text[at...]
  }
}
