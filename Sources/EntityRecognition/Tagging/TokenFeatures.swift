/// The features of tokens as hashes: one implementation for training and for use.
///
/// Templates after the measured recipe for news: the word and its window, the run of capitals that it stands in, and
/// the other runs of the article that hold it.
package struct TokenFeatures {
  let text: TokenizedText
  let forms: WordForms
  let runs: DocumentRuns
  /// The features of the last token asked for.
  package private(set) var hashes: [UInt64] = []

  init(_ text: TokenizedText, matcher: GazetteerMatcher = GazetteerMatcher(), clusters: WordClusters = .embedded) {
    self.text = text
    forms = WordForms(text, matcher: matcher, clusters: clusters)
    runs = DocumentRuns(forms, text)
    hashes.reserveCapacity(160)
  }

  /// Ranges of tokens.
  package var sentences: [Range<Int>] { text.sentences.map(\.tokens) }

  /// Collects the features of a token.
  package mutating func collect(_ index: Int, sentence: Int) {
    hashes.removeAll(keepingCapacity: true)
    let range = text.sentences[sentence].tokens
    addWord(index, range, isShouted: forms.isShouted[sentence])
    addWindow(index, range)
    addNeighbours(index, range)
    addRun(index, range)
    addDocument(index)
  }

  @inline(__always) mutating func add(_ template: UInt64, _ value: UInt64 = 0, _ other: UInt64 = 0) {
    hashes.append(FeatureHash.finish(value &+ template &* 0x9e37_79b9_7f4a_7c15 ^ (other &* 0xc2b2_ae3d_27d4_eb4f)))
  }

  private mutating func addWord(_ index: Int, _ range: Range<Int>, isShouted: Bool) {
    let word = forms[index]
    add(1)
    add(2, word.form)
    add(3, word.lower)
    add(4, word.shape)
    add(5, word.short)
    if isShouted { add(6) }
    addAffixes(word.bytes)
    if word.traits.contains(.capital) { add(7, index == range.lowerBound ? 1 : 0) }
    if word.traits.contains(.allCapitals) { add(8) }
    if word.traits.contains(.hyphen) { add(9) }
    if word.traits.contains(.dot) { add(10) }
    if index == range.lowerBound { add(11) }
    if index == range.upperBound - 1 { add(12) }
    addUse(index, word)
  }

  private mutating func addAffixes(_ bytes: Range<Int>) {
    var prefix = FeatureHash.start
    var suffix = FeatureHash.start
    for length in 0..<min(5, bytes.count) {
      prefix = FeatureHash.step(prefix, forms.lowered[bytes.lowerBound + length])
      suffix = FeatureHash.step(suffix, forms.lowered[bytes.upperBound - 1 - length])
      add(20 + UInt64(length), prefix)
      add(30 + UInt64(length), suffix)
    }
  }

  /// How the article writes the word elsewhere, and the most frequent neighbours of it there.
  private mutating func addUse(_ index: Int, _ word: WordForms.Word) {
    guard runs.useOfToken[index] >= 0 else { return }
    let use = runs.uses[Int(runs.useOfToken[index])]
    add(40, UInt64(min(use.capitalised, 2) * 3 + min(use.small, 2)))
    guard word.traits.contains(.capital), !use.mentions.isEmpty else { return }
    for token in frequent(use.mentions, offset: -1) where token >= 0 {
      add(41, forms[Int(token)].lower)
      if forms[Int(token)].cluster.isKnown { add(42, forms[Int(token)].cluster.coarse) }
    }
    for token in frequent(use.mentions, offset: 1) where token >= 0 { add(43, forms[Int(token)].lower) }
  }

  /// Up to three tokens beside the mentions, by how often their word stands there.
  private func frequent(_ mentions: [Int32], offset: Int32) -> TokenTriple {
    var best = TokenTriple()
    for (position, mention) in mentions.enumerated() {
      let token = Int(mention + offset)
      guard forms.words.indices.contains(token) else { continue }
      let word = forms[token].lower
      func same(_ other: Int32) -> Bool {
        let index = Int(other + offset)
        return forms.words.indices.contains(index) && forms[index].lower == word
      }
      if mentions[..<position].contains(where: same) { continue }
      best.insert(Int32(token), count: mentions[position...].count(where: same))
    }
    return best
  }

  private mutating func addWindow(_ index: Int, _ range: Range<Int>) {
    for offset in -4...4 where offset != 0 {
      let position = index + offset
      let side = UInt64(offset + 8)
      guard range.contains(position) else {
        if abs(offset) <= 2 { add(50, 0, side) }
        continue
      }
      let word = forms[position]
      add(50, word.lower, side)
      if abs(offset) <= 2 { add(51, word.short, side) }
      if abs(offset) == 1 {
        add(52, suffix(word.bytes), side)
        add(53, word.shape, side)
      }
      guard word.cluster.isKnown else { continue }
      if abs(offset) <= 2 { add(54, word.cluster.finest, side) }
      add(55, word.cluster.fine, side)
      add(56, word.cluster.coarse, side)
    }
    let cluster = forms[index].cluster
    guard cluster.isKnown else { return add(58) }
    add(54, cluster.finest, 8)
    add(55, cluster.fine, 8)
    add(56, cluster.coarse, 8)
    add(57, cluster.coarsest, 8)
  }

  private func suffix(_ bytes: Range<Int>) -> UInt64 { FeatureHash.of(forms.lowered[bytes.suffix(3)]) }

  /// Pairs with the words beside it, classes of names, and the word lists.
  private mutating func addNeighbours(_ index: Int, _ range: Range<Int>) {
    let word = forms[index]
    let before = index > range.lowerBound ? index - 1 : nil
    let after = index + 1 < range.upperBound ? index + 1 : nil
    if let before {
      add(60, forms[before].lower, word.lower)
      add(61, forms[before].short, word.short)
    }
    if let after {
      add(62, word.lower, forms[after].lower)
      add(63, word.short, forms[after].short)
    }
    if let before, let after {
      add(64, forms[before].short &+ word.short &* 31, forms[after].short)
    }
    for offset in -3...3 where range.contains(index + offset) {
      let side = UInt64(offset + 8)
      addBits(UInt64(forms[index + offset].lists), 65, side)
      if abs(offset) <= 1 { addBits(forms[index + offset].nameClasses, 66, side) }
    }
  }

  @inline(__always) mutating func addBits(_ bits: UInt64, _ template: UInt64, _ other: UInt64) {
    var rest = bits
    while rest != 0 {
      add(template, UInt64(rest.trailingZeroBitCount) + 1, other)
      rest &= rest - 1
    }
  }

  /// For features of sets: adds what has not been added since `start`.
  @inline(__always) mutating func addOnce(
    since start: Int, _ template: UInt64, _ value: UInt64 = 0, _ other: UInt64 = 0
  ) {
    add(template, value, other)
    let last = hashes.count - 1
    for index in start..<last where hashes[index] == hashes[last] {
      hashes.removeLast()
      return
    }
  }
}

/// Up to three tokens, the most frequent first; of equals the one that came first.
struct TokenTriple: Sequence {
  private var tokens: (Int32, Int32, Int32) = (-1, -1, -1)
  private var counts = (0, 0, 0)

  mutating func insert(_ token: Int32, count: Int) {
    if count > counts.0 {
      (tokens, counts) = ((token, tokens.0, tokens.1), (count, counts.0, counts.1))
    } else if count > counts.1 {
      (tokens, counts) = ((tokens.0, token, tokens.1), (counts.0, count, counts.1))
    } else if count > counts.2 {
      (tokens.2, counts.2) = (token, count)
    }
  }

  func makeIterator() -> AnyIterator<Int32> {
    var position = 0
    return AnyIterator {
      position += 1
      return switch position {
      case 1: tokens.0
      case 2: tokens.1
      case 3: tokens.2
      default: nil
      }
    }
  }
}
