internal import CModels

/// Word forms by meaning: the embedded table of `lab clusters`, read in place.
///
/// A slot of eight bytes holds the cluster at four grains (12, 10, 7 and 5 bits) under 30 bits of the form's hash, so
/// that one form of a billion unknown ones is taken for a known one. Slots are probed in order; 0 is a free one.
package struct WordClusters: @unchecked Sendable {
  // Unchecked because raw pointers are not Sendable: this one points to constant data that is never written.
  private let bytes: UnsafeRawBufferPointer
  private let slots: UInt64

  package static let embedded = WordClusters(
    bytes: UnsafeRawBufferPointer(start: models_clusters_bytes(), count: models_clusters_length()))

  init(bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    slots = UInt64(bytes.count / 8)
  }

  /// The clusters of a form, 0 for an unknown one.
  func clusters(_ form: UInt64) -> Cluster {
    guard slots > 0 else { return Cluster(bits: 0) }
    let hash = FeatureHash.finish(form)
    var slot = Int(Self.slot(hash, of: slots))
    for _ in 0..<64 {
      let value = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: slot * 8, as: UInt64.self))
      if value == 0 { break }
      if value >> 34 == Self.check(hash) { return Cluster(bits: value & 0x3_ffff_ffff) }
      slot = slot + 1 == Int(slots) ? 0 : slot + 1
    }
    return Cluster(bits: 0)
  }

  static func slot(_ hash: UInt64, of slots: UInt64) -> UInt64 { ((hash >> 32) &* slots) >> 32 }

  /// Never 0, which marks a free slot.
  static func check(_ hash: UInt64) -> UInt64 { max(hash & 0x3fff_ffff, 1) }

  /// The file of a list of forms with their clusters.
  package static func table(_ forms: [(form: [UInt8], grains: [UInt64])]) -> [UInt8] {
    let slots = UInt64(Double(forms.count) / 0.85) + 1
    var table = [UInt64](repeating: 0, count: Int(slots))
    for (form, grains) in forms where grains.count == 4 {
      let hash = FeatureHash.finish(FeatureHash.of(form))
      var slot = Int(Self.slot(hash, of: slots))
      while table[slot] != 0 { slot = slot + 1 == Int(slots) ? 0 : slot + 1 }
      table[slot] = check(hash) << 34 | grains[0] << 22 | grains[1] << 12 | grains[2] << 5 | grains[3]
    }
    return table.flatMap { value in (0..<8).map { UInt8(truncatingIfNeeded: value >> UInt64($0 * 8)) } }
  }
}

/// The clusters of one form at four grains.
struct Cluster {
  var bits: UInt64

  var isKnown: Bool { bits != 0 }
  /// One of 4096.
  var finest: UInt64 { bits >> 22 }
  /// One of 1024.
  var fine: UInt64 { bits >> 12 & 0x3ff }
  /// One of 128.
  var coarse: UInt64 { bits >> 5 & 0x7f }
  /// One of 32.
  var coarsest: UInt64 { bits & 0x1f }
}

/// Hashes of 64 bits for word forms and features. No string is made.
package enum FeatureHash {
  static let start: UInt64 = 0xcbf2_9ce4_8422_2325

  /// FNV-1a, 64 bits (http://www.isthe.com/chongo/tech/comp/fnv/).
  @inline(__always) static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  package static func of(_ bytes: some Sequence<UInt8>) -> UInt64 { bytes.reduce(start, step) }

  static func of(_ string: StaticString) -> UInt64 { string.withUTF8Buffer { of($0) } }

  /// Spreads every bit over all others (the finaliser of MurmurHash3).
  @inline(__always) static func finish(_ value: UInt64) -> UInt64 {
    var hash = value ^ value >> 33
    hash = hash &* 0xff51_afd7_ed55_8ccd
    hash = (hash ^ hash >> 33) &* 0xc4ce_b9fe_1a85_ec53
    return hash ^ hash >> 33
  }
}
