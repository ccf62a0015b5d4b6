/// What the weights say of one mention, and which words made them say so.
struct RoleJudgement {
  /// Above 0 for an actor.
  private(set) var score: Float = 0
  private var evidence: [Evidence] = []

  private struct Evidence {
    var token: Int32
    var kind: RoleFeatures.Source.Kind
    var score: Float
  }

  init() { evidence.reserveCapacity(64) }

  /// Weighs the features; the memory is used again.
  mutating func weigh(_ features: RoleFeatures, by weights: RoleWeights) {
    score = 0
    evidence.removeAll(keepingCapacity: true)
    for (hash, source) in zip(features.hashes, features.sources) {
      let weight = weights[hash]
      guard weight != 0 else { continue }
      score += weight
      if source.kind != .none { note(weight, source) }
    }
  }

  /// What is said of one token belongs together, whatever the features are that say it.
  private mutating func note(_ weight: Float, _ source: RoleFeatures.Source) {
    for index in evidence.indices.reversed() where evidence[index].token == source.token {
      evidence[index].score += weight
      if source.kind.rawValue < evidence[index].kind.rawValue { evidence[index].kind = source.kind }
      return
    }
    evidence.append(Evidence(token: source.token, kind: source.kind, score: weight))
  }

  /// The strongest evidence for the decision that has words.
  func cue(isActor: Bool, _ phrase: (RoleFeatures.Source.Kind, Int) -> String?) -> String? {
    var tried: Float = .infinity
    for _ in 0..<8 {
      var best: Evidence?
      for entry in evidence {
        let score = isActor ? entry.score : -entry.score
        if score > 0, score < tried, score > best.map({ isActor ? $0.score : -$0.score }) ?? 0 { best = entry }
      }
      guard let best else { return nil }
      if let words = phrase(best.kind, Int(best.token)) { return words }
      tried = abs(best.score)
    }
    return nil
  }
}
