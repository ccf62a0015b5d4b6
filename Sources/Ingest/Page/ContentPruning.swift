/// The first pass over a page: what cannot be seen, is no text, or is unlikely to be part of an article goes; running
/// text that stands loose is gathered into paragraphs.
///
/// After Mozilla's Readability.js (Apache-2.0), `_prepDocument` and the first half of `_grabArticle`.
struct ContentPruning {
  /// Whether elements go whose class or id says that they are beside the article.
  var removesUnlikely = true
  /// The title of the page: a heading that repeats it is not part of the text.
  var title = ""
  private(set) var tree: PageTree
  /// What looks like the author's line, where the head of the page names none.
  private(set) var byline: String?
  private var seeksByline: Bool
  private var seeksTitle = true
  private let boxes: PageBoxes

  init(_ tree: PageTree, title: String, removesUnlikely: Bool, seeksByline: Bool) {
    self.tree = tree
    boxes = PageBoxes(tree)
    self.title = title
    self.removesUnlikely = removesUnlikely
    self.seeksByline = seeksByline
  }

  mutating func run() {
    prune(PageTree.root, isInTable: false, isInCode: false)
  }

  private mutating func prune(_ id: PageTree.NodeID, isInTable: Bool, isInCode: Bool) {
    let isInTable = isInTable || tree.name(id) == "table"
    let isInCode = isInCode || tree.name(id) == "code"
    var kept: [PageTree.NodeID] = []
    for child in tree.children(id) {
      guard tree.isElement(child) else {
        kept.append(child)
        continue
      }
      if isRemoved(child, isInTable: isInTable, isInCode: isInCode) { continue }
      prune(child, isInTable: isInTable, isInCode: isInCode)
      if PageElements.emptyWithoutText.contains(tree.name(child)), isEmpty(child) { continue }
      kept.append(child)
    }
    tree.setChildren(kept, of: id)
    gatherBrokenLines(id)
    if tree.name(id) == "div" { gatherLooseText(id) }
  }

  private mutating func isRemoved(_ id: PageTree.NodeID, isInTable: Bool, isInCode: Bool) -> Bool {
    let name = tree.name(id)
    if Self.neverText.contains(name) || !isVisible(id) { return true }
    let hints = tree.hints(id)
    if takeByline(id, hints: hints) || takeTitle(id) { return true }
    guard removesUnlikely else { return false }
    if boxes.isBox(id, hints: hints, in: tree) { return true }
    if !isInTable, !isInCode, name != "body", name != "a", PageHints.isUnlikely(hints) { return true }
    return tree.attribute("role", of: id).map(PageElements.unlikelyRoles.contains) ?? false
  }

  private static let neverText: Set<String> = [
    "script", "style", "noscript", "template", "svg", "head", "link", "meta",
  ]

  private func isVisible(_ id: PageTree.NodeID) -> Bool {
    for attribute in tree[id].attributes {
      switch attribute.name {
      case "hidden": return false
      case "aria-hidden" where attribute.value == "true": return false
      case "style":
        let style = attribute.value.lowercased().filter { !$0.isWhitespace }
        if style.contains("display:none") || style.contains("visibility:hidden") { return false }
      case "aria-modal" where attribute.value == "true": return false
      default: break
      }
    }
    return true
  }

  private mutating func takeByline(_ id: PageTree.NodeID, hints: String) -> Bool {
    guard seeksByline, byline == nil else { return false }
    let isMarked =
      tree.attribute("rel", of: id) == "author"
      || tree.attribute("itemprop", of: id).map { $0.contains("author") } ?? false
    guard isMarked || PageHints.isByline(hints) else { return false }
    let named =
      tree.first(below: id) { $0 != id && tree.attribute("itemprop", of: $0)?.contains("name") ?? false }
      ?? tree.first(below: id) { inner in
        inner != id && tree.attribute("rel", of: inner) == "author" && !tree.text(of: inner).isEmpty
      }
    let line = tree.text(of: id)
    guard (1..<100).contains(line.count) else { return false }
    byline = named.map { tree.text(of: $0) }.flatMap { $0.isEmpty ? nil : $0 } ?? line
    return true
  }

  private mutating func takeTitle(_ id: PageTree.NodeID) -> Bool {
    guard seeksTitle, tree.name(id) == "h1" || tree.name(id) == "h2",
      TitleSimilarity.isSame(title, tree.text(of: id))
    else { return false }
    seeksTitle = false
    return true
  }

  private func isEmpty(_ id: PageTree.NodeID) -> Bool {
    tree.children(id).allSatisfy { child in
      tree.isElement(child) ? ["br", "hr"].contains(tree.name(child)) : tree.isBlank(child)
    }
  }
}

