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
/// Little-endian: magic “RTW3”, bits of the bucket index, bytes of the buckets, 0; the weights of first labels (17 × Int32) and of transitions (17 × 17 × Int32); of every
/// bucket one UInt32, its place in pairs of bytes under the count of its features (6 bits); the buckets. A feature's
/// bucket is that of its hash's first bits. A bucket has of every feature one UInt32, the last 15 bits of its hash over
/// a bit for each label that it has a weight for, then all their weights (Int8, by label), and a byte more where their
/// count is odd. So what one feature needs mostly lies in one line of the processor's cache, which can be asked for
/// long before it is looked at. One feature of nine thousand that the model does not know is taken for another.
package struct TagWeights: @unchecked Sendable {
  // Unchecked because raw pointers are not Sendable: this one points to constant data that is never written.
  private let bytes: UnsafeRawBufferPointer
  private let buckets: UnsafeRawBufferPointer
  private let shift: UInt64

  package static let embedded = TagWeights(
    bytes: UnsafeRawBufferPointer(start: models_tagger_bytes(), count: models_tagger_length()))

  static let header = 16
  static let labels = NameLabel.count
  private static let index = header + 4 * (labels + labels * labels)
  /// Room that `add` needs in scores: for the labels, and for what is added to none.
  static let room = 32

  /// Bytes that are no whole file count as no weights at all.
  package init(bytes: UnsafeRawBufferPointer) {
    func word(_ offset: Int) -> Int {
      offset + 4 <= bytes.count
        ? Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))) : 0
    }
    let bits = word(4)
    let isKnown = word(0) == 0x3357_5452 && (1...24).contains(bits)
    let start = isKnown ? Self.index + 4 << bits : 0
    let isWhole = isKnown && start + word(8) == bytes.count
    self.bytes = isWhole ? bytes : UnsafeRawBufferPointer(start: nil, count: 0)
    buckets = UnsafeRawBufferPointer(rebasing: self.bytes[(isWhole ? start : 0)...])
    shift = UInt64(64 - max(1, min(bits, 24)))
  }

  var isEmpty: Bool { bytes.isEmpty }

  /// Whether both are the same bytes in memory.
  func isSame(as other: TagWeights) -> Bool {
    bytes.baseAddress == other.bytes.baseAddress && bytes.count == other.bytes.count
  }

  private func word(_ offset: Int) -> UInt32 {
    UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }

  func first(_ label: Int) -> Int32 { isEmpty ? 0 : Int32(bitPattern: word(Self.header + 4 * label)) }

  func transition(_ label: Int, _ next: Int) -> Int32 {
    isEmpty ? 0 : Int32(bitPattern: word(Self.header + 4 * (Self.labels + label * Self.labels + next)))
  }
}

extension TagWeights {
  /// A feature whose bucket is known, and on its way into the cache.
  struct Located {
    fileprivate var check: UInt32
    fileprivate var bucket: UInt32
  }

  /// Looks up where the feature's weights are, and asks for them. No branch depends on memory here, so that many are
  /// looked up at once.
  @inline(__always) func locate(_ feature: UInt64) -> Located {
    guard let base = bytes.baseAddress, let first = buckets.baseAddress else { return Located(check: 0, bucket: 0) }
    let bucket = UInt32(
      littleEndian: base.loadUnaligned(
        fromByteOffset: Self.index + 4 * Int(truncatingIfNeeded: feature >> shift), as: UInt32.self))
    models_prefetch(first + Int(truncatingIfNeeded: bucket & 0x3ff_ffff) * 2)
    return Located(check: UInt32(truncatingIfNeeded: feature) & Self.checked, bucket: bucket)
  }

  /// Adds the feature's weights to the scores of the labels, for which there are `room` places.
  @inline(__always) func add(_ feature: Located, to scores: UnsafeMutablePointer<Int32>) {
    guard let base = buckets.baseAddress else { return }
    let start = Int(truncatingIfNeeded: feature.bucket & 0x3ff_ffff) * 2
    let count = Int(truncatingIfNeeded: feature.bucket >> 26)
    var offset = start + 4 * count
    guard offset <= buckets.count else { return }
    for index in 0..<count {
      let entry = UInt32(littleEndian: base.loadUnaligned(fromByteOffset: start + 4 * index, as: UInt32.self))
      let labels = entry & Self.allLabels
      if entry >> Self.checkShift == feature.check { return add(labels, at: offset, to: scores) }
      offset += labels.nonzeroBitCount
    }
  }

  private static let checkShift: UInt32 = 17
  private static let checked: UInt32 = 0x7fff
  private static let allLabels: UInt32 = 0x1_ffff

  /// Four at a time: most features have no more, so that the processor foresees where the loop ends.
  @inline(__always) private func add(_ labels: UInt32, at offset: Int, to scores: UnsafeMutablePointer<Int32>) {
    guard let base = buckets.baseAddress else { return }
    var (left, offset) = (labels, offset)
    while left != 0 {
      guard offset < buckets.count else { return }
      // At the end of the file the last four bytes are read.
      let excess = max(0, offset + 4 - buckets.count)
      let four =
        UInt32(littleEndian: base.loadUnaligned(fromByteOffset: offset - excess, as: UInt32.self)) >> UInt32(excess * 8)
      for place in 0..<4 {
        // Beyond the last label: to one that there is not.
        let label = (left | 1 << 31).trailingZeroBitCount
        scores[label] &+= Int32(Int8(truncatingIfNeeded: four >> UInt32(place * 8)))
        left &= left &- 1
      }
      offset += 4
    }
  }

  /// The file for trained weights. `weights` are multiples of the unit that eight bits count in.
  package static func file(
    first: [Int32], transitions: [Int32], features: [(hash: UInt64, weights: [(label: UInt8, value: Int8)])]
  ) -> [UInt8] {
    let sorted = features.sorted { $0.hash < $1.hash }
    // Up to four features in a bucket: the index stays small, and a bucket's features are seen at one glance.
    var bits = 1
    while bits < 24, 4 << bits < sorted.count || largestBucket(sorted.map(\.hash), bits: bits) > 63 { bits += 1 }
    var index: [UInt32] = []
    var buckets: [UInt8] = []
    var next = 0
    for bucket in 0..<(1 << bits) {
      let start = next
      while next < sorted.count, Int(sorted[next].hash >> UInt64(64 - bits)) == bucket { next += 1 }
      index.append(UInt32(buckets.count / 2) | UInt32(min(next - start, 63)) << 26)
      let kept = sorted[start..<next].prefix(63)
      for feature in kept {
        let labels = feature.weights.reduce(UInt32(0)) { $0 | 1 << UInt32($1.label) }
        buckets += Self.bytes((UInt32(truncatingIfNeeded: feature.hash) & checked) << checkShift | labels)
      }
      buckets += kept.flatMap { $0.weights.sorted { $0.label < $1.label }.map { UInt8(bitPattern: $0.value) } }
      if buckets.count % 2 == 1 { buckets.append(0) }
    }
    let head = [0x3357_5452, UInt32(bits), UInt32(buckets.count), 0]
    return (head + (first + transitions).map { UInt32(bitPattern: $0) } + index).flatMap(Self.bytes) + buckets
  }

  private static func largestBucket(_ hashes: [UInt64], bits: Int) -> Int {
    var (largest, count) = (0, 0)
    var bucket: UInt64?
    for hash in hashes {
      count = hash >> UInt64(64 - bits) == bucket ? count + 1 : 1
      bucket = hash >> UInt64(64 - bits)
      largest = max(largest, count)
    }
    return largest
  }

  private static func bytes(_ word: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt32($0 * 8)) }
  }
}
