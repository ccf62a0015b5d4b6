import Glibc

/// How long the torture goes on, and with which seed: a little with the other tests, as much as is wanted with
/// `make torture`.
enum TortureSettings {
  /// Processes that are killed.
  static let rounds = number("READER_TORTURE_ROUNDS") ?? 50
  /// Keys that are pressed.
  static let keys = number("READER_TORTURE_KEYS") ?? 5000
  /// The same seed gives the same rounds and keys; the moments of killing differ with the machine.
  static let seed = UInt64(number("READER_TORTURE_SEED") ?? 1)

  private static func number(_ name: String) -> Int? {
    getenv(name).flatMap { Int(String(cString: $0)) }
  }
}

/// A generator with a seed (SplitMix64, Steele et al. 2014), so that a failure can be repeated.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// A whole number below `bound`.
  mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<max(bound, 1), using: &self) }
}
