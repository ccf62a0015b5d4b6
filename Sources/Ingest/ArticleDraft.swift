internal import News

/// An article while it is read: what a format found, not yet cleaned, identified or complete.
struct ArticleDraft {
  var id: String?
  var title: String?
  var byline: String?
  var source: String?
  var url: String?
  /// Where the page says that it lives, if it does; the identity is made of it before `url`.
  var canonicalURL: String?
  var published: Timestamp?
  var language: String?
  var paragraphs: [String] = []

  /// Where the bytes came from.
  struct Place {
    /// An absolute path, `path#line`, or `-`.
    var origin: String
    /// The name of the folder, or “standard input”.
    var source: String
  }

  /// The finished article: cleaned, without furniture, with its identity. Nil where nothing is left to read.
  func article(from place: Place) -> Article? {
    let title = CleanText.line(self.title ?? "")
    let paragraphs = Furniture.removed(from: cleanParagraphs(), title: title)
    guard !title.isEmpty || !paragraphs.isEmpty else { return nil }
    let shown = url.flatMap(WebAddress.init)
    let canonical = canonicalURL.flatMap(WebAddress.init) ?? shown
    return Article(
      id: identity(canonical: canonical, title: title, paragraphs: paragraphs), title: title,
      byline: CleanText.line(orNil: byline),
      source: CleanText.line(orNil: source) ?? (shown ?? canonical)?.site ?? CleanText.line(place.source),
      url: (shown ?? canonical)?.text, published: published, language: language.flatMap(LanguageTag.normalised),
      paragraphs: paragraphs, origin: CleanText.identifier(place.origin))
  }

  private func cleanParagraphs() -> [String] {
    var clean = Paragraphs()
    for paragraph in paragraphs { clean.append(CleanText.line(paragraph)) }
    return clean.all
  }

  private func identity(canonical: WebAddress?, title: String, paragraphs: [String]) -> ArticleID {
    if let id = id.map(CleanText.identifier), !id.isEmpty { return ArticleID(id) }
    if let canonical { return ArticleID(canonical.identity) }
    return ArticleID(contentOf: title, paragraphs: paragraphs)
  }
}

/// A BCP 47 tag, as far as its shape goes.
enum LanguageTag {
  /// `EN_us` becomes `en-US`; what is no tag becomes nil.
  static func normalised(_ text: String) -> String? {
    let parts = text.split { $0 == "-" || $0 == "_" }
    guard let first = parts.first, (2...3).contains(first.utf8.count), parts.count <= 4,
      text.utf8.count <= 35, parts.allSatisfy({ $0.utf8.count <= 8 && $0.utf8.allSatisfy(isAlphanumeric) })
    else { return nil }
    let rest = parts.dropFirst().map { $0.utf8.count == 2 ? $0.uppercased() : String($0) }
    return ([first.lowercased()] + rest).joined(separator: "-")
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7a).contains(byte | 0x20)
  }
}
