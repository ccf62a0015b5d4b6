/// What two texts are compared by to find out whether they are nearly the same: the least hashes of their runs of words.
///
/// The share of equal values estimates the resemblance of the texts, that is, how many of all their runs of four words
/// they have in common (Broder 1997, “On the resemblance and containment of documents”). One hash a run fills all bins
/// (Li, Owen and Zhang 2012, “One permutation hashing”); bins that stay empty take the value of the next that has one
/// (Shrivastava and Li 2014).
public struct ResemblanceSketch: Hashable, Sendable {
  /// How many values a sketch has.
  public static let size = 60
  /// Words in a run.
  static let runLength = 4
  /// Shorter texts say too little: notices of one kind look alike and are not the same.
  public static let fewestWords = 40
  /// From this resemblance on two texts are taken for one. Reports of one event by two writers stay far below; a text of
  /// which an outlet has cut a third lies above.
  public static let threshold = 0.55
  /// Longer texts are compared by their beginning: by whole paragraphs, unless one alone has twice as many.
  static let mostWords = 4000

  public let values: [UInt32]

  /// Nil where there are other than `size` values.
  public init?(values: [UInt32]) {
    guard values.count == Self.size else { return nil }
    self.values = values
  }

  /// Of the text of an article without its title, which every outlet makes anew. Nil where it is too short.
  public init?(of paragraphs: [String]) {
    var words: [UInt64] = []
    for paragraph in paragraphs where words.count < Self.mostWords { Self.add(paragraph, to: &words) }
    guard words.count >= Self.fewestWords else { return nil }
    var bins = [UInt32?](repeating: nil, count: Self.size)
    for start in 0...(words.count - Self.runLength) {
      let run = words[start..<start + Self.runLength].reduce(0xcbf2_9ce4_8422_2325) { Self.mixed($0 ^ $1) }
      let bin = Int((run >> 32) % UInt64(Self.size))
      let value = UInt32(truncatingIfNeeded: run)
      bins[bin] = min(bins[bin] ?? .max, value)
    }
    values = Self.filled(bins)
  }

  /// From 0 to 1: the share of runs of words that both texts have, estimated with a deviation of at most 0.065.
  public func resemblance(to other: ResemblanceSketch) -> Double {
    Double(zip(values, other.values).count { $0 == $1 }) / Double(Self.size)
  }

  /// Every word in lower case as one number; marks and white space part words and do not count.
  private static func add(_ paragraph: String, to words: inout [UInt64]) {
    var word: UInt64 = 0
    for scalar in paragraph.unicodeScalars {
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        let folded = scalar.isASCII ? scalar.value | (0x41...0x5a ~= scalar.value ? 0x20 : 0) : lowered(scalar)
        word = (word ^ UInt64(folded) &+ 0x9e37_79b9) &* 0x0000_0100_0000_01b3
      } else if word != 0, !isInsideWord(scalar) {
        words.append(word)
        word = 0
        if words.count >= mostWords * 2 { return }
      }
    }
    if word != 0 { words.append(word) }
  }

  /// An apostrophe is written in several ways, or left out.
  private static func isInsideWord(_ scalar: Unicode.Scalar) -> Bool { scalar == "'" || scalar == "\u{2019}" }

  private static func lowered(_ scalar: Unicode.Scalar) -> UInt32 {
    scalar.properties.lowercaseMapping.unicodeScalars.first?.value ?? scalar.value
  }

  /// The finisher of SplitMix64 (Steele, Lea and Flood 2014).
  private static func mixed(_ value: UInt64) -> UInt64 {
    var value = value &+ 0x9e37_79b9_7f4a_7c15
    value = (value ^ value >> 30) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ value >> 27) &* 0x94d0_49bb_1331_11eb
    return value ^ value >> 31
  }

  /// How far away the value came from is mixed in, so that two empty bins agree only where they were filled alike.
  private static func filled(_ bins: [UInt32?]) -> [UInt32] {
    bins.indices.map { index in
      for distance in bins.indices {
        if let value = bins[(index + distance) % bins.count] {
          return distance == 0 ? value : value &+ UInt32(distance) &* 0x9e37_79b1
        }
      }
      return 0
    }
  }
}
