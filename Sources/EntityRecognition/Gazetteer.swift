internal import CModels
internal import News

/// Names of places, organizations and groups, and what common words do: the embedded file of Data/build-gazetteer.py,
/// read in place.
///
/// Every load is checked against the file's length; a damaged file gives wrong answers and never a trap.
struct Gazetteer: @unchecked Sendable {
  // Unchecked because raw pointers are not Sendable: this one points to constant data that lives as long as the
  // process and is never written.
  private let bytes: UnsafeRawBufferPointer
  private let sections: [(offset: Int, count: Int)]
  private let bucketShift: UInt32

  static let embedded = Gazetteer(
    bytes: UnsafeRawBufferPointer(start: models_gazetteer_bytes(), count: models_gazetteer_length()))

  private enum Section: Int { case folds, buckets, entries, candidates, places, countries, strings }

  init(bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    func word(_ offset: Int) -> Int {
      offset + 4 <= bytes.count
        ? Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))) : 0
    }
    let isWhole = bytes.count > 64 && bytes[0] == 0x52 && bytes[1] == 0x47 && bytes[2] == 0x5a && bytes[3] == 0x31
    sections = (0..<7).map { isWhole ? (word(4 + $0 * 8), word(8 + $0 * 8)) : (0, 0) }
    let buckets = max(sections[Section.buckets.rawValue].count - 1, 1)
    bucketShift = UInt32(32 - (Int.bitWidth - 1 - buckets.leadingZeroBitCount))
  }

  private func load<Value: FixedWidthInteger>(_ section: Section, _ offset: Int, as type: Value.Type) -> Value {
    let position = sections[section.rawValue].offset + offset
    guard offset >= 0, position + MemoryLayout<Value>.size <= bytes.count else { return 0 }
    return Value(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: Value.self))
  }

  private func count(_ section: Section) -> Int { sections[section.rawValue].count }
}

extension Gazetteer {
  /// What the file says of one key.
  struct Entry {
    var classes: WordClasses
    /// How many words the longest name has that starts with this word.
    var longestName: Int
    fileprivate var firstCandidate: Int
    var candidateCount: Int
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
  }

  func entry(_ key: some Collection<UInt8>) -> Entry? {
    let hash = Self.hash(key)
    let bucket = Int(hash >> bucketShift)
    let first = Int(load(.buckets, bucket * 4, as: UInt32.self))
    let end = min(Int(load(.buckets, bucket * 4 + 4, as: UInt32.self)), count(.entries))
    guard first < end else { return nil }
    for index in first..<end {
      let offset = index * 24
      guard load(.entries, offset, as: UInt32.self) == hash else { continue }
      let length = Int(load(.entries, offset + 8, as: UInt8.self))
      guard length == key.count, string(Int(load(.entries, offset + 4, as: UInt32.self)), length).elementsEqual(key)
      else { continue }
      return Entry(
        classes: WordClasses(rawValue: load(.entries, offset + 16, as: UInt64.self)),
        longestName: Int(load(.entries, offset + 9, as: UInt8.self)),
        firstCandidate: Int(load(.entries, offset + 12, as: UInt32.self)),
        candidateCount: Int(load(.entries, offset + 10, as: UInt16.self)))
    }
    return nil
  }

  /// What the key may name, the most likely first.
  func candidates(_ entry: Entry) -> [Candidate] {
    (0..<entry.candidateCount).compactMap { index in
      let word = load(.candidates, (entry.firstCandidate + index) * 4, as: UInt32.self)
      let place = Int(word & 0xff_ffff)
      guard place < count(.places) else { return nil }
      return Candidate(
        place: place, naming: Naming(rawValue: UInt8(word >> 24 & 0x3f)) ?? .name, needsCapitals: word >> 31 == 1,
        isDoubtful: word >> 30 & 1 == 1)
    }
  }

  private func string(_ offset: Int, _ length: Int) -> UnsafeRawBufferPointer {
    let start = sections[Section.strings.rawValue].offset + offset
    guard length >= 0, start + length <= bytes.count else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    return UnsafeRawBufferPointer(rebasing: bytes[start..<start + length])
  }

  /// FNV-1a, 32 bits (http://www.isthe.com/chongo/tech/comp/fnv/).
  static func hash(_ key: some Sequence<UInt8>) -> UInt32 {
    var value: UInt32 = 0x811c_9dc5
    for byte in key { value = (value ^ UInt32(byte)) &* 0x0100_0193 }
    return value
  }
}

