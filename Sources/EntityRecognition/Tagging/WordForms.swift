internal import News

/// What the features look at in each token of an article, computed once: hashes of its form, its shape, its clusters
/// and what the gazetteer and the word lists say of it.
struct WordForms {
  struct Word {
    var form: UInt64 = 0
    var lower: UInt64 = 0
    var shape: UInt64 = 0
    /// The shape with repetitions left out.
    var short: UInt64 = 0
    var cluster = Cluster(bits: 0)
    var traits: Traits = []
    var lists: UInt8 = 0
    /// Classes of the gazetteer that the word alone has.
    var ownClasses: UInt64 = 0
    /// Classes of the names that cover the token, four bits each: first, inner, last, only word.
    var nameClasses: UInt64 = 0
    /// The token's bytes in `lowered`.
    var bytes = 0..<0
  }

  struct Traits: OptionSet {
    let rawValue: UInt8
    static let capital = Traits(rawValue: 1)
    static let allCapitals = Traits(rawValue: 2)
    static let hyphen = Traits(rawValue: 4)
    static let dot = Traits(rawValue: 8)
    static let letter = Traits(rawValue: 16)
  }

  private(set) var words: [Word] = []
  private(set) var lowered: [UInt8] = []
  /// Of every sentence: whether most of its words are in capitals.
  private(set) var isShouted: [Bool] = []

  init(_ text: TokenizedText, matcher: GazetteerMatcher, clusters: WordClusters) {
    words.reserveCapacity(text.tokens.count)
    lowered.reserveCapacity(text.bytes.count)
    for token in text.tokens { append(token, text, matcher.gazetteer, clusters) }
    for sentence in text.sentences {
      isShouted.append(isMostlyCapitals(sentence.tokens))
      for index in sentence.tokens { mark(index, sentence, text, matcher) }
    }
  }

  subscript(index: Int) -> Word { words[index] }

  private mutating func append(
    _ token: Token, _ text: TokenizedText, _ gazetteer: Gazetteer, _ clusters: WordClusters
  ) {
    var word = Word()
    let start = lowered.count
    var scan = ShapeScan()
    var capitalised = FeatureHash.start
    var index = token.span.lowerBound
    while index < token.span.upperBound {
      var byte = text.bytes[index]
      if byte >= 0x80 {
        let (scalar, length) = TokenScanner.scalar(at: index, in: text.bytes)
        if let plain = Self.plain(scalar) {
          byte = plain
          index += length - 1
        } else {
          let isUpper = scalar.properties.isUppercase
          scan.add(isUpper ? 0x58 : scalar.properties.isAlphabetic ? 0x78 : 0x2a)
          for offset in 0..<length {
            var part = text.bytes[index + offset]
            scan.form = FeatureHash.step(scan.form, part)
            if offset == 1, isUpper, text.bytes[index] == 0xc3 { part |= 0x20 }
            lowered.append(part)
          }
          index += length
          continue
        }
      }
      let isUpper = byte >= 0x41 && byte <= 0x5a
      scan.add(isUpper ? 0x58 : byte >= 0x61 && byte <= 0x7a ? 0x78 : byte >= 0x30 && byte <= 0x39 ? 0x64 : byte)
      scan.form = FeatureHash.step(scan.form, byte)
      lowered.append(isUpper ? byte | 0x20 : byte)
      if byte == 0x2d { word.traits.insert(.hyphen) }
      if byte == 0x2e { word.traits.insert(.dot) }
      index += 1
    }
    word.bytes = start..<lowered.count
    for (offset, index) in word.bytes.enumerated() {
      let byte = lowered[index]
      word.lower = FeatureHash.step(offset == 0 ? FeatureHash.start : word.lower, byte)
      let upper = offset == 0 && byte >= 0x61 && byte <= 0x7a ? byte & ~0x20 : byte
      capitalised = FeatureHash.step(capitalised, upper)
    }
    (word.form, word.shape, word.short) = (scan.form, scan.shape, scan.short)
    if scan.first == 0x58 { word.traits.formUnion([.capital, .letter]) }
    if scan.first == 0x78 { word.traits.insert(.letter) }
    if scan.capitals > 0, scan.small == 0 { word.traits.insert(.allCapitals) }
    word.cluster = clusters.clusters(word.form)
    if !word.cluster.isKnown, word.lower != word.form { word.cluster = clusters.clusters(word.lower) }
    if !word.cluster.isKnown, capitalised != word.form { word.cluster = clusters.clusters(capitalised) }
    describe(&word, token, gazetteer)
    words.append(word)
  }

