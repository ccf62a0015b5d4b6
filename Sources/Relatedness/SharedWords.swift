internal import Glibc
internal import News

/// The words that two articles share, the most telling first, without those that are part of a name: the names are
/// said already.
struct SharedWords {
  /// At most ``limit``, as the first article writes them.
  let words: [String]
  /// Whether the articles are versions of one text.
  let areNearlyAll: Bool

  /// - Parameter cosine: Of the words of both articles.
  init(
    _ left: SketchVector, _ right: SketchVector, cosine: Double, rarity: Rarity, spellings: [String: [String]]
  ) {
    let shared = left.sharedTerms(with: right)
    areNearlyAll = cosine >= Self.nearDuplicate && shared.count >= Self.leastText
    let parts = NameParts(left.sketch.entities + right.sketch.entities, rarity)
    var words: [String] = []
    for term in shared.sorted(by: { ($1.strength, $0.element) < ($0.strength, $1.element) }) {
      guard words.count < Self.limit else { break }
      guard Self.isWorthSaying(term.element), !CommonWords.contains(term.element), !parts.contain(term.element),
        rarity.surprise(at: term.element) >= Self.leastSurprise
      else { continue }
      let word = spellings[term.element]?.first ?? term.element
      if !words.contains(word), Printable.line(word) == word { words.append(word) }
    }
    self.words = words
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
  /// Words that stand in more than one article of thirty are no reason.
  private static let leastSurprise = log(30.0)
  /// The cosine from which on two articles are taken for versions of one text, if they have so many words in common.
  private static let nearDuplicate = 0.9
  private static let leastText = 8

  /// Short words and years mislead or say little. Where a letter is a syllable or a word, two are not short.
  private static func isWorthSaying(_ word: String) -> Bool {
    let letters = word.unicodeScalars
    let isDense = letters.contains { $0.value >= 0x1100 && $0.properties.isIdeographic || isSyllable($0) }
    return letters.count > (isDense ? 1 : 3) && !letters.contains { $0.properties.numericType == .decimal }
  }

  private static func isSyllable(_ scalar: Unicode.Scalar) -> Bool {
    // Kana and Hangul.
    (0x3040...0x30ff).contains(scalar.value) || (0xac00...0xd7a3).contains(scalar.value)
  }
}
