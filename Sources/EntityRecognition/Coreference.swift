/// Finds the mentions of one article that stand for the same thing: “Putin” and “Vladimir Putin”, “CSTO” and what it
/// is short for.
struct Coreference: Sendable {
  /// For every span the index of the span that names the same thing best; its own index where there is none better.
  func antecedents(of spans: [TaggedSpan], in text: TokenizedText) -> [Int] {
    var best = Array(spans.indices)
    resolve(persons: spans, in: text, into: &best)
    resolve(organizations: spans, in: text, into: &best)
    resolveExact(spans, in: text, into: &best)
    return best
  }

  // MARK: Persons

  /// The full names that a word is part of: by their last word, and by any other.
  private struct FullNames {
    var ending: [ArraySlice<UInt8>: Int] = [:]
    var holding: [ArraySlice<UInt8>: Int] = [:]

    func best(_ word: ArraySlice<UInt8>) -> Int? { ending[word] ?? holding[word] }
  }

  /// A short name stands for the last full name before it that holds it, otherwise for the first one after it.
  private func resolve(persons spans: [TaggedSpan], in text: TokenizedText, into best: inout [Int]) {
    var full: [[UInt8]: Int] = [:]
    var latest = FullNames()
    var first = FullNames()
    var open: [(index: Int, word: ArraySlice<UInt8>)] = []
    for (index, span) in spans.enumerated() where span.kind == .person {
      let words = words(of: span, in: text)
      guard let start = words.first, let last = words.last else { continue }
      guard words.count > 1 else {
        if let known = latest.best(last) { best[index] = known } else { open.append((index, last)) }
        continue
      }
      // “Barack H. Obama” is “Barack Obama”.
      let name = Array(start) + [0x20] + Array(last)
      let known = full[name] ?? index
      full[name] = known
      best[index] = known
      latest.ending[last] = known
      if first.ending[last] == nil { first.ending[last] = known }
      for word in words.dropLast() where word.count > 1 {
        latest.holding[word] = known
        if first.holding[word] == nil { first.holding[word] = known }
      }
    }
    for (index, word) in open { best[index] = first.best(word) ?? index }
  }

  /// The words of a name without particles and suffixes: “al-Assad” and “Assad” end alike.
  private func words(of span: TaggedSpan, in text: TokenizedText) -> [ArraySlice<UInt8>] {
    let words = span.tokens.filter { text.tokens[$0].kind == .word && !text.tokens[$0].isAny(.nameSuffix) }
    let kept = words.filter { !text.tokens[$0].isAny(.particle) }
    return (kept.isEmpty ? words : kept).map { text.key($0) }
  }

  // MARK: Organizations

  private func resolve(organizations spans: [TaggedSpan], in text: TokenizedText, into best: inout [Int]) {
    var byInitials: [[UInt8]: Int] = [:]
    var byEnding: [[UInt8]: [Int]] = [:]
    var seen: [[UInt8]: Int] = [:]
    for (index, span) in spans.enumerated() where span.kind == .organization || span.kind == .group {
      let key = text.key(span.tokens)
      guard seen[key] == nil else { continue }
      seen[key] = index
      let words = span.tokens.filter { text.tokens[$0].kind == .word }
      guard words.count > 1 else { continue }
      for initials in initials(of: words, in: text) where byInitials[initials] == nil { byInitials[initials] = index }
      for start in words.dropFirst() where !text.tokens[start].isAny([.conjunction, .determiner]) {
        byEnding[text.key(start..<span.tokens.upperBound), default: []].append(index)
      }
    }
    for (index, span) in spans.enumerated() where span.kind == .organization || span.kind == .group {
      let token = text.tokens[span.tokens.lowerBound]
      let key = text.key(span.tokens)
      if span.tokens.count == 1, token.isAllCapitals, let long = byInitials[Array(text.bytes[token.span])] {
        best[index] = long
      } else if span.kind == .organization, let longer = byEnding[key], longer.count == 1 {
        best[index] = longer[0]
      }
    }
  }

  /// With and without the small words: “UNHCR”, “CoE” is left to the gazetteer.
  private func initials(of words: [Int], in text: TokenizedText) -> [[UInt8]] {
    let capitals = words.filter { text.tokens[$0].isCapitalised }.map { text.bytes[text.tokens[$0].span.lowerBound] }
    return capitals.count > 1 && capitals.allSatisfy { $0 < 0x80 } ? [capitals] : []
  }

  // MARK: The same words

  private func resolveExact(_ spans: [TaggedSpan], in text: TokenizedText, into best: inout [Int]) {
    struct Name: Hashable {
      var kind: TaggedSpan.Kind
      var key: [UInt8]
    }
    var first: [Name: Int] = [:]
    for (index, span) in spans.enumerated() where best[index] == index {
      let name = Name(kind: span.kind, key: text.key(span.tokens))
      if let known = first[name] { best[index] = best[known] } else { first[name] = index }
    }
    // One step more: what a short form points to may itself point to something better.
    for index in best.indices { best[index] = best[best[index]] }
  }
}
