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
  private var weights: [Float]
  private var gradients: [Float]
  private var sums: [Float]
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
    weights = Array(repeating: 0, count: features * Self.labels)
    // Small steps on rare features.
    gradients = Array(repeating: 1, count: features * Self.labels)
    sums = Array(repeating: 0, count: features * Self.labels)
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

  private mutating func learn(_ sentence: Range<Int>, _ examples: Examples) -> Double {
    let labels = Self.labels
    lattice.reset(sentence.count)
    weights.withUnsafeBufferPointer { weights in
      examples.features.withUnsafeBufferPointer { features in
        lattice.scores.withUnsafeMutableBufferPointer { scores in
          for (row, token) in sentence.enumerated() {
            for use in examples.starts[token]..<examples.starts[token + 1] {
              let base = Int(features[use]) * labels
              for label in 0..<labels { scores[row * labels + label] += weights[base + label] }
            }
          }
        }
      }
    }
    lattice.run(first: first, links: links)
    learnLinks(sentence, examples)
    return learnTokens(sentence, examples)
  }

  private mutating func learnLinks(_ sentence: Range<Int>, _ examples: Examples) {
    let labels = Self.labels
    for row in 1..<max(1, sentence.count) {
      let token = sentence.lowerBound + row
      lattice.linkErrors[Int(examples.labels[token - 1]) * labels + Int(examples.labels[token])] -= 1
    }
    for index in links.indices where lattice.linkErrors[index] != 0 {
      let error = lattice.linkErrors[index]
      linkGradients[index] += error * error
      links[index] -= Self.step * error / linkGradients[index].squareRoot()
    }
  }

  private mutating func learnTokens(_ sentence: Range<Int>, _ examples: Examples) -> Double {
    let labels = Self.labels
    var loss = 0.0
    for (row, token) in sentence.enumerated() {
      let truth = Int(examples.labels[token])
      let base = row * labels
      loss -= Double(logf(max(lattice.scores[base + truth], 1e-12)))
      lattice.scores[base + truth] -= 1
      var largest: Float = 0
      for label in 0..<labels { largest = max(largest, abs(lattice.scores[base + label])) }
      if row == 0 {
        for label in 0..<labels where NameLabel.mayStart(UInt8(label)) {
          let error = lattice.scores[label]
          firstGradients[label] += error * error
          first[label] -= Self.step * error / firstGradients[label].squareRoot()
        }
      }
      guard largest >= Self.tolerance else { continue }
      weights.withUnsafeMutableBufferPointer { weights in
        gradients.withUnsafeMutableBufferPointer { gradients in
          lattice.scores.withUnsafeBufferPointer { errors in
            for use in examples.starts[token]..<examples.starts[token + 1] {
              let slot = Int(examples.features[use]) * labels
              for label in 0..<labels {
                let error = errors[base + label]
                let gradient = gradients[slot + label] + error * error
                gradients[slot + label] = gradient
                weights[slot + label] -= Self.step * error / gradient.squareRoot()
              }
            }
          }
        }
      }
    }
    return loss
  }

  /// The weights averaged over the last epochs.
  var mean: CRFWeights { CRFWeights(weights: sums, first: firstSums, links: linkSums) }
}

/// Forward and backward sums over the labels of one sentence.
struct Lattice {
  private static let labels = NameLabel.count
  /// First the scores of the labels; after `run` their probabilities.
  var scores: [Float] = []
  /// Expected counts of the links.
  var linkErrors = [Float](repeating: 0, count: labels * labels)
  private var forward: [Float] = []
  private var backward: [Float] = []
  private var scales: [Float] = []
  private var links = [Float](repeating: 0, count: labels * labels)
  private var count = 0
  private let mayFollow = (0..<labels * labels).map {
    NameLabel.mayFollow(UInt8($0 / labels), UInt8($0 % labels))
  }

  mutating func reset(_ count: Int) {
    self.count = count
    scores = Array(repeating: 0, count: count * Self.labels)
    forward = scores
    backward = scores
    scales = Array(repeating: 0, count: count)
    for index in linkErrors.indices { linkErrors[index] = 0 }
  }

  mutating func run(first: [Float], links weights: [Float]) {
    let labels = Self.labels
    for index in links.indices { links[index] = mayFollow[index] ? expf(weights[index]) : 0 }
    for row in 0..<count {
      let base = row * labels
      let best = (0..<labels).reduce(-Float.infinity) { max($0, scores[base + $1]) }
      for label in 0..<labels { scores[base + label] = expf(scores[base + label] - best) }
      if row == 0 {
        for label in 0..<labels {
          forward[label] = NameLabel.mayStart(UInt8(label)) ? expf(first[label]) * scores[label] : 0
        }
      } else {
        for label in 0..<labels where forward[base - labels + label] != 0 {
          let before = forward[base - labels + label]
          for next in 0..<labels { forward[base + next] += before * links[label * labels + next] }
        }
        for next in 0..<labels { forward[base + next] *= scores[base + next] }
      }
      if row == count - 1 {
        for label in 0..<labels where !NameLabel.mayEnd(UInt8(label)) { forward[base + label] = 0 }
      }
      var sum: Float = 0
      for label in 0..<labels { sum += forward[base + label] }
      scales[row] = 1 / max(sum, 1e-30)
      for label in 0..<labels {
        forward[base + label] *= scales[row]
        scores[base + label] *= scales[row]
      }
    }
    runBackward()
  }

  private mutating func runBackward() {
    let labels = Self.labels
    guard count > 0 else { return }
    for label in 0..<labels {
      backward[(count - 1) * labels + label] = NameLabel.mayEnd(UInt8(label)) ? 1 : 0
    }
    for row in stride(from: count - 2, through: 0, by: -1) {
      let (base, after) = (row * labels, (row + 1) * labels)
      for next in 0..<labels { scores[after + next] *= backward[after + next] }
      for label in 0..<labels {
        var sum: Float = 0
        for next in 0..<labels {
          let value = links[label * labels + next] * scores[after + next]
          sum += value
          linkErrors[label * labels + next] += forward[base + label] * value
        }
        backward[base + label] = sum
      }
    }
    for row in 0..<count {
      let base = row * labels
      var sum: Float = 0
      for label in 0..<labels {
        scores[base + label] = forward[base + label] * backward[base + label]
        sum += scores[base + label]
      }
      for label in 0..<labels { scores[base + label] /= max(sum, 1e-30) }
    }
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
