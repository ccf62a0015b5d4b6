/// Which organizations' names of one article stand for the same one: acronyms, and the ends of longer names.
struct OrganizationCoreference {
  private let spans: [TaggedSpan]
  private let text: TokenizedText
  private var byInitials: [[UInt8]: Int] = [:]
  /// Spelled out right before it in brackets: “European Union (EU)”. It outweighs what letters say.
  private var explained: [[UInt8]: Int] = [:]
  private var byEnding: [[UInt8]: [Int]] = [:]

  init(_ spans: [TaggedSpan], in text: TokenizedText) {
    self.spans = spans
    self.text = text
  }

  /// Writes for every span of an organization or group the index of the span that names it best.
  mutating func resolve(into best: inout [Int]) {
    collect()
    for (index, span) in spans.enumerated() where span.kind == .organization || span.kind == .group {
      let key = text.key(span.tokens)
      if let letters = acronym(span), let long = explained[letters] ?? byInitials[letters] {
        best[index] = long
      } else if span.kind == .organization, let longer = byEnding[key], longer.count == 1 {
        best[index] = longer[0]
      }
    }
  }

  private mutating func collect() {
    var seen: Set<[UInt8]> = []
    for (index, span) in spans.enumerated() where span.kind == .organization || span.kind == .group {
      if index > 0, let letters = acronym(span), isExplained(index), explained[letters] == nil,
        !isExplainedByEnd(of: spans[index - 1], letters)
      {
        explained[letters] = index - 1
      }
      let key = text.key(span.tokens)
      guard seen.insert(key).inserted else { continue }
      let words = span.tokens.filter { text.tokens[$0].kind == .word }
      guard words.count > 1, words.count <= 16 else { continue }
      for letters in initials(of: words) where byInitials[letters] == nil { byInitials[letters] = index }
      for start in words.dropFirst() where !text.tokens[start].isAny([.conjunction, .determiner]) {
        byEnding[text.key(start..<span.tokens.upperBound), default: []].append(index)
      }
    }
  }

  /// The letters of “OHRM”, “U.N.” and “CoE”: one word, mostly of capitals.
  private func acronym(_ span: TaggedSpan) -> [UInt8]? {
    guard span.tokens.count == 1 else { return nil }
    let letters = text.bytes[text.tokens[span.tokens.lowerBound].span].filter { $0 != UInt8(ascii: ".") }
    guard (2...8).contains(letters.count), letters.allSatisfy({ $0 < 0x80 }) else { return nil }
    let capitals = letters.count { $0 >= 0x41 && $0 <= 0x5a }
    return capitals >= 2 && capitals * 2 > letters.count ? letters.map { $0 & 0xdf } : nil
  }

  /// “Organisation for Human Rights Monitoring (OHRM)”, “the Taliban-affiliated Islamic Emirate's TTP” is not.
  private func isExplained(_ index: Int) -> Bool {
    let (long, short) = (spans[index - 1], spans[index])
    guard long.kind == .organization || long.kind == .group, long.tokens.count > 1,
      long.tokens.upperBound + 1 == short.tokens.lowerBound, text.isMark(long.tokens.upperBound, "("),
      text.isMark(short.tokens.upperBound, ")"), let letters = acronym(short)
    else { return false }
    // The letters need not be the initials (“Kurdistan Workers' Party (PKK)”), but a city in brackets has none.
    let first = text.key(long.tokens.lowerBound).first.map { $0 & 0xdf }
    return first == letters[0] || letters.allSatisfy { $0 >= 0x41 } && letters.count <= 6
  }

  /// “Northern Command of the Royal Border Guard (RBG)”: the letters are those of the last words alone, and stand for
  /// what these name.
  private func isExplainedByEnd(of long: TaggedSpan, _ letters: [UInt8]) -> Bool {
    let words = long.tokens.filter { text.tokens[$0].kind == .word }
    guard !initials(of: words).contains(letters) else { return false }
    return words.indices.dropFirst().contains {
      text.tokens[words[$0]].isCapitalised && initials(of: Array(words[$0...])).contains(letters)
    }
  }

  /// The first letters of the words with a capital, of all words, and of those without “of”, “the”, “and”.
  private func initials(of words: [Int]) -> [[UInt8]] {
    func letters(_ words: [Int]) -> [UInt8] {
      words.compactMap { text.keys[text.tokens[$0].key].first }.filter { $0 < 0x80 }.map { $0 & 0xdf }
    }
    let capitalised = words.filter { text.tokens[$0].isCapitalised }
    let long = capitalised.filter { !text.tokens[$0].isAny([.conjunction, .determiner, .locationPreposition]) }
    var result: [[UInt8]] = []
    for some in [capitalised, words, long] {
      let letters = letters(some)
      if letters.count > 1, letters.count == some.count, !result.contains(letters) { result.append(letters) }
    }
    return result
  }
}
