internal import News

/// The words that two articles share, the most telling first, without those that are part of a name: the names are
/// said already.
struct SharedWords {
  /// At most ``limit``.
  let words: [String]
  /// What they add to the likeness of the articles.
  let strength: Double
  /// Whether the articles are versions of one text.
  let areNearlyAll: Bool

  /// - Parameter cosine: Of the words of both articles.
  init(_ left: SketchVector, _ right: ArticleSketch, cosine: Double, rarity: Rarity) {
    let shared = left.sharedTerms(with: right, rarity: rarity)
    areNearlyAll = cosine >= Self.nearDuplicate && shared.count >= Self.leastText
    let parts = NameParts(left.sketch.entities + right.entities)
    var words: [String] = []
    var strength = 0.0
    for term in shared.sorted(by: { ($1.strength, $0.element) < ($0.strength, $1.element) })
    where term.rarity >= Self.leastRarity && Self.isWorthSaying(term.element) {
      guard words.count < Self.limit else { break }
      guard !parts.contain(term.element), !words.contains(term.element) else { continue }
      words.append(term.element)
      strength += term.strength
    }
    self.words = words
    self.strength = strength
  }

  /// Whether they are a reason of their own. A single word may be chance.
  var areTelling: Bool { areNearlyAll || words.count > 1 }

  /// “share the words corridor, checkpoint”; nil where there is none.
  var reason: String? {
    if areNearlyAll { return "nearly the same words" }
    guard let first = words.first else { return nil }
    return words.count == 1 ? "share the word \(first)" : "share the words " + words.joined(separator: ", ")
  }

  private static let limit = 3
  /// Words that are more common than this are no reason.
  private static let leastRarity = 0.4
  /// The cosine from which on two articles are taken for versions of one text, if they have so many words in common.
  private static let nearDuplicate = 0.9
  private static let leastText = 8

  /// Short words and years mislead or say little, common ones say nothing.
  private static func isWorthSaying(_ word: String) -> Bool {
    word.utf8.count > 3 && !CommonWords.contains(word) && word.utf8.allSatisfy { !(0x30...0x39).contains($0) }
      && Printable.line(word) == word
  }
}

/// The words that names consist of.
private struct NameParts {
  private var parts: Set<String> = []
  /// The first three and four letters of the longer ones.
  private var beginnings: Set<String> = []

  init(_ entities: [ArticleSketch.EntityCount]) {
    for entity in entities {
      for word in Query.words(of: entity.name).map(LetterFolding.folded) {
        parts.insert(word)
        parts.insert(BaseForm.of(word))
        if word.utf8.count > 3 { beginnings.formUnion([String(word.prefix(3)), String(word.prefix(4))]) }
      }
    }
  }

  /// Whether the word is part of a name or looks like what is derived from one: “turkish”, “chinese”, “armenian”. Where
  /// it only looks so, another word is said.
  func contain(_ word: String) -> Bool {
    if parts.contains(word) || beginnings.contains(String(word.prefix(4))) { return true }
    return beginnings.contains(String(word.prefix(3))) && Self.derivations.contains(where: word.hasSuffix)
  }

  private static let derivations = ["an", "i", "ish", "ese", "ch", "ic", "iot"]
}
