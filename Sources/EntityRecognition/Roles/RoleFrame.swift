internal import News

/// A light parse around a mention: what governs it, what it does, what it owns.
///
/// Modifiers, relative clauses, appositions and parentheses are skipped; coordinated names are one.
struct RoleFrame {
  let mention: Range<Int>
  /// The mention with the names that are coordinated with it.
  private(set) var list: Range<Int>
  /// How many names the list has, and whether a conjunction joins them.
  private(set) var items = 1
  private(set) var isJoined = false
  /// The nearest word to the left that is no modifier.
  private(set) var governor: Int?
  /// What governs the preposition that is the governor.
  private(set) var regent: Int?
  /// “between” before the first or second name.
  private(set) var between: Int?
  /// The first and the last word of what is owned.
  private(set) var owned: Range<Int>?
  /// The verb to the right, past auxiliaries and clauses.
  private(set) var verb: Int?
  private(set) var auxiliary: WordFunction = .content
  /// A clause or an apposition lies between the mention and the verb.
  private(set) var isSkipped = false
  /// The run of words that follows without a break.
  private(set) var followers: Range<Int>?

  /// What the name modifies: nothing, what it owns, the word after it, what a hyphen joins to it.
  enum Attachment: UInt64 { case none, possessive, adjacent, hyphen }

  private(set) var attachment = Attachment.none
  private let sentence: Range<Int>

  init(_ mention: Range<Int>, _ words: RoleWords, _ text: TokenizedText) {
    self.mention = mention
    sentence = words.range
    list = mention
    extendList(words, text)
    attachment = Self.attachment(words[list.upperBound])
    findGovernor(words)
    findFollowers(words)
    findOwned(words)
    findVerb(words)
  }

  private static func attachment(_ next: RoleWords.Word?) -> Attachment {
    switch next?.function {
    case .possessive: .possessive
    case .hyphen: .hyphen
    case .content: .adjacent
    default: .none
    }
  }

  // MARK: Lists

  private mutating func extendList(_ words: RoleWords, _ text: TokenizedText) {
    while items < 12, let next = item(after: list.upperBound, words, text) {
      list = list.lowerBound..<next
      items += 1
    }
    while items < 12, let first = item(before: list.lowerBound, words, text) {
      list = first..<list.upperBound
      items += 1
    }
  }

  private mutating func item(after end: Int, _ words: RoleWords, _ text: TokenizedText) -> Int? {
    var index = end
    var joined = false
    if words[index]?.function == .comma { index += 1 }
    if words[index]?.function == .conjunction {
      joined = true
      index += 1
    }
    guard index > end else { return nil }
    if words[index]?.function == .determiner { index += 1 }
    let start = index
    while index - start < 4, let word = words[index], isNamePart(word, index, start) { index += 1 }
    guard index > start, let name = place(start..<index, text) else { return nil }
    if joined { isJoined = true }
    return name.upperBound
  }

  private mutating func item(before start: Int, _ words: RoleWords, _ text: TokenizedText) -> Int? {
    var index = start - 1
    var joined = false
    if words[index]?.function == .determiner { index -= 1 }
    if words[index]?.function == .conjunction {
      joined = true
      index -= 1
    }
    if words[index]?.function == .comma { index -= 1 }
    // “Elsewhere, Guyana”: a comma alone joins only what a conjunction has joined already.
    guard index < start - 1, joined || isJoined else { return nil }
    let end = index + 1
    while end - index < 4, let word = words[index], word.isCapitalised || word.function == .hyphen { index -= 1 }
    guard index + 1 < end else { return nil }
    for first in index + 1..<end where place(first..<end, text) != nil {
      if joined { isJoined = true }
      return first
    }
    return nil
  }

  private func isNamePart(_ word: RoleWords.Word, _ index: Int, _ start: Int) -> Bool {
    word.isCapitalised || index > start && word.function == .hyphen
  }

  /// The longest start of the run that the gazetteer knows as a place.
  private func place(_ run: Range<Int>, _ text: TokenizedText) -> Range<Int>? {
    for end in stride(from: run.upperBound, to: run.lowerBound, by: -1) {
      let name = run.lowerBound..<end
      let entry = name.count == 1 ? text.tokens[name.lowerBound].entry : Gazetteer.embedded.entry(text.key(name))
      if let entry, let first = Gazetteer.embedded.candidates(entry).first {
        let type = Gazetteer.embedded.type(ofPlace: first.place)
        if type != .organization, type != .group, first.naming.rawValue < 2 { return name }
      }
    }
    return nil
  }

