internal import News

/// An item as it was read before the feed around it is known: its link may be relative to that.
struct UnresolvedItem {
  var item: FeedItem
  var link: UnresolvedLink?
  var enclosures: [UnresolvedEnclosure] = []
}

/// Something that is attached to an item.
struct UnresolvedEnclosure {
  /// As many of one item are kept.
  static let most = 50

  var link: UnresolvedLink
  var type: String?
  var length: Int?

  init?(_ address: String?, base: String?, type: String?, length: String?) {
    guard let link = UnresolvedLink(address, base: base) else { return nil }
    self.link = link
    self.type = type.flatMap { CleanText.line(orNil: String($0.prefix(100))) }
    self.length = length.flatMap { Int($0.trimmed) }.flatMap { $0 > 0 ? $0 : nil }
  }
}

/// A link, and what the document says that it is relative to.
struct UnresolvedLink: Hashable {
  var text: String
  var base: String?

  init?(_ text: String?, base: String?) {
    guard let text = text.map(WebAddress.withoutBlanks), !text.isEmpty else { return nil }
    self.text = text
    self.base = base
  }

  /// - Parameter others: what it is relative to where the document says nothing, the surest first.
  func resolved(against others: [String?]) -> String {
    let base = base ?? others.lazy.compactMap { $0 }.first { URLReference($0).authority != nil }
    return CleanText.identifier(URLReference.resolved(text, against: base))
  }
}

/// Reads the fields of an item of any of the XML formats: they share most names, and feeds mix them.
struct ItemReading {
  let node: FeedNode
  let format: Feed.Format
  let limits: FeedLimits
  var problems: FeedProblems

  init(_ node: FeedNode, format: Feed.Format, limits: FeedLimits) {
    self.node = node
    self.format = format
    self.limits = limits
    problems = FeedProblems(limit: limits.mostProblems)
  }

  /// Nil for an item that has nothing.
  mutating func item() -> UnresolvedItem? {
    var item = FeedItem(line: node.line)
    item.guid = guid
    item.title = title
    item.author = author
    item.source = source
    item.language = (text("language", .dublinCore) ?? node.language).flatMap(LanguageTag.normalised)
    item.updated = date(
      of: dateNodes(["updated", "modified"], .atom, .rss) + dateNodes(["modified"], .dublinCoreTerms))
    item.published = published() ?? item.updated
    readBody(into: &item)
    var link = link
    if link == nil, item.guid == nil, item.title.isEmpty, item.published == nil, item.paragraphs.isEmpty {
      link = attachment
      guard link != nil || item.author != nil else { return nil }
    }
    return UnresolvedItem(item: item, link: link, enclosures: enclosures)
  }

  private func text(_ name: String, _ namespace: FeedNamespace) -> String? {
    node.child(name, in: namespace)?.trimmedText
  }

  // MARK: Which one it is

  /// As it is given; one of white space is none.
  private var guid: String? {
    let given =
      node.child("guid", in: .rss)?.text ?? node.child("id", in: .atom, .rss)?.text
      ?? node.attribute("about", in: .rdf) ?? node.child("identifier", in: .dublinCore, .dublinCoreTerms)?.text
    return given.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
  }

  private var link: UnresolvedLink? {
    if let href = node.attribute("href"), let link = UnresolvedLink(href, base: node.base) { return link }
    // RSS: the text of the element.
    for child in node.children("link", in: .rss) where child.attribute("href") == nil {
      if let link = UnresolvedLink(child.text, base: child.base) { return link }
    }
    if let link = alternate { return link }
    // CDF.
    if let anchor = node.child("a", in: .rss), let link = UnresolvedLink(anchor.attribute("href"), base: anchor.base) {
      return link
    }
    if let guid = node.child("guid", in: .rss), guid.attribute("ispermalink")?.lowercased() != "false",
      WebAddress(String(guid.text.trimmed)) != nil
    {
      return UnresolvedLink(guid.text, base: nil)
    }
    // RSS 1.0, 5.5: the address of an item is its link as a rule.
    if let about = node.attribute("about", in: .rdf), WebAddress(about) != nil {
      return UnresolvedLink(about, base: nil)
    }
    return nil
  }

  private var atomLinks: [FeedNode] {
    node.children("link", in: .atom, .rss).filter { $0.attribute("href") != nil }
  }

  private func relation(of link: FeedNode) -> String {
    // IANA's registry as a prefix means the same (RFC 4287, 4.2.7.2).
    let given = (link.attribute("rel") ?? "alternate").lowercased().trimmed
    return given.split(separator: "/").last.map(String.init) ?? "alternate"
  }

