/// What a word is by its letters alone, whatever stands around it: hashes of its form, its shape, its clusters, and what
/// the gazetteer and the word lists say of it.
struct WordForm: Sendable {
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
  /// The word in lower case and with plain quotes, in `FormTable.lowered`.
  var bytes = 0..<0
  /// The folded word, in `FormTable.keys`.
  var key = 0..<0
  /// What the gazetteer says of the word alone.
  var entry: Gazetteer.Entry?

  struct Traits: OptionSet, Sendable {
    let rawValue: UInt8
    static let capital = Traits(rawValue: 1)
    static let allCapitals = Traits(rawValue: 2)
    static let hyphen = Traits(rawValue: 4)
    static let dot = Traits(rawValue: 8)
    static let letter = Traits(rawValue: 16)
    /// `Token.isCapitalised` and `Token.isAllCapitals`.
    static let capitalisedToken = Traits(rawValue: 32)
    static let allCapitalsToken = Traits(rawValue: 64)
  }
}

/// Reads a word letter by letter.
struct WordReader {
  let bytes: [UInt8]
  let span: Range<Int>
  let kind: Token.Kind
  private var word = WordForm()

  init(bytes: [UInt8], span: Range<Int>, kind: Token.Kind) {
    self.bytes = bytes
    self.span = span
    self.kind = kind
  }

  /// The form of the word; its letters go to the end of `lowered`, its key to the end of `keys`.
  mutating func read(
    gazetteer: Gazetteer, clusters: WordClusters, lowered: inout [UInt8], keys: inout [UInt8]
  ) -> WordForm {
    fold(gazetteer, into: &keys)
    let capitalised = lower(into: &lowered)
    word.cluster = clusters.clusters(word.form)
    if !word.cluster.isKnown, word.lower != word.form { word.cluster = clusters.clusters(word.lower) }
    if !word.cluster.isKnown, capitalised != word.form { word.cluster = clusters.clusters(capitalised) }
    if kind == .word, word.key.count <= 120, let entry = gazetteer.entry(keys[word.key]) { describe(entry, gazetteer) }
    return word
  }

  private mutating func fold(_ gazetteer: Gazetteer, into keys: inout [UInt8]) {
    let start = keys.count
    var (capitals, letters) = (0, 0)
    var position = span.lowerBound
    while position < span.upperBound {
      let (scalar, length) = TokenScanner.scalar(at: position, in: bytes)
      let isUpper = scalar.value < 0x80 ? (0x41...0x5a).contains(scalar.value) : scalar.properties.isUppercase
      if isUpper { capitals += 1 }
      if TokenScanner.isLetter(scalar) {
        letters += 1
        if letters == 1, isUpper, kind == .word { word.traits.insert(.capitalisedToken) }
      }
      gazetteer.fold(scalar, into: &keys)
      position += length
    }
    if kind == .word, letters > 1, capitals == letters { word.traits.insert(.allCapitalsToken) }
    word.key = start..<keys.count
  }

  /// The hash of the word with a capital first and small letters after it.
  private mutating func lower(into lowered: inout [UInt8]) -> UInt64 {
    let start = lowered.count
    var scan = ShapeScan()
    var index = span.lowerBound
    while index < span.upperBound {
      var byte = bytes[index]
      if byte >= 0x80 {
        let (scalar, length) = TokenScanner.scalar(at: index, in: bytes)
        if let plain = Self.plain(scalar) {
          byte = plain
          index += length - 1
        } else {
          let isUpper = scalar.properties.isUppercase
          scan.add(isUpper ? 0x58 : scalar.properties.isAlphabetic ? 0x78 : 0x2a)
          for offset in 0..<length {
            var part = bytes[index + offset]
            scan.form = FeatureHash.step(scan.form, part)
            if offset == 1, isUpper, bytes[index] == 0xc3 { part |= 0x20 }
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
    (word.form, word.shape, word.short) = (scan.form, scan.shape, scan.short)
    if scan.first == 0x58 { word.traits.formUnion([.capital, .letter]) }
    if scan.first == 0x78 { word.traits.insert(.letter) }
    if scan.capitals > 0, scan.small == 0 { word.traits.insert(.allCapitals) }
    var capitalised = FeatureHash.start
    word.lower = FeatureHash.start
    for (offset, byte) in lowered[word.bytes].enumerated() {
      word.lower = FeatureHash.step(word.lower, byte)
      let upper = offset == 0 && byte >= 0x61 && byte <= 0x7a ? byte & ~0x20 : byte
      capitalised = FeatureHash.step(capitalised, upper)
    }
    return capitalised
  }

  private mutating func describe(_ entry: Gazetteer.Entry, _ gazetteer: Gazetteer) {
    word.entry = entry
    if entry.classes.contains(.title) { word.lists |= 1 }
    if entry.classes.contains(.sayVerb) { word.lists |= 2 }
    if !entry.classes.isDisjoint(with: [.organizationHead, .organizationTail]) { word.lists |= 4 }
    if !entry.classes.isDisjoint(with: [.featureHead, .regionHead]) { word.lists |= 8 }
    if entry.candidateCount > 0 { word.ownClasses = WordForms.classes(gazetteer.candidates(entry), gazetteer) }
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
