/// Whether what was found is running text, or the labels, teasers and notices of a page that holds no article.
struct ContentProse: Hashable {
  /// Characters.
  var length = 0
  /// Out of all characters, those in links.
  var linkDensity = 0.0
  /// Blocks that are nothing but a link, such as the headlines of an index.
  var linkedBlocks = 0
  /// Blocks of running text, and their characters.
  var paragraphs = 0
  var paragraphLength = 0

  init() {}

  init(_ tree: PageTree, _ content: PageTree.NodeID) {
    let measures = tree.measures(below: content)
    length = measures[content].textLength
    linkDensity = measures[content].linkDensity
    tree.descendants(of: content) { id in
      guard Self.blocks.contains(tree.name(id)),
        !tree.children(id).contains(where: { Self.blocks.contains(tree.name($0)) })
      else { return }
      let measure = measures[id]
      if measure.linkDensity > 0.8, measure.textLength >= 15 { linkedBlocks += 1 }
      if measure.linkDensity < 0.5, measure.textLength >= 40 {
        paragraphs += 1
        paragraphLength += measure.textLength
      }
    }
  }

  private static let blocks: Set<String> = [
    "article", "blockquote", "dd", "div", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "li", "p", "pre", "section", "td",
    "ul", "ol", "table", "tr", "tbody",
  ]

  /// Headlines with a teaser or none: at least five blocks that are links, as many as there are paragraphs, and the
  /// paragraphs short.
  var isIndex: Bool {
    if linkDensity > 0.5 { return true }
    return linkedBlocks >= 5 && linkedBlocks >= paragraphs && paragraphLength < max(paragraphs, 1) * 250
  }
}

/// Tells pages that show a notice or a form from pages with a text.
struct PageNotice {
  /// A notice is no longer than this.
  private static let longest = 600
  /// A text this short counts only where there is hardly anything else on the page.
  private static let shortest = 140

  /// Whether the page holds no article, whatever was found on it.
  static func isAll(of page: PageTree, content: MainContent, title: String, isDeclared: Bool) -> Bool {
    let prose = content.prose
    if prose.linkDensity > 0.8 || (!isDeclared && prose.isIndex) { return prose.length > 25 }
    guard prose.paragraphLength < longest else { return false }
    if asksForPassword(page) { return true }
    let headings = page.elements(named: "h1").prefix(3).map { page.text(of: $0) }
    let named = page.first { page.name($0) == "title" }.map { page.text(of: $0) } ?? ""
    if !isDeclared, ([title, named] + headings).contains(where: isNotice) { return true }
    guard !isDeclared, prose.paragraphLength < shortest else { return false }
    var whole = ContentPruning(page, title: title, removesUnlikely: false, seeksByline: false)
    whole.run()
    return Double(prose.length) < 0.6 * Double(whole.tree.measures()[PageTree.root].textLength)
  }

  private static func asksForPassword(_ page: PageTree) -> Bool {
    page.elements(named: "input").contains { page.attribute("type", of: $0)?.lowercased() == "password" }
  }

  /// A short title with the words of the HTTP status codes (RFC 9110, 15.5 and 15.6) and of doors. Words that news
  /// use as well count only where the title has few others.
  private static func isNotice(_ title: String) -> Bool {
    guard title.count < 80 else { return false }
    let words = title.lowercased().split { !($0.isLetter || $0.isNumber) }
    let text = " " + words.joined(separator: " ") + " "
    return notices.contains { text.contains(" \($0) ") }
      || (words.count <= 4 && doors.contains { text.contains(" \($0) ") })
  }

  private static let notices = [
    "404", "page not found", "404 not found", "can t be found", "cannot be found", "could not be found",
    "page unavailable", "403 forbidden", "access denied", "bad gateway", "service unavailable", "internal server error",
    "just a moment", "attention required", "are you a robot", "verify you are human",
  ]
  private static let doors = [
    "log in", "login", "sign in", "sign up", "register", "captcha", "error", "maintenance", "not found", "forbidden",
    "unauthorized", "no longer available", "403", "401", "410", "500", "502", "503", "security check",
  ]
}
