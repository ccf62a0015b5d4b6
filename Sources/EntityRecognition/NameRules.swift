internal import News

/// Finds the spans that name something, by gazetteer, titles, head words and the shape of names.
///
/// What the trained tagger has not learned comes from here: names of the gazetteer, demonyms, features by their heads.
struct NameRules: Sendable {
  var gazetteer = Gazetteer.embedded

  /// `matches` are the names of the gazetteer in the text.
  func tag(_ text: TokenizedText, _ matches: GazetteerMatches) -> [TaggedSpan] {
    var first = NameParser(text: text, gazetteer: gazetteer, matches: matches, known: KnownNames())
    let draft = text.sentences.filter { !$0.isTitleCase && !$0.isAllCapitals }.flatMap { first.parse($0) }
    let known = KnownNames(draft, in: text)
    var second = NameParser(text: text, gazetteer: gazetteer, matches: matches, known: known)
    return Self.coordinated(text.sentences.flatMap { second.parse($0) }, in: text)
  }

  /// “Rogaland, Vestfold and Oslo”: an unknown single word in a list of places is a place.
  static func coordinated(_ spans: [TaggedSpan], in text: TokenizedText) -> [TaggedSpan] {
    var result = spans
    for index in result.indices where result[index].tokens.count == 1 {
      let token = text.tokens[result[index].tokens.lowerBound]
      guard result[index].kind == .person || result[index].kind == .organization, !token.isAllCapitals else { continue }
      guard !token.isAny([.givenName, .familyName]) else { continue }
      let isAfter =
        index > 0 && result[index - 1].kind == .place
        && isJoint(result[index - 1].tokens.upperBound..<result[index].tokens.lowerBound, in: text)
      let isBefore =
        index + 1 < spans.count && spans[index + 1].kind == .place
        && isJoint(result[index].tokens.upperBound..<spans[index + 1].tokens.lowerBound, in: text)
      if isAfter && isBefore || (isAfter || isBefore) && result[index].kind == .person { result[index].kind = .place }
    }
    return result
  }

  private static func isJoint(_ tokens: Range<Int>, in text: TokenizedText) -> Bool {
    !tokens.isEmpty && tokens.count <= 2
      && tokens.allSatisfy {
        text.isMark($0, ",") || text.classes($0).contains(.conjunction) && !text.isWord($0, "but")
      }
  }
}

/// What an article's own clear mentions teach about its other mentions.
struct KnownNames: Sendable {
  private var persons: Set<ArraySlice<UInt8>> = []
  private var kinds: [[UInt8]: TaggedSpan.Kind] = [:]

  init() {}

  /// Collects the words of full names of persons, and the kinds of longer names.
  init(_ spans: [TaggedSpan], in text: TokenizedText) {
    var votes: [[UInt8]: [TaggedSpan.Kind: Int]] = [:]
    for span in spans {
      if span.kind == .person {
        for index in span.tokens where text.tokens[index].isCapitalised && text.tokens[index].key.count > 1 {
          persons.insert(text.key(index))
        }
      }
      votes[text.key(span.tokens), default: [:]][span.kind, default: 0] += Self.weight(of: span, in: text)
    }
    for (key, counts) in votes {
      kinds[key] = counts.max { ($0.value, order($0.key)) < ($1.value, order($1.key)) }?.key
    }
  }

  /// A title, “in” or “said” beside a name say more than a name's shape.
  private static func weight(of span: TaggedSpan, in text: TokenizedText) -> Int {
    let before = text.classes(span.tokens.lowerBound - 1)
    let isClear: Bool
    switch span.kind {
    case .person: isClear = before.contains(.title) || text.classes(span.tokens.upperBound).contains(.sayVerb)
    case .place: isClear = text.isWord(span.tokens.lowerBound - 1, anyOf: ["in", "at", "near"])
    default: isClear = false
    }
    return isClear ? 3 : 1
  }

  func isPerson(_ key: ArraySlice<UInt8>) -> Bool { persons.contains(key) }

  func kind(_ key: [UInt8]) -> TaggedSpan.Kind? { kinds[key] }
}

/// Ties are settled the same way in every run.
private func order(_ kind: TaggedSpan.Kind) -> Int {
  switch kind {
  case .person: 4
  case .organization: 3
  case .place: 2
  case .group: 1
  case .demonym: 0
  }
}
