internal import CModels

/// How frequent triples of letters are in languages that share a script: the embedded file of Data/build-languages.py,
/// which describes it, read in place.
///
/// Every load is checked against the file's length; a damaged file gives wrong answers and never a trap.
struct LanguageModel: @unchecked Sendable {
  // Unchecked because raw pointers are not Sendable: this one points to constant data that lives as long as the
  // process and is never written.
  private let bytes: UnsafeRawBufferPointer
  /// By `LetterScript`; empty where the script's languages are not told apart.
  private let sections: [Section]

  static let embedded = LanguageModel(
    bytes: UnsafeRawBufferPointer(start: models_languages_bytes(), count: models_languages_length()))

  /// Costs are in this part of a bit, above `leastCost` bits.
  static let unit = 15.0
  static let leastCost = 4.0
  /// The cost of a triple that the file does not have: 17 bits.
  static let unseen: Int32 = 195

  /// The languages of one script; no strings and arrays, for it is looked at for every letter.
  struct Section: Sendable {
    var count = 0
    /// The place of its first language among all that the file has.
    var first = 0
    fileprivate var slotBits = 0
    fileprivate var slots = 0
    fileprivate var rows = 0
    fileprivate var rowCount = 0
  }

  /// The tags of all languages, section after section.
  private(set) var tags: [String] = []
  /// What a triple of a text in each of them costs in the mean.
  private(set) var ordinaryCosts: [Int32] = []
  /// The place of English; nil where the file does not have it.
  private(set) var english: Int?

  var languageCount: Int { tags.count }

  init(bytes: UnsafeRawBufferPointer) {
    func word(_ offset: Int) -> Int {
      offset + 4 <= bytes.count
        ? Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))) : 0
    }
    var sections = [Section](repeating: Section(), count: LetterScript.allCases.count)
    for number in 0..<(bytes.starts(with: "RLG1".utf8) ? min(word(4), 8) : 0) {
      let head = 8 + number * 32
      let (count, tags, costs) = (word(head + 4), word(head + 8), word(head + 12))
      guard head + 32 <= bytes.count, count < 128, tags + 4 * count <= bytes.count, costs + count <= bytes.count,
        word(head + 16) < 24, word(head + 20) + 4 << word(head + 16) <= bytes.count,
        word(head + 24) + count * word(head + 28) <= bytes.count,
        let script = LetterScript.allCases.first(where: { bytes[head..<head + 4].elementsEqual($0.code.utf8) })
      else { continue }
      sections[script.rawValue] = Section(
        count: count, first: self.tags.count, slotBits: word(head + 16), slots: word(head + 20),
        rows: word(head + 24), rowCount: word(head + 28))
      for index in 0..<count {
        let tag = bytes[(tags + 4 * index)..<(tags + 4 * index + 4)].prefix { $0 != 0 }
        self.tags.append(String(decoding: tag, as: UTF8.self))
        ordinaryCosts.append(Int32(bytes[costs + index]))
      }
    }
    english = self.tags.firstIndex(of: "en")
    self.bytes = bytes
    self.sections = sections
  }

  @inline(__always)
  subscript(script: LetterScript) -> Section { sections[script.rawValue] }

  /// The hash of a triple of small letters. Asks for the memory that `row` looks at, which mostly is far away.
  @inline(__always)
  func hash(_ first: UInt32, _ second: UInt32, _ third: UInt32, in section: Section) -> UInt64 {
    let hash = (UInt64(first) << 42 | UInt64(second) << 21 | UInt64(third)) &* 0x9e37_79b9_7f4a_7c15
    models_prefetch(bytes.baseAddress.map { $0 + section.slots + 4 * Int(hash >> UInt64(64 - section.slotBits)) })
    return hash
  }

  /// What the triple of the hash costs in every language of the section; nil where the file does not have it. Asks for
  /// its memory.
  @inline(__always)
  func row(_ hash: UInt64, in section: Section) -> UnsafeRawBufferPointer? {
    let mask = 1 << section.slotBits - 1
    var slot = Int(hash >> UInt64(64 - section.slotBits))
    for _ in 0..<Self.longestProbe {
      let value = UInt32(
        littleEndian: bytes.loadUnaligned(fromByteOffset: section.slots + 4 * slot, as: UInt32.self))
      if value == 0 { return nil }
      if value >> 14 == UInt32(truncatingIfNeeded: hash >> 16) & 0x3ffff {
        let number = Int(value & 0x3fff)
        guard number <= section.rowCount else { return nil }
        let start = section.rows + (number - 1) * section.count
        let row = UnsafeRawBufferPointer(rebasing: bytes[start..<start + section.count])
        models_prefetch(row.baseAddress)
        return row
      }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private static let longestProbe = 64
}
