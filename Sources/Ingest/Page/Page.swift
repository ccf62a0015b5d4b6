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
  ///   - contentType: the header that they came with; its `charset` counts.
  ///   - origin: what a problem calls the page.
  /// - Throws: a problem for bytes that are no page, or one that is built to exhaust the reader.
  public func extract(_ html: [UInt8], url: String?, contentType: String? = nil, origin: String = "-")
    throws(IntakeProblem) -> Page
  {
    do throws(ArticleFormat.Rejection) {
      return try page(html, url: url, contentType: contentType)
    } catch {
      throw IntakeProblem(origin: origin, reason: error.reason)
    }
  }

  func page(_ html: [UInt8], url: String?, contentType: String? = nil) throws(ArticleFormat.Rejection) -> Page {
    let bytes = try Unpacked.bytes(html)
    let tree = try PageParser.parse(PageEncoding.decode(bytes, contentType: contentType))
    let metadata = PageMetadata(tree, url: url)
    let content = MainContent.find(in: tree, title: metadata.title, seeksByline: metadata.byline == nil)
    return Page(
      title: metadata.title, byline: metadata.byline ?? PageByline.cleaned(content.byline),
      published: metadata.published, url: metadata.canonicalURL?.text,
      paragraphs: Furniture.removed(
        from: paragraphs(of: tree, content: content, metadata: metadata), title: metadata.title),
      siteName: metadata.siteName, language: metadata.language)
  }

  /// The text on the page, or the one in its linked data where the page shows less than half of it.
  private func paragraphs(of tree: PageTree, content: MainContent, metadata: PageMetadata) -> [String] {
    if let body = metadata.articleBody, body.utf16.count > max(content.prose.length * 2, 300) {
      let isMarkup = body.contains("</p>") || body.contains("<br")
      if !isMarkup { return PlainText.paragraphs(of: body[...]).map(CleanText.line) }
      if let fragment = try? PageParser.parse(body) { return PageText.paragraphs(of: PageTree.root, in: fragment) }
    }
    let isNotice = PageNotice.isAll(
      of: tree, content: content, title: metadata.title, isDeclared: metadata.isArticle)
    return isNotice ? [] : content.paragraphs
  }

  func draft(
    _ html: [UInt8], url: String?, contentType: String? = nil
  ) throws(ArticleFormat.Rejection) -> ArticleDraft {
    let page = try page(html, url: url, contentType: contentType)
    guard !page.paragraphs.isEmpty else { throw ArticleFormat.Rejection(reason: .withoutArticle) }
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
