internal import EntityRecognition
internal import Foundation

/// A linear-chain conditional random field, trained by exact forward-backward and AdaGrad (Duchi, Hazan and Singer
/// 2011), one sentence at a time; the weights of the last epochs are averaged.
struct CRFTrainer {
  static let labels = NameLabel.count
  static let epochs = 6
  static let averaged = 3
  static let step: Float = 0.05
  /// Errors smaller than this do not change the weights.
  static let tolerance: Float = 0.004

  private let seed: UInt64
  /// Of every feature `LabelRow.parts` parts of a row, as the gradients and sums.
  private var weights: [SIMD4<Float>]
  private var gradients: [SIMD4<Float>]
  private var sums: [SIMD4<Float>]
  private var first = [Float](repeating: 0, count: labels)
  private var firstGradients = [Float](repeating: 1, count: labels)
  private var firstSums = [Float](repeating: 0, count: labels)
  private var links = [Float](repeating: 0, count: labels * labels)
  private var linkGradients = [Float](repeating: 1, count: labels * labels)
  private var linkSums = [Float](repeating: 0, count: labels * labels)
  private var lattice = Lattice()

  /// `seed` decides the order in which sentences are learned.
  init(features: Int, seed: UInt64) {
    self.seed = seed
    let count = features * LabelRow.parts
    weights = Array(repeating: SIMD4(), count: count)
    // Small steps on rare features.
    gradients = Array(repeating: SIMD4(repeating: 1), count: count)
    sums = Array(repeating: SIMD4(), count: count)
  }

  mutating func train(_ examples: Examples, progress: (Int, Double) -> Void) {
    var order = examples.sentences
    var random = SplitMix64(state: seed)
    for epoch in 1...Self.epochs {
      order.shuffle(using: &random)
      let loss = order.reduce(0.0) { $0 + learn($1, examples) }
      progress(epoch, loss / Double(examples.labels.count))
      guard epoch > Self.epochs - Self.averaged else { continue }
      for index in weights.indices { sums[index] += weights[index] / Float(Self.averaged) }
      for index in first.indices { firstSums[index] += first[index] / Float(Self.averaged) }
      for index in links.indices { linkSums[index] += links[index] / Float(Self.averaged) }
    }
  }

  private mutating func learn(_ example: Examples.Sentence, _ examples: Examples) -> Double {
    let sentence = example.tokens
    lattice.reset(sentence.count)
    weights.withUnsafeBufferPointer { weights in
      examples.features.withUnsafeBufferPointer { features in
        for (row, token) in sentence.enumerated() {
          var scores = LabelRow()
          for use in examples.starts[token]..<examples.starts[token + 1] {
            scores.add(weights, at: Int(features[use]))
          }
          lattice.scores[row] = scores
        }
      }
    }
    lattice.run(first: first, links: links)
    learnLinks(example, examples)
    return learnTokens(example, examples)
  }

  private mutating func learnLinks(_ example: Examples.Sentence, _ examples: Examples) {
    let labels = Self.labels
    for row in 1..<max(1, example.tokens.count) {
      let token = example.tokens.lowerBound + row
      lattice.linkErrors[Int(examples.labels[token - 1])][Int(examples.labels[token])] -= 1
    }
    for label in 0..<labels {
      for next in 0..<labels {
        let error = lattice.linkErrors[label][next] * example.weight
        guard error != 0 else { continue }
        let index = label * labels + next
        linkGradients[index] += error * error
        links[index] -= Self.step * error / linkGradients[index].squareRoot()
      }
    }
  }

  private mutating func learnTokens(_ example: Examples.Sentence, _ examples: Examples) -> Double {
    var loss = 0.0
    for (row, token) in example.tokens.enumerated() {
      let truth = Int(examples.labels[token])
      var errors = lattice.scores[row]
      loss -= Double(logf(max(errors[truth], 1e-12)))
      errors[truth] -= 1
      let isLearned = errors.largest >= Self.tolerance
      errors = errors.scaled(by: example.weight)
      if row == 0 { learnFirst(errors) }
      guard isLearned else { continue }
      let (squares, steps) = (errors.squares, errors.scaled(by: Self.step))
      weights.withUnsafeMutableBufferPointer { weights in
        gradients.withUnsafeMutableBufferPointer { gradients in
          for use in examples.starts[token]..<examples.starts[token + 1] {
            let slot = Int(examples.features[use]) * LabelRow.parts
            for part in 0..<LabelRow.parts {
              let gradient = gradients[slot + part] + squares.part(part)
              gradients[slot + part] = gradient
              weights[slot + part] -= steps.part(part) / gradient.squareRoot()
            }
          }
        }
      }
    }
    return loss
  }

  private mutating func learnFirst(_ errors: LabelRow) {
    for label in 0..<Self.labels where NameLabel.mayStart(UInt8(label)) {
      let error = errors[label]
      firstGradients[label] += error * error
      first[label] -= Self.step * error / firstGradients[label].squareRoot()
    }
  }

  /// The weights averaged over the last epochs.
  var mean: CRFWeights {
    let parts = LabelRow.parts
    let flat = (0..<sums.count / parts).flatMap { feature in
      (0..<Self.labels).map { sums[feature * parts + $0 / 4][$0 % 4] }
    }
    return CRFWeights(weights: flat, first: firstSums, links: linkSums)
  }
}

/// A generator of equal numbers on every machine (SplitMix64, Steele, Lea and Flood 2014).
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ value >> 30) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ value >> 27) &* 0x94d0_49bb_1331_11eb
    return value ^ value >> 31
  }
}
