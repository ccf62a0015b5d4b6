internal import News

/// When a page was published, by what its body marks as a date.
///
/// A date that stands in something else on the page is that of something else: of a comment, of another article, of a
/// list of what is new.
struct PageDates {
  private let tree: PageTree
  /// For every node whether it stands in something else.
  private let elsewhere: [Bool]

  init(_ tree: PageTree) {
    self.tree = tree
    var found = [Bool](repeating: false, count: tree.nodes.count)
    var isInArticle = found
    // A parent comes before its children.
    tree.descendants(of: PageTree.root) { id in
      guard tree.isElement(id) else { return }
      let parent = tree.parent(id) ?? PageTree.root
      isInArticle[id] = isInArticle[parent] || tree.name(id) == "article"
      found[id] = found[parent] || Self.isElsewhere(id, in: tree, isInArticle: isInArticle[parent])
    }
    elsewhere = found
  }

  /// The first element that is marked as the publication date, else the first `<time>` with a date in it, else the first
  /// short text whose class says that it is a date.
  func published() -> Timestamp? {
    var marked: [PageTree.NodeID] = []
    var times: [PageTree.NodeID] = []
    var classed: [PageTree.NodeID] = []
    tree.descendants(of: PageTree.root) { id in
      guard tree.isElement(id) else { return }
      let property = tree.attribute("itemprop", of: id)?.lowercased()
      if property == "datepublished" || tree.attribute("pubdate", of: id) != nil {
        marked.append(id)
      } else if tree.name(id) == "time", times.count < Self.most {
        times.append(id)
      } else if classed.count < Self.most, Self.isDate(tree.hints(id)) {
        classed.append(id)
      }
    }
    times.removeAll { id in tree.ancestors(of: id).contains { tree.name($0) == "aside" } }
    for id in (marked + times).prefix(Self.most) where !isElsewhere(id) && !isInList(id) {
      let texts = [tree.attribute("datetime", of: id), tree.attribute("content", of: id), tree.text(of: id)]
      for case let text? in texts { if let date = PublicationDate.ofPage(text) { return date } }
    }
    for id in classed where !isElsewhere(id) && !isInList(id) {
      let text = tree.text(of: id)
      if let date = PublicationDate.known(DateParser.parse(text)) { return date }
    }
    return nil
  }

  /// Elements that are looked at: those of a page with more say nothing of the page.
  private static let most = 20

  private static func isDate(_ hints: String) -> Bool {
    let words = hints.split { !($0.isLetter || $0.isNumber) }
    return words.contains { dateWords.contains($0) } && !words.contains { otherDates.contains($0) }
  }

  private static let dateWords: Set<Substring> = [
    "date", "pubdate", "published", "publishdate", "publicationdate", "postdate", "entrydate", "articledate",
    "timestamp",
    "posted", "datum", "fecha", "tarih",
  ]
  private static let otherDates: Set<Substring> = [
    "updated", "update", "modified", "event", "copyright", "birth", "expires", "picker", "datepicker", "filter",
    "archive",
  ]

  // MARK: Where it stands

  /// Whether it belongs to a comment, to another article, or to what stands around the article.
  func isElsewhere(_ id: PageTree.NodeID) -> Bool { elsewhere[tree.parent(id) ?? PageTree.root] }

  private static func isElsewhere(_ id: PageTree.NodeID, in tree: PageTree, isInArticle: Bool) -> Bool {
    switch tree.name(id) {
    case "nav", "form", "dialog", "blockquote": return true
    // Those of the article itself say when it was written.
    case "footer", "aside": return !isInArticle
    case "html", "body": return false
    default: break
    }
    guard !tree[id].attributes.isEmpty else { return false }
    let words = tree.hints(id).split { !($0.isLetter || $0.isNumber) }
    return words.contains(where: isElsewhere)
      || tree.attribute("itemtype", of: id)?.lowercased().hasSuffix("comment") == true
      || tree.attribute("itemprop", of: id)?.lowercased() == "comment"
  }

  private static func isElsewhere(_ word: Substring) -> Bool {
    elsewhere.contains(word) || beginnings.contains { word.hasPrefix($0) }
  }

  private static let beginnings = [
    "comment", "related", "recommend", "teaser", "sidebar", "repl", "disqus", "kommentar", "commentaire", "comentario",
  ]
  private static let elsewhere: Set<Substring> = [
    "aside", "footer", "latest", "popular", "trending", "mostread", "respond", "discussion", "reactions", "readmore",
    "widget", "widgets", "promo", "outbrain", "taboola", "morenews", "upnext", "nextup", "breadcrumb", "responses",
    "recirculation", "suggested", "seealso",
  ]

  /// Whether it stands in a link to another page, or in an entry of a list that has one.
  private func isInList(_ id: PageTree.NodeID) -> Bool {
    let ancestors = tree.ancestors(of: id)
    let own = tree.text(of: id).count
    if let link = ancestors.first(where: { tree.name($0) == "a" }) { return tree.text(of: link).count > own + 20 }
    guard let entry = ancestors.first(where: { tree.name($0) == "li" }) else { return false }
    return tree.elements(named: "a", below: entry).prefix(Self.most).contains { tree.text(of: $0).count >= 20 }
  }
}
