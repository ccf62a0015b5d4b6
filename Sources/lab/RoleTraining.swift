internal import EntityRecognition
internal import Foundation

/// Trains the weights of roles. Deterministic.
///
/// First the contexts of persons and organizations are told from those of towns, regions and features in corpora of
/// names; that is where the weights start from, at half their size, when the sentences with roles are learned.
struct RoleTraining {
  private static let contextCorpora = [
    "conll-train", "worldwide-train", "crossner-politics-train", "crossner-politics-dev", "wnut17-train", "btc-train",
  ]

  /// The sets of sentences with roles, by name.
  let sets: [(name: String, examples: [RoleCorpus.Example])]
  private let start: [UInt64: Float]

  init(corpora: String, share: Float = 0.5) throws {
    sets = try RoleCorpus.names.compactMap { name in try RoleCorpus.find(corpora, name).map { (name, $0) } }
    let known = Set(sets.flatMap { $0.examples.map(\.sentence) })
    let contexts = try Self.contexts(corpora, without: known)
    start = LinearTrainer(contexts, seen: 2, penalty: 0.02).trained().mapValues { $0 * share }
  }

  /// The weights learned from the examples.
  func weights(_ examples: [RoleCorpus.Example], penalty: Float = 0.01) -> [UInt64: Float] {
    LinearTrainer(examples, seen: 2, penalty: penalty, start: start).trained()
  }

  /// Contexts in sentences other than those known.
  private static func contexts(_ folder: String, without known: Set<UInt64>) throws -> [RoleCorpus.Example] {
    var examples: [RoleCorpus.Example] = []
    var reading = RoleReading()
    for name in contextCorpora {
      for article in try Corpus.find(folder, name) ?? [] {
        reading.readContexts(Corpus.words(article), Corpus.labels(article)) { sentence, kind, mayAct, features in
          let number = RoleCorpus.letters(sentence)
          guard kind < 3, kind < 2 || !mayAct, !known.contains(number) else { return }
          examples.append(.init(features: features, isActor: kind < 2, sentence: number))
        }
      }
    }
    return examples
  }
}

/// A linear separator with squared hinge loss, trained by coordinate descent on the dual (Hsieh et al., “A Dual
/// Coordinate Descent Method for Large-scale Linear SVM”, ICML 2008). Weights are drawn to a start instead of to 0.
struct LinearTrainer {
  private static let rounds = 30

  private var hashes: [UInt64] = []
  private var rows: [[UInt32]] = []
  /// Of every row the square of its length.
  private var lengths: [Float] = []
  private var signs: [Float] = []
  private var weights: [Float]
  private let diagonal: Float

  /// Features seen in fewer examples are left out, unless the start knows them.
  init(_ examples: [RoleCorpus.Example], seen least: Int, penalty: Float, start: [UInt64: Float] = [:]) {
    var counts: [UInt64: Int] = [:]
    for example in examples { for feature in Set(example.features) { counts[feature, default: 0] += 1 } }
    hashes = counts.keys.filter { counts[$0, default: 0] >= least || start[$0] != nil }.sorted()
    // What the start alone knows stays as it is.
    hashes += start.keys.filter { counts[$0] == nil }.sorted()
    let numbers = Dictionary(uniqueKeysWithValues: hashes.enumerated().map { ($0.element, UInt32($0.offset)) })
    rows = examples.map { example in example.features.compactMap { numbers[$0] }.sorted() }
    lengths = rows.map { row in
      var (sum, run) = (Float(0), Float(0))
      for (index, feature) in row.enumerated() {
        run = index > 0 && row[index - 1] == feature ? run + 1 : 1
        sum += 2 * run - 1
      }
      return sum
    }
    signs = examples.map { $0.isActor ? 1 : -1 }
    weights = hashes.map { start[$0] ?? 0 }
    diagonal = 1 / (2 * penalty)
  }

  func trained() -> [UInt64: Float] {
    var weights = weights
    var alphas = [Float](repeating: 0, count: rows.count)
    var order = Array(rows.indices)
    var random = SplitMix64(state: 1)
    for _ in 0..<Self.rounds {
      order.shuffle(using: &random)
      for index in order {
        let row = rows[index]
        var margin: Float = 0
        for feature in row { margin += weights[Int(feature)] }
        let gradient = signs[index] * margin - 1 + diagonal * alphas[index]
        let alpha = max(0, alphas[index] - gradient / (lengths[index] + diagonal))
        let step = (alpha - alphas[index]) * signs[index]
        guard step != 0 else { continue }
        alphas[index] = alpha
        for feature in row { weights[Int(feature)] += step }
      }
    }
    return Dictionary(uniqueKeysWithValues: zip(hashes, weights))
  }
}
