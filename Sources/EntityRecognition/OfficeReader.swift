/// Reads the titles that stand beside persons, and whose they are: “Armenia's premier” and “Armenian Prime Minister” say
/// the same.
struct OfficeReader {
  let text: TokenizedText
  let spans: [TaggedSpan]
  private let titles = PersonTitles()

  init(_ spans: [TaggedSpan], in text: TokenizedText) {
    self.spans = spans
    self.text = text
  }

  /// For every span its title; nil where it is no person or has none.
  func offices() -> [Office?] {
    var sentence = 0
    return spans.indices.map { index in
      guard spans[index].kind == .person else { return nil }
      let person = text.personName(spans[index].tokens)
      while person.lowerBound >= text.sentences[sentence].tokens.upperBound { sentence += 1 }
      guard let words = titles.words(of: person, in: text, sentence: text.sentences[sentence].tokens) else {
        return nil
      }
      let office = office(words, beside: index)
      return office.words.isEmpty ? nil : office
    }
  }

  /// - Parameter index: of the span that the title belongs to.
  func office(_ title: Range<Int>, beside index: Int) -> Office {
    let words = own(title, of: index)
    let body = self.body(of: words, beside: index)
    var office = Office(words: words.lowerBound..<max(title.upperBound, words.upperBound), name: "", body: body)
    if let body, isMinistry(spans[body]) { office.nation = spans[body].tokens.lowerBound }
    var kept: [String] = []
    // “ex-president”: the word may stand outside what is printed as the title.
    for position in max(words.lowerBound - 2, 0)..<words.lowerBound where isJoined(position, to: words.lowerBound) {
      if OfficeWords.former.contains(word(position)) { office.isFormer = true }
    }
    for position in words where text.kind(position) == .word && !names(position, office) {
      let word = self.word(position)
      if OfficeWords.feminine.contains(word) { office.gender = .feminine }
      if OfficeWords.masculine.contains(word) { office.gender = office.gender ?? .masculine }
      if OfficeWords.former.contains(word) {
        office.isFormer = true
      } else if !OfficeWords.passing.contains(word), !OfficeWords.honorifics.contains(word), kept.count < 8 {
        kept.append(singular(word))
      }
    }
    office.name = OfficeWords.name(kept)
    return office
  }

  /// The words that are the person's own: of “Prime Minister A and President” beside B the last, of “archbishop who
  /// heads the diocese” the first, of “commissions under deputy prime ministers” those after “under”.
  private func own(_ title: Range<Int>, of index: Int) -> Range<Int> {
    var (first, end) = (title.lowerBound, title.upperBound)
    for other in neighbours(of: title, beside: index) where other != index && spans[other].kind == .person {
      let tokens = spans[other].tokens
      if tokens.lowerBound >= spans[index].tokens.upperBound {
        end = min(end, tokens.lowerBound)
      } else {
        first = max(first, tokens.upperBound)
      }
    }
    for position in first..<max(first, end) {
      if text.isWord(position, anyOf: ["who", "whom", "whose", "which", "that", "until", "since", "when"]) {
        end = position
        break
      }
      let isUnder = text.isWord(position, "under") && !text.isWord(position + 1, "secretary")
      let isOwner = text.kind(position) == .possessive && !isNamed(position - 1, beside: index)
      if isUnder || isOwner { first = position + 1 }
    }
    while first < end, text.kind(first) != .word || text.classes(first).contains(.conjunction) { first += 1 }
    return first < end ? first..<end : title.upperBound..<title.upperBound
  }

  private func isNamed(_ token: Int, beside index: Int) -> Bool {
    neighbours(of: token..<token + 1, beside: index).contains { spans[$0].tokens.contains(token) }
  }

  /// Spans around the person that may overlap the words.
  private func neighbours(of words: Range<Int>, beside index: Int) -> Range<Int> {
    var first = index
    while first > 0, spans[first - 1].tokens.upperBound + 4 >= words.lowerBound, index - first < 6 { first -= 1 }
    var end = index + 1
    while end < spans.count, end - index < 6, spans[end].tokens.lowerBound < words.upperBound { end += 1 }
    return first..<end
  }

  /// “foreign ministers A and B”: each is a minister.
  private func singular(_ word: String) -> String {
    guard word.hasSuffix("s"), let entry = Gazetteer.embedded.entry(word.dropLast().utf8),
      entry.classes.contains(.title)
    else { return word }
    return String(word.dropLast())
  }

  private func word(_ index: Int) -> String { String(decoding: text.key(index), as: UTF8.self) }

  private func isJoined(_ index: Int, to first: Int) -> Bool {
    index == first - 1 || text.kind(first - 1) == .hyphen
  }

  /// Whether the word names the body. Of “Russian Foreign Ministry spokeswoman” only “Russian” does.
  private func names(_ index: Int, _ office: Office) -> Bool {
    if let nation = office.nation { return index == nation }
    return office.body.map { spans[$0].tokens.contains(index) } ?? false
  }

  private func isMinistry(_ span: TaggedSpan) -> Bool {
    span.kind == .organization && span.tokens.count > 1
      && text.classes(span.tokens.upperBound - 1).contains(.organizationHead)
      && text.isWord(span.tokens.upperBound - 1, anyOf: ["ministry", "department", "office", "army", "navy", "police"])
  }

  /// The first country, organization or group among the words of the title, or before them: “Armenia's”.
  private func body(of words: Range<Int>, beside index: Int) -> Int? {
    for next in neighbours(of: words, beside: index) {
      let tokens = spans[next].tokens
      guard next != index, spans[next].kind != .person, !words.isEmpty else { continue }
      let isInside = tokens.lowerBound >= words.lowerBound && tokens.upperBound <= words.upperBound
      let isOwner =
        tokens.upperBound <= words.lowerBound
        && (tokens.upperBound..<words.lowerBound).allSatisfy { isBetweenOwnerAndTitle($0) }
        && (text.kind(tokens.upperBound) == .possessive || spans[next].kind == .demonym)
      if isInside, isMinistry(spans[next]), !startsWithCountry(spans[next]) { continue }
      if isInside || isOwner { return next }
    }
    return nil
  }

  /// “Armenia's then-president”
  private func isBetweenOwnerAndTitle(_ index: Int) -> Bool {
    text.kind(index) == .possessive || text.kind(index) == .hyphen || OfficeWords.former.contains(word(index))
  }

  private func startsWithCountry(_ span: TaggedSpan) -> Bool {
    guard let entry = text.tokens[span.tokens.lowerBound].entry, entry.candidateCount > 0 else { return false }
    return text.isCapitalised(span.tokens.lowerBound)
      && !text.classes(span.tokens.lowerBound).contains(.ministryWord)
  }
}
