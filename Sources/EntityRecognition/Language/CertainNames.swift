/// The names of places and organizations in a text that is not English, as far as the gazetteer makes them certain.
///
/// The tagger has learned English, and would see persons in Turkish verbs. Here nothing is a name because it looks like
/// one: only exact names in Latin letters count, within a sentence, and no town that may be a word (German “Essen”), a
/// surname (“Enner Valencia”) or a part of a longer name. What is missed is missed; nothing is invented, and no person.
struct CertainNames {
  private let text: TokenizedText
  private let language: LanguageReading
  private let matcher: GazetteerMatcher
  private var gazetteer: Gazetteer { matcher.gazetteer }
  /// Words that the article writes small somewhere.
  private var smallWords: Set<ArraySlice<UInt8>> = []

  /// A town of one word has so many inhabitants, or is a capital.
  private static let leastPopulation = 100_000
  /// Shorter acronyms mean other things in other languages: “UN” in French, “EU” in Portuguese.
  private static let leastAcronym = 4

  init(_ text: TokenizedText, _ language: LanguageReading, gazetteer: Gazetteer = .embedded) {
    self.text = text
    self.language = language
    matcher = GazetteerMatcher(gazetteer: gazetteer)
    for index in text.tokens.indices where text.tokens[index].kind == .word && !text.tokens[index].isCapitalised {
      smallWords.insert(text.key(index))
    }
  }

  /// In the order of the text; those of English paragraphs are left to the tagger.
  func spans() -> [TaggedSpan] {
    var found: [TaggedSpan] = []
    /// At the start of a sentence, where every word has a capital: they count where the article has them within one.
    var doubtful: Set<Range<Int>> = []
    var known: Set<[UInt8]> = []
    for sentence in text.sentences where !sentence.isAllCapitals && !sentence.isTitleCase {
      guard let tag = foreignTag(of: sentence) else { continue }
      var index = sentence.tokens.lowerBound
      while index < sentence.tokens.upperBound {
        defer { index += 1 }
        guard let match = matcher.match(at: index, in: text, end: sentence.tokens.upperBound),
          let kind = kind(of: match, tag)
        else { continue }
        let isAcronym = kind != .place && match.tokens.count == 1 && text.tokens[index].isAllCapitals
        guard isAcronym || !isPartOfName(match.tokens, sentence) else { continue }
        found.append(TaggedSpan(tokens: match.tokens, kind: kind))
        if isAcronym || wordCount(match.tokens) > 1 || isWithin(sentence, match.tokens) {
          known.insert(text.key(match.tokens))
        } else {
          doubtful.insert(match.tokens)
        }
        index = match.tokens.upperBound - 1
      }
    }
    return found.filter { !doubtful.contains($0.tokens) || known.contains(text.key($0.tokens)) }
  }

  private func foreignTag(of sentence: Sentence) -> String? {
    language.foreignTag(at: text.tokens[sentence.tokens.lowerBound].span.lowerBound)
  }

  private func wordCount(_ tokens: Range<Int>) -> Int { tokens.count { text.tokens[$0].kind == .word } }

  // MARK: What it names

  private func kind(of match: GazetteerMatcher.Match, _ tag: String) -> TaggedSpan.Kind? {
    guard let candidate = match.candidates.first, !candidate.isDoubtful, !candidate.isMinor,
      candidate.naming == .name || candidate.naming == .otherName, isWritten(match.tokens, candidate)
    else { return nil }
    let isOneWord = wordCount(match.tokens) == 1
    if isOneWord, smallWords.contains(text.key(match.tokens.lowerBound)) { return nil }
    switch gazetteer.kind(ofPlace: candidate.place) {
    case .country: return .place
    case .city:
      if !isOneWord || gazetteer.isCapital(candidate.place) { return .place }
      let isLarge = gazetteer.population(ofPlace: candidate.place) >= Self.leastPopulation
      return isLarge && !Self.nounsHaveCapitals.contains(tag) ? .place : nil
    case .region, .area, .feature:
      return !isOneWord || gazetteer.isCurated(candidate.place) && !Self.nounsHaveCapitals.contains(tag) ? .place : nil
    case .organization: return .organization
    case .group: return .group
    case .district, .person: return nil
    }
  }

  /// Every noun has a capital, or may have one, which therefore says nothing.
  private static let nounsHaveCapitals: Set<String> = ["de", "lb", "und-Latn"]

  /// Every word has a capital, but for small ones; an acronym is long enough, and a name in capitals no short one.
  private func isWritten(_ tokens: Range<Int>, _ candidate: Gazetteer.Candidate) -> Bool {
    let first = text.tokens[tokens.lowerBound]
    let length = first.key.count
    guard first.isCapitalised else { return false }
    if tokens.count == 1, candidate.needsCapitals || first.isAllCapitals { return length >= Self.leastAcronym }
    return tokens.allSatisfy {
      let token = text.tokens[$0]
      return token.kind != .word || token.isCapitalised || token.key.count <= 3
    }
  }

  // MARK: What stands around it

  /// A sentence has begun before it with a word, so that its capital is one of its own.
  private func isWithin(_ sentence: Sentence, _ tokens: Range<Int>) -> Bool {
    guard let before = wordBefore(tokens.lowerBound, sentence) else { return false }
    return !text.tokens[before].isCapitalised || before > sentence.tokens.lowerBound
  }

  /// The word before the token, also before a comma, a bracket or an apostrophe; nil where a sentence or a quotation
  /// begins.
  private func wordBefore(_ index: Int, _ sentence: Sentence) -> Int? {
    var index = index - 1
    while index >= sentence.tokens.lowerBound {
      switch text.tokens[index].kind {
      case .word, .number: return index
      case .hyphen, .possessive: index -= 1
      case .punctuation:
        guard isMark(index, anyOf: [",", "(", "/", "'", "\u{2019}"]) else { return nil }
        index -= 1
      case .address: return nil
      }
    }
    return nil
  }

  /// A word with a capital stands right beside it (“Real Madrid”, “Paris Hilton”), or before a small particle (“Robert de
  /// Córdoba”), or a hyphen joins it to another.
  private func isPartOfName(_ tokens: Range<Int>, _ sentence: Sentence) -> Bool {
    let (before, after) = (tokens.lowerBound - 1, tokens.upperBound)
    if sentence.tokens.contains(after) {
      if text.tokens[after].kind == .hyphen { return true }
      if text.tokens[after].kind == .word, text.isCapitalised(after) { return true }
    }
    guard sentence.tokens.contains(before) else { return false }
    if text.tokens[before].kind == .hyphen { return true }
    if text.tokens[before].kind == .word, text.isCapitalised(before) {
      // “La France”: an article at the start of a sentence.
      return before > sentence.tokens.lowerBound || tokens.count == 1 && text.tokens[before].key.count > 3
    }
    let isParticle = text.tokens[before].kind == .word && Self.particles.contains(text.string(before..<before + 1))
    guard isParticle, sentence.tokens.contains(before - 1), text.isCapitalised(before - 1),
      let candidate = matcher.match(at: tokens.lowerBound, in: text, end: tokens.upperBound)?.candidates.first
    else { return false }
    return gazetteer.kind(ofPlace: candidate.place) != .country && !gazetteer.isCapital(candidate.place)
  }

  private static let particles: Set<String> = [
    "de", "da", "do", "di", "del", "der", "den", "von", "van", "du", "la", "le", "af", "av", "e", "y",
  ]

  private func isMark(_ index: Int, anyOf marks: [Unicode.Scalar]) -> Bool { marks.contains { text.isMark(index, $0) } }
}
