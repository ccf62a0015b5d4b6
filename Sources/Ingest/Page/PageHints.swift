/// What classes and ids say about an element, in the words that the web has agreed on.
///
/// The lists are those of Mozilla's Readability (Apache-2.0), `Readability.js`, `REGEXPS`.
enum PageHints {
  /// The element is hardly ever part of an article.
  static func isUnlikely(_ names: String) -> Bool {
    unlikely.isFound(in: names) && !maybe.isFound(in: names)
  }

  /// What a class or an id adds to or takes off the score of an element.
  static func weight(_ names: String) -> Double {
    guard !names.isEmpty else { return 0 }
    let words = names.split(separator: " ")
    var weight = 0.0
    if negative.isFound(in: names) || words.contains("hid") { weight -= 25 }
    if positive.isFound(in: names) { weight += 25 }
    return weight
  }

  static func isByline(_ names: String) -> Bool { byline.isFound(in: names) }

  /// “share” or “sharedaddy” as a word of its own.
  static func isShare(_ names: String) -> Bool {
    names.split { !($0.isLetter || $0.isNumber) }.contains { $0 == "share" || $0 == "sharedaddy" }
  }

  private static let unlikely = WordSet(
    "-ad-", "ai2html", "banner", "breadcrumb", "combx", "comment", "community", "cover-wrap", "disqus", "extra",
    "footer",
    "gdpr", "header", "legends", "menu", "related", "remark", "replies", "rss", "shoutbox", "sidebar", "skyscraper",
    "social", "sponsor", "supplemental", "ad-break", "agegate", "pagination", "pager", "popup", "yom-remote")
  private static let maybe = WordSet("and", "article", "body", "column", "content", "main", "mathjax", "shadow")
  private static let positive = WordSet(
    "article", "body", "content", "entry", "hentry", "h-entry", "main", "page", "pagination", "post", "text", "blog",
    "story")
  private static let negative = WordSet(
    "-ad-", "hidden", "banner", "combx", "comment", "com-", "contact", "footer", "gdpr", "masthead", "media", "meta",
    "outbrain", "promo", "related", "scroll", "share", "shoutbox", "sidebar", "skyscraper", "sponsor", "shopping",
    "tags",
    "widget")
  private static let byline = WordSet("byline", "author", "dateline", "writtenby")
}

/// Words looked for anywhere in a text of lower case letters.
struct WordSet: Sendable {
  /// By their first byte.
  private let words: [[[UInt8]]]

  init(_ list: String...) {
    var words = [[[UInt8]]](repeating: [], count: 256)
    for word in list {
      let bytes = Array(word.utf8)
      if let first = bytes.first { words[Int(first)].append(bytes) }
    }
    self.words = words
  }

  func isFound(in text: String) -> Bool {
    guard !text.isEmpty else { return false }
    var text = text
    return text.withUTF8 { bytes in
      bytes.indices.contains { start in
        words[Int(bytes[start])].contains { word in
          start + word.count <= bytes.count && word.indices.allSatisfy { bytes[start + $0] == word[$0] }
        }
      }
    }
  }
}
