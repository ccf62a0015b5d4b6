/// Which persons' names of one article stand for the same person.
///
/// A full name is a person; a part of it stands for the person who bears it: the nearest before it whose title,
/// country and gender do not speak against, otherwise the first after it. What a name costs does not grow with the
/// article: of the bearers of a word the latest few are looked at.
struct PersonCoreference {
  /// A person with a full name.
  private struct Bearer {
    /// The span that names them best.
    var span: Int
    var words: [ArraySlice<UInt8>]
    var office: Office?
    /// The mentions that have been found to be theirs, so that the nearest bearer is known.
    var latest: Int
    var gender: Office.Gender?
    /// Brought in as somebody's relative: “his father, Omar Bongo”. The surname alone goes on meaning the other one.
    var isRelative = false
  }

  private let spans: [TaggedSpan]
  private let offices: [Office?]
  private let text: TokenizedText
  /// Of every token: whether it stands where all words have capitals.
  private let isHeading: [Bool]
  private var bearers: [Bearer] = []
  /// Bearers by the last word of their name, by the others, and by how the last word sounds.
  private var ending: [ArraySlice<UInt8>: [Int]] = [:]
  private var holding: [ArraySlice<UInt8>: [Int]] = [:]
  private var sounding: [[UInt8]: [Int]] = [:]
  /// By the first three letters of the sound: for spellings that differ in one letter.
  private var beginning: [ArraySlice<UInt8>: [Int]] = [:]
  /// The bearer of every span of a person; nil where there is none.
  private var found: [Int?]
  /// Bearers by what they are also known as.
  private var aliases: [[UInt8]: Int] = [:]

  /// How many bearers of a word are looked at.
  private static let window = 8

  init(_ spans: [TaggedSpan], offices: [Office?], in text: TokenizedText) {
    self.spans = spans
    self.offices = offices
    self.text = text
    isHeading = text.isHeading
    found = Array(repeating: nil, count: spans.count)
  }

  /// Writes for every person's span the index of the span that names the person best.
  mutating func resolve(into best: inout [Int]) {
    var open: [(index: Int, words: [ArraySlice<UInt8>])] = []
    for (index, span) in spans.enumerated() where span.kind == .person {
      let words = words(of: span)
      guard !words.isEmpty else { continue }
      if let known = alias(at: index) ?? part(words, at: index) ?? spelling(words, at: index)
        ?? longerSurname(words, at: index)
      {
        settle(index, on: known)
      } else if words.count > 1 {
        settle(index, on: full(words, at: index))
      } else {
        open.append((index, words))
      }
    }
    for (index, words) in open {
      if let known = part(words, at: index, isAhead: true) ?? spelling(words, at: index) { found[index] = known }
    }
    for index in spans.indices {
      if let bearer = found[index] { best[index] = bearers[bearer].span }
    }
  }

  /// “Jimmy Cherizier, also known as Barbecue”: the bearer whose other name stands at the index.
  private mutating func alias(at index: Int) -> Int? {
    guard index > 0, let bearer = found[index - 1],
      KnownAs.joins(spans[index - 1].tokens, spans[index].tokens, in: text)
    else { return nil }
    let words = words(of: spans[index])
    if let last = words.last {
      aliases[words.joinedKey] = bearer
      if words.count > 1 { aliases[Array(last)] = bearer }
    }
    return bearer
  }

  /// “Gonzalez Urrutia” for Edmundo Gonzalez: of two surnames the full name had the first.
  private func longerSurname(_ words: [ArraySlice<UInt8>], at index: Int) -> Int? {
    guard words.count == 2, let first = words.first, let bearers = ending[first], let bearer = bearers.first,
      bearers.allSatisfy({ $0 == bearer }), isPossible(bearer, at: index), offices[index]?.name.isEmpty ?? true
    else { return nil }
    let token = text.tokens[text.personName(spans[index].tokens).lowerBound]
    return token.isAny([.givenName, .title]) ? nil : bearer
  }

