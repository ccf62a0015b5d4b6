internal import News

/// One place that a name of the article may mean.
struct PlaceCandidate: Sendable {
  /// Its number in the gazetteer.
  var place: Int
  var kind: Gazetteer.Kind
  /// The two letters of the country as one number, 0 for none.
  var country: UInt16
  /// The first-level region, itself for one; -1 for none.
  var region: Int
  /// How the name names it.
  var naming: Gazetteer.Naming
  /// How likely it is before the rest of the article is heard, as a logarithm of odds.
  var prior = 0.0
  /// Its share of all candidates' odds; those of a name add up to 1.
  var belief = 0.0

  /// Whether its coordinate is where it is, and not the middle of what is large.
  var isPoint: Bool { kind == .city || kind == .district || kind == .feature }

  /// Whether it lies in the other place; nothing lies in itself.
  func isInside(_ container: PlaceCandidate) -> Bool {
    guard container.place != place, kind != .country else { return false }
    switch container.kind {
    case .country, .area: return country == container.country && country != 0
    case .region: return kind != .region && region == container.place
    default: return false
    }
  }
}

/// Looks up what a name of the article may mean.
struct PlaceCandidates: Sendable {
  let gazetteer: Gazetteer

  /// Bounds the work for names that hundreds of places share; the gazetteer gives the most important first.
  private static let mostOfAName = 80

  /// The places of a span, found by the first of its spellings that the gazetteer knows.
  func candidates(_ tokens: Range<Int>, in text: TokenizedText) -> [PlaceCandidate] {
    let tokens = trimmed(tokens, in: text)
    guard !tokens.isEmpty else { return [] }
    let peoples = peoples(text.key(tokens))
    let others = peoples + abbreviated(tokens, in: text)
    for key in spellings(tokens, in: text) {
      let found = places(key).filter { !isOneSide(tokens, in: text) || $0.kind == .area }
      if !found.isEmpty { return found + others }
    }
    return others.isEmpty ? partly(tokens, in: text) : others
  }

  /// “the West”: a side of the world, and no town in Texas.
  private func isOneSide(_ tokens: Range<Int>, in text: TokenizedText) -> Bool {
    tokens.count == 1 && text.isWord(tokens.lowerBound - 1, "the")
      && text.classes(tokens.lowerBound).contains(.compassWord)
  }

  /// Without “the” before and full stops, “'s” and the like behind.
  private func trimmed(_ tokens: Range<Int>, in text: TokenizedText) -> Range<Int> {
    var tokens = tokens
    if tokens.count > 1, text.isWord(tokens.lowerBound, "the") { tokens = tokens.dropFirst() }
    while tokens.count > 1, let last = tokens.last, text.kind(last) == .possessive || text.kind(last) == .punctuation {
      tokens = tokens.dropLast()
    }
    return tokens
  }

  /// “Syunik Province” is Syunik, “northern Virginia” near enough to Virginia.
  private func partly(_ tokens: Range<Int>, in text: TokenizedText) -> [PlaceCandidate] {
    guard tokens.count > 1, let last = tokens.last else { return [] }
    if text.tokens[last].isAny(.regionHead) {
      let found = places(text.key(tokens.dropLast())).filter { $0.kind == .region || $0.kind == .district }
      if !found.isEmpty { return found }
    }
    guard text.classes(tokens.lowerBound).contains(.compassWord) else { return [] }
    return candidates(tokens.dropFirst(), in: text).filter {
      $0.kind != .city || gazetteer.population(ofPlace: $0.place) > Self.sizeWithParts
    }
  }

  /// Of towns whose parts have names by the points of the compass.
  private static let sizeWithParts = 100_000

