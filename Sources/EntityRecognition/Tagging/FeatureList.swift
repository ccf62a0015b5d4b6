/// Features as hashes, while they are collected.
struct FeatureList {
  private(set) var hashes: [UInt64] = []
  /// Whether the sentence is in capitals. Its features are those that know no case, under numbers of their own, so that
  /// what is learned from capitals says nothing of other sentences.
  var isCaseless = false

  private static let caseless: UInt64 = 0x5851_f42d_4c95_7f2d

  init() { hashes.reserveCapacity(160) }

  var count: Int { hashes.count }

  mutating func removeAll() { hashes.removeAll(keepingCapacity: true) }

  @inline(__always) mutating func add(_ template: UInt64, _ value: UInt64 = 0, _ other: UInt64 = 0) {
    let value = isCaseless ? value &+ Self.caseless : value
    hashes.append(FeatureHash.finish(value &+ template &* 0x9e37_79b9_7f4a_7c15 ^ (other &* 0xc2b2_ae3d_27d4_eb4f)))
  }

  @inline(__always) mutating func addBits(_ bits: UInt64, _ template: UInt64, _ other: UInt64) {
    var rest = bits
    while rest != 0 {
      add(template, UInt64(rest.trailingZeroBitCount) + 1, other)
      rest &= rest - 1
    }
  }

  /// For features of sets: adds what has not been added since `start`.
  @inline(__always) mutating func addOnce(
    since start: Int, _ template: UInt64, _ value: UInt64 = 0, _ other: UInt64 = 0
  ) {
    add(template, value, other)
    let last = hashes.count - 1
    for index in start..<last where hashes[index] == hashes[last] {
      hashes.removeLast()
      return
    }
  }
}

extension FeatureList {
  /// The features of a word by itself, for the token that it stands `offset` tokens behind. `lowered` holds its letters.
  ///
  /// Whatever looks at anything else, be it the word's place in the sentence, belongs to `TokenFeatures`: decoding adds
  /// these up once for every word and not again.
  mutating func addForm(_ word: WordForm, _ lowered: [UInt8], at offset: Int) {
    let side = UInt64(offset + 8)
    if offset == 0 { addOwn(word, lowered) } else { addNeighbour(word, lowered, offset, side) }
    if abs(offset) <= 3 { addBits(UInt64(word.lists), 65, side) }
  }

  private mutating func addOwn(_ word: WordForm, _ lowered: [UInt8]) {
    add(1)
    add(3, word.lower)
    addAffixes(lowered[word.bytes])
    if isCaseless {
      if !word.traits.contains(.letter) { add(5, word.short) }
    } else {
      add(2, word.form)
      add(4, word.shape)
      add(5, word.short)
      if word.traits.contains(.allCapitals) { add(8) }
      if !word.traits.contains(.capital) { addBits(word.ownClasses, 67, 0) }
    }
    if word.traits.contains(.hyphen) { add(9) }
    if word.traits.contains(.dot) { add(10) }
    guard word.cluster.isKnown else { return add(58) }
    add(54, word.cluster.finest, 8)
    add(55, word.cluster.fine, 8)
    add(56, word.cluster.coarse, 8)
    add(57, word.cluster.coarsest, 8)
  }

  private mutating func addAffixes(_ letters: ArraySlice<UInt8>) {
    var prefix = FeatureHash.start
    var suffix = FeatureHash.start
    for length in 0..<min(5, letters.count) {
      prefix = FeatureHash.step(prefix, letters[letters.startIndex + length])
      suffix = FeatureHash.step(suffix, letters[letters.endIndex - 1 - length])
      add(20 + UInt64(length), prefix)
      add(30 + UInt64(length), suffix)
    }
  }

  private mutating func addNeighbour(_ word: WordForm, _ lowered: [UInt8], _ offset: Int, _ side: UInt64) {
    add(50, word.lower, side)
    if abs(offset) == 1 { add(52, FeatureHash.of(lowered[word.bytes].suffix(3)), side) }
    if !isCaseless {
      if abs(offset) <= 2 { add(51, word.short, side) }
      if abs(offset) == 1 { add(53, word.shape, side) }
    }
    guard word.cluster.isKnown else { return }
    if abs(offset) <= 2 { add(54, word.cluster.finest, side) }
    add(55, word.cluster.fine, side)
    add(56, word.cluster.coarse, side)
  }
}
