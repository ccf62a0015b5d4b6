internal import Foundation

/// Elements that hold text of one kind or another.
enum FeedConstruct {
  /// Atom's text constructs (RFC 4287, 3.1; Atom 0.3, 3.1), and what stands for them elsewhere.
  static func text(of node: FeedNode, format: Feed.Format, isBody: Bool) -> FeedText {
    let type = node.attribute("type")?.lowercased().trimmed
    if let mode = node.attribute("mode")?.lowercased() {
      switch mode {
      case "base64": return decoded(node.text, type: type.map(String.init))
      case "escaped": return isPlain(type) ? .plain(node.text) : .html(node.text)
      default: break
      }
    }
    if node.hasElements { return .html(node.markup) }
    switch type {
    case "html", "text/html": return .html(node.text)
    case "xhtml", "application/xhtml+xml": return .html(node.markup)
    case "text", "text/plain", "plain": return .plain(node.text)
    default: break
    }
    guard format == .atom else { return .unsure(node.text) }
    // Without a type it is text. Where there is a whole element of HTML in a body somebody has forgotten the type.
    let text = node.text
    return isBody && text.contains("</") && HTMLLine.looksLikeHTML(text) ? .html(text) : .plain(text)
  }

  /// The same for content, which may be of any kind; nil where that is no text (RFC 4287, 4.1.3.3).
  static func body(of node: FeedNode, format: Feed.Format) -> FeedText? {
    guard let type = node.attribute("type")?.lowercased().trimmed.prefix(while: { $0 != ";" }), type.contains("/")
    else {
      return text(of: node, format: format, isBody: true)
    }
    let isXML = type.hasSuffix("+xml") || type.hasSuffix("/xml")
    if type == "application/octet-stream" { return binary(node.text) }
    guard type.hasPrefix("text/") || type.hasPrefix("multipart/") || isXML else { return nil }
    if type == "image/svg+xml" { return nil }
    // What is no XML and has a media type stands there in base 64, unless it is text (Atom 1.0).
    return text(of: node, format: format, isBody: true)
  }

  /// Bytes of no stated kind that prove to be a text: what stands in base 64 is UTF-8 without control characters.
  private static func binary(_ text: String) -> FeedText? {
    guard let bytes = Data(base64Encoded: text, options: .ignoreUnknownCharacters), !bytes.isEmpty,
      let decoded = String(validating: bytes, as: UTF8.self),
      decoded.utf8.allSatisfy({ $0 >= 0x20 || FeedSniffer.isSpace($0) })
    else { return nil }
    return .unsure(decoded)
  }

  /// `content:encoded`: HTML, escaped or as it is.
  static func markup(of node: FeedNode) -> FeedText { node.hasElements ? .html(node.markup) : .unsure(node.text) }

  private static func isPlain(_ type: Substring?) -> Bool { type == nil || type == "text/plain" || type == "text" }

  private static func decoded(_ text: String, type: String?) -> FeedText {
    let bytes = Data(base64Encoded: text, options: .ignoreUnknownCharacters) ?? Data()
    let decoded = TextDecoder.decode(bytes)
    switch type {
    case nil, "text/plain", "text": return .plain(decoded)
    default: return .html(decoded)
    }
  }
}

/// Who wrote something.
enum FeedPerson {
  /// Atom's and JSON Feed's persons have a name; in RSS it stands beside an address: `jane@a.example (Jane Doe)`.
  static func name(_ node: FeedNode) -> String? {
    if let name = node.children("name", in: .atom, .rss).first?.trimmedText { return cleaned(name) }
    if node.hasElements {
      let address = node.child("email", in: .atom, .rss)?.trimmedText ?? node.child("uri", in: .atom)?.trimmedText
      return address.flatMap(cleaned)
    }
    return cleaned(node.text)
  }

  static func cleaned(_ text: String) -> String? {
    let line = withoutAddress(FeedText.unsure(text).line)
    return line.isEmpty ? nil : String(line.prefix(PageByline.longest))
  }

  /// The name beside an address, on whichever side and in whichever brackets it stands; the address where it is alone.
  private static func withoutAddress(_ line: String) -> String {
    guard line.contains("@") else { return line }
    let words = line.split { $0.isWhitespace || "()<>[]".contains($0) }
    let isAddress: (Substring) -> Bool = { word in
      word.dropFirst().dropLast().contains("@") || word.lowercased() == "mailto:"
    }
    let names = words.filter { !isAddress($0) }
    guard !names.isEmpty, names.count < words.count else { return line }
    // A name in brackets of its own keeps none; other brackets are part of it.
    let isNameBracketed = line.hasSuffix(")") && line.prefix { $0 != "(" }.contains("@")
    if isNameBracketed, let open = line.firstIndex(of: "(") {
      return String(line[line.index(after: open)...].dropLast().trimmed)
    }
    return String(names.joined(separator: " ").trimmed { $0.isWhitespace || ",;:-–|".contains($0) })
  }

  /// Each once, at most five.
  static func joined(_ names: [String]) -> String? {
    let unique = names.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    return unique.isEmpty ? nil : unique.prefix(5).joined(separator: ", ")
  }
}
