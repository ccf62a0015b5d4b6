/// Numbers for the features that training keeps: those seen often enough.
struct FeatureIndex {
  private var keys: [UInt64]
  private var counts: [UInt8]
  private var numbers: [UInt32]
  private let mask: Int
  private(set) var hashes: [UInt64] = []

  /// `bits`: the table has room for 2^bits different features.
  init(bits: Int) {
    keys = Array(repeating: 0, count: 1 << bits)
    counts = Array(repeating: 0, count: 1 << bits)
    numbers = []
    mask = 1 << bits - 1
  }

  private func slot(_ feature: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: feature >> 20) & mask
    while keys[slot] != 0, keys[slot] != feature { slot = (slot + 1) & mask }
    return slot
  }

  mutating func count(_ feature: UInt64) {
    let slot = slot(feature)
    keys[slot] = feature
    if counts[slot] < 255 { counts[slot] += 1 }
  }

  mutating func number(seen least: UInt8) {
    numbers = Array(repeating: .max, count: keys.count)
    for slot in keys.indices where keys[slot] != 0 && counts[slot] >= least {
      numbers[slot] = UInt32(hashes.count)
      hashes.append(keys[slot])
    }
  }

  func number(of feature: UInt64) -> UInt32? {
    let number = numbers[slot(feature)]
    return number == .max ? nil : number
  }
}