  private func atomLink(_ relation: String) -> UnresolvedLink? {
    let links = atomLinks.filter { self.relation(of: $0) == relation }
    let isPage: (FeedNode) -> Bool = {
      ["text/html", "application/xhtml+xml"].contains($0.attribute("type")?.lowercased())
    }
    let best = links.first(where: isPage) ?? links.first { $0.attribute("type") == nil } ?? links.first
    return best.flatMap { UnresolvedLink($0.attribute("href"), base: $0.base) }
  }

  private var alternate: UnresolvedLink? {
    if let link = atomLink("alternate") { return link }
    if let content = node.child("content", in: .atom, .rss), format == .atom,
      let link = UnresolvedLink(content.attribute("src"), base: content.base)
    {
      return link
    }
    return atomLink("related") ?? atomLink("via")
  }

  /// Recordings and films of `media:content` are attached as well; its pictures illustrate the text.
  private var enclosures: [UnresolvedEnclosure] {
    let own = node.children("enclosure", in: .rss, .atom).map { child in
      UnresolvedEnclosure(
        child.attribute("url") ?? child.attribute("href"), base: child.base, type: child.attribute("type"),
        length: child.attribute("length"))
    }
    let links = atomLinks.filter { relation(of: $0) == "enclosure" }.map { link in
      UnresolvedEnclosure(
        link.attribute("href"), base: link.base, type: link.attribute("type"), length: link.attribute("length"))
    }
    let media = mediaNodes("content").filter { content in
      let kind = (content.attribute("type") ?? content.attribute("medium") ?? "").lowercased()
      return kind.hasPrefix("audio") || kind.hasPrefix("video")
    }.map { content in
      UnresolvedEnclosure(
        content.attribute("url"), base: content.base, type: content.attribute("type"),
        length: content.attribute("filesize"))
    }
    return Array((own + links + media).compactMap { $0 }.prefix(UnresolvedEnclosure.most))
  }

  /// What there is to open where there is nothing to read: a recording, a picture, the entry itself.
  private var attachment: UnresolvedLink? {
    if let link = atomLink("enclosure") ?? atomLink("self") { return link }
    let nodes = node.children("enclosure", in: .rss) + mediaNodes("content") + mediaNodes("thumbnail")
    return nodes.lazy.compactMap { UnresolvedLink($0.attribute("url"), base: $0.base) }.first
  }

  // MARK: What it is called, whose it is

  private var title: String {
    let own = node.children("title", in: .atom, .rss).map { FeedConstruct.text(of: $0, format: format, isBody: false) }
    let others = (mediaNodes("title") + node.children("title", in: .dublinCore, .dublinCoreTerms, .itunes))
      .map { FeedConstruct.text(of: $0, format: .rss, isBody: false) }
    let value = node.child("title", in: .rss)?.attribute("value").map { [FeedText.unsure($0)] } ?? []
    return (own + value + others).lazy.map(\.line).first { !$0.isEmpty } ?? ""
  }

  private var author: String? {
    let people =
      node.children("author", in: .atom, .rss) + node.children("creator", in: .dublinCore, .dublinCoreTerms)
      + node.children("author", in: .dublinCore)
      + (node.child("source", in: .atom)?.children("author", in: .atom) ?? [])
    let names = people.compactMap(FeedPerson.name)
    if let joined = FeedPerson.joined(names) { return joined }
    return node.child("author", in: .itunes).flatMap(FeedPerson.name)
  }

  private var source: String? {
    if let given = node.child("source", in: .atom) {
      return given.child("title", in: .atom).map { FeedConstruct.text(of: $0, format: .atom, isBody: false).line }
        .flatMap { $0.isEmpty ? nil : $0 }
    }
    return CleanText.line(orNil: node.child("source", in: .rss)?.text)
  }

  func mediaNodes(_ name: String) -> [FeedNode] {
    let groups = node.children("group", in: .media)
    let places = [node] + groups + ([node] + groups).flatMap { $0.children("content", in: .media) }
    return places.flatMap { $0.children(name, in: .media) }
  }

  // MARK: When

  private mutating func published() -> Timestamp? {
    let nodes =
      dateNodes(["pubdate", "published"], .rss, .atom) + dateNodes(["date"], .dublinCore, .dublinCoreTerms, .rss)
      + dateNodes(["issued", "created"], .rss, .atom, .dublinCoreTerms) + dateNodes(["available"], .dublinCoreTerms)
    return date(of: nodes) ?? node.attribute("lastmod").flatMap(PublicationDate.parse)
  }

  private func dateNodes(_ names: [String], _ namespaces: FeedNamespace...) -> [FeedNode] {
    names.flatMap { name in
      node.children.filter { $0.name == name && namespaces.contains($0.namespace) }
    }
  }

  private mutating func date(of nodes: [FeedNode]) -> Timestamp? {
    for node in nodes {
      guard let text = node.trimmedText else { continue }
      if let moment = PublicationDate.parse(text) { return moment }
      problems.add(.unreadableDate(text), line: node.line)
    }
    return nil
  }
}
