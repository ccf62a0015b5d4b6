/// Labels the tokens of an article with the trained model.
///
/// A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001): the best path over the labels of a
/// sentence, where impossible successions are left out. Scores are whole numbers, so that every machine agrees.
package struct SequenceTagger: Sendable {
  private let weights: TagWeights
  private let first: [Int32]
  /// By next label, then label: one row is all that may come before.
  private let transitions: [Int32]

  private static let never: Int32 = -1_000_000_000
  private static let labels = NameLabel.count

  package init(weights: TagWeights = .embedded) {
    self.weights = weights
    first = (0..<Self.labels).map {
      NameLabel.mayStart(UInt8($0)) ? weights.first($0) : Self.never
    }
    transitions = (0..<Self.labels * Self.labels).map { index in
      let (next, label) = (index / Self.labels, index % Self.labels)
      return NameLabel.mayFollow(UInt8(label), UInt8(next)) ? weights.transition(label, next) : Self.never
    }
  }

  /// One label of `NameLabel` for every token.
  package func labels(_ features: inout TokenFeatures) -> [UInt8] {
    var labels = [UInt8](repeating: 0, count: features.text.tokens.count)
    var scores: [Int32] = []
    var back: [UInt8] = []
    for sentence in features.text.sentences.indices {
      let range = features.text.sentences[sentence].tokens
      scores.removeAll(keepingCapacity: true)
      scores.append(contentsOf: repeatElement(0, count: range.count * Self.labels))
      for index in range {
        features.collect(index, sentence: sentence)
        scores.withUnsafeMutableBufferPointer { buffer in
          guard let base = buffer.baseAddress else { return }
          let row = base + (index - range.lowerBound) * Self.labels
          for feature in features.hashes { weights.add(feature, to: row) }
        }
      }
      back.removeAll(keepingCapacity: true)
      back.append(contentsOf: repeatElement(0, count: scores.count))
      decode(&scores, &back, range, into: &labels)
    }
    return labels
  }

  private func decode(_ scores: inout [Int32], _ back: inout [UInt8], _ range: Range<Int>, into labels: inout [UInt8]) {
    guard !range.isEmpty else { return }
    for label in 0..<Self.labels { scores[label] &+= first[label] }
    for row in 1..<max(range.count, 1) {
      let before = (row - 1) * Self.labels
      for next in 0..<Self.labels {
        var (best, from) = (Int32.min, 0)
        for label in 0..<Self.labels {
          let score = max(scores[before + label], Self.never) &+ transitions[next * Self.labels + label]
          if score > best { (best, from) = (score, label) }
        }
        scores[row * Self.labels + next] = max(scores[row * Self.labels + next] &+ best, Self.never)
        back[row * Self.labels + next] = UInt8(from)
      }
    }
    let last = (range.count - 1) * Self.labels
    var label =
      (0..<Self.labels).filter { NameLabel.mayEnd(UInt8($0)) }.max { scores[last + $0] < scores[last + $1] } ?? 0
    for row in stride(from: range.count - 1, through: 0, by: -1) {
      labels[range.lowerBound + row] = UInt8(label)
      label = Int(back[row * Self.labels + label])
    }
  }

  /// The spans that labels describe, with their kinds by number.
  package static func spans(_ labels: [UInt8]) -> [(tokens: Range<Int>, kind: Int)] {
    var spans: [(tokens: Range<Int>, kind: Int)] = []
    var start = 0
    for (index, label) in labels.enumerated() {
      guard let kind = NameLabel.kind(label) else { continue }
      if NameLabel.mayStart(label) { start = index }
      if NameLabel.mayEnd(label) { spans.append((start..<index + 1, kind)) }
    }
    return spans
  }
}
