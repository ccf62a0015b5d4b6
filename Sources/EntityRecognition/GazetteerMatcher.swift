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
    let range = index..<index + 1
    if entry.longestName > 1,
      let found = longest(from: index, words: entry.longestName, in: text, end: end, isShouted: isShouted)
    {
      return found
    }
    guard token.isCapitalised, entry.candidateCount > 0 else { return nil }
    let candidates = accepted(entry, range, in: text, isShouted: isShouted)
    return candidates.isEmpty ? nil : Match(tokens: range, candidates: candidates)
  }

  /// The longest name of two and more words that starts at the token. The hash of a longer key goes on from that of the
  /// shorter one, so no key is put together unless the gazetteer has one of the same hash.
  private func longest(from index: Int, words: Int, in text: TokenizedText, end: Int, isShouted: Bool) -> Match? {
    var best: Match?
    var (hash, length) = (Gazetteer.hash(text.key(index)), text.tokens[index].key.count)
    var (count, next) = (1, index + 1)
    while next < end, count < words {
      let kind = text.tokens[next].kind
      guard kind == .word || kind == .number || kind == .hyphen || kind == .possessive else { break }
      next += 1
      if kind == .hyphen { continue }
      if kind != .possessive { (hash, length) = (Gazetteer.hash(CollectionOfOne(0x20), after: hash), length + 1) }
      hash = Gazetteer.hash(text.key(next - 1), after: hash)
      length += text.tokens[next - 1].key.count
      if kind == .possessive { continue }
      count += 1
      let range = index..<next
      guard let found = gazetteer.entry(hash: hash, length: length, isKey: { $0.elementsEqual(text.key(range)) }),
        found.candidateCount > 0
      else { continue }
      let candidates = accepted(found, range, in: text, isShouted: isShouted)
      if !candidates.isEmpty { best = Match(tokens: range, candidates: candidates) }
    }
    return best
  }

  private func accepted(
    _ entry: Gazetteer.Entry, _ range: Range<Int>, in text: TokenizedText, isShouted: Bool
  ) -> [Gazetteer.Candidate] {
    gazetteer.candidates(entry).filter { accepts($0, range, in: text, isShouted: isShouted) }
  }

  private func accepts(
    _ candidate: Gazetteer.Candidate, _ range: Range<Int>, in text: TokenizedText, isShouted: Bool
  ) -> Bool {
    if candidate.needsCapitals {
      return !isShouted
        && range.allSatisfy {
          let token = text.tokens[$0]
          return token.kind != .word || token.isAllCapitals || token.key.count == 1
        }
    }
    // “Gaza strip” and “al-Shabaab” are names, “the gambia” and “most” are not.
    var (words, capitalised) = (0, 0)
    for index in range where text.tokens[index].kind == .word {
      words += 1
      if text.tokens[index].isCapitalised { capitalised += 1 }
    }
    guard capitalised > 0 else { return false }
    let first = text.tokens[range.lowerBound]
    return words == 1 || first.isCapitalised || first.isAny(.particle)
  }
}

/// The longest names of the gazetteer that start at the tokens of a text, each looked for once.
struct GazetteerMatches: Sendable {
  private var found: [GazetteerMatcher.Match] = []
  /// Of every token, the place in `found`; -1 for none.
  private var places: [Int32]

  init(_ text: TokenizedText, _ gazetteer: Gazetteer) {
    places = Array(repeating: -1, count: text.tokens.count)
    let matcher = GazetteerMatcher(gazetteer: gazetteer)
    for sentence in text.sentences {
      for index in sentence.tokens {
        guard
          let match = matcher.match(
            at: index, in: text, end: sentence.tokens.upperBound, isShouted: sentence.isAllCapitals)
        else { continue }
        places[index] = Int32(found.count)
        found.append(match)
      }
    }
  }

  /// The longest name that starts at the token and ends within its sentence.
  subscript(index: Int) -> GazetteerMatcher.Match? { places[index] < 0 ? nil : found[Int(places[index])] }
}

extension GazetteerMatcher {
  /// “Hamas”, and not “Kenyans”.
  func isArmedGroup(_ tokens: Range<Int>, in text: TokenizedText) -> Bool {
    guard let match = match(at: tokens.lowerBound, in: text, end: tokens.upperBound), match.tokens == tokens,
      let first = match.candidates.first
    else { return false }
    return first.naming != .people && gazetteer.type(ofPlace: first.place) == .group
  }
}

extension GazetteerMatcher.Match {
  /// The first candidates of one kind decide what a match mostly is.
  func has(_ gazetteer: Gazetteer, where holds: (Gazetteer.Candidate, EntityType) -> Bool) -> Bool {
    candidates.contains { holds($0, gazetteer.type(ofPlace: $0.place)) }
  }
}
