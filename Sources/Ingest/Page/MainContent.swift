/// The article on a page, as paragraphs: pruned, scored, cleaned, and tried again with a lighter hand where too little
/// is left.
struct MainContent {
  var paragraphs: [String] = []
  /// The author's line, where one was found in the text.
  var byline: String?

  /// What the text is made of.
  var prose = ContentProse()

  /// Less than this many characters are tried again (Readability.js, `DEFAULT_CHAR_THRESHOLD`).
  static let enough = 500

  /// Nodes of a page that is not tried in every way.
  private static let largePage = 50_000

  /// What is done without, one thing after the other, where too little is found.
  private struct Means {
    var removesUnlikely = true
    var weighsHints = true
    var judgesBlocks = true

    static let all = [
      Means(), Means(removesUnlikely: false), Means(removesUnlikely: false, weighsHints: false),
      Means(removesUnlikely: false, weighsHints: false, judgesBlocks: false),
    ]
  }

  static func find(in tree: PageTree, title: String, seeksByline: Bool) -> MainContent {
    var best = MainContent()
    var most = 0
    // A page this large and this empty is hardly an article: one more try is enough.
    let tries = tree.nodes.count > largePage ? [Means.all[0], Means.all[1]] : Means.all
    for means in tries {
      let found = attempt(tree, title: title, seeksByline: seeksByline, means)
      let length = found.paragraphs.reduce(0) { $0 + $1.utf16.count + 1 }
      if length >= enough { return found }
      if length > most { (best, most) = (found, length) }
    }
    return best
  }

  private static func attempt(_ page: PageTree, title: String, seeksByline: Bool, _ means: Means) -> MainContent {
    var pruning = ContentPruning(
      page, title: title, removesUnlikely: means.removesUnlikely, seeksByline: seeksByline)
    pruning.run()
    var tree = pruning.tree
    let scoring = ContentScoring(tree, weighsHints: means.weighsHints)
    guard let chosen = scoring.content() ?? tree.first(where: { tree.name($0) == "body" }).map({ [$0] }) else {
      return MainContent(byline: pruning.byline)
    }
    let content = tree.detachedElement("div")
    tree.setChildren(chosen, of: content)
    // What is no container on the page is one here, so that it is judged as one.
    for id in chosen where !["article", "section", "p", "ol", "ul"].contains(tree.name(id)) { tree[id].name = "div" }
    var cleaning = ContentCleaning(tree, weighsHints: means.weighsHints, judgesBlocks: means.judgesBlocks)
    cleaning.clean(content)
    return MainContent(
      paragraphs: PageText.paragraphs(of: content, in: cleaning.tree), byline: pruning.byline,
      prose: ContentProse(cleaning.tree, content))
  }
}
