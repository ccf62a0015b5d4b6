public import News

/// What a page says about the article on it, and the article's text.
public struct Page: Hashable, Sendable {
  /// Empty where the page names none.
  public var title: String
  public var byline: String?
  public var published: Timestamp?
  /// The page's own, canonical address.
  public var url: String?
  /// The main text; empty for a page that has none, such as an index, a form or an error.
  public var paragraphs: [String]
  public var siteName: String?
  /// A BCP 47 tag.
  public var language: String?

  /// A page of these parts.
  public init(
    title: String = "", byline: String? = nil, published: Timestamp? = nil, url: String? = nil,
    paragraphs: [String] = [], siteName: String? = nil, language: String? = nil
  ) {
    self.title = title
    self.byline = byline
    self.published = published
    self.url = url
    self.paragraphs = paragraphs
    self.siteName = siteName
    self.language = language
  }
}

/// Finds the article on a page: its text among navigation, related links and advertisements, and what the page says
/// about it.
public struct PageExtractor: Sendable {
  /// Extracts with the default bounds.
  public init() {}

  /// Reads a page of up to 10 MiB.
  /// - Parameters:
  ///   - html: the bytes as they came; their encoding is found out.
  ///   - url: where they came from, if known. Relative addresses on the page are resolved against it.
  ///   - origin: what a problem calls the page.
  /// - Throws: a problem for bytes that are no page, or one that is built to exhaust the reader.
  public func extract(_ html: [UInt8], url: String?, origin: String = "-") throws(IntakeProblem) -> Page {
    do throws(ArticleFormat.Rejection) {
      return try page(html, url: url)
    } catch {
      throw IntakeProblem(origin: origin, reason: error.reason)
    }
  }

  func page(_ html: [UInt8], url: String?) throws(ArticleFormat.Rejection) -> Page {
    let tree = try PageParser.parse(PageEncoding.decode(html))
    let title = tree.first { tree.name($0) == "title" }.map { tree.text(of: $0) } ?? ""
    let content = MainContent.find(in: tree, title: title, seeksByline: true)
    return Page(title: title, byline: content.byline, paragraphs: content.paragraphs)
  }

  func draft(_ html: [UInt8], url: String?) throws(ArticleFormat.Rejection) -> ArticleDraft {
    let page = try page(html, url: url)
    var draft = ArticleDraft()
    draft.title = page.title
    draft.byline = page.byline
    draft.source = page.siteName
    draft.url = page.url
    draft.published = page.published
    draft.language = page.language
    draft.paragraphs = page.paragraphs
    return draft
  }
}