extension ContentPruning {
  /// Two or more line breaks in a row end a paragraph (`_replaceBrs`): what follows, up to the next two or the next
  /// block, becomes a paragraph of its own.
  private mutating func gatherBrokenLines(_ id: PageTree.NodeID) {
    guard tree.children(id).count(where: { tree.name($0) == "br" }) > 1 else { return }
    var result: [PageTree.NodeID] = []
    var paragraph: PageTree.NodeID?
    var gathered: [PageTree.NodeID] = []
    let children = tree.children(id)
    var index = 0
    func close() {
      guard let open = paragraph else { return }
      while let last = gathered.last, tree.isBlank(last) || tree.name(last) == "br" { gathered.removeLast() }
      if !gathered.isEmpty {
        tree.setChildren(gathered, of: open)
        result.append(open)
      }
      paragraph = nil
      gathered = []
    }
    while index < children.count {
      let child = children[index]
      let breaks = breakRun(children, from: index)
      if breaks.count > 1 {
        close()
        paragraph = tree.detachedElement("p")
        index = breaks.end
        continue
      }
      if paragraph != nil, !tree.isPhrasing(child) { close() }
      if paragraph != nil { gathered.append(child) } else { result.append(child) }
      index += 1
    }
    close()
    tree.setChildren(result, of: id)
    // A paragraph in a paragraph is none.
    if tree.name(id) == "p", result.contains(where: { tree.name($0) == "p" }) { tree[id].name = "div" }
  }

  /// How many breaks begin here with nothing but white space between them, and where they end.
  private func breakRun(_ children: [PageTree.NodeID], from start: Int) -> (count: Int, end: Int) {
    var count = 0
    var end = start
    var index = start
    while index < children.count {
      if tree.name(children[index]) == "br" {
        count += 1
        end = index + 1
      } else if !tree.isBlank(children[index]) || count == 0 {
        break
      }
      index += 1
    }
    return (count, end)
  }

  /// Runs of text and inline elements in a `div` become paragraphs, and a `div` that holds only one paragraph, or
  /// nothing but inline elements, is one.
  private mutating func gatherLooseText(_ id: PageTree.NodeID) {
    let children = tree.children(id)
    if !children.contains(where: { !tree.isPhrasing($0) }) {
      if !hasBlock(id), children.contains(where: { !tree.isBlank($0) }) { tree[id].name = "p" }
      return
    }
    var result: [PageTree.NodeID] = []
    var run: [PageTree.NodeID] = []
    func close() {
      while let last = run.last, tree.isBlank(last) || tree.name(last) == "br" { run.removeLast() }
      if !run.isEmpty {
        let paragraph = tree.detachedElement("p")
        tree.setChildren(run, of: paragraph)
        result.append(paragraph)
      }
      run = []
    }
    for child in children {
      guard tree.isPhrasing(child) else {
        close()
        result.append(child)
        continue
      }
      if !run.isEmpty || !tree.isBlank(child) { run.append(child) }
    }
    close()
    tree.setChildren(result, of: id)
    mergeOnlyParagraph(id)
  }

  private mutating func mergeOnlyParagraph(_ id: PageTree.NodeID) {
    let filled = tree.children(id).filter { !tree.isBlank($0) }
    guard filled.count == 1, let only = filled.first, tree.name(only) == "p", !isMostlyLinks(only) else {
      if filled.allSatisfy({ !hasBlock($0) && !PageElements.block.contains(tree.name($0)) }) { tree[id].name = "p" }
      return
    }
    // The paragraph takes the place of the div, and keeps its own hints.
    tree[id].name = "p"
    tree[id].attributes = tree[only].attributes
    tree.setChildren(tree.children(only), of: id)
  }

  private func isMostlyLinks(_ id: PageTree.NodeID) -> Bool {
    var whole = 0
    var linked = 0
    tree.descendants(of: id) { node in
      whole += tree[node].textLength
      if tree.name(node) == "a" { tree.descendants(of: node) { linked += tree[$0].textLength } }
    }
    return Double(linked) >= Double(whole) * 0.25 && whole > 0
  }

  private func hasBlock(_ id: PageTree.NodeID) -> Bool {
    tree.children(id).contains { PageElements.block.contains(tree.name($0)) || hasBlock($0) }
  }
}

/// Whether a heading says what the title of the page says.
enum TitleSimilarity {
  /// Readability.js, `_textSimilarity`: at most a quarter of the heading's letters are in words that the title lacks.
  static func isSame(_ title: String, _ heading: String) -> Bool {
    let known = Set(words(title))
    let heading = words(heading)
    guard !known.isEmpty, !heading.isEmpty else { return false }
    let strange = heading.filter { !known.contains($0) }
    return Double(length(strange)) / Double(length(heading)) < 0.25
  }

  private static func words(_ text: String) -> [Substring] {
    text.lowercased().split { !($0.isLetter || $0.isNumber) }
  }

  private static func length(_ words: [Substring]) -> Int { words.reduce(0) { $0 + $1.count + 1 } }
}
