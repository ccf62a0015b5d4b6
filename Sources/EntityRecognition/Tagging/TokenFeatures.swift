/// The features of tokens as hashes: one implementation for training and for use.
///
/// Templates after the measured recipe for news: the word and its window, the run of capitals that it stands in, and
/// the other runs of the article that hold it.
package struct TokenFeatures {
  let text: TokenizedText
  let forms: WordForms
  let runs: DocumentRuns
  var list = FeatureList()
  /// The features of the last token asked for.
  package var hashes: [UInt64] { list.hashes }

  /// `table` is that with which the text was cut into tokens.
  init(_ text: TokenizedText, _ table: FormTable) {
    self.text = text
    forms = WordForms(text, table)
    runs = DocumentRuns(forms, text)
  }

  /// Ranges of tokens.
  package var sentences: [Range<Int>] { text.sentences.map(\.tokens) }

  /// Collects the features of a token.
  package mutating func collect(_ index: Int, sentence: Int) {
    collectContext(index, sentence: sentence)
    let range = text.sentences[sentence].tokens
    for offset in FormTable.reach where range.contains(index + offset) {
      list.addForm(forms[index + offset], forms.table.lowered, at: offset)
    }
  }

  /// Collects the features of a token that are not those of single words in its window.
  mutating func collectContext(_ index: Int, sentence: Int) {
    list.removeAll()
    list.isCaseless = isCaseless(sentence)
    let range = text.sentences[sentence].tokens
    addPlace(index, range)
    addUse(index, forms[index])
    addNeighbours(index, range)
    if !list.isCaseless { addRun(index, range) }
    addDocument(index)
  }

  @inline(__always) mutating func add(_ template: UInt64, _ value: UInt64 = 0, _ other: UInt64 = 0) {
    list.add(template, value, other)
  }

  /// Whether the sentence is in capitals, which tell nothing.
  func isCaseless(_ sentence: Int) -> Bool { forms.isShouted[sentence] }

  /// Where the word stands in its sentence.
  private mutating func addPlace(_ index: Int, _ range: Range<Int>) {
    if !list.isCaseless, forms[index].traits.contains(.capital) { add(7, index == range.lowerBound ? 1 : 0) }
    if index == range.lowerBound { add(11) }
    if index == range.upperBound - 1 { add(12) }
    for offset in -2...2 where !range.contains(index + offset) { add(50, 0, UInt64(offset + 8)) }
  }

  /// How the article writes the word elsewhere, and the most frequent neighbours of it there.
  private mutating func addUse(_ index: Int, _ word: WordForm) {
    guard runs.useOfToken[index] >= 0 else { return }
    let use = runs.uses[Int(runs.useOfToken[index])]
    add(40, UInt64(min(use.capitalised, 2) * 3 + min(use.small, 2)))
    guard word.traits.contains(.capital), !use.mentions.isEmpty else { return }
    let (before, after) = (frequent(use.mentions, offset: -1), frequent(use.mentions, offset: 1))
    for place in 0..<before.count {
      let word = forms[before[place]]
      add(41, word.lower)
      if word.cluster.isKnown { add(42, word.cluster.coarse) }
    }
    for place in 0..<after.count { add(43, forms[after[place]].lower) }
  }

  /// Up to three tokens beside the mentions, by how often their word stands there.
  private func frequent(_ mentions: [Int32], offset: Int32) -> TokenTriple {
    var best = TokenTriple()
    for (position, mention) in mentions.enumerated() {
      let token = Int(mention + offset)
      guard forms.indices.contains(token) else { continue }
      let word = forms[token].lower
      func same(_ other: Int32) -> Bool {
        let index = Int(other + offset)
        return forms.indices.contains(index) && forms[index].lower == word
      }
      if mentions[..<position].contains(where: same) { continue }
      best.insert(Int32(token), count: mentions[position...].count(where: same))
    }
    return best
  }

  /// Pairs with the words beside it, and classes of names.
  private mutating func addNeighbours(_ index: Int, _ range: Range<Int>) {
    let word = forms[index]
    let before = index > range.lowerBound ? index - 1 : nil
    let after = index + 1 < range.upperBound ? index + 1 : nil
    if let before {
      add(60, forms[before].lower, word.lower)
      if !list.isCaseless { add(61, forms[before].short, word.short) }
    }
    if let after {
      add(62, word.lower, forms[after].lower)
      if !list.isCaseless { add(63, word.short, forms[after].short) }
    }
    if let before, let after, !list.isCaseless {
      add(64, forms[before].short &+ word.short &* 31, forms[after].short)
    }
    for offset in -1...1 where range.contains(index + offset) {
      list.addBits(forms.nameClasses[index + offset], 66, UInt64(offset + 8))
    }
  }
}

/// Up to three tokens, the most frequent first; of equals the one that came first.
struct TokenTriple {
  private var tokens: (Int32, Int32, Int32) = (-1, -1, -1)
  private var counts = (0, 0, 0)
  private(set) var count = 0

  mutating func insert(_ token: Int32, count: Int) {
    self.count = min(self.count + 1, 3)
    if count > counts.0 {
      (tokens, counts) = ((token, tokens.0, tokens.1), (count, counts.0, counts.1))
    } else if count > counts.1 {
      (tokens, counts) = ((tokens.0, token, tokens.1), (counts.0, count, counts.1))
    } else if count > counts.2 {
      (tokens.2, counts.2) = (token, count)
    }
  }

  /// The token at a place before `count`.
  subscript(place: Int) -> Int { Int(place == 0 ? tokens.0 : place == 1 ? tokens.1 : tokens.2) }
}