  // MARK: To the left

  private mutating func findGovernor(_ words: RoleWords) {
    guard let left = skipModifiers(before: list.lowerBound, words) else { return }
    governor = left
    var index = list.lowerBound - 1
    while index >= sentence.lowerBound, list.lowerBound - index < 12 {
      if words[index]?.lower == Self.betweenHash { between = index }
      index -= 1
    }
    if words[left]?.function == .preposition || words[left]?.function == .to {
      regent = skipAdverbs(before: left, words)
    }
  }

  private static let betweenHash = FeatureHash.of("between")

  /// “the”, “neighbouring”, “both”, “war-torn”.
  private func skipModifiers(before index: Int, _ words: RoleWords) -> Int? {
    var left = index - 1
    while index - left < 6, let word = words[left] {
      let before = words[left - 1]?.function
      if word.function == .determiner || word.classes.contains(.compassWord) || word.function == .quote
        || word.isAdverb || word.function == .adverb
      {
        left -= 1
      } else if word.function == .content, !word.isCapitalised, word.kind == .word,
        before == .determiner || (before == .preposition || before == .to) && !isVerbal(word)
      {
        left -= 1
      } else {
        return left
      }
    }
    return words[left] == nil ? nil : left
  }

  /// “came [only recently] to”: before a preposition a noun is no modifier.
  private func skipAdverbs(before index: Int, _ words: RoleWords) -> Int? {
    var left = index - 1
    while index - left < 4, let word = words[left],
      word.function == .quote || word.function == .adverb || word.isAdverb
    {
      left -= 1
    }
    return words[left] == nil ? nil : left
  }

  private func isVerbal(_ word: RoleWords.Word) -> Bool {
    word.suffix == Self.gerund || !word.classes.isDisjoint(with: [.objectVerb, .motionVerb, .actVerb])
  }

  private static let gerund = FeatureHash.of("ing")

  // MARK: To the right

  private mutating func findFollowers(_ words: RoleWords) {
    let end = list.upperBound
    var index = end
    if words[index]?.function == .hyphen { index += 1 }
    while index - end < 6, let word = words[index], word.function == .content { index += 1 }
    if index > end { followers = end..<index }
  }

  private mutating func findOwned(_ words: RoleWords) {
    guard words[list.upperBound]?.function == .possessive else { return }
    let start = list.upperBound + 1
    var index = start
    while index - start < 7, let word = words[index],
      word.function == .content || word.function == .number || word.function == .quote || word.isAdverb
    {
      index += 1
    }
    if index > start { owned = start..<index }
  }

  private mutating func findVerb(_ words: RoleWords) {
    var index = list.upperBound
    var clauses = 0
    guard words[index]?.function != .possessive else { return }
    while index - list.upperBound < 30, let word = words[index] {
      switch word.function {
      case .comma:
        guard clauses < 2, let close = end(ofClauseAfter: index, words) else { return }
        clauses += 1
        isSkipped = true
        index = close
      case .open:
        guard let close = closing(index, words) else { return }
        isSkipped = true
        index = close
      case .relative: isSkipped = true
      case .be, .have, .modal, .to: auxiliary = word.function
      case .adverb, .quote: break
      case .content:
        if word.isAdverb || !word.classes.isDisjoint(with: [.weekday, .month]) { break }
        if word.kind == .word { verb = index }
        return
      case .preposition:
        guard !words.isWeekday(index + 1) else { break }
        return
      case .determiner where word.lower == Self.thatHash: isSkipped = true
      default: return
      }
      index += 1
    }
  }

  private static let thatHash = FeatureHash.of("that")

  private func end(ofClauseAfter comma: Int, _ words: RoleWords) -> Int? {
    var index = comma + 1
    while index - comma < 22, let word = words[index] {
      if word.function == .comma { return index }
      if word.function == .stop { return nil }
      index += 1
    }
    return nil
  }

  private func closing(_ open: Int, _ words: RoleWords) -> Int? {
    var index = open + 1
    while index - open < 16, let word = words[index] {
      if word.function == .close { return index }
      index += 1
    }
    return nil
  }
}
