/// What the letters of a text say of its language. Evidence of parts adds up to that of the whole.
///
/// Words in small letters count, those with a capital a quarter: names look alike in all languages, and an article may
/// consist of little else.
struct LanguageEvidence: Sendable {
  /// Letters by `LetterScript`, as much as they weigh.
  private(set) var letters = [Int](repeating: 0, count: LetterScript.allCases.count)
  private(set) var digits = 0
  /// What the triples cost in each language of their script, times their weight; the scripts one after the other, as
  /// the model has them. Empty where there are none.
  private var costs: [Int32] = []
  private var triples = [Int32](repeating: 0, count: Self.scripts)

  /// The scripts whose languages triples tell apart come first.
  private static let scripts = 4
  /// The weight of a word in small letters.
  static let unit = 4

  /// Letters, as much as they weigh.
  var letterCount: Int { letters.reduce(0, +) }

  /// How much triples of this script there are, in triples of words in small letters.
  func weight(of script: LetterScript) -> Double {
    script.rawValue < Self.scripts ? Double(triples[script.rawValue]) / Double(Self.unit) : 0
  }

  /// The costs of all triples in each language of the script; empty where there are none.
  func costs(of script: LetterScript, _ model: LanguageModel) -> ArraySlice<Int32> {
    let section = model[script]
    return weight(of: script) > 0 ? costs[section.first..<section.first + section.count] : []
  }

  mutating func add(_ other: LanguageEvidence) {
    digits += other.digits
    for index in letters.indices { letters[index] += other.letters[index] }
    for index in triples.indices { triples[index] &+= other.triples[index] }
    if costs.isEmpty {
      costs = other.costs
    } else if !other.costs.isEmpty {
      for index in costs.indices { costs[index] &+= other.costs[index] }
    }
  }

  /// Reads UTF-8; bytes that are none separate words. Addresses are passed over.
  mutating func read(_ bytes: some RandomAccessCollection<UInt8>, _ model: LanguageModel) {
    if costs.isEmpty { costs = [Int32](repeating: 0, count: model.languageCount) }
    var costs = self.costs
    self.costs = []
    costs.withUnsafeMutableBufferPointer { read(bytes, model, $0) }
    self.costs = costs
  }

  private mutating func read(
    _ bytes: some RandomAccessCollection<UInt8>, _ model: LanguageModel, _ costs: UnsafeMutableBufferPointer<Int32>
  ) {
    var word = Word()
    var waiting: [Triple] = []
    waiting.reserveCapacity(Self.batch)
    var position = bytes.startIndex
    while position < bytes.endIndex {
      let start = position
      let scalar = Self.scalar(in: bytes, at: &position)
      if scalar == 0x40 || scalar == 0x23 || (word.length == 0 && Self.isAddress(bytes[start...])) {
        while position < bytes.endIndex, bytes[position] > 0x20 { position = bytes.index(after: position) }
        word = Word()
        continue
      }
      guard let script = LetterScript(scalar) else {
        if (0x30...0x39).contains(scalar) { digits += 1 }
        // Marks that stand above letters belong to them.
        if !(0x300...0x36f).contains(scalar), !(0x64b...0x65f).contains(scalar) { word = Word() }
        continue
      }
      letters[script.rawValue] += script.weight
      guard script.rawValue < Self.scripts else {
        word = Word()
        continue
      }
      word.append(scalar, script)
      guard word.length >= 3 else { continue }
      let section = model[script]
      guard section.count > 0, section.first + section.count <= costs.count else { continue }
      let weight: Int32 = word.isCapitalised ? 1 : Int32(Self.unit)
      let hash = model.hash(word.first, word.second, word.third, in: section)
      waiting.append(Triple(hash: hash, script: script, weight: weight))
      if waiting.count == Self.batch { count(&waiting, model, costs) }
    }
    count(&waiting, model, costs)
  }

  /// A triple whose costs have been asked for. The tables are larger than the cache that recognition leaves them, so
  /// that the memory of many triples is waited for together.
  private struct Triple {
    var hash: UInt64
    var script: LetterScript
    var weight: Int32
  }

  private static let batch = 64

  private mutating func count(
    _ waiting: inout [Triple], _ model: LanguageModel, _ costs: UnsafeMutableBufferPointer<Int32>
  ) {
    withUnsafeTemporaryAllocation(of: UnsafeRawBufferPointer?.self, capacity: Self.batch) { rows in
      for (index, triple) in waiting.enumerated() {
        rows.initializeElement(at: index, to: model.row(triple.hash, in: model[triple.script]))
      }
      for (index, triple) in waiting.enumerated() {
        let section = model[triple.script]
        triples[triple.script.rawValue] &+= triple.weight
        let languages = UnsafeMutableBufferPointer(rebasing: costs[section.first..<section.first + section.count])
        guard let row = rows[index] else {
          for index in languages.indices { languages[index] &+= triple.weight &* LanguageModel.unseen }
          continue
        }
        for index in 0..<min(languages.count, row.count) { languages[index] &+= triple.weight &* Int32(row[index]) }
      }
    }
    waiting.removeAll(keepingCapacity: true)
  }

  /// The last three letters of a word, and how it began.
  private struct Word {
    var (first, second, third): (UInt32, UInt32, UInt32) = (0, 0, 0)
    var length = 0
    var script = LetterScript.other
    var isCapitalised = false

    mutating func append(_ scalar: UInt32, _ script: LetterScript) {
      if script != self.script { self = Word() }
      let letter = LetterCase.lowered(scalar)
      if length == 0 { (self.script, isCapitalised) = (script, letter != scalar) }
      (first, second, third) = (second, third, letter)
      length += 1
    }
  }

  private static func isAddress(_ bytes: some Collection<UInt8>) -> Bool {
    guard let first = bytes.first, first == 0x68 || first == 0x77 else { return false }
    return bytes.starts(with: "http".utf8) || bytes.starts(with: "www.".utf8)
  }

  /// The scalar at the position, which moves behind it; U+FFFD for a byte that begins none.
  @inline(__always)
  private static func scalar<Bytes: RandomAccessCollection<UInt8>>(
    in bytes: Bytes, at position: inout Bytes.Index
  ) -> UInt32 {
    let lead = bytes[position]
    position = bytes.index(after: position)
    if lead < 0x80 { return UInt32(lead) }
    let count = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1
    guard lead >= 0xc2, lead < 0xf5 else { return 0xfffd }
    var scalar = UInt32(lead) & (0x3f >> UInt32(count))
    var next = position
    for _ in 0..<count {
      guard next < bytes.endIndex, bytes[next] & 0xc0 == 0x80 else { return 0xfffd }
      scalar = scalar << 6 | UInt32(bytes[next] & 0x3f)
      next = bytes.index(after: next)
    }
    position = next
    return scalar
  }
}
