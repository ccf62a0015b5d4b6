internal import News

/// Finds the names of the gazetteer in a text.
struct GazetteerMatcher: Sendable {
  /// The longest name that starts at a token.
  struct Match: Sendable {
    var tokens: Range<Int>
    var candidates: [Gazetteer.Candidate]
  }

  var gazetteer = Gazetteer.embedded

  /// The longest name that starts at the token, with what it may stand for.
  func match(at index: Int, in text: TokenizedText, end: Int, isShouted: Bool = false) -> Match? {
    let token = text.tokens[index]
    guard token.kind == .word, let entry = token.entry, entry.longestName > 0 else { return nil }
    let ends = entry.longestName > 1 ? windowEnds(from: index, words: entry.longestName, in: text, end: end) : []
    for last in ends.reversed() {
      guard let found = gazetteer.entry(text.key(index..<last)), found.candidateCount > 0 else { continue }
      let candidates = gazetteer.candidates(found).filter { accepts($0, index..<last, in: text, isShouted: isShouted) }
      if !candidates.isEmpty { return Match(tokens: index..<last, candidates: candidates) }
    }
    guard token.isCapitalised, entry.candidateCount > 0 else { return nil }
    let candidates = gazetteer.candidates(entry).filter {
      accepts($0, index..<index + 1, in: text, isShouted: isShouted)
    }
    return candidates.isEmpty ? nil : Match(tokens: index..<index + 1, candidates: candidates)
  }

  /// Where names of two words up to the longest may end, in increasing order.
  private func windowEnds(from index: Int, words: Int, in text: TokenizedText, end: Int) -> [Int] {
    var ends: [Int] = []
    var count = 1
    var next = index + 1
    while next < end, count < words {
      switch text.tokens[next].kind {
      case .word, .number:
        count += 1
        next += 1
        ends.append(next)
      case .hyphen, .possessive: next += 1
      default: return ends
      }
    }
    return ends
  }

  private func accepts(
    _ candidate: Gazetteer.Candidate, _ range: Range<Int>, in text: TokenizedText, isShouted: Bool
  ) -> Bool {
    let words = range.filter { text.tokens[$0].kind == .word }
    if candidate.needsCapitals {
      return !isShouted && words.allSatisfy { text.tokens[$0].isAllCapitals || text.tokens[$0].key.count == 1 }
    }
    // “Gaza strip” and “al-Shabaab” are names, “the gambia” and “most” are not.
    guard words.contains(where: { text.tokens[$0].isCapitalised }) else { return false }
    let first = text.tokens[range.lowerBound]
    return words.count == 1 || first.isCapitalised || first.isAny(.particle)
  }
}

extension GazetteerMatcher.Match {
  /// The first candidates of one kind decide what a match mostly is.
  func has(_ gazetteer: Gazetteer, where holds: (Gazetteer.Candidate, EntityType) -> Bool) -> Bool {
    candidates.contains { holds($0, gazetteer.type(ofPlace: $0.place)) }
  }
}
