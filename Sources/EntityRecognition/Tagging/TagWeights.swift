internal import CModels

/// The labels of the model: outside, and first, inner, last or only token of a name of four kinds.
package enum NameLabel {
  package static let count = 17
  package static let outside: UInt8 = 0

  /// `part`: 0 first, 1 inner, 2 last, 3 only. `kind`: 0 person, 1 organization, 2 place, 3 other.
  package static func label(kind: Int, part: Int) -> UInt8 { UInt8(1 + kind * 4 + part) }

  package static func kind(_ label: UInt8) -> Int? { label == 0 ? nil : (Int(label) - 1) / 4 }

  static func part(_ label: UInt8) -> Int { (Int(label) - 1) % 4 }

  package static func mayStart(_ label: UInt8) -> Bool { label == 0 || part(label) == 0 || part(label) == 3 }

  package static func mayEnd(_ label: UInt8) -> Bool { label == 0 || part(label) >= 2 }

  /// An open name goes on with its own kind; after a closed one a new one starts.
  package static func mayFollow(_ label: UInt8, _ next: UInt8) -> Bool {
    mayEnd(label) ? mayStart(next) : !mayStart(next) && kind(label) == kind(next)
  }
}

/// The trained weights: the embedded file of `lab train`, read in place.
///
/// Little-endian: magic “RTW1”, bits of the bucket index, count of features, count of weights; the weights of first
/// labels (17 × Int32) and of transitions (17 × 17 × Int32); the buckets (UInt32, one more than there are buckets); the
/// features in order of their hashes (UInt32 check, UInt32 end of their weights); the weights (UInt8 label, Int8 value).
package struct TagWeights: @unchecked Sendable {
  // Unchecked because raw pointers are not Sendable: this one points to constant data that is never written.
  private let bytes: UnsafeRawBufferPointer
  private let shift: UInt64
  private let features: Int
  private let pairs: Int
  private let featureOffset: Int
  private let pairOffset: Int

  package static let embedded = TagWeights(
    bytes: UnsafeRawBufferPointer(start: models_tagger_bytes(), count: models_tagger_length()))

  static let header = 16
  static let labels = NameLabel.count

  /// Bytes that are no whole file count as no weights at all.
  package init(bytes: UnsafeRawBufferPointer) {
    func word(_ offset: Int) -> Int {
      offset + 4 <= bytes.count
        ? Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))) : 0
    }
    let bits = word(4)
    let bucketOffset = Self.header + 4 * (Self.labels + Self.labels * Self.labels)
    let isKnown = word(0) == 0x3157_5452 && (1...24).contains(bits)
    featureOffset = isKnown ? bucketOffset + 4 * (1 << bits + 1) : 0
    features = isKnown ? word(8) : 0
    pairs = isKnown ? word(12) : 0
    pairOffset = featureOffset + 8 * features
    let isWhole = isKnown && pairOffset + 2 * pairs == bytes.count
    self.bytes = isWhole ? bytes : UnsafeRawBufferPointer(start: nil, count: 0)
    shift = UInt64(64 - max(1, min(bits, 24)))
  }

  var isEmpty: Bool { bytes.isEmpty }

  private func word(_ offset: Int) -> UInt32 {
    UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }

  func first(_ label: Int) -> Int32 { isEmpty ? 0 : Int32(bitPattern: word(Self.header + 4 * label)) }

  func transition(_ label: Int, _ next: Int) -> Int32 {
    isEmpty ? 0 : Int32(bitPattern: word(Self.header + 4 * (Self.labels + label * Self.labels + next)))
  }

  /// Adds the feature's weights to the scores of the labels.
  @inline(__always) func add(_ feature: UInt64, to scores: UnsafeMutablePointer<Int32>) {
    guard !isEmpty else { return }
    let bucket = Self.header + 4 * (Self.labels + Self.labels * Self.labels) + 4 * Int(feature >> shift)
    let first = Int(word(bucket))
    let end = min(Int(word(bucket + 4)), features)
    let check = UInt32(truncatingIfNeeded: feature)
    var index = first
    while index < end {
      if word(featureOffset + 8 * index) == check {
        let start = index == 0 ? 0 : Int(word(featureOffset + 8 * (index - 1) + 4))
        let stop = min(Int(word(featureOffset + 8 * index + 4)), pairs)
        var pair = start
        while pair < stop {
          let label = Int(bytes[pairOffset + 2 * pair])
          if label < Self.labels { scores[label] &+= Int32(Int8(bitPattern: bytes[pairOffset + 2 * pair + 1])) }
          pair += 1
        }
        return
      }
      index += 1
    }
  }

  /// The file for trained weights. `weights` are multiples of the unit that eight bits count in.
  package static func file(
    first: [Int32], transitions: [Int32], features: [(hash: UInt64, weights: [(label: UInt8, value: Int8)])]
  ) -> [UInt8] {
    let sorted = features.sorted { $0.hash < $1.hash }
    var bits = 1
    while bits < 24, 1 << bits < sorted.count { bits += 1 }
    var words: [UInt32] = [0x3157_5452, UInt32(bits), UInt32(sorted.count)]
    words.append(UInt32(sorted.reduce(0) { $0 + $1.weights.count }))
    words += (first + transitions).map { UInt32(bitPattern: $0) }
    var index = 0
    for bucket in 0...(1 << bits) {
      while index < sorted.count, Int(sorted[index].hash >> UInt64(64 - bits)) < bucket { index += 1 }
      words.append(UInt32(index))
    }
    var end = 0
    for feature in sorted {
      end += feature.weights.count
      words += [UInt32(truncatingIfNeeded: feature.hash), UInt32(end)]
    }
    var file = words.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt32($0 * 8)) } }
    for feature in sorted {
      for weight in feature.weights { file += [weight.label, UInt8(bitPattern: weight.value)] }
    }
    return file
  }
}
