/// The feeds that a page names (`<link rel="alternate">`, “RSS Autodiscovery” and WHATWG HTML, 4.6.7.1).
public struct FeedDiscovery: Sendable {
  /// A feed that a page points to.
  public struct Candidate: Hashable, Sendable {
    /// Complete, `http` or `https`.
    public var url: String
    /// What the page calls it.
    public var title: String?
    /// The media type that the page says.
    public var type: String

    /// A candidate of these parts.
    public init(url: String, title: String?, type: String) {
      self.url = url
      self.title = title
      self.type = type
    }
  }

  /// Finds with the default bounds.
  public init() {}

  /// In the order of the page, each address once.
  /// - Parameters:
  ///   - page: the bytes as they came; their encoding is found out.
  ///   - url: where they came from: relative addresses are completed with it, or with the page's `<base>`.
  public func feeds(in page: [UInt8], url: String?) -> [Candidate] {
    // A page that is too large to be read names no feeds that anyone would find.
    guard page.count <= Intake.largest, let tree = try? PageParser.parse(PageEncoding.decode(page)) else { return [] }
    let given = tree.elements(named: "base").first.flatMap { tree.attribute("href", of: $0) }
    let base = given.map { URLReference.resolved(String($0.trimmed), against: url) } ?? url
    var found: [Candidate] = []
    for link in tree.elements(named: "link") where found.count < 50 {
      guard let candidate = candidate(link, in: tree, base: base), !found.contains(where: { $0.url == candidate.url })
      else { continue }
      found.append(candidate)
    }
    return found
  }

  private func candidate(_ link: PageTree.NodeID, in tree: PageTree, base: String?) -> Candidate? {
    let relations = (tree.attribute("rel", of: link) ?? "").lowercased().split(whereSeparator: \.isWhitespace)
    let type = (tree.attribute("type", of: link) ?? "").lowercased().prefix { $0 != ";" }.trimmed
    // “feed” alone was proposed for the same.
    guard relations.contains("alternate") || relations.contains("feed"), !relations.contains("stylesheet"),
      Self.types.contains(String(type)) || (relations.contains("feed") && type.isEmpty),
      let href = tree.attribute("href", of: link).map({ String($0.trimmed) }), !href.isEmpty
    else { return nil }
    // `feed:` stands before an address or in the place of its scheme.
    var reference = href
    if reference.lowercased().hasPrefix("feed:") {
      reference = String(reference.dropFirst(5))
      if reference.hasPrefix("//") { reference = "http:" + reference }
    }
    guard let address = WebAddress(URLReference.resolved(reference, against: base)) else { return nil }
    return Candidate(
      url: address.text, title: CleanText.line(orNil: tree.attribute("title", of: link)), type: String(type))
  }

  private static let types: Set<String> = [
    "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", "application/json",
    "application/x-rss+xml", "application/x-atom+xml", "text/rss+xml", "application/rss", "application/atom",
    "application/xml", "text/xml", "application/x-cdf",
  ]
}
