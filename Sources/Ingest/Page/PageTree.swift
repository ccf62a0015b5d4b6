/// A parsed page as values: elements and texts in one array, linked by their numbers.
///
/// Taken apart, moved and thrown away freely; a copy costs nothing until it is changed.
struct PageTree {
  typealias NodeID = Int

  struct Attribute: Hashable {
    var name: String
    var value: String
  }

  struct Node {
    /// In lower case; empty for a text.
    var name: String
    var attributes: [Attribute] = []
    var text = ""
    /// UTF-16 units with white space folded: what lengths are measured in.
    var textLength = 0
    var commaCount = 0
    /// The root has none.
    var parent: NodeID?
    var children: [NodeID] = []
  }

  private(set) var nodes: [Node] = [Node(name: "#document")]

  static let root: NodeID = 0

  subscript(id: NodeID) -> Node {
    get { nodes[id] }
    _modify { yield &nodes[id] }
  }

  func isElement(_ id: NodeID) -> Bool { !nodes[id].name.isEmpty }

  func isText(_ id: NodeID) -> Bool { nodes[id].name.isEmpty }

  /// A text of white space.
  func isBlank(_ id: NodeID) -> Bool { isText(id) && nodes[id].textLength == 0 }

  func name(_ id: NodeID) -> String { nodes[id].name }

  func children(_ id: NodeID) -> [NodeID] { nodes[id].children }

  func elementChildren(_ id: NodeID) -> [NodeID] { nodes[id].children.filter(isElement) }

  func parent(_ id: NodeID) -> NodeID? { nodes[id].parent }

  /// The value of an attribute, nil where the element has none of the name.
  func attribute(_ name: String, of id: NodeID) -> String? {
    nodes[id].attributes.first { $0.name == name }?.value
  }

  mutating func append(element name: String, attributes: [Attribute] = [], to parent: NodeID) -> NodeID {
    append(Node(name: name, attributes: attributes), to: parent)
  }

  mutating func append(text: String, to parent: NodeID) {
    var node = Node(name: "", text: text)
    (node.textLength, node.commaCount) = Self.measured(text)
    _ = append(node, to: parent)
  }

  private mutating func append(_ node: Node, to parent: NodeID) -> NodeID {
    let id = nodes.count
    nodes.append(node)
    nodes[id].parent = parent
    nodes[parent].children.append(id)
    return id
  }

  /// A new element that is nowhere yet.
  mutating func detachedElement(_ name: String) -> NodeID {
    nodes.append(Node(name: name))
    return nodes.count - 1
  }

  /// Gives the element these children and no others.
  mutating func setChildren(_ children: [NodeID], of id: NodeID) {
    nodes[id].children = children
    for child in children { nodes[child].parent = id }
  }

  /// The ancestors from the parent on, at most `limit` of them, without the document itself.
  func ancestors(of id: NodeID, limit: Int = .max) -> [NodeID] {
    var found: [NodeID] = []
    var next = nodes[id].parent
    while let ancestor = next, ancestor != Self.root, found.count < limit {
      found.append(ancestor)
      next = nodes[ancestor].parent
    }
    return found
  }

  /// The node and everything below it, in document order.
  func descendants(of id: NodeID, _ visit: (NodeID) -> Void) {
    var open = [id]
    while let next = open.popLast() {
      visit(next)
      open.append(contentsOf: nodes[next].children.reversed())
    }
  }

  /// The first element in document order that the predicate accepts.
  func first(below id: NodeID = root, where accepts: (NodeID) -> Bool) -> NodeID? {
    var open = [id]
    while let next = open.popLast() {
      if isElement(next), accepts(next) { return next }
      open.append(contentsOf: nodes[next].children.reversed())
    }
    return nil
  }

  /// All elements of the names, in document order.
  func elements(named names: String..., below id: NodeID = root) -> [NodeID] {
    var found: [NodeID] = []
    descendants(of: id) { if names.contains(nodes[$0].name) { found.append($0) } }
    return found
  }

  /// All text below, white space folded.
  func text(of id: NodeID) -> String {
    var text = ""
    descendants(of: id) { text += nodes[$0].text }
    return CleanText.line(text)
  }

  /// The length with white space folded, and the commas of the world's scripts (as Readability counts them).
  private static func measured(_ text: String) -> (length: Int, commas: Int) {
    var length = 0
    var commas = 0
    var isAfterSpace = true
    for unit in text.utf16 {
      let isSpace = unit == 0x20 || (0x09...0x0d).contains(unit) || unit == 0xa0
      if isSpace && isAfterSpace { continue }
      length += 1
      isAfterSpace = isSpace
      switch unit {
      case 0x2c, 0x060c, 0xfe50, 0xfe10, 0xfe11, 0x2e41, 0x2e34, 0x2e32, 0xff0c, 0x3001: commas += 1
      default: break
      }
    }
    // One space at the end is the next word's; a text of white space has no length.
    return (isAfterSpace && length == 1 ? 0 : length, commas)
  }
}
