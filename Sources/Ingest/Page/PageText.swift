/// The text of an element as paragraphs: what starts on a line of its own on the page is one of its own here.
struct PageText {
  private let tree: PageTree
  private var paragraphs: [String] = []
  private var current = ""
  /// Whether nothing but space has come since a line was broken.
  private var isAfterBreak = false

  static func paragraphs(of content: PageTree.NodeID, in tree: PageTree) -> [String] {
    var text = PageText(tree: tree)
    text.add(content)
    text.close()
    return text.paragraphs
  }

  private init(tree: PageTree) { self.tree = tree }

  private mutating func add(_ id: PageTree.NodeID) {
    guard tree.isElement(id) else {
      current += tree[id].text
      isAfterBreak = isAfterBreak && tree.isBlank(id)
      return
    }
    switch tree.name(id) {
    case "br":
      // Two of them are an empty line.
      if isAfterBreak { close() }
      current += " "
      isAfterBreak = true
    case "td", "th":
      // Cells of a row stand on one line.
      current += " "
      for child in tree.children(id) { add(child) }
    case let name where Self.block.contains(name):
      close()
      for child in tree.children(id) { add(child) }
      close()
    default:
      for child in tree.children(id) { add(child) }
    }
  }

  private mutating func close() {
    let text = CleanText.line(current)
    if !text.isEmpty { paragraphs.append(text) }
    current = ""
    isAfterBreak = false
  }

  private static let block: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html",
    "li",
    "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
  ]
}
