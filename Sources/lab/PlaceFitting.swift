internal import EntityRecognition
internal import Foundation
internal import News

/// Fits the weights of the ranking of places to the sets with coordinates, by coordinate ascent over whole articles.
struct PlaceFitting {
  private struct Article {
    var toponyms: [PlacedText.Toponym]
    var places: GivenPlaces
    var set: Int
  }

  private let articles: [Article]
  /// A point of either set counts alike, however large the set.
  private let shares: [Double]

  init(corpora: String) throws {
    let sets = [try PlaceCorpus.lgl(corpora) ?? [], try PlaceCorpus.geoVirus(corpora) ?? []]
    articles = sets.enumerated().flatMap { set, texts in
      texts.map { Article(toponyms: $0.toponyms, places: GivenPlaces($0.text, at: $0.toponyms.map(\.span)), set: set) }
    }
    shares = sets.map { 1 / Double(max(1, $0.reduce(0) { $0 + $1.toponyms.count })) }
  }

  /// Prints the weights for all articles, and what is right in each fifth with the weights of the other four.
  func fit() {
    let folds = 5
    var right = [0.0, 0.0]
    for fold in 0..<folds {
      let weights = best { $0 % folds != fold }
      let found = count(weights) { $0 % folds == fold }
      for set in right.indices { right[set] += found[set] }
      print(
        "fold \(fold):",
        PlaceWeights.all.map { String(format: "%.2f", weights[keyPath: $0.weight]) }.joined(separator: " "), found)
    }
    print(
      String(format: "cross-validated: LGL %.1f, GeoVirus %.1f", right[0] * shares[0] * 100, right[1] * shares[1] * 100)
    )
    let weights = best { _ in true }
    for (name, weight) in PlaceWeights.all { print(name, String(format: "%.2f", weights[keyPath: weight])) }
    let found = count(weights) { _ in true }
    print(String(format: "all: LGL %.1f, GeoVirus %.1f", found[0] * shares[0] * 100, found[1] * shares[1] * 100))
  }

  private func best(_ isIncluded: (Int) -> Bool) -> PlaceWeights {
    var weights = PlaceWeights()
    var highest = value(weights, isIncluded)
    for step in [0.5, 0.25, 0.12] {
      for (_, weight) in PlaceWeights.all {
        for direction in [step, -step] {
          while true {
            var next = weights
            next[keyPath: weight] += direction * max(1, abs(weights[keyPath: weight]))
            let value = value(next, isIncluded)
            guard value > highest + 1e-9 else { break }
            (weights, highest) = (next, value)
          }
        }
      }
    }
    return weights
  }

  private func value(_ weights: PlaceWeights, _ isIncluded: (Int) -> Bool) -> Double {
    zip(count(weights, isIncluded), shares).reduce(0) { $0 + $1.0 * $1.1 }
  }

  private func count(_ weights: PlaceWeights, _ isIncluded: (Int) -> Bool) -> [Double] {
    var right = [0.0, 0.0]
    for (number, article) in articles.enumerated() where isIncluded(number) {
      for (toponym, answer) in zip(article.toponyms, article.places.located(weights: weights, unsureToo: true)) {
        if let answer, PlaceJudgement.isRight(answer, toponym) { right[article.set] += 1 }
      }
    }
    return right
  }

  /// A line for every toponym: set, article, whether it is right, what stands there and what it means, and the answer
  /// with its confidence.
  func write(to path: String) throws {
    var lines = ""
    for (number, article) in articles.enumerated() {
      for (toponym, answer) in zip(article.toponyms, article.places.located(unsureToo: true)) {
        let isRight = answer.map { PlaceJudgement.isRight($0, toponym) } ?? false
        let gold = [toponym.written, toponym.name, toponym.feature ?? "-", toponym.country ?? "-"]
        let found =
          answer.map { [$0.name, $0.type.rawValue, $0.country ?? "-", $0.id.rawValue] } ?? ["NULL", "-", "-", "-"]
        let fields = ["\(article.set)", "\(number)", isRight ? "1" : "0"] + gold + found
        lines += (fields + [String(format: "%.3f", answer?.confidence ?? 0)]).joined(separator: "\t") + "\n"
      }
    }
    try lines.write(toFile: path, atomically: true, encoding: .utf8)
  }
}