extension Gazetteer {
  /// A place, organization or group of the gazetteer.
  struct Place: Sendable {
    var index: Int
    var name: String
    var type: EntityType
    var geonamesID: Int?
    /// ISO 3166-1 alpha-2.
    var country: String?
    var coordinate: Coordinate?
    var population: Int
    var isCapital: Bool
    /// The first-level region that contains it.
    var region: Int?
  }

  func place(_ index: Int) -> Place {
    let offset = index * 32
    let name = string(
      Int(load(.places, offset + 4, as: UInt32.self)), Int(load(.places, offset + 8, as: UInt16.self)))
    let number = Int(load(.places, offset, as: UInt32.self))
    let letters = [load(.places, offset + 12, as: UInt8.self), load(.places, offset + 13, as: UInt8.self)]
    let latitude = load(.places, offset + 20, as: Int32.self)
    let region = load(.places, offset + 16, as: UInt32.self)
    return Place(
      index: index, name: String(decoding: name, as: UTF8.self), type: type(ofPlace: index),
      geonamesID: number == 0 ? nil : number,
      country: letters[0] == 0 ? nil : String(decoding: letters, as: UTF8.self),
      coordinate: latitude == .max
        ? nil
        : Coordinate(
          latitude: Double(latitude) / 1e5, longitude: Double(load(.places, offset + 24, as: Int32.self)) / 1e5),
      population: population(ofPlace: index), isCapital: isCapital(index),
      region: region == .max ? nil : Int(region))
  }

  func type(ofPlace index: Int) -> EntityType {
    let types: [EntityType] = [.country, .region, .city, .feature, .organization, .group]
    let kind = Int(load(.places, index * 32 + 10, as: UInt8.self))
    return types.indices.contains(kind) ? types[kind] : .city
  }

  func population(ofPlace index: Int) -> Int { Int(load(.places, index * 32 + 28, as: UInt32.self)) }

  func isCapital(_ index: Int) -> Bool { load(.places, index * 32 + 11, as: UInt8.self) & 1 == 1 }

  /// The two letters of the containing country as one number, 0 for none.
  func countryCode(ofPlace index: Int) -> UInt16 { load(.places, index * 32 + 12, as: UInt16.self) }

  /// The first-level region that contains the place.
  func region(ofPlace index: Int) -> Int? {
    let region = load(.places, index * 32 + 16, as: UInt32.self)
    return region == .max ? nil : Int(region)
  }

  /// The country that the place lies in, or the place itself where it is one.
  func country(ofPlace index: Int) -> Int? {
    let code = countryCode(ofPlace: index)
    let (first, second) = (Int(code & 0xff) - 65, Int(code >> 8) - 65)
    guard (0..<26).contains(first), (0..<26).contains(second) else { return nil }
    let country = load(.countries, (first * 26 + second) * 4, as: UInt32.self)
    return country == .max ? nil : Int(country)
  }
}

extension Gazetteer {
  /// Adds the scalar to a key: lower case, ASCII where a spelling without marks exists, apostrophes left out.
  func fold(_ scalar: Unicode.Scalar, into key: inout [UInt8]) {
    switch scalar.value {
    case 0x41...0x5a: key.append(UInt8(truncatingIfNeeded: scalar.value | 0x20))
    case 0x27, 0x60, 0xb4, 0x2018, 0x2019, 0x2bb, 0x2bc, 0x2be, 0x2bf: return
    case 0...0x7f: key.append(UInt8(truncatingIfNeeded: scalar.value))
    case 0x300...0x36f: return
    case 0x80..<0x250: appendFold(Int(scalar.value), scalar, &key)
    case 0x1e00..<0x1f00: appendFold(Int(scalar.value) - 0x1e00 + 0x250, scalar, &key)
    default: key.append(contentsOf: Array(String(scalar).utf8))
    }
  }

  private func appendFold(_ index: Int, _ scalar: Unicode.Scalar, _ key: inout [UInt8]) {
    let length = Int(load(.folds, index * 4 + 3, as: UInt8.self))
    guard length > 0 else { return key.append(contentsOf: Array(String(scalar).utf8)) }
    for byte in 0..<min(length, 3) { key.append(load(.folds, index * 4 + byte, as: UInt8.self)) }
  }

  /// The key of a name: its words folded and joined by single spaces; hyphens count as spaces.
  func key(of name: some StringProtocol) -> [UInt8] {
    var key: [UInt8] = []
    for scalar in name.unicodeScalars {
      if scalar == " " || scalar == "-" || scalar == "\u{2013}" {
        if key.last != 0x20, !key.isEmpty { key.append(0x20) }
      } else {
        fold(scalar, into: &key)
      }
    }
    if key.last == 0x20 { key.removeLast() }
    return key
  }
}
