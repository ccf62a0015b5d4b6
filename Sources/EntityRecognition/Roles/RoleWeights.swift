internal import CModels

/// The trained weights of roles: the embedded file of `lab train-roles`, read in place.
///
/// Little-endian: magic “RRW1” and the bits of the slot number, as UInt32; then the slots, UInt32 each, of which there
/// are 2^bits: 20 bits of the feature's hash over 12 bits of weight in steps of 1/512; 0 is a free slot. Slots are
/// probed in order.
package struct RoleWeights: @unchecked Sendable {
  // Unchecked because raw pointers are not Sendable: this one points to constant data that is never written.
  private let bytes: UnsafeRawBufferPointer
  private let bits: Int

  package static let embedded = RoleWeights(
    bytes: UnsafeRawBufferPointer(start: models_roles_bytes(), count: models_roles_length()))

  private static let magic: UInt32 = 0x3157_5252
  private static let header = 8
  private static let unit: Float = 512
  private static let longestProbe = 64

  /// Bytes that are no whole file count as no weights at all.
  package init(bytes: UnsafeRawBufferPointer) {
    func word(_ offset: Int) -> UInt32 {
      offset + 4 <= bytes.count
        ? UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)) : 0
    }
    let bits = Int(word(4))
    let isWhole =
      word(0) == Self.magic && (1...24).contains(bits) && bytes.count == Self.header + 4 * (1 << bits)
    self.bytes = isWhole ? bytes : UnsafeRawBufferPointer(start: nil, count: 0)
    self.bits = bits
  }

  var isEmpty: Bool { bytes.isEmpty }

  /// The weight of the feature, 0 for one that was not learned; above 0 speaks for an actor.
  package subscript(feature: UInt64) -> Float {
    guard !isEmpty else { return 0 }
    var slot = Self.slot(feature, bits)
    for _ in 0..<Self.longestProbe {
      let value = UInt32(
        littleEndian: bytes.loadUnaligned(fromByteOffset: Self.header + 4 * slot, as: UInt32.self))
      if value == 0 { return 0 }
      if value >> 12 == Self.check(feature) { return Float(Int32(bitPattern: value << 20) >> 20) / Self.unit }
      slot = (slot + 1) & (1 << bits - 1)
    }
    return 0
  }

  private static func slot(_ feature: UInt64, _ bits: Int) -> Int { Int(feature >> UInt64(64 - bits)) }

  private static func check(_ feature: UInt64) -> UInt32 { UInt32(feature & 0xf_ffff) }

  /// The file for trained weights; those of less than two steps are left out.
  package static func file(_ weights: [(feature: UInt64, weight: Float)]) -> [UInt8] {
    let kept = weights.compactMap { feature, weight -> (UInt64, Int32)? in
      let value = Int32((weight * unit).rounded().clamped(to: -2047...2047))
      return abs(value) < 2 ? nil : (feature, value)
    }
    var bits = 1
    while bits < 24, (1 << bits) * 3 < kept.count * 4 { bits += 1 }
    var table = [UInt32](repeating: 0, count: 1 << bits)
    for (feature, value) in kept.sorted(by: { $0.0 < $1.0 }) {
      var slot = slot(feature, bits)
      let entry = check(feature) << 12 | UInt32(bitPattern: value) & 0xfff
      while table[slot] != 0 { slot = (slot + 1) & (1 << bits - 1) }
      table[slot] = entry
    }
    return ([magic, UInt32(bits)] + table).flatMap { word in
      (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt32($0 * 8)) }
    }
  }
}

extension Float {
  fileprivate func clamped(to range: ClosedRange<Float>) -> Float {
    Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
  }
}
