/// The labels of an article's tokens, and what other labels would cost.
struct LabelledTokens {
  let labels: [UInt8]
  /// Of every token, the scores of its labels, without those of successions.
  private let scores: [ScoreRow]
  private let weights: TagWeights
  private let sentences: [Range<Int>]

  init(labels: [UInt8], scores: [ScoreRow], weights: TagWeights, sentences: [Range<Int>]) {
    self.labels = labels
    self.scores = scores
    self.weights = weights
    self.sentences = sentences
  }

  /// The names that the labels describe, with their kinds by number.
  var spans: [(tokens: Range<Int>, kind: Int)] { SequenceTagger.spans(labels) }

  /// How much less the model likes the article when the tokens are a name of the kind, or none with nil: the
  /// difference of the path's score, in the unit of the weights. Names that the tokens overlap are given up.
  func cost(of tokens: Range<Int>, kind: Int?) -> Int {
    guard !tokens.isEmpty, let sentence = sentence(of: tokens.lowerBound), tokens.upperBound <= sentence.upperBound
    else { return .max }
    var (start, end) = (tokens.lowerBound, tokens.upperBound)
    while start > sentence.lowerBound, !NameLabel.mayStart(labels[start]) { start -= 1 }
    while end < sentence.upperBound, !NameLabel.mayStart(labels[end]) { end += 1 }
    var other = [UInt8](repeating: NameLabel.outside, count: end - start)
    if let kind {
      for index in tokens {
        let part = tokens.count == 1 ? 3 : index == tokens.lowerBound ? 0 : index == tokens.upperBound - 1 ? 2 : 1
        other[index - start] = NameLabel.label(kind: kind, part: part)
      }
    }
    return score(Array(labels[start..<end]), from: start, in: sentence) - score(other, from: start, in: sentence)
  }

  private func score(_ path: [UInt8], from start: Int, in sentence: Range<Int>) -> Int {
    var score = 0
    var previous = start > sentence.lowerBound ? labels[start - 1] : nil
    for (offset, label) in path.enumerated() {
      score += scores[start + offset][label]
      score += previous.map { transition($0, label) } ?? Int(weights.first(Int(label)))
      previous = label
    }
    let end = start + path.count
    if end < sentence.upperBound, let previous { score += transition(previous, labels[end]) }
    return score
  }

  private func transition(_ label: UInt8, _ next: UInt8) -> Int {
    Int(weights.transition(Int(label), Int(next)))
  }

  private func sentence(of token: Int) -> Range<Int>? {
    var (low, high) = (0, sentences.count)
    while low < high {
      let middle = (low + high) / 2
      if sentences[middle].upperBound > token { high = middle } else { low = middle + 1 }
    }
    return low < sentences.count && sentences[low].contains(token) ? sentences[low] : nil
  }
}
