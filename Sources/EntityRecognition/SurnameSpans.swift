/// Gives names to persons that the tagger took for something else, by what the article calls them elsewhere: a surname
/// alone whose full name stands in the article, and what somebody is also known as.
struct SurnameSpans {
  private let text: TokenizedText
  private let gazetteer: Gazetteer
  /// The last words of persons' full names, and how they sound.
  private var surnames: Set<ArraySlice<UInt8>> = []
  private var sounds: Set<[UInt8]> = []

  init(_ spans: [TaggedSpan], in text: TokenizedText, gazetteer: Gazetteer = .embedded) {
    self.text = text
    self.gazetteer = gazetteer
    for span in spans where span.kind == .person {
      let words = text.personName(span.tokens).filter {
        text.kind($0) == .word && !text.tokens[$0].isAny([.nameSuffix, .particle])
      }
      guard words.count > 1, let last = words.last, text.key(last).count > 3 else { continue }
      surnames.insert(text.key(last))
      let sound = SpellingFold.skeleton(text.key(last))
      if !sound.isEmpty { sounds.insert(sound) }
    }
  }

  /// The spans with persons in their place, and surnames that were left out.
  func corrected(_ spans: [TaggedSpan]) -> [TaggedSpan] {
    var result: [TaggedSpan] = []
    result.reserveCapacity(spans.count)
    for (index, span) in spans.enumerated() {
      let isAlias = index > 0 && spans[index - 1].kind == .person && isKnownAs(spans[index - 1], span)
      result.append(isPerson(span) || isAlias ? TaggedSpan(tokens: span.tokens, kind: .person) : span)
    }
    return surnames.isEmpty ? result : withLeftOut(result)
  }

  private func isPerson(_ span: TaggedSpan) -> Bool {
    guard span.kind == .place || span.kind == .organization, span.tokens.count == 1 else { return false }
    let word = span.tokens.lowerBound
    guard !text.tokens[word].isAllCapitals else { return false }
    if isInGazetteer(word) { return surnames.contains(text.key(word)) && isDescribedAsPerson(after: span) }
    return surnames.contains(text.key(word)) || sounds.contains(SpellingFold.skeleton(text.key(word)))
  }

  private func isInGazetteer(_ word: Int) -> Bool {
    guard let entry = gazetteer.entry(text.key(word)) else { return false }
    return gazetteer.allCandidates(entry).contains { gazetteer.kind(ofPlace: $0.place) != .person }
  }

  /// “Jordan, a senator from Ohio,”, “Jordan, who”.
  private func isDescribedAsPerson(after span: TaggedSpan) -> Bool {
    let comma = span.tokens.upperBound
    guard text.isMark(comma, ",") else { return false }
    if text.isWord(comma + 1, "who") { return true }
    guard text.isWord(comma + 1, anyOf: ["a", "an"]) else { return false }
    for index in comma + 2..<comma + 6 {
      guard text.kind(index) == .word, !text.isWord(index, anyOf: ["of", "from", "in"]) else { return false }
      if text.classes(index).contains(.title) || isMember(index) { return true }
    }
    return false
  }

  /// “a Republican”: of a party, one person.
  private func isMember(_ index: Int) -> Bool {
    guard text.isCapitalised(index), let entry = gazetteer.entry(text.key(index) + [0x73]) else { return false }
    return gazetteer.candidates(entry).contains { gazetteer.kind(ofPlace: $0.place) == .group }
  }

  /// “Jimmy Cherizier, known as Barbecue”, “also known as”, “better known as”.
  private func isKnownAs(_ person: TaggedSpan, _ span: TaggedSpan) -> Bool {
    guard span.kind == .place || span.kind == .organization,
      KnownAs.joins(person.tokens, span.tokens, in: text)
    else { return false }
    return !span.tokens.contains { isInGazetteer($0) }
  }

  /// Where a surname stands with a capital and the tagger saw nothing.
  private func withLeftOut(_ spans: [TaggedSpan]) -> [TaggedSpan] {
    var result: [TaggedSpan] = []
    var next = 0
    for span in spans + [TaggedSpan(tokens: text.tokens.count..<text.tokens.count, kind: .person)] {
      for index in next..<max(next, span.tokens.lowerBound) where isLeftOut(index) {
        result.append(TaggedSpan(tokens: index..<index + 1, kind: .person))
      }
      if !span.tokens.isEmpty { result.append(span) }
      next = span.tokens.upperBound
    }
    return result
  }

  private func isLeftOut(_ index: Int) -> Bool {
    let token = text.tokens[index]
    return token.kind == .word && token.isCapitalised && surnames.contains(text.key(index))
      && !token.isAny([.common, .ordinary, .title, .month, .weekday, .companyWord]) && !isInGazetteer(index)
      && text.kind(index - 1) != .hyphen && text.kind(index + 1) != .hyphen && !text.isCapitalised(index + 1)
      && (!text.isCapitalised(index - 1) || text.tokens[index - 1].isAny([.weekday, .month]))
  }
}

/// “, also known as”: what stands between two names of one person or group.
enum KnownAs {
  static func joins(_ name: Range<Int>, _ other: Range<Int>, in text: TokenizedText) -> Bool {
    var index = name.upperBound
    guard other.lowerBound - index <= 5 else { return false }
    if text.isMark(index, ",") || text.isMark(index, "(") { index += 1 }
    if text.isWord(index, anyOf: ["also", "better", "widely", "otherwise", "popularly", "commonly"]) { index += 1 }
    if text.isWord(index, anyOf: ["alias", "nicknamed", "aka"]) { return index + 1 == other.lowerBound }
    return text.isWord(index, "known") && text.isWord(index + 1, "as") && index + 2 == other.lowerBound
  }
}
