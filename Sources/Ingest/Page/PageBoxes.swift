/// Boxes that pages lay over or between the text: windows of forms, questions about cookies, invitations to letters.
///
/// They are told by the words of their classes and ids. An article may be about cookies, and a page may show its article
/// in a window of its own: so an element is a box only where most of the page's text stands elsewhere.
struct PageBoxes {
  private let lengths: [Int]
  private let whole: Int

  /// - Parameter tree: the page before anything is taken out.
  init(_ tree: PageTree) {
    lengths = tree.measures().map(\.textLength)
    whole = lengths.first ?? 0
  }

  func isBox(_ id: PageTree.NodeID, hints: String, in tree: PageTree) -> Bool {
    guard Self.blocks.contains(tree.name(id)), id < lengths.count, lengths[id] * 3 < whole, Self.isNamedSo(hints) else {
      return false
    }
    return tree.first(below: id) { ["main", "article"].contains(tree.name($0)) } == nil
  }

  /// - Parameter hints: class and id in lower case.
  static func isNamedSo(_ hints: String) -> Bool {
    guard !hints.allSatisfy({ $0 == " " }) else { return false }
    let words = hints.split { !($0.isLetter || $0.isNumber) }
    return words.contains { word in
      names.contains(word) || beginnings.contains { word.hasPrefix($0) } || word.hasSuffix("modal")
        || word.hasSuffix("overlay") || word.hasSuffix("popup")
    }
  }

  /// What a box is made of. A word or a paragraph that is named so opens one; forms are judged by what is in them.
  private static let blocks: Set<String> = [
    "div", "section", "header", "footer", "ul", "ol", "table", "center",
  ]

  private static let names: Set<Substring> = [
    "modal", "modals", "modalbox", "overlay", "overlays", "popup", "popups", "popover", "dialog", "consent",
    "gdpr", "ccpa", "cmp", "dsgvo", "rgpd", "newsletter", "newsletters", "toast", "snackbar", "onetrust", "didomi",
    "usercentrics", "trustarc", "truste", "optin", "eprivacy", "offcanvas",
  ]
  private static let beginnings = [
    "cookie", "consent", "newslettersignup", "newsletterbox", "modalwindow", "modaldialog", "optanon", "onetrust",
    "cookielaw", "subscribepopup",
  ]
}
