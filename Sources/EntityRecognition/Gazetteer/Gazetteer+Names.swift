extension Gazetteer {
  /// What the file says of one key.
  struct Entry {
    var classes: WordClasses
    /// How many words the longest name has that starts with this word and is looked for in a text.
    var longestName: Int
    fileprivate var firstCandidate: Int
    /// How many things the key names when it is met in a text: what is curated, and places of 15,000 and more.
    var candidateCount: Int
    /// How many things it names with small places, far spellings, second-level regions and office holders.
    var nameCount: Int
  }

  /// How a name names its place.
  enum Naming: UInt8 { case name, otherName, adjective, people }

  /// One thing that a name may stand for.
  struct Candidate: Hashable, Sendable {
    var place: Int
    var naming: Naming
    /// The name counts only when written in capitals: “US”.
    var needsCapitals: Bool
    /// The spelling is also a common word or a person's name.
    var isDoubtful: Bool
    /// A small place, a far spelling or an office holder: looked up where a text is known to name something, never a
    /// reason to believe that it does.
    var isMinor = false
  }

  func entry(_ key: some Collection<UInt8>) -> Entry? {
    entry(hash: Self.hash(key), length: key.count) { $0.elementsEqual(key) }
  }

  /// The entry of a key whose hash is known; `isKey` compares it with a key of the file.
  @inline(__always)
  func entry(hash: UInt32, length: Int, isKey: (UnsafeRawBufferPointer) -> Bool) -> Entry? {
    let bucket = Int(hash >> bucketShift)
    let first = Int(load(sections.buckets, bucket * 4, as: UInt32.self))
    let end = min(Int(load(sections.buckets, bucket * 4 + 4, as: UInt32.self)), sections.entries.count)
    guard first < end else { return nil }
    for index in first..<end {
      let offset = index * 16
      guard load(sections.entries, offset, as: UInt16.self) == UInt16(truncatingIfNeeded: hash) else { continue }
      guard Int(load(sections.entries, offset + 2, as: UInt8.self)) == length,
        isKey(string(Int(load(sections.entries, offset + 4, as: UInt32.self)), length))
      else { continue }
      return entry(at: offset)
    }
    return nil
  }

  private func entry(at offset: Int) -> Entry {
    let classes = load(
      sections.classSets, Int(load(sections.entries, offset + 12, as: UInt16.self)) * 8, as: UInt64.self)
    return Entry(
      classes: WordClasses(rawValue: classes), longestName: Int(load(sections.entries, offset + 3, as: UInt8.self)),
      firstCandidate: Int(load(sections.entries, offset + 8, as: UInt32.self)),
      candidateCount: Int(load(sections.entries, offset + 14, as: UInt8.self)),
      nameCount: Int(load(sections.entries, offset + 15, as: UInt8.self)))
  }

  /// What the key names when it is met in a text, the most likely first.
  func candidates(_ entry: Entry) -> [Candidate] {
    (0..<entry.candidateCount).compactMap { candidate($0, of: entry) }
  }

  /// All that the key may name: `candidates`, then what is minor, each the most likely first. For spans that are known
  /// to name something.
  func allCandidates(_ entry: Entry) -> [Candidate] {
    (0..<max(entry.nameCount, entry.candidateCount)).compactMap { candidate($0, of: entry) }
  }

  /// The places among them, persons, organizations and groups left out; by name or other name, adjectives left out.
  func placesNamed(_ key: some Collection<UInt8>) -> [Candidate] {
    guard let entry = entry(key) else { return [] }
    return allCandidates(entry).filter { $0.naming.rawValue < 2 && kind(ofPlace: $0.place).isPlace }
  }

  private func candidate(_ index: Int, of entry: Entry) -> Candidate? {
    let word = load(sections.candidates, (entry.firstCandidate + index) * 4, as: UInt32.self)
    let place = Int(word & 0xff_ffff)
    guard place < sections.places.count else { return nil }
    return Candidate(
      place: place, naming: Naming(rawValue: UInt8(word >> 24 & 0x3f)) ?? .name, needsCapitals: word >> 31 == 1,
      isDoubtful: word >> 30 & 1 == 1, isMinor: index >= entry.candidateCount)
  }

  /// FNV-1a, 32 bits (http://www.isthe.com/chongo/tech/comp/fnv/).
  @inline(__always) static func hash(_ key: some Sequence<UInt8>, after start: UInt32 = 0x811c_9dc5) -> UInt32 {
    var value = start
    for byte in key { value = (value ^ UInt32(byte)) &* 0x0100_0193 }
    return value
  }
}