  private mutating func settle(_ index: Int, on bearer: Int) {
    found[index] = bearer
    bearers[bearer].latest = index
    guard let office = offices[index] else { return }
    if bearers[bearer].office?.name.isEmpty ?? true { bearers[bearer].office = office }
    bearers[bearer].gender = bearers[bearer].gender ?? office.gender
  }

  /// The words of a name without particles and suffixes: “al-Assad” and “Assad” end alike.
  private func words(of span: TaggedSpan) -> [ArraySlice<UInt8>] {
    let tokens = text.personName(span.tokens)
    let words = tokens.filter { text.tokens[$0].kind == .word && !text.tokens[$0].isAny(.nameSuffix) }
    // “Al Gore”: what stands first and apart is no particle.
    let kept = words.filter {
      !text.tokens[$0].isAny(.particle)
        || $0 == tokens.lowerBound && text.isCapitalised($0) && text.kind($0 + 1) == .word && words.count == 2
          && text.tokens[$0].isAny(.givenName)
    }
    // “Pashinyan Agree to Study”: in a headline a verb has a capital too, and may have been taken for a name.
    let names = kept.filter { !isHeading[$0] || !text.tokens[$0].isAny(.common) || text.tokens[$0].isAny(.familyName) }
    let best = names.isEmpty ? kept : names
    return (best.isEmpty ? words : best).map { text.key($0) }
  }

  // MARK: Full names

  /// The bearer of a full name: one who is known by nearly the same, or a new one.
  private mutating func full(_ words: [ArraySlice<UInt8>], at index: Int) -> Int {
    for bearer in candidates(words) where Self.areSame(words, bearers[bearer].words) && isPossible(bearer, at: index) {
      if isBetter(words, than: bearers[bearer].words) {
        bearers[bearer].span = index
        bearers[bearer].words = words
        register(words, of: bearer)
      }
      return bearer
    }
    bearers.append(Bearer(span: index, words: words, latest: index, isRelative: isRelative(index)))
    register(words, of: bearers.count - 1)
    return bearers.count - 1
  }

  private mutating func register(_ words: [ArraySlice<UInt8>], of bearer: Int) {
    guard let last = words.last else { return }
    ending[last, default: []].append(bearer)
    if let joined = hyphenated(bearers[bearer].span) {
      sounding[SpellingFold.skeleton(joined[...]), default: []].append(bearer)
    }
    for word in words.dropLast() where word.count > 1 { holding[word, default: []].append(bearer) }
    let skeleton = SpellingFold.skeleton(last)
    guard !skeleton.isEmpty else { return }
    sounding[skeleton, default: []].append(bearer)
    beginning[skeleton.prefix(3), default: []].append(bearer)
  }

  /// “amirabdollahian” for a name that ends in “Amir-Abdollahian”.
  private func hyphenated(_ index: Int) -> [UInt8]? {
    let tokens = text.personName(spans[index].tokens)
    guard let last = tokens.last, last - 2 > tokens.lowerBound, text.kind(last - 1) == .hyphen,
      text.kind(last) == .word, !text.tokens[last - 2].isAny(.particle)
    else { return nil }
    return Array(text.key(last - 2)) + text.key(last)
  }

  private static let relatives: [StaticString] = [
    "father", "mother", "wife", "husband", "son", "daughter", "brother", "sister", "uncle", "aunt", "nephew", "niece",
    "cousin", "widow", "grandfather", "grandson", "granddaughter", "grandmother",
  ]

  /// “his father, Omar Bongo”, “Bongo's wife, Sylvia Bongo”.
  private func isRelative(_ index: Int) -> Bool {
    var before = spans[index].tokens.lowerBound - 1
    if text.isMark(before, ",") { before -= 1 }
    guard text.isWord(before, anyOf: Self.relatives) else { return false }
    before -= 1
    if text.kind(before) == .word, !text.isCapitalised(before), text.kind(before - 1) == .possessive { before -= 1 }
    return text.kind(before) == .possessive || text.isWord(before, anyOf: ["his", "her", "their"])
      || text.kind(before) == .word && text.isWord(before - 1, anyOf: ["his", "her", "their"])
  }

