internal import EntityRecognition
internal import Foundation

/// Exact spans of persons, organizations and places on the sets that training leaves out.
enum Evaluation {
  static func run(corpora folder: String, isRaw: Bool, isShouted: Bool, weights: TagWeights) throws {
    let tagger = SequenceTagger(weights: weights)
    print("| set | PER | ORG | LOC | MISC | three types |\n|---|---|---|---|---|---|")
    for name in ["conll-testa", "worldwide-train", "uner-ewt-dev", "wikigold"] {
      let all = try Corpus.load(folder, name)
      var articles = name == "worldwide-train" ? Corpus.heldOut(all) : all
      if isShouted { articles = articles.map(Corpus.shouted) }
      var counts = [Counts](repeating: Counts(), count: 4)
      for article in articles {
        let found = Tagging.names(Corpus.words(article), isRaw: isRaw, tagger: tagger)
        for (sentence, labels) in Corpus.labels(article).enumerated() {
          let gold = Corpus.spans(labels)
          for kind in 0..<4 {
            let (wanted, given) = (gold.filter { $0.kind == kind }, found[sentence].filter { $0.kind == kind })
            counts[kind].right += wanted.intersection(given).count
            counts[kind].wanted += wanted.count
            counts[kind].given += given.count
          }
        }
      }
      let three = counts.prefix(3).reduce(Counts()) { $0 + $1 }
      let columns = (counts + [three]).map { String(format: "%.1f", $0.f1) }
      print("| \(name) | \(columns.joined(separator: " | ")) |")
    }
  }

  struct Counts {
    var right = 0
    var wanted = 0
    var given = 0

    var f1: Double { 200 * Double(right) / Double(max(1, wanted + given)) }

    static func + (left: Counts, right: Counts) -> Counts {
      Counts(right: left.right + right.right, wanted: left.wanted + right.wanted, given: left.given + right.given)
    }
  }
}
