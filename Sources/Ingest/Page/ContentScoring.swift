/// Finds the element that holds the article: paragraphs earn points by their length and commas, and pass them on to
/// the elements that they stand in; links take points off.
///
/// After Mozilla's Readability.js (Apache-2.0), the second half of `_grabArticle`, which goes back to Arc90's
/// Readability of 2009.
struct ContentScoring {
  private let tree: PageTree
  private let measures: [Measure]
  private let weighsHints: Bool
  private(set) var scores: [PageTree.NodeID: Double] = [:]
  /// In the order in which they were met, which decides between equal scores.
  private var candidates: [PageTree.NodeID] = []

  init(_ tree: PageTree, weighsHints: Bool) {
    self.tree = tree
    self.weighsHints = weighsHints
    measures = tree.measures()
    addPoints()
    for id in candidates { scores[id, default: 0] *= 1 - measures[id].linkDensity }
  }

  /// The elements that make up the article, in order: the best one, and those beside it that belong to it.
  /// Nil where no paragraph earned a point.
  func content() -> [PageTree.NodeID]? {
    guard let best = best() else { return nil }
    let top = raised(best)
    return siblings(of: top, score: scores[top] ?? initialScore(top))
  }

  // MARK: Points

  private mutating func addPoints() {
    var scored: [PageTree.NodeID] = []
    tree.descendants(of: PageTree.root) { if PageElements.scored.contains(tree.name($0)) { scored.append($0) } }
    for id in scored {
      let measure = measures[id]
      let ancestors = tree.ancestors(of: id, limit: 5)
      guard measure.textLength >= 25, !ancestors.isEmpty else { continue }
      let points = 2 + Double(measure.commas) + Double(min(measure.textLength / 100, 3))
      for (level, ancestor) in ancestors.enumerated() where tree.name(ancestor) != "html" {
        if scores[ancestor] == nil {
          scores[ancestor] = initialScore(ancestor)
          candidates.append(ancestor)
        }
        scores[ancestor, default: 0] += points / (level == 0 ? 1 : level == 1 ? 2 : Double(level * 3))
      }
    }
  }

  private func initialScore(_ id: PageTree.NodeID) -> Double {
    let byName: Double =
      switch tree.name(id) {
      case "div": 5
      case "pre", "td", "blockquote": 3
      case "address", "ol", "ul", "dl", "dd", "dt", "li", "form": -3
      case "h1", "h2", "h3", "h4", "h5", "h6", "th": -5
      default: 0
      }
    return byName + (weighsHints ? tree.weight(id) : 0)
  }

  // MARK: The best element

  private func ranked() -> [PageTree.NodeID] {
    candidates.enumerated().sorted { left, right in
      let (one, other) = (scores[left.element] ?? 0, scores[right.element] ?? 0)
      return one == other ? left.offset < right.offset : one > other
    }.prefix(5).map(\.element)
  }

  private func best() -> PageTree.NodeID? {
    let ranked = ranked()
    guard let first = ranked.first else { return nil }
    guard tree.name(first) != "body" else { return first }
    return sharedAncestor(of: ranked) ?? first
  }

  /// Where three more elements are nearly as good as the best, the article is the element that they have in common.
  private func sharedAncestor(of ranked: [PageTree.NodeID]) -> PageTree.NodeID? {
    guard let first = ranked.first, let score = scores[first], score > 0 else { return nil }
    let others = ranked.dropFirst().filter { (scores[$0] ?? 0) / score >= 0.75 }.map { Set(tree.ancestors(of: $0)) }
    guard others.count >= 3 else { return nil }
    return tree.ancestors(of: first).prefix { tree.name($0) != "body" }.first { ancestor in
      others.count { $0.contains(ancestor) } >= 3
    }
  }

  /// Up the tree while the score still rises, and while an element is the only child of its parent.
  private func raised(_ id: PageTree.NodeID) -> PageTree.NodeID {
    guard tree.name(id) != "body" else { return id }
    var top = id
    var last = scores[top] ?? initialScore(top)
    let threshold = last / 3
    for ancestor in tree.ancestors(of: top).prefix(while: { tree.name($0) != "body" }) {
      guard let score = scores[ancestor] else { continue }
      if score < threshold { break }
      if score > last {
        top = ancestor
        break
      }
      last = score
    }
    while let parent = tree.parent(top), tree.name(parent) != "body", tree.name(parent) != "html",
      parent != PageTree.root, tree.elementChildren(parent).count == 1
    {
      top = parent
    }
    return top
  }

  // MARK: What belongs to it

  private func siblings(of top: PageTree.NodeID, score: Double) -> [PageTree.NodeID] {
    guard let parent = tree.parent(top), tree.name(top) != "body" else { return [top] }
    let threshold = max(10, score * 0.2)
    let look = tree.attribute("class", of: top) ?? ""
    return tree.elementChildren(parent).filter { sibling in
      if sibling == top { return true }
      let bonus = !look.isEmpty && tree.attribute("class", of: sibling) == look ? score * 0.2 : 0
      if let own = scores[sibling], own + bonus >= threshold { return true }
      return tree.name(sibling) == "p" && isProse(sibling)
    }
  }

  private func isProse(_ id: PageTree.NodeID) -> Bool {
    let measure = measures[id]
    if measure.textLength > 80 { return measure.linkDensity < 0.25 }
    guard measure.textLength > 0, measure.linkLength == 0 else { return false }
    let text = tree.text(of: id)
    return text.hasSuffix(".") || text.contains(". ")
  }
}