  /// Bearers who share a word or the sound of the last word, the latest first, each once.
  private func candidates(_ words: [ArraySlice<UInt8>]) -> [Int] {
    var result: [Int] = []
    func add(_ bearers: [Int]?) {
      for bearer in (bearers ?? []).suffix(Self.window).reversed() where !result.contains(bearer) {
        result.append(bearer)
      }
    }
    if let last = words.last {
      add(ending[last])
      add(sounding[SpellingFold.skeleton(last)])
      add(holding[last])
    }
    for word in words.dropLast() where word.count > 1 { add(ending[word]) }
    return result
  }

  /// “Barack H. Obama”, “B. Obama” and “Barack Obama”; “Nicolás Maduro Moros” and “Nicolás Maduro”; “Nikol Pashinian”
  /// and “Nikol Pashinyan”.
  private static func areSame(_ one: [ArraySlice<UInt8>], _ other: [ArraySlice<UInt8>]) -> Bool {
    guard one.count > 1, other.count > 1 else { return false }
    let (short, long) = one.count <= other.count ? (one, other) : (other, one)
    guard isSameGiven(short[0], long[0]) else { return false }
    if let left = short.last, let right = long.last, left == right || isSpelling(left, right) {
      // Middle names that both give must agree: “George H. W. Bush” is not “George W. Bush”.
      return short.count == 2 || short.dropFirst().allSatisfy { word in long.contains { isSameGiven(word, $0) } }
    }
    return short.count < long.count && short[0] == long[0]
      && long.dropFirst().dropLast().starts(with: short.dropFirst())
  }

  private static func isSameGiven(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
    if one == other { return true }
    // An initial, with or without its point.
    let initials = [one, other].map { $0.count == 1 || $0.count == 2 && $0.last == UInt8(ascii: ".") }
    if initials[0] || initials[1] { return one.first == other.first }
    return isSpelling(one, other)
  }

  private static func isSpelling(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
    let (left, right) = (SpellingFold.skeleton(one), SpellingFold.skeleton(other))
    return !left.isEmpty && (left == right || SpellingFold.areClose(left, right))
  }

  /// Of two forms the one without initials, and then the shorter: it is the one that other articles use.
  private func isBetter(_ words: [ArraySlice<UInt8>], than others: [ArraySlice<UInt8>]) -> Bool {
    let (mine, its) = (Self.initials(words), Self.initials(others))
    if mine != its { return mine < its }
    return words.count < others.count && mine == 0
  }

  private static func initials(_ words: [ArraySlice<UInt8>]) -> Int {
    words.count { $0.count == 1 || $0.count == 2 && $0.last == UInt8(ascii: ".") }
  }

  // MARK: Parts of names

  /// The person whose name holds the words. A surname before a given name: “Robinson” is Mary Robinson where there is
  /// also a Robinson Cano.
  private func part(_ words: [ArraySlice<UInt8>], at index: Int, isAhead: Bool = false) -> Int? {
    guard let last = words.last else { return nil }
    if let known = aliases[words.joinedKey], isPossible(known, at: index) { return known }
    let bySurname = few(ending[last], isAhead).filter { Self.ends(bearers[$0].words, with: words) }
    if let known = choose(bySurname, at: index, isAhead: isAhead) { return known }
    guard bySurname.isEmpty else { return nil }
    let byOther = few(holding[last], isAhead).filter { Self.holds(bearers[$0].words, words) }
    let possible = byOther.filter { isPossible($0, at: index) }
    // A given name that two persons bear says nothing, unless it is the surname that stands first: “Kim”.
    let isGiven = possible.contains { bearers[$0].words[0] == last } && words.count == 1
    let isFirstSurname = possible.allSatisfy { bearers[$0].words.count == 3 && bearers[$0].words[0].count < 5 }
    if isGiven, Set(possible).count > 1, !isTitled(index), !isFirstSurname { return nil }
    return choose(byOther, at: index, isAhead: isAhead)
  }