  /// The state or province that a word or two are short for: “Tex.”, “IL”, “N.C.”, “W. Va.”.
  func abbreviated(_ tokens: Range<Int>, in text: TokenizedText) -> [PlaceCandidate] {
    guard tokens.count < 4, text.isCapitalised(tokens.lowerBound) else { return [] }
    var word: [UInt8] = []
    var isAllCapitals = true
    let hasInitials = text.key(tokens.lowerBound).dropLast().contains(0x2e)
    for index in tokens where text.kind(index) == .word {
      word += text.key(index).filter { $0 != 0x2e }
      isAllCapitals = isAllCapitals && (text.tokens[index].isAllCapitals || text.key(index).count < 3)
    }
    guard word.count < 6,
      let (name, country) = StateAbbreviations.name(
        of: String(decoding: word, as: UTF8.self), isAllCapitals: isAllCapitals),
      // “L.A.” is not Louisiana.
      !hasInitials || name.utf8.contains(0x20)
    else { return [] }
    return places(Array(name.utf8)).filter {
      $0.kind == .region && country.utf8.elementsEqual([UInt8($0.country & 0xff), UInt8($0.country >> 8)])
    }
  }

  /// The name as it stands, and with what newspapers cut short.
  private func spellings(_ tokens: Range<Int>, in text: TokenizedText) -> [[UInt8]] {
    let key = text.key(tokens)
    var spellings = [key]
    if let long = Self.long(key) { spellings.append(long) }
    if key.contains(0x2e) { spellings.append(key.filter { $0 != 0x2e }) }
    if let head = districtHead(tokens, in: text) { spellings.insert(key + head, at: 0) }
    if key.suffix(3).elementsEqual(" co".utf8) { spellings.append(key.dropLast(2) + "county".utf8) }
    return spellings
  }

  /// “ county” for “Cooke, Grayson and Love counties”.
  private func districtHead(_ tokens: Range<Int>, in text: TokenizedText) -> [UInt8]? {
    if text.isWord(tokens.upperBound, anyOf: ["county", "parish"]) { return [0x20] + text.key(tokens.upperBound) }
    var index = tokens.upperBound
    while index < tokens.upperBound + Self.longestList, index < text.tokens.count {
      if text.isWord(index, "counties") { return Array(" county".utf8) }
      if text.isWord(index, "parishes") { return Array(" parish".utf8) }
      guard text.isCapitalised(index) || text.isMark(index, ",") || text.isWord(index, "and") else { return nil }
      index += 1
    }
    return nil
  }

  /// In tokens, commas included.
  private static let longestList = 16

  /// “St. Louis” for “Saint Louis”.
  private static func long(_ key: [UInt8]) -> [UInt8]? {
    guard let space = key.firstIndex(of: 0x20) else { return nil }
    let (first, rest) = (key[..<space].filter { $0 != 0x2e }, key[space...])
    for (short, long) in [("st", "saint"), ("ft", "fort"), ("mt", "mount"), ("saint", "st")]
    where first.elementsEqual(short.utf8) {
      return Array(long.utf8) + rest
    }
    return nil
  }

  /// The places of a name, the most important first.
  func places(_ key: some Collection<UInt8>) -> [PlaceCandidate] {
    gazetteer.placesNamed(key).prefix(Self.mostOfAName).map(place)
  }

  /// The places behind “Egyptian”, “Texan” or “Armenians”.
  func peoples(_ key: some Collection<UInt8>) -> [PlaceCandidate] {
    guard let entry = gazetteer.entry(key) else { return [] }
    return gazetteer.candidates(entry).filter {
      ($0.naming == .adjective || $0.naming == .people) && gazetteer.kind(ofPlace: $0.place).isPlace
    }.map(place)
  }

  /// The same for a word of the text, which may be one half of “Franco-German”.
  func peoples(_ tokens: Range<Int>, in text: TokenizedText) -> [PlaceCandidate] {
    guard tokens.count == 1, let code = CompoundDemonyms.country(tokens.lowerBound, in: text),
      let country = gazetteer.country(code: code)
    else { return peoples(text.key(tokens)) }
    return [place(Gazetteer.Candidate(place: country, naming: .adjective, needsCapitals: false, isDoubtful: false))]
  }

  func place(_ named: Gazetteer.Candidate) -> PlaceCandidate {
    let kind = gazetteer.kind(ofPlace: named.place)
    return PlaceCandidate(
      place: named.place, kind: kind, country: gazetteer.countryCode(ofPlace: named.place),
      region: kind == .region ? named.place : gazetteer.region(ofPlace: named.place) ?? -1, naming: named.naming)
  }
}
