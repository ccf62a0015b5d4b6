/// The last pass: takes out of the article's element what does not belong to the text.
///
/// After Mozilla's Readability.js (Apache-2.0), `_prepArticle` and `_cleanConditionally`.
struct ContentCleaning {
  private(set) var tree: PageTree
  private let weighsHints: Bool
  /// Whether lists, tables and blocks are judged by what they are made of.
  private let judgesBlocks: Bool
  /// Tables that hold data, as they were before anything went.
  private var dataTables: Set<PageTree.NodeID> = []

  init(_ tree: PageTree, weighsHints: Bool, judgesBlocks: Bool) {
    self.tree = tree
    self.weighsHints = weighsHints
    self.judgesBlocks = judgesBlocks
  }

  mutating func clean(_ content: PageTree.NodeID) {
    let measures = tree.measures(below: content)
    dataTables = Set(tree.elements(named: "table", below: content).filter { measures[$0].isDataTable })
    if judgesBlocks { judge(["form", "fieldset"], below: content) }
    removeShareBlocks(content)
    remove(below: content)
    if judgesBlocks {
      for name in ["table", "ul", "div"] { judge(name == "ul" ? ["ul", "ol"] : [name], below: content) }
    }
  }

  // MARK: Without conditions

  private static let neverText: Set<String> = [
    "object", "embed", "footer", "link", "aside", "iframe", "input", "textarea", "select", "button", "nav", "dialog",
  ]
  private static let shareTextLimit = 500

  private mutating func remove(below id: PageTree.NodeID) {
    let kept = tree.children(id).filter { child in
      if Self.neverText.contains(tree.name(child)) { return false }
      let isHeading = tree.name(child) == "h1" || tree.name(child) == "h2"
      return !(isHeading && weighsHints && tree.weight(child) < 0)
    }
    tree.setChildren(kept, of: id)
    for child in kept { remove(below: child) }
  }

  private mutating func removeShareBlocks(_ id: PageTree.NodeID) {
    let measures = tree.measures(below: id)
    removeShareBlocks(id, measures)
  }

  private mutating func removeShareBlocks(_ id: PageTree.NodeID, _ measures: [Measure]) {
    let kept = tree.children(id).filter { child in
      !(tree.isElement(child) && measures[child].textLength < Self.shareTextLimit
        && PageHints.isShare(tree.hints(child)))
    }
    tree.setChildren(kept, of: id)
    for child in kept { removeShareBlocks(child, measures) }
  }

  // MARK: By what it is made of

  private struct Surroundings {
    var isInDataTable = false
    var isInCode = false
    var isInFigure = false
  }

  private mutating func judge(_ names: Set<String>, below id: PageTree.NodeID) {
    _ = judge(names, id, Surroundings())
  }

  /// From the inside out: what went from the inside no longer speaks for or against the outside.
  private mutating func judge(_ names: Set<String>, _ id: PageTree.NodeID, _ around: Surroundings) -> Measure {
    var inside = around
    switch tree.name(id) {
    case "code": inside.isInCode = true
    case "figure": inside.isInFigure = true
    case "table": inside.isInDataTable = inside.isInDataTable || dataTables.contains(id)
    default: break
    }
    var sum = Measure()
    var kept: [PageTree.NodeID] = []
    for child in tree.children(id) {
      let measure = judge(names, child, inside)
      if names.contains(tree.name(child)), !belongs(child, of: inside, measure) { continue }
      kept.append(child)
      sum += measure.seenFromOutside(tree.name(child))
    }
    if kept.count < tree.children(id).count { tree.setChildren(kept, of: id) }
    return tree.measure(id, ofChildren: sum)
  }

  private func belongs(_ id: PageTree.NodeID, of around: Surroundings, _ measure: Measure) -> Bool {
    if around.isInDataTable || around.isInCode || measure.hasDataTable { return true }
    let weight = weighsHints ? tree.weight(id) : 0
    if weight < 0 { return false }
    if measure.commas >= 10 { return true }
    if isFiller(id, measure) { return false }
    let isList =
      ["ul", "ol"].contains(tree.name(id))
      || Double(measure.listLength) > 0.9 * Double(max(measure.textLength, 1))
    if isLinkList(id, measure) { return false }
    let isSuspicious = isSuspicious(measure, weight: weight, isList: isList, isInFigure: around.isInFigure)
    // A list of pictures is no navigation.
    if isSuspicious, isList, measure.images > 0, measure.images == measure.entries {
      return tree.elementChildren(id).allSatisfy { tree.elementChildren($0).count <= 1 }
    }
    return !isSuspicious
  }

  /// Links that are shorter on the average are names and terms.
  private static let headlineLength = 30

  /// A list of headlines that are links leads to other articles.
  private func isLinkList(_ id: PageTree.NodeID, _ measure: Measure) -> Bool {
    ["ul", "ol"].contains(tree.name(id)) && measure.linkDensity > 0.8 && measure.entries > 1
      && measure.textLength >= measure.entries * Self.headlineLength
  }

  private func isSuspicious(_ measure: Measure, weight: Double, isList: Bool, isInFigure: Bool) -> Bool {
    let length = measure.textLength
    let density = measure.linkDensity
    let headings = length == 0 ? 0 : Double(measure.headingLength) / Double(length)
    if !isInFigure, measure.images > 1, Double(measure.paragraphs) / Double(measure.images) < 0.5 { return true }
    if !isList, measure.entries - 100 > measure.paragraphs { return true }
    if measure.inputs > measure.paragraphs / 3 { return true }
    let isTiny = length < 25 && (measure.images == 0 || measure.images > 2)
    if !isList, !isInFigure, headings < 0.9, isTiny, density > 0 { return true }
    if !isList, weight < 25, density > 0.2 { return true }
    if weight >= 25, density > 0.5 { return true }
    if (measure.embeds == 1 && length < 75) || measure.embeds > 1 { return true }
    return measure.images == 0 && measure.runningLength == 0
  }

  /// A block that says nothing but “advertisement” or “loading”, in the languages that Readability.js knows.
  private func isFiller(_ id: PageTree.NodeID, _ measure: Measure) -> Bool {
    guard measure.textLength <= 24 else { return false }
    let text = tree.text(of: id).lowercased().trimmed { !$0.isLetter }
    return Self.fillers.contains(String(text))
  }

  private static let fillers: Set<String> = [
    "ad", "ads", "advertisement", "advertising", "advertorial", "anzeige", "werbung", "pub", "publicité", "реклама",
    "广告", "廣告", "pr", "sponsored", "loading", "正在加载", "загрузка", "chargement", "cargando",
  ]
}
