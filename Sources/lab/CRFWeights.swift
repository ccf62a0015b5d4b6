internal import EntityRecognition

/// Trained weights: of features times labels, of labels at the start of a sentence, and of labels after one another.
struct CRFWeights: Sendable {
  /// Weights smaller than this are not kept.
  static let threshold: Float = 0.01
  /// A feature whose weights are all smaller than this, in the unit that eight bits count in, is not kept.
  static let leastOfFeature: Int8 = 2

  var weights: [Float]
  var first: [Float]
  var links: [Float]

  static func mean(_ all: [CRFWeights]) -> CRFWeights {
    guard var mean = all.first else { return CRFWeights(weights: [], first: [], links: []) }
    for other in all.dropFirst() {
      for index in mean.weights.indices { mean.weights[index] += other.weights[index] }
      for index in mean.first.indices { mean.first[index] += other.first[index] }
      for index in mean.links.indices { mean.links[index] += other.links[index] }
    }
    let share = 1 / Float(all.count)
    for index in mean.weights.indices { mean.weights[index] *= share }
    for index in mean.first.indices { mean.first[index] *= share }
    for index in mean.links.indices { mean.links[index] *= share }
    return mean
  }

  /// The file of the weights in eight bits.
  func file(_ hashes: [UInt64]) -> [UInt8] {
    let largest = weights.reduce(Float(0)) { max($0, abs($1)) }
    let unit = max(largest, 0.01) / 127
    func rounded(_ value: Float) -> Int32 { Int32((value / unit).rounded()) }
    var features: [(hash: UInt64, weights: [(label: UInt8, value: Int8)])] = []
    for (number, hash) in hashes.enumerated() {
      let kept: [(label: UInt8, value: Int8)] = (0..<NameLabel.count).compactMap { label in
        let weight = weights[number * NameLabel.count + label]
        let value = rounded(weight)
        return abs(weight) >= Self.threshold && value != 0 ? (UInt8(label), Int8(clamping: value)) : nil
      }
      let isKept = kept.contains { $0.value >= Self.leastOfFeature || $0.value <= -Self.leastOfFeature }
      if isKept { features.append((hash, kept)) }
    }
    return TagWeights.file(first: first.map(rounded), transitions: links.map(rounded), features: features)
  }
}
