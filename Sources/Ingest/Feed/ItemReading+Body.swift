/// The text of an item.
extension ItemReading {
  /// The whole text where the feed gives one, else the summary.
  mutating func readBody(into item: inout FeedItem) {
    let contents = paragraphs(of: contents, title: item.title)
    let (kind, summary) = summary(title: item.title)
    let summaryLength = summary.reduce(0) { $0 + $1.count }
    if contents.isEmpty || contents.reduce(0, { $0 + $1.count }) * 2 < summaryLength {
      item.paragraphs = summary
      item.isTeaser = Teaser.isTeaser(kind, paragraphs: summary)
    } else {
      item.paragraphs = contents
      item.isTeaser = Teaser.isTeaser(.content, paragraphs: contents, summaryLength: summaryLength)
    }
  }

  private var contents: [FeedText] {
    let encoded = (node.children("encoded", in: .content) + node.children("fullitem", in: .rss))
      .map { FeedConstruct.markup(of: $0) }
    let atom = node.children("content", in: .atom, .rss).filter { $0.attribute("src") == nil }
      .compactMap { FeedConstruct.body(of: $0, format: format) }
    let xhtml = (node.children("body", in: .xhtml) + node.children("div", in: .xhtml)).map { FeedText.html($0.markup) }
    return encoded + atom + xhtml
  }

  private mutating func summary(title: String) -> (Teaser.Kind?, [String]) {
    let described = node.children("description", in: .rss).map {
      FeedConstruct.text(of: $0, format: .rss, isBody: true)
    }
    var found = paragraphs(of: described, title: title)
    if !found.isEmpty { return (.description, found) }
    let abstracts = node.children("abstract", in: .rss).map { node in
      node.attribute("value").map(FeedText.unsure) ?? FeedConstruct.text(of: node, format: .rss, isBody: true)
    }
    let summaries =
      node.children("summary", in: .atom, .rss).compactMap { FeedConstruct.body(of: $0, format: format) } + abstracts
    let others =
      (node.children("description", in: .dublinCore, .dublinCoreTerms, .itunes)
      + node.children("abstract", in: .dublinCoreTerms)
      + node.children("summary", in: .itunes) + node.children("subtitle", in: .itunes) + mediaNodes("description")
      + mediaNodes("text"))
      .map { FeedConstruct.text(of: $0, format: .rss, isBody: true) }
    found = paragraphs(of: summaries + others, title: title)
    return (found.isEmpty ? nil : .summary, found)
  }

  /// The first that has a text, without what is no part of it. Never nothing where there was something.
  private mutating func paragraphs(of texts: [FeedText], title: String) -> [String] {
    for text in texts where !text.isBlank {
      let found: [String]
      do throws(ArticleFormat.Rejection) {
        if text.isLonger(than: limits.longestText) {
          problems.add(.tooLong(limit: limits.longestText), line: node.line)
        }
        found = try text.prefix(limits.longestText).paragraphs()
      } catch {
        problems.add(.body(error.words), line: node.line)
        continue
      }
      guard !found.isEmpty else { continue }
      let kept = Furniture.removed(from: found, title: title)
      return kept.isEmpty ? found : kept
    }
    return []
  }
}

extension ArticleFormat.Rejection {
  /// Of a body of an item.
  var words: String {
    if case .excessive(let what) = reason { return "too many \(what)" }
    return "\(reason)"
  }
}
