/// A text of a feed, and what it is written in as far as the feed says so.
enum FeedText {
  case plain(String)
  case html(String)
  /// The format does not say: HTML where it looks like that.
  case unsure(String)

  /// Bytes; no title is longer.
  static let longestLine = 16 << 10

  /// On one line, such as a title.
  var line: String {
    switch prefix(Self.longestLine) {
    case .plain(let text): CleanText.line(text)
    case .html(let markup): CleanText.line(HTMLLine.text(of: markup))
    case .unsure(let text): CleanText.line(HTMLLine.looksLikeHTML(text) ? HTMLLine.textOfEscaped(text) : text)
    }
  }

  var isBlank: Bool {
    switch self {
    case .plain(let text), .html(let text), .unsure(let text): !text.utf8.contains { !FeedSniffer.isSpace($0) }
    }
  }

  private var written: String {
    switch self {
    case .plain(let text), .html(let text), .unsure(let text): text
    }
  }

  /// - Parameter length: in bytes.
  func isLonger(than length: Int) -> Bool { written.utf8.count > length }

  /// The beginning of it.
  func prefix(_ length: Int) -> FeedText {
    guard isLonger(than: length) else { return self }
    // A character that is cut in two is dropped.
    var bytes = Array(written.utf8.prefix(length))
    while let last = bytes.last, last & 0xc0 == 0x80 { bytes.removeLast() }
    if let last = bytes.last, last >= 0xc0 { bytes.removeLast() }
    let text = String(decoding: bytes, as: UTF8.self)
    return switch self {
    case .plain: .plain(text)
    case .html: .html(text)
    case .unsure: .unsure(text)
    }
  }

  /// - Throws: which bound the markup breaks.
  func paragraphs() throws(ArticleFormat.Rejection) -> [String] {
    switch self {
    case .html(let markup): try FeedBody.paragraphs(ofHTML: markup)
    case .unsure(let text) where HTMLLine.looksLikeHTML(text): try FeedBody.paragraphs(ofHTML: text)
    case .plain(let text), .unsure(let text):
      PlainText.paragraphs(of: text[...]).map(CleanText.line).filter { !$0.isEmpty }
    }
  }
}

/// The body of an item as paragraphs.
enum FeedBody {
  /// All of it: a feed gives the article without the page around it, so nothing is scored and left out but what is no
  /// text.
  static func paragraphs(ofHTML markup: String) throws(ArticleFormat.Rejection) -> [String] {
    if !HTMLLine.hasBlocks(markup), markup.contains("\n") {
      // Lines are all the structure that it has.
      var found: [String] = []
      for paragraph in PlainText.paragraphs(of: markup[...]) { found += try parsed(paragraph) }
      if !found.isEmpty { return found }
    }
    return try parsed(markup)
  }

  private static func parsed(_ markup: String) throws(ArticleFormat.Rejection) -> [String] {
    var tree = try PageParser.parse(markup)
    removeCode(from: &tree)
    let paragraphs = PageText.paragraphs(of: PageTree.root, in: tree)
    guard paragraphs.isEmpty else { return paragraphs }
    // An item that is a picture: what it shows, in words.
    return tree.elements(named: "img").compactMap { image in
      CleanText.line(orNil: tree.attribute("alt", of: image))
        ?? CleanText.line(orNil: tree.attribute("title", of: image))
    }
  }

  private static func removeCode(from tree: inout PageTree) {
    for id in tree.nodes.indices where tree.nodes[id].children.contains(where: { code.contains(tree.name($0)) }) {
      tree.setChildren(tree.children(id).filter { !code.contains(tree.name($0)) }, of: id)
    }
  }

  private static let code: Set<String> = [
    "script", "style", "template", "svg", "button", "select", "textarea", "iframe", "object", "noscript", "title",
    "head",
  ]
}