  private func few(_ bearers: [Int]?, _ isAhead: Bool) -> ArraySlice<Int> {
    guard let bearers else { return [] }
    return isAhead ? bearers.prefix(Self.window) : bearers.suffix(Self.window)
  }

  /// “López Obrador” of “Andrés Manuel López Obrador”, but not a whole name.
  private static func ends(_ name: [ArraySlice<UInt8>], with words: [ArraySlice<UInt8>]) -> Bool {
    name.count > words.count && name.suffix(words.count).elementsEqual(words)
  }

  /// Words that stand together in the name and are not its beginning, or are its first word alone.
  private static func holds(_ name: [ArraySlice<UInt8>], _ words: [ArraySlice<UInt8>]) -> Bool {
    guard name.count > words.count else { return false }
    if words.count == 1 { return name.contains(words[0]) }
    return (1...name.count - words.count).contains { name[$0..<$0 + words.count].elementsEqual(words) }
  }

  /// The nearest of the possible ones; those that have the same title before the others.
  private func choose(_ bearers: [Int], at index: Int, isAhead: Bool) -> Int? {
    let possible = bearers.filter { isPossible($0, at: index) }
    guard possible.count > 1 else { return possible.first }
    let titled = possible.filter { hasTitle(of: index, $0) }
    let mains = possible.filter { !self.bearers[$0].isRelative }
    let rest = titled.isEmpty ? isTitled(index) || mains.isEmpty ? possible : mains : titled
    return isAhead
      ? rest.min { self.bearers[$0].span < self.bearers[$1].span }
      : rest.max { self.bearers[$0].latest < self.bearers[$1].latest }
  }

  private func isTitled(_ index: Int) -> Bool { offices[index] != nil }

  private func hasTitle(of index: Int, _ bearer: Int) -> Bool {
    guard let office = offices[index], !office.name.isEmpty else { return false }
    return bearers[bearer].office?.name == office.name
  }

  /// Whether gender and the title's country leave it open that the mention is this person.
  private func isPossible(_ bearer: Int, at index: Int) -> Bool {
    guard let office = offices[index] else { return true }
    if let gender = office.gender, let its = bearers[bearer].gender, gender != its { return false }
    guard let known = bearers[bearer].office, !known.name.isEmpty, !office.name.isEmpty else { return true }
    if Self.isConsort(known.name) != Self.isConsort(office.name) { return false }
    guard known.name == office.name, let body = office.body, let its = known.body else { return true }
    return text.key(spans[body].tokens) == text.key(spans[its].tokens) || spans[body].kind != spans[its].kind
  }

  private static func isConsort(_ title: String) -> Bool { title == "first lady" }

  // MARK: Spellings

  /// Somebody whose last name sounds the same, or differs by a letter where the name is rare, and nobody else's does.
  private func spelling(_ words: [ArraySlice<UInt8>], at index: Int) -> Int? {
    guard words.count == 1, let word = words.first else { return nil }
    let skeleton = SpellingFold.skeleton(word)
    guard !skeleton.isEmpty else { return nil }
    if let same = sounding[skeleton] { return only(same, at: index) }
    let token = text.tokens[spans[index].tokens.upperBound - 1]
    guard !token.isAny([.common, .ordinary, .givenName, .familyName]) else { return nil }
    let close = (beginning[skeleton.prefix(3)] ?? []).suffix(Self.window).filter { bearer in
      guard let last = bearers[bearer].words.last else { return false }
      return SpellingFold.areClose(SpellingFold.skeleton(last), skeleton)
    }
    return only(close, at: index)
  }

  private func only(_ bearers: [Int], at index: Int) -> Int? {
    let possible = Set(bearers.suffix(Self.window).filter { isPossible($0, at: index) })
    return possible.count == 1 ? possible.first : nil
  }
}

extension [ArraySlice<UInt8>] {
  /// The words as one key.
  fileprivate var joinedKey: [UInt8] {
    reduce(into: []) { key, word in key += (key.isEmpty ? [] : [0x20]) + word }
  }
}
