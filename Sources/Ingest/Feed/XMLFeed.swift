internal import News

/// The formats that are XML.
enum XMLFeed {
  static func parse(
    _ text: [UInt8], url: String?, limits: FeedLimits, problems: FeedProblems
  ) throws(FeedProblem) -> Feed {
    var problems = problems
    var items: [UnresolvedItem] = []
    // Those that are left out count as well: a million of them would take their time.
    var count = 0
    let builder = FeedTreeBuilder(address: url, limits: limits) { node, root in
      var reading = ItemReading(node, format: format(of: root), limits: limits)
      count += 1
      guard count <= limits.mostItems else {
        problems.add(.tooManyItems(limit: limits.mostItems), line: node.line)
        return false
      }
      if let item = reading.item() { items.append(item) } else { reading.problems.add(.emptyItem, line: node.line) }
      problems.add(reading.problems)
      return true
    }
    let repairs = FeedXML.parse(text, limits: limits, into: builder)
    guard let root = builder.root else { throw FeedProblem(reason: .notAFeed(kind(of: text))) }
    problems.add(repairs)
    problems.add(builder.problems)
    var head = HeadReading(builder.head, format: format(of: root), address: url)
    head.readAll()
    var feed = head.feed
    feed.items = items.map { head.resolved($0) }
    feed.problems = problems.sorted
    return feed
  }

  private static func format(of root: FeedNode) -> Feed.Format {
    switch root.name {
    case "feed": .atom
    case "rdf": .rdf
    case "channel": root.attributes.isEmpty ? .rss : .cdf
    default: .rss
    }
  }

  private static func kind(of text: [UInt8]) -> String {
    let name = FeedSniffer.rootName(text.prefix(32 << 10))
    return switch name {
    case "html", "body", "head": "a web page"
    case "opml": "a list of feeds"
    case .some: "XML"
    case nil: "text"
    }
  }
}

/// What a feed says of itself.
struct HeadReading {
  private(set) var feed: Feed
  private let node: FeedNode
  /// The element that describes the feed.
  private let channel: FeedNode
  private let address: String?
  private var author: String?

  /// - Parameter node: all that is no item.
  init(_ node: FeedNode, format: Feed.Format, address: String?) {
    self.node = node
    self.address = address
    channel = Self.find(in: node, depth: 0) ?? node
    feed = Feed(format: format)
  }

  /// The first that has the name of a feed, or the root of one where none has.
  private static func find(in node: FeedNode, depth: Int) -> FeedNode? {
    if ["channel", "feed"].contains(node.name) { return node }
    guard depth < 4 else { return nil }
    for child in node.children {
      if let found = find(in: child, depth: depth + 1) { return found }
    }
    return ["rss", "rdf"].contains(node.name) ? node : nil
  }

  mutating func readAll() {
    let format: Feed.Format = feed.format
    let titles =
      channel.children("title", in: .rss, .atom).map { FeedConstruct.text(of: $0, format: format, isBody: false) }
      + channel.children("title", in: .rss).compactMap { $0.attribute("value").map(FeedText.unsure) }
      + channel.children("title", in: .dublinCore).map { FeedConstruct.text(of: $0, format: .rss, isBody: false) }
    feed.title = titles.lazy.map(\.line).first { !$0.isEmpty }
    feed.selfAddress = link("self")?.resolved(against: [address])
    feed.homepage = homepage?.resolved(against: [address, feed.selfAddress])
    let language =
      channel.child("language", in: .rss)?.trimmedText ?? channel.child("language", in: .dublinCore)?.trimmedText
      ?? channel.language
    feed.language = language.flatMap(LanguageTag.normalised)
    feed.refreshInterval = refreshInterval
    author = FeedPerson.joined(channel.children("author", in: .atom).compactMap(FeedPerson.name))
  }

  /// With its link completed, and what an entry of Atom takes over from its feed (RFC 4287, 4.2.1).
  func resolved(_ unresolved: UnresolvedItem) -> FeedItem {
    var item = unresolved.item
    let bases =
      feed.format == .atom
      ? [address, feed.selfAddress, feed.homepage] : [feed.homepage, address, feed.selfAddress]
    item.link = unresolved.link?.resolved(against: bases)
    item.enclosures = unresolved.enclosures.reduce(into: []) { found, given in
      let url = given.link.resolved(against: bases)
      guard !found.contains(where: { $0.url == url }), url.utf8.count <= WebAddress.longest else { return }
      found.append(Enclosure(url: url, type: given.type, length: given.length))
    }
    if feed.format == .atom, item.author == nil { item.author = author }
    return item
  }

  private var homepage: UnresolvedLink? {
    for link in channel.children("link", in: .rss) where link.attribute("href") == nil {
      if let found = UnresolvedLink(link.text, base: link.base) { return found }
    }
    return link("alternate") ?? UnresolvedLink(channel.attribute("href"), base: channel.base)
      ?? channel.child("a", in: .rss).flatMap { UnresolvedLink($0.attribute("href"), base: $0.base) }
  }

  private func link(_ relation: String) -> UnresolvedLink? {
    let links = channel.children("link", in: .atom, .rss).filter {
      ($0.attribute("rel") ?? "alternate").lowercased().trimmed.split(separator: "/").last.map(String.init) == relation
    }
    let page = links.first { $0.attribute("type")?.lowercased() == "text/html" }
    return (page ?? links.first).flatMap { UnresolvedLink($0.attribute("href"), base: $0.base) }
  }

  /// RSS 2.0's `ttl` in minutes, or RSS 1.0's syndication module: so many times in a period.
  private var refreshInterval: Int? {
    let longest = 30 * 86400
    if let minutes = channel.child("ttl", in: .rss)?.trimmedText.flatMap({ Int($0) }), (1...longest).contains(minutes) {
      return min(minutes * 60, longest)
    }
    guard let period = channel.child("updateperiod", in: .syndication)?.trimmedText else { return nil }
    let seconds: [String: Int] = [
      "hourly": 3600, "daily": 86400, "weekly": 7 * 86400, "monthly": 30 * 86400, "yearly": 365 * 86400,
    ]
    guard let length = seconds[period.lowercased()] else { return nil }
    let times = channel.child("updatefrequency", in: .syndication)?.trimmedText.flatMap({ Int($0) }) ?? 1
    return min(length / max(times, 1), longest)
  }
}
