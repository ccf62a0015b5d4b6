internal import CLibXML2
internal import News

/// Reads OPML 1.0, 1.1 and 2.0, whole or broken, with the bounds of feeds.
///
/// An outline with an address is a feed, one without is a folder, whatever its type, if others stand in it: what stands in it has the folder's name as a tag. So
/// has what stands in folders of folders, each name a tag of its own. Programs spell `xmlUrl` as they like and often
/// leave `type` out.
enum OPML {
  static func read(_ bytes: [UInt8]) -> SubscriptionList {
    let limits = FeedLimits()
    var problems = FeedProblems(limit: limits.mostProblems)
    let text = FeedEncoding.decode(bytes, contentType: nil, problems: &problems)
    let reader = OutlineReader()
    problems.add(FeedXML.parse(text, limits: limits, into: reader))
    reader.list.add(problems)
    return reader.list
  }

  /// The namespace of what only this program writes and reads.
  static let namespace = "urn:x-reader:opml"
}

/// Receives the outlines. A class, since C calls back into it.
private final class OutlineReader: XMLReceiver {
  var list = SubscriptionList(format: .opml)
  private(set) var isStopped = false
  var line: () -> Int = { 0 }
  /// For every element that is open the tag that it gives to what is in it.
  private var folders: [String?] = []
  /// Outlines that say that they are feeds and have no address: feeds that lack it, unless other outlines stand in them.
  private var unaddressed: [(depth: Int, name: String, line: Int)] = []

  func start(_ name: QualifiedName, attributes: [FeedNode.Attribute]) {
    guard !isStopped else { return }
    let name = name.local
    if name == "outline", unaddressed.last?.depth == folders.count - 1 { unaddressed.removeLast() }
    folders.append(name == "outline" ? take(Outline(attributes)) : nil)
  }

  func end() {
    _ = folders.popLast()
    guard let last = unaddressed.last, last.depth == folders.count else { return }
    unaddressed.removeLast()
    list.add(.withoutAddress(last.name), line: last.line)
  }

  func characters(_ text: UnsafePointer<xmlChar>?, _ count: Int32) {}

  func finish() -> Bool { folders.isEmpty || isStopped }

  /// Gives the tag for what is in the outline, where it is a folder.
  private func take(_ outline: Outline) -> String? {
    let line = line()
    guard let text = outline.address else {
      if outline.isLink {
        list.add(.link(outline.name ?? ""), line: line)
        return nil
      }
      if outline.isFeed { unaddressed.append((folders.count, outline.name ?? "", line)) }
      return outline.name
    }
    guard let address = list.address(text, line: line) else { return nil }
    let name = SubscriptionTitle.cleaned(outline.name)
    let subscription = ListedSubscription(
      address: address, title: outline.isNamedByFeed ? nil : name, feedTitle: outline.isNamedByFeed ? name : nil,
      homepage: outline.homepage, tags: SubscriptionTags.cleaned(folders.compactMap { $0 } + outline.categories),
      fullText: outline.fullText)
    if !list.add(subscription, line: line) { isStopped = true }
    return nil
  }
}

/// The attributes of an outline.
private struct Outline {
  private let attributes: [FeedNode.Attribute]

  init(_ attributes: [FeedNode.Attribute]) { self.attributes = attributes }

  /// The name is in lower case. Nil also where there is nothing in it.
  private func value(_ name: String, in namespace: FeedNamespace = .rss) -> String? {
    let found = attributes.first { $0.name == name && $0.namespace == namespace }
    guard let value = found?.value.trimmed, !value.isEmpty else { return nil }
    return String(value)
  }

  private var type: String { value("type")?.lowercased() ?? "" }

  /// What is said to be a feed.
  var isFeed: Bool { ["rss", "atom", "feed", "rdf", "jsonfeed", "json"].contains(type) }

  /// A page or another list (OPML 2.0, “Inclusion”).
  var isLink: Bool { (type == "link" || type == "include") && value("url") != nil }

  /// In OPML 1.0 `url` may stand for it.
  var address: String? { value("xmlurl") ?? (isFeed ? value("url") : nil) }

  var name: String? { value("title") ?? value("text") }

  var homepage: String? {
    guard let text = value("htmlurl"), let address = try? FeedAddress(text) else { return nil }
    return address.url
  }

  /// Between commas, with slashes for folders (OPML 2.0, `category`).
  var categories: [String] { (value("category") ?? "").split(separator: ",").map(String.init) }

  var fullText: Subscription.FullText { value("fulltext", in: .other).flatMap(Subscription.FullText.init) ?? .auto }

  var isNamedByFeed: Bool { value("titlefrom", in: .other) == "feed" }
}
