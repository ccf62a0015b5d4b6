public import News

/// A document as a server gave it: a feed, a page, or a text.
public struct WebDocument: Sendable {
  /// The address that answered.
  public let url: String
  private let bytes: [UInt8]
  private let contentType: String?

  public init(_ response: HTTPResponse) {
    self.init(response.body, url: response.finalURL, contentType: response.contentType)
  }

  init(_ bytes: [UInt8], url: String, contentType: String?) {
    // What cannot be unpacked is said to be no text, as it is.
    self.bytes = (try? Unpacked.bytes(bytes)) ?? bytes
    self.url = url
    self.contentType = contentType
  }

  /// Whether it is a feed, by its beginning.
  public var isFeed: Bool { FeedSniffer.sniff(bytes) != nil }

  /// The feed that it is.
  public func feed() throws(FeedProblem) -> Feed {
    try FeedParser().parse(bytes, url: url, contentType: contentType)
  }

  /// The feeds that it names, where it is a page.
  public var namedFeeds: [FeedDiscovery.Candidate] { FeedDiscovery().feeds(in: bytes, url: url) }

  /// Title, byline, date and main text. A page without a main text gives an empty one.
  public func page() throws(IntakeProblem) -> Page {
    do throws(ArticleFormat.Rejection) {
      let format = try format
      guard format != .html else { return try PageExtractor().page(bytes, url: url, contentType: contentType) }
      let draft = try Intake.draft(bytes, format: format)
      return Page(
        title: CleanText.line(draft.title ?? ""), byline: CleanText.line(orNil: draft.byline),
        published: draft.published, url: url, paragraphs: draft.paragraphs.map(CleanText.line), language: draft.language
      )
    } catch {
      throw IntakeProblem(origin: FetchProblem.displayed(url), reason: error.reason)
    }
  }

  /// The article on it. Its source is the site.
  public func article() throws(IntakeProblem) -> Article {
    do throws(ArticleFormat.Rejection) {
      let format = try format
      var draft =
        format == .html
        ? try PageExtractor().draft(bytes, url: url, contentType: contentType)
        : try Intake.draft(bytes, format: format)
      let site = WebAddress(url)?.site ?? url
      // A page may name another address of its own site. If that of another site counted, it would pass for an article
      // that it is not, with what the person did with that.
      if draft.url.flatMap({ WebAddress($0) })?.site != site { draft.url = url }
      guard let article = draft.article(from: ArticleDraft.Place(origin: url, source: site)) else {
        throw ArticleFormat.Rejection(reason: .empty)
      }
      return article
    } catch {
      throw IntakeProblem(origin: FetchProblem.displayed(url), reason: error.reason)
    }
  }

  /// What the server calls text is looked at more closely: pages are sent as text, too.
  private var format: ArticleFormat {
    get throws(ArticleFormat.Rejection) {
      if isFeed { throw ArticleFormat.Rejection(reason: .unsupported("a feed")) }
      if Binary.isBinary(bytes) { throw ArticleFormat.Rejection(reason: .binary) }
      let type = contentType?.lowercased().prefix { $0 != ";" && $0 != " " } ?? ""
      guard type.isEmpty || type == "text/plain" || type.hasSuffix("markdown") else {
        if type.hasSuffix("json") { throw ArticleFormat.Rejection(reason: .unsupported("JSON")) }
        return .html
      }
      // The path's extension counts as that of a file does.
      let path = url.prefix { $0 != "?" && $0 != "#" }
      let name = path.split(separator: "/").count > 2 ? String(path) : ""
      let found = try ArticleFormat.recognise(name: name, bytes: bytes)
      if found == .jsonLines { throw ArticleFormat.Rejection(reason: .unsupported("JSON")) }
      return type.hasSuffix("markdown") && found == .plainText ? .markdown : found
    }
  }
}
