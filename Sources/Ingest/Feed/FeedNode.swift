/// An element of a feed with all that is in it.
struct FeedNode {
  struct Attribute {
    var namespace: FeedNamespace
    /// In lower case.
    var name: String
    var value: String
  }

  enum Content {
    case text(String)
    case node(FeedNode)
  }

  var namespace: FeedNamespace
  /// In lower case, without its prefix.
  var name: String
  var attributes: [Attribute] = []
  var content: [Content] = []
  /// What relative references in it are relative to, as far as the document says.
  var base: String?
  /// The language as the document says it.
  var language: String?
  var line = 0

  var children: [FeedNode] {
    content.compactMap { if case .node(let node) = $0 { node } else { nil } }
  }

  /// The value of an attribute without a namespace.
  func attribute(_ name: String) -> String? {
    attributes.first { $0.name == name && $0.namespace == .rss }?.value
  }

  func attribute(_ name: String, in namespace: FeedNamespace) -> String? {
    attributes.first { $0.name == name && $0.namespace == namespace }?.value
  }

  func children(_ name: String, in namespaces: FeedNamespace...) -> [FeedNode] {
    children.filter { $0.name == name && namespaces.contains($0.namespace) }
  }

  func child(_ name: String, in namespaces: FeedNamespace...) -> FeedNode? {
    for case .node(let node) in content where node.name == name && namespaces.contains(node.namespace) { return node }
    return nil
  }

  var hasElements: Bool {
    content.contains { if case .node = $0 { true } else { false } }
  }

  /// All text in it, as it stands.
  var text: String {
    if content.count == 1, case .text(let text) = content[0] { return text }
    return content.reduce(into: "") { text, part in
      switch part {
      case .text(let piece): text += piece
      case .node(let node): text += node.text
      }
    }
  }

  /// The text without white space around it; nil where nothing is left.
  var trimmedText: String? {
    let text = String(text.trimmed)
    return text.isEmpty ? nil : text
  }

  /// What is in it as HTML.
  var markup: String {
    var markup = ""
    write(to: &markup)
    return markup
  }

  private func write(to markup: inout String) {
    for part in content {
      switch part {
      case .text(let text):
        markup += text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      case .node(let node):
        markup += "<\(node.name)"
        for attribute in node.attributes where ["alt", "title", "class", "id"].contains(attribute.name) {
          let value = attribute.value.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
          markup += " \(attribute.name)=\"\(value)\""
        }
        markup += ">"
        node.write(to: &markup)
        if !["br", "hr", "img", "input", "wbr"].contains(node.name) { markup += "</\(node.name)>" }
      }
    }
  }
}