/// HTML where only a line of text is wanted, or only the question whether it is HTML.
enum HTMLLine {
  /// Whether there is a tag of HTML or a character reference in it.
  static func looksLikeHTML(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      bytes.indices.contains { index in
        switch bytes[index] {
        case UInt8(ascii: "<"): bytes[(index + 1)...].starts(with: "!--".utf8) || isTag(known, bytes[(index + 1)...])
        case UInt8(ascii: "&"): hasReference(bytes[(index + 1)...])
        default: false
        }
      }
    }
  }

  /// Whether a tag in it begins something on a line of its own.
  static func hasBlocks(_ markup: String) -> Bool {
    var markup = markup
    return markup.withUTF8 { bytes in
      bytes.indices.contains { bytes[$0] == UInt8(ascii: "<") && isTag(blocks, bytes[($0 + 1)...]) }
    }
  }

  private static func isTag(_ names: Set<String>, _ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let rest = bytes.first == UInt8(ascii: "/") ? bytes.dropFirst() : bytes
    let name = rest.prefix(11).prefix { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
    guard !name.isEmpty, name.endIndex < rest.endIndex else { return false }
    let next = rest[name.endIndex]
    return (FeedSniffer.isSpace(next) || next == UInt8(ascii: ">") || next == UInt8(ascii: "/"))
      && names.contains(String(decoding: name, as: UTF8.self).lowercased())
  }

  private static func hasReference(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let name = bytes.prefix(12).prefix { byte in
      byte == UInt8(ascii: "#") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
    return name.endIndex < bytes.endIndex && bytes[name.endIndex] == UInt8(ascii: ";")
      && CharacterReference.scalar(String(decoding: name, as: UTF8.self)) != nil
  }

  private static let blocks: Set<String> = [
    "p", "br", "div", "li", "ul", "ol", "table", "tr", "td", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre",
    "section", "article", "dl", "dt", "dd", "figure", "hr",
  ]

  /// Without tags and comments, references replaced.
  static func text(of markup: String) -> String { CharacterReference.decoded(withoutTags(markup)) }

  /// The same where it may have been escaped once too often: `&amp;amp;`, `&lt;b&gt;…&lt;/b&gt;`.
  static func textOfEscaped(_ markup: String) -> String {
    let once = text(of: markup)
    let isPaired = once.contains("</") && looksLikeHTML(once)
    if isPaired { return text(of: once) }
    return CharacterReference.decoded(once)
  }

  private static func withoutTags(_ markup: String) -> String {
    guard markup.utf8.contains(UInt8(ascii: "<")) else { return markup }
    var text = ""
    var rest = markup[...]
    while let mark = rest.firstIndex(of: "<") {
      text += rest[..<mark]
      if let end = tagEnd(rest[mark...]) {
        if breaksLine(rest[mark...]) { text += " " }
        rest = rest[end...]
      } else {
        text += "<"
        rest = rest[rest.index(after: mark)...]
      }
    }
    return text + rest
  }

  private static func breaksLine(_ tag: Substring) -> Bool {
    let name = tag.dropFirst().drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }.lowercased()
    return ["br", "p", "div", "li", "td", "tr", "h1", "h2", "h3", "h4", "h5", "h6"].contains(name)
  }

  /// Behind a tag of HTML or a comment that the text begins with; nil where it begins with neither.
  private static func tagEnd(_ text: Substring) -> Substring.Index? {
    if text.hasPrefix("<!--") { return text.firstRange(of: "-->")?.upperBound ?? text.endIndex }
    var rest = text.dropFirst()
    if rest.first == "/" { rest = rest.dropFirst() }
    let name = rest.prefix(12).prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
    guard known.contains(name.lowercased()), let next = rest[name.endIndex...].first,
      next.isWhitespace || next == ">" || next == "/"
    else { return nil }
    guard let end = rest.prefix(4096).firstIndex(of: ">") else { return nil }
    return text.index(after: end)
  }

  private static let known: Set<String> = [
    "a", "abbr", "acronym", "address", "article", "aside", "audio", "b", "bdi", "bdo", "big", "blink", "blockquote",
    "body", "br", "center", "cite", "code", "dd", "del", "dfn", "div", "dl", "dt", "em", "embed", "figcaption",
    "figure", "font", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "i", "iframe", "img",
    "ins", "kbd", "li", "main", "mark", "nav", "nobr", "object", "ol", "p", "picture", "pre", "q", "s", "samp",
    "script", "section", "small", "source", "span", "strike", "strong", "style", "sub", "sup", "table", "tbody", "td",
    "tfoot", "th", "thead", "time", "tr", "tt", "u", "ul", "var", "video", "wbr",
  ]
}
