internal import EntityRecognition
internal import Foundation

/// How many roles are right in five-fold cross-validation, for every set: learned from the other folds of all sets, as
/// the shipped weights are, and from those of the set alone.
struct RoleEvaluation: Evaluation {
  var corpora: String

  private static let folds: UInt64 = 5

  func run(_ report: (Measurement) throws -> Void) throws {
    let training = try RoleTraining(corpora: corpora)
    guard !training.sets.isEmpty else { return }
    let all = training.sets.flatMap(\.examples)
    let shared = shares(all, training)
    for (name, examples) in training.sets {
      let actors = 100 * Double(examples.count(where: \.isActor)) / Double(max(1, examples.count))
      let own = (0..<Self.folds).map { fold in
        Self.right(
          examples.filter { Self.fold($0) == fold }, training.weights(examples.filter { Self.fold($0) != fold }))
      }
      let right = (0..<Self.folds).map { fold in
        Self.right(examples.filter { Self.fold($0) == fold }, shared[Int(fold)])
      }
      try report(
        Measurement(
          task: "roles", set: name, value: 100 * Double(right.reduce(0, +)) / Double(max(1, examples.count)),
          measure: "right in five folds, learned from all sets",
          detail: String(
            format: "from this set alone %.1f, always the commoner %.1f",
            100 * Double(own.reduce(0, +)) / Double(max(1, examples.count)), max(actors, 100 - actors))))
    }
  }

  /// Of every fold the weights that all others give.
  private func shares(_ all: [RoleCorpus.Example], _ training: RoleTraining) -> [[UInt64: Float]] {
    (0..<Self.folds).map { fold in training.weights(all.filter { Self.fold($0) != fold }) }
  }

  /// Sentences are dealt out by their letters, so that one sentence is never learned and measured.
  private static func fold(_ example: RoleCorpus.Example) -> UInt64 { (example.sentence >> 32) % folds }

  private static func right(_ examples: [RoleCorpus.Example], _ weights: [UInt64: Float]) -> Int {
    examples.count { example in
      (example.features.reduce(Float(0)) { $0 + (weights[$1] ?? 0) } > 0) == example.isActor
    }
  }
}
