/// The features of a mention's role as hashes, with what each says to a reader: one implementation for training and
/// for use.
///
/// The shape follows what has been measured for metonymy resolution (Gritta et al., “Vancouver welcomes you!”, ACL
/// 2017; Markert and Nissim, “SemEval-2007 Task 8”): what governs the name and what it governs carry most; windows of
/// words and their clusters the rest.
package struct RoleFeatures {
  /// What a feature was read from, and at which token.
  struct Source: Hashable {
    var kind: Kind
    var token: Int32

    /// The more exact ones come first.
    enum Kind: UInt8 {
      case none, between, owned, hyphen, verb, governor, regent, dateline, follower, beside, near, name
    }
  }

  package private(set) var hashes: [UInt64] = []
  private(set) var sources: [Source] = []

  private var source = Source(kind: .none, token: -1)

  package init() {
    hashes.reserveCapacity(320)
    sources.reserveCapacity(320)
  }

  mutating func collect(_ frame: RoleFrame, _ words: RoleWords, _ name: RoleName) {
    hashes.removeAll(keepingCapacity: true)
    sources.removeAll(keepingCapacity: true)
    at(.none, -1)
    add(1)
    if name.isShown { addName(name, frame, words) }
    addWindow(frame, words)
    addLeft(frame, words, name)
    addRight(frame, words, name)
    addStructure(frame, words, name)
    if name.isShown { addNearby(frame, words) }
  }

  private mutating func at(_ kind: Source.Kind, _ token: Int) { source = Source(kind: kind, token: Int32(token)) }

  @inline(__always)
  private mutating func add(_ template: UInt64, _ value: UInt64 = 0, _ other: UInt64 = 0) {
    hashes.append(FeatureHash.finish(value &+ template &* 0x9e37_79b9_7f4a_7c15 ^ (other &* 0xc2b2_ae3d_27d4_eb4f)))
    sources.append(source)
  }

  /// A word and what it is like.
  private mutating func describe(_ template: UInt64, _ word: RoleWords.Word, _ other: UInt64 = 0) {
    add(template, word.lower, other)
    if word.cluster.isKnown {
      add(template + 1, word.cluster.finest, other)
      add(template + 2, word.cluster.fine, other)
      add(template + 3, word.cluster.coarse, other)
    }
    var bits = word.classes.rawValue
    while bits != 0 {
      add(template + 4, UInt64(bits.trailingZeroBitCount), other)
      bits &= bits - 1
    }
    if word.function == .content {
      add(template + 5, word.suffix, other)
    } else {
      add(template + 6, UInt64(word.function.rawValue), other)
    }
  }

  // MARK: The name

  private mutating func addName(_ name: RoleName, _ frame: RoleFrame, _ words: RoleWords) {
    at(.name, frame.mention.lowerBound)
    add(2, name.key)
    add(3, name.traits)
    var bits = name.traits
    while bits != 0 {
      add(4, UInt64(bits.trailingZeroBitCount))
      bits &= bits - 1
    }
    add(5, UInt64(min(frame.mention.count, 4)))
    if let last = words[frame.mention.upperBound - 1], last.cluster.isKnown {
      add(6, last.cluster.fine)
      add(7, last.cluster.coarse)
      add(8, last.cluster.finest)
    }
    if let last = words[frame.mention.upperBound - 1] { add(9, last.suffix) }
  }

  // MARK: The words around

  private func shape(_ word: RoleWords.Word) -> UInt64 {
    word.function == .content ? (word.isCapitalised ? 40 : 41) : UInt64(word.function.rawValue)
  }

  private mutating func addWindow(_ frame: RoleFrame, _ words: RoleWords) {
    let mention = frame.mention
    for distance in 1...3 {
      for (side, index) in [(0, mention.lowerBound - distance), (1, mention.upperBound - 1 + distance)] {
        let place = UInt64(distance * 2 + side)
        at(.beside, index)
        guard let word = words[index] else {
          add(10, 0, place)
          continue
        }
        add(10, word.lower, place)
        add(11, shape(word), place)
        guard word.cluster.isKnown else { continue }
        add(12, word.cluster.fine, place)
        add(13, word.cluster.coarse, place)
        if distance < 3 { add(14, word.cluster.finest, place) }
      }
    }
    at(.none, -1)
    let (before, after) = (words[mention.lowerBound - 1], words[mention.upperBound])
    add(15, before?.lower ?? 1, after?.lower ?? 2)
    add(16, before.map(shape) ?? 99, after.map(shape) ?? 99)
    at(.beside, mention.lowerBound - 1)
    add(17, words[mention.lowerBound - 2]?.lower ?? 1, before?.lower ?? 2)
    at(.beside, mention.upperBound)
    add(18, words[mention.upperBound + 1]?.lower ?? 1, after?.lower ?? 2)
  }

  // MARK: What governs it

  private mutating func addLeft(_ frame: RoleFrame, _ words: RoleWords, _ name: RoleName) {
    guard let governor = frame.governor, let word = words[governor] else {
      at(.none, -1)
      add(19, frame.attachment.rawValue)
      add(21, name.kind, frame.attachment.rawValue)
      return
    }
    let attachment = frame.attachment.rawValue
    at(.governor, governor)
    describe(22, word, attachment)
    add(30, shape(word), name.kind &+ attachment << 8)
    add(31, word.lower, name.kind &+ attachment << 8)
    add(32, word.cluster.coarse, name.kind &+ attachment << 8)
    add(20, word.lower)
    if let between = frame.between {
      at(.between, between)
      add(33)
      if let noun = words[between - 1] { describe(34, noun) }
    }
    guard let regent = frame.regent, let head = words[regent] else {
      if frame.regent == nil, word.function == .preposition { add(42, word.lower) }
      return
    }
    at(.regent, regent)
    describe(44, head, attachment)
    describe(52, head, word.lower &+ attachment)
    add(60, head.cluster.coarse, word.lower &+ name.kind &+ attachment << 8)
  }

  // MARK: What it does and owns

  private mutating func addRight(_ frame: RoleFrame, _ words: RoleWords, _ name: RoleName) {
    let follower = words[frame.list.upperBound]
    let left = frame.governor.flatMap { words[$0] }
    // After a preposition the name is no subject: “the attack on Sinai failed”.
    let isObject: UInt64 = left.map { $0.function == .preposition || $0.function == .to ? 1 : 0 } ?? 0
    let leftShape = left.map { $0.function == .preposition || $0.function == .to ? $0.lower : shape($0) } ?? 98
    at(.follower, frame.list.upperBound)
    add(61, follower.map(shape) ?? 99, name.kind)
    add(62, follower.map(shape) ?? 99, leftShape)
    if let follower { describe(63, follower, isObject) }
    if let run = frame.followers, let last = words[run.upperBound - 1] {
      at(.follower, run.upperBound - 1)
      describe(72, last, UInt64(min(run.count, 3)))
      add(80, last.cluster.coarse, leftShape)
      if words[run.lowerBound]?.function == .hyphen, let joined = words[run.lowerBound + 1] {
        at(.hyphen, run.lowerBound + 1)
        describe(82, joined)
      }
    }
    if let owned = frame.owned, let first = words[owned.lowerBound], let last = words[owned.upperBound - 1] {
      at(.owned, owned.upperBound - 1)
      describe(90, last)
      add(98, shape(last), name.kind)
      add(99, last.cluster.coarse, leftShape)
      add(97, last.cluster.coarse, name.kind)
      at(.owned, owned.lowerBound)
      describe(100, first)
      add(108, UInt64(min(owned.count, 4)), shape(first))
    }
    guard let verb = frame.verb, let word = words[verb] else {
      at(.none, -1)
      add(109, name.kind)
      return
    }
    at(.verb, verb)
    let manner = UInt64(frame.auxiliary.rawValue) * 2 + (frame.isSkipped ? 1 : 0)
    describe(110, word, isObject)
    describe(118, word, leftShape)
    describe(126, word, manner << 1 | isObject)
    add(134, word.suffix, manner << 1 | isObject)
    add(135, word.cluster.coarse, name.kind)
    add(136, manner, name.kind)
    add(137, manner, leftShape)
    if let object = words[verb + 1] {
      add(138, word.suffix, shape(object))
      if object.cluster.isKnown { add(139, object.cluster.coarse) }
    }
  }

  // MARK: The sentence

  private mutating func addStructure(_ frame: RoleFrame, _ words: RoleWords, _ name: RoleName) {
    at(.none, -1)
    if let governor = frame.governor, let mark = words[governor], mark.function == .stop || mark.function == .dash,
      let noun = words[governor - 1]
    {
      at(.near, governor - 1)
      add(148, noun.lower)
      add(149, noun.cluster.fine)
      at(.none, -1)
    }
    let range = words.range
    let isFirst = frame.list.lowerBound == range.lowerBound
    add(140, isFirst ? 1 : 0, name.kind)
    add(141, UInt64(min(range.count / 4, 10)))
    add(142, UInt64(min(frame.items, 4)) * 2 + (frame.isJoined ? 1 : 0))
    add(142, UInt64(min(frame.items, 4)) * 2 + (frame.isJoined ? 1 : 0), name.kind)
    add(143, frame.list.upperBound == range.upperBound ? 1 : 0)
    let (numbers, capitals, small) = words.counts
    add(144, UInt64(min(numbers, 5)))
    add(145, UInt64(10 * capitals / max(1, capitals + small)))
    add(146, UInt64(min(range.count / 4, 10)), isFirst ? 1 : 0)
    if isFirst {
      var index = frame.list.upperBound
      while index - frame.list.upperBound < 8, let word = words[index] {
        if word.function == .dash {
          at(.dateline, index)
          add(147)
        }
        if word.function == .content && !word.isCapitalised { break }
        index += 1
      }
    }
  }

  private mutating func addNearby(_ frame: RoleFrame, _ words: RoleWords) {
    let first = max(words.range.lowerBound, frame.mention.lowerBound - 14)
    let end = min(words.range.upperBound, frame.mention.upperBound + 14)
    for index in first..<end where !frame.mention.contains(index) {
      guard let word = words[index], word.function == .content else { continue }
      at(.near, index)
      let side: UInt64 = index < frame.mention.lowerBound ? 1 : 2
      add(150, word.lower)
      add(151, word.lower, side)
      guard word.cluster.isKnown else { continue }
      add(152, word.cluster.fine)
      add(153, word.cluster.coarse)
      add(154, word.cluster.fine, side)
    }
  }
}
