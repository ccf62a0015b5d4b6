/// What the scoring asks of an element and all below it.
struct Measure {
  /// Characters, white space folded.
  var textLength = 0
  var commas = 0
  /// Characters in links; those that lead to another part of the same page count less.
  var linkLength = 0.0
  var headingLength = 0
  /// Characters in lists, outermost ones counted once.
  var listLength = 0
  /// Characters in the elements that hold running text.
  var runningLength = 0
  var paragraphs = 0
  var images = 0
  var entries = 0
  var inputs = 0
  var embeds = 0
  /// Whether it is a table of data itself, and whether there is one in it or it is one.
  var isDataTable = false
  var hasDataTable = false
  var table = TableShape()

  /// Characters in links, out of all. Nought without text.
  var linkDensity: Double { textLength == 0 ? 0 : linkLength / Double(textLength) }

  static func += (left: inout Measure, right: Measure) {
    left.textLength += right.textLength
    left.commas += right.commas
    left.linkLength += right.linkLength
    left.headingLength += right.headingLength
    left.listLength += right.listLength
    left.runningLength += right.runningLength
    left.paragraphs += right.paragraphs
    left.images += right.images
    left.entries += right.entries
    left.inputs += right.inputs
    left.embeds += right.embeds
    left.hasDataTable = left.hasDataTable || right.hasDataTable
    left.table.add(right.table)
  }
}

/// What the tables below an element look like.
struct TableShape {
  var rows = 0
  /// Cells in the longest row.
  var columns = 0
  var hasTable = false
  /// Whether there is a caption, a heading cell, or another element that only tables of data have.
  var hasDataElement = false

  mutating func add(_ other: TableShape) {
    rows += other.rows
    columns = max(columns, other.columns)
    hasTable = hasTable || other.hasTable
    hasDataElement = hasDataElement || other.hasDataElement
  }
}

extension PageTree {
  /// The measure of every node below `id`, itself included, in one pass.
  func measures(below id: NodeID = root) -> [Measure] {
    var measures = [Measure](repeating: Measure(), count: nodes.count)
    _ = measure(id, into: &measures)
    return measures
  }

  private func measure(_ id: NodeID, into measures: inout [Measure]) -> Measure {
    var sum = Measure()
    for child in nodes[id].children { sum += measure(child, into: &measures) }
    let whole = measure(id, ofChildren: sum)
    measures[id] = whole.seenFromOutside(name(id))
    return measures[id]
  }

  /// The measure of an element, when that of its children is known.
  func measure(_ id: NodeID, ofChildren sum: Measure) -> Measure {
    guard isElement(id) else {
      return Measure(textLength: nodes[id].textLength, commas: nodes[id].commaCount)
    }
    var measure = sum
    switch name(id) {
    case "a":
      let isLocal = attribute("href", of: id)?.hasPrefix("#") ?? false
      measure.linkLength = Double(sum.textLength) * (isLocal ? 0.3 : 1)
    case "table" where isDataTable(id, shape: sum.table):
      measure.isDataTable = true
      measure.hasDataTable = true
    case "tr":
      measure.table.rows += 1
      measure.table.columns = max(sum.table.columns, nodes[id].children.count { name($0) == "td" })
    case "caption" where !nodes[id].children.isEmpty: measure.table.hasDataElement = true
    case "col", "colgroup", "tfoot", "thead", "th": measure.table.hasDataElement = true
    default: break
    }
    return measure
  }

  /// Readability.js, `_markDataTables`: whether a table holds data, or only lays out the page.
  private func isDataTable(_ id: NodeID, shape: TableShape) -> Bool {
    if attribute("role", of: id) == "presentation" || attribute("datatable", of: id) == "0" { return false }
    if attribute("summary", of: id) != nil || shape.hasDataElement { return true }
    if shape.hasTable || shape.rows <= 1 || shape.columns <= 1 { return false }
    return shape.rows >= 10 || shape.columns > 4 || shape.rows * shape.columns > 10
  }
}

extension Measure {
  /// What the element adds to its parent's counts beyond what is in it: itself.
  func seenFromOutside(_ name: String) -> Measure {
    var measure = self
    switch name {
    case "p": measure.paragraphs += 1
    case "img": measure.images += 1
    case "li": measure.entries += 1
    case "input": measure.inputs += 1
    case "object", "embed", "iframe": measure.embeds += 1
    case "h1", "h2", "h3", "h4", "h5", "h6": measure.headingLength = textLength
    case "ul", "ol": measure.listLength = textLength
    case "table": measure.table.hasTable = true
    default: break
    }
    if PageElements.holdRunningText.contains(name) { measure.runningLength = textLength }
    return measure
  }
}

/// Elements by what they are for, as Readability.js groups them.
enum PageElements {
  static let scored: Set<String> = ["section", "h2", "h3", "h4", "h5", "h6", "p", "td", "pre"]
  static let block: Set<String> = ["blockquote", "dl", "div", "img", "ol", "p", "pre", "table", "ul"]
  static let holdRunningText: Set<String> = block.union(["span", "li", "td"])
  static let phrasing: Set<String> = [
    "abbr", "audio", "b", "bdo", "br", "button", "cite", "code", "data", "datalist", "dfn", "em", "embed", "i", "img",
    "input", "kbd", "label", "mark", "math", "meter", "noscript", "object", "output", "progress", "q", "ruby", "samp",
    "script", "select", "small", "span", "strong", "sub", "sup", "textarea", "time", "var", "wbr",
  ]
  static let emptyWithoutText: Set<String> = ["div", "section", "header", "h1", "h2", "h3", "h4", "h5", "h6"]
  static let unlikelyRoles: Set<String> = [
    "menu", "menubar", "complementary", "navigation", "alert", "alertdialog", "dialog",
  ]
}

extension PageTree {
  /// Whether the node flows with the text around it.
  func isPhrasing(_ id: NodeID) -> Bool {
    if isText(id) || PageElements.phrasing.contains(name(id)) { return true }
    return ["a", "del", "ins", "font", "u", "s", "tt"].contains(name(id)) && nodes[id].children.allSatisfy(isPhrasing)
  }

  /// Class and id in lower case: what the hints look at.
  func hints(_ id: NodeID) -> String {
    ((attribute("class", of: id) ?? "") + " " + (attribute("id", of: id) ?? "")).lowercased()
  }

  func weight(_ id: NodeID) -> Double {
    guard !nodes[id].attributes.isEmpty else { return 0 }
    return ["class", "id"].reduce(0) { $0 + PageHints.weight((attribute($1, of: id) ?? "").lowercased()) }
  }
}