  private func describe(_ word: inout Word, _ token: Token, _ gazetteer: Gazetteer) {
    guard let entry = token.entry else { return }
    if entry.classes.contains(.title) { word.lists |= 1 }
    if entry.classes.contains(.sayVerb) { word.lists |= 2 }
    if !entry.classes.isDisjoint(with: [.organizationHead, .organizationTail]) { word.lists |= 4 }
    if !entry.classes.isDisjoint(with: [.featureHead, .regionHead]) { word.lists |= 8 }
    if entry.candidateCount > 0 {
      word.ownClasses |= Self.classes(gazetteer.candidates(entry), gazetteer)
    }
  }

  private mutating func mark(_ index: Int, _ sentence: Sentence, _ text: TokenizedText, _ matcher: GazetteerMatcher) {
    guard
      let match = matcher.match(
        at: index, in: text, end: sentence.tokens.upperBound, isShouted: sentence.isAllCapitals)
    else { return }
    let classes = Self.classes(match.candidates, matcher.gazetteer)
    for position in match.tokens {
      let place: UInt64 =
        match.tokens.count == 1
        ? 3 : position == match.tokens.lowerBound ? 0 : position == match.tokens.upperBound - 1 ? 2 : 1
      for kind in 0..<9 where classes >> UInt64(kind) & 1 == 1 {
        words[position].nameClasses |= 1 << (UInt64(kind) * 4 + place)
      }
    }
  }

  /// Country, region, large and small city, feature, organization, group, adjective, people.
  private static func classes(_ candidates: [Gazetteer.Candidate], _ gazetteer: Gazetteer) -> UInt64 {
    var classes: UInt64 = 0
    for candidate in candidates.prefix(4) {
      if candidate.naming == .adjective {
        classes |= 1 << 7
      } else if candidate.naming == .people {
        classes |= 1 << 8
      } else {
        switch gazetteer.type(ofPlace: candidate.place) {
        case .country: classes |= 1
        case .region: classes |= 1 << 1
        case .feature: classes |= 1 << 4
        case .organization: classes |= 1 << 5
        case .group: classes |= 1 << 6
        default: classes |= gazetteer.population(ofPlace: candidate.place) >= 100_000 ? 1 << 2 : 1 << 3
        }
      }
    }
    return classes
  }

  private func isMostlyCapitals(_ tokens: Range<Int>) -> Bool {
    var (capitals, letters) = (0, 0)
    for index in tokens where words[index].traits.contains(.letter) {
      letters += 1
      if words[index].traits.contains(.allCapitals), words[index].bytes.count > 1 { capitals += 1 }
    }
    return capitals * 10 >= max(1, letters) * 7
  }

  /// Typographic quotes, apostrophes and dashes as the plain ones.
  private static func plain(_ scalar: Unicode.Scalar) -> UInt8? {
    switch scalar.value {
    case 0x2018, 0x2019, 0x2bb, 0x2bc: 0x27
    case 0x201c, 0x201d, 0xab, 0xbb: 0x22
    case 0x2010...0x2015: 0x2d
    default: nil
    }
  }
}

/// The shape of a word while its letters pass: “Xxxx”, “XX”, “dd-xxxx”.
private struct ShapeScan {
  var form = FeatureHash.start
  var shape = FeatureHash.start
  var short = FeatureHash.start
  var first: UInt8 = 0
  private var previous: UInt8 = 0
  private var length = 0
  var capitals = 0
  var small = 0

  mutating func add(_ kind: UInt8) {
    if length == 0 { first = kind }
    if length < 12 { shape = FeatureHash.step(shape, kind) }
    if kind != previous { short = FeatureHash.step(short, kind) }
    if kind == 0x58 { capitals += 1 } else if kind == 0x78 { small += 1 }
    previous = kind
    length += 1
  }
}
