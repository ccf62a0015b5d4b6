internal import News

/// What the head of a page says about the article, under the names that sites have agreed on: Open Graph, Dublin Core,
/// Twitter cards, Parse.ly, Highwire (`citation_…`), microdata, JSON-LD.
struct PageMetadata {
  private(set) var title = ""
  private(set) var byline: String?
  private(set) var published: Timestamp?
  private(set) var canonicalURL: WebAddress?
  private(set) var siteName: String?
  private(set) var language: String?
  /// Whether the page says of itself that it shows an article.
  private(set) var isArticle = false
  /// The text as JSON-LD has it, for pages that show it only to scripts.
  private(set) var articleBody: String?

  /// By the name or property of the tag, in lower case; the first with content counts.
  private var tags: [String: String] = [:]
  private let tree: PageTree
  private let dates: PageDates

  /// - Parameter url: where the page came from, if known.
  init(_ tree: PageTree, url: String?) {
    self.tree = tree
    dates = PageDates(tree)
    readTags()
    let linked = JSONLinkedData.article(in: tree)
    siteName = CleanText.line(
      orNil: linked?.publisher ?? tag("og:site_name", "application-name", "citation_journal_title", "dc.publisher"))
    siteName = siteName.map { $0.hasPrefix("@") ? String($0.dropFirst()) : $0 }
    let documentTitle = tree.first { tree.name($0) == "title" }.map { tree.text(of: $0) }
    title = PageTitle.headline(
      named: linked?.title(like: documentTitle)
        ?? tag(
          "dc:title", "dcterm:title", "dcterms:title", "og:title", "citation_title", "weibo:article:title",
          "weibo:webpage:title", "title", "twitter:title", "parsely-title", "sailthru.title", "headline"),
      document: documentTitle, headings: headings(), siteName: siteName ?? WebAddress(url ?? "")?.siteWord)
    let authors = [
      "dc:creator", "dcterm:creator", "dcterms:creator", "author", "parsely-author", "byl", "article:author",
      "og:author",
      "sailthru.author", "citation_author",
    ]
    byline = ([linked?.author] + authors.map { tags[$0] }).lazy.compactMap(PageByline.cleaned).first
    isArticle = linked != nil || tags["og:type"]?.lowercased() == "article" || tags["article:published_time"] != nil
    canonicalURL = address(linked: linked?.url, pageURL: url)
    published = date(linked: linked?.published)
    language = documentLanguage() ?? linked?.language
    articleBody = linked?.body
  }

  // MARK: Tags

  /// A `property` counts before a `name` of the same vocabulary: it is the one the vocabulary asks for.
  private mutating func readTags() {
    let metas = tree.elements(named: "meta")
    for key in ["property", "name", "itemprop", "http-equiv"] {
      for id in metas {
        guard let names = tree.attribute(key, of: id), key != "itemprop" || !dates.isElsewhere(id),
          let content = CleanText.line(orNil: tree.attribute("content", of: id)), content.utf8.count <= 4096
        else { continue }
        // One attribute may hold several names: `property="og:title twitter:title"`.
        for name in names.split(whereSeparator: \.isWhitespace).prefix(8) {
          let name = Self.normalised(name)
          if tags[name] == nil { tags[name] = content }
        }
      }
    }
  }

  /// In lower case, the vocabulary's prefix set off by a colon.
  private static func normalised(_ name: Substring) -> String {
    let name = name.lowercased()
    for prefix in ["dc", "dcterm", "dcterms", "og", "twitter", "article"] where name.hasPrefix(prefix + ".") {
      return prefix + ":" + name.dropFirst(prefix.count + 1)
    }
    return name
  }

  private func tag(_ names: String...) -> String? { names.lazy.compactMap { tags[$0] }.first }

  // MARK: Elements

  private func headings() -> [String] {
    tree.elements(named: "h1").prefix(8).map { tree.text(of: $0) }.filter { !$0.isEmpty }
  }

  private func documentLanguage() -> String? {
    let root = tree.first { tree.name($0) == "html" }
    let given = root.flatMap { tree.attribute("lang", of: $0) ?? tree.attribute("xml:lang", of: $0) }
    return (given ?? tag("content-language", "inlanguage", "dc:language", "og:locale")).flatMap(LanguageTag.normalised)
  }

  private func address(linked: String?, pageURL: String?) -> WebAddress? {
    let link = tree.elements(named: "link").first { id in
      (tree.attribute("rel", of: id) ?? "").lowercased().split(separator: " ").contains("canonical")
    }
    let candidates = [
      link.flatMap { tree.attribute("href", of: $0) }, tag("og:url"), linked, tag("parsely-link"), pageURL,
    ]
    for case let candidate? in candidates {
      if let address = WebAddress.resolved(candidate, against: pageURL) { return address }
    }
    return nil
  }

  // MARK: Date

  private func date(linked: String?) -> Timestamp? {
    let names = [
      "article:published_time", "og:published_time", "article:published", "datepublished", "parsely-pub-date",
      "sailthru.date", "citation_publication_date", "citation_date", "citation_online_date", "dc:date:issued",
      "dc:date.issued", "dcterms:issued", "dcterms:created", "dc:date", "dcterms:date", "pubdate", "publishdate",
      "publish-date", "publish_date", "publication_date", "date", "article_date_original", "og:article:published_time",
      "originalpublicationdate", "cxenseparse:recs:publishtime", "ptime", "displaydate", "datecreated",
    ]
    let named = [linked] + names.map { tags[$0] }
    for case let text? in named { if let date = PublicationDate.ofPage(text) { return date } }
    return dates.published() ?? canonicalURL.flatMap(\.date).flatMap(PublicationDate.known)
  }
}

extension WebAddress {
  /// The part of the host that a site is called by: “courier” of `www.courier.co.example`.
  var siteWord: String? {
    let labels = site.split(separator: ".").dropLast()
    return labels.max { $0.count < $1.count }.map(String.init)
  }

  /// The day in a path such as `/2024/08/28/` or `/2024-08-28-`, as most newspapers build their addresses.
  var date: Timestamp? {
    let parts = text.split { "/-_".contains($0) }.map { part in
      part.utf8.allSatisfy { (0x30...0x39).contains($0) } && (1...4).contains(part.utf8.count) ? Int(part) : nil
    }
    for index in parts.indices.dropLast(2) {
      guard let year = parts[index], let month = parts[index + 1], let day = parts[index + 2],
        (1990...2100).contains(year), let date = CalendarDay(year: year, month: month, day: day)
      else { continue }
      return Timestamp(date)
    }
    return nil
  }
}
