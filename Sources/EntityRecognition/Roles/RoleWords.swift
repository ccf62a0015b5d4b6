/// What the role features look at in each token of a sentence, computed once for all mentions in it.
struct RoleWords {
  struct Word {
    /// The hash of the folded word.
    var lower: UInt64
    var cluster: Cluster
    var function: WordFunction
    var classes: WordClasses
    var kind: Token.Kind
    var isCapitalised: Bool
    /// The hash of the last three letters.
    var suffix: UInt64
    var isAdverb: Bool
  }

  private(set) var range = 0..<0
  private var words: [Word] = []
  /// How many numbers there are, and words with a capital and without.
  private(set) var counts = (numbers: 0, capitals: 0, small: 0)

  /// Describes the tokens of another sentence in the place of the last one.
  mutating func read(_ range: Range<Int>, of text: TokenizedText, clusters: WordClusters) {
    self.range = range
    words.removeAll(keepingCapacity: true)
    counts = (0, 0, 0)
    for index in range {
      let word = Self.word(index, text, clusters)
      if word.function == .number { counts.numbers += 1 }
      if word.kind == .word { if word.isCapitalised { counts.capitals += 1 } else { counts.small += 1 } }
      words.append(word)
    }
  }

  mutating func forget() { range = 0..<0 }

  subscript(index: Int) -> Word? { range.contains(index) ? words[index - range.lowerBound] : nil }

  private static func word(_ index: Int, _ text: TokenizedText, _ clusters: WordClusters) -> Word {
    let token = text.tokens[index]
    let key = text.keys[token.key]
    let lower = FeatureHash.of(key)
    var cluster = Cluster(bits: 0)
    if token.kind == .word {
      cluster = clusters.clusters(FeatureHash.of(text.bytes[token.span]))
      if !cluster.isKnown { cluster = clusters.clusters(lower) }
    }
    var classes = token.classes
    // “may” and “will” with a capital are no auxiliaries inside a sentence.
    if token.isCapitalised, !WordFunction.isKnown(lower) { classes.remove(.auxiliary) }
    return Word(
      lower: lower, cluster: cluster, function: WordFunction.of(lower, token, text), classes: classes,
      kind: token.kind, isCapitalised: token.isCapitalised, suffix: FeatureHash.of(key.suffix(3)),
      isAdverb: token.kind == .word && key.count > 4 && key.suffix(2).elementsEqual("ly".utf8))
  }
}

extension RoleWords {
  func isWeekday(_ index: Int) -> Bool { self[index].map { $0.classes.contains(.weekday) } ?? false }
}
