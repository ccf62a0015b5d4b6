internal import EntityRecognition
internal import Foundation

/// Exact spans of persons, organizations and places on the sets that training leaves out: with the corpus's own
/// sentences and words, from running text, in capitals, and as the reader marks them after the gazetteer's reading.
struct TaggerEvaluation: Evaluation {
  var corpora: String
  var weights: TagWeights

  private static let sets = ["conll-testa", "worldwide-train", "uner-ewt-dev", "wikigold"]
  private static let forms = ["words given", "running text", "in capitals", "as marked"]

  func run(_ report: (Measurement) throws -> Void) throws {
    let tagger = EntityTagger(weights: weights)
    let sets = try Self.sets.compactMap { name in
      try Corpus.find(corpora, name).map { (name, name == "worldwide-train" ? Corpus.heldOut($0) : $0) }
    }
    for form in Self.forms {
      for (name, all) in sets {
        var articles = all
        if form == "in capitals" { articles = articles.map(Corpus.shouted) }
        let counts = Self.counts(articles, isRaw: form == "running text", isMarked: form == "as marked", tagger: tagger)
        let three = counts.prefix(3).reduce(Counts()) { $0 + $1 }
        let detail = zip(Corpus.kinds, counts).map { String(format: "\($0) %.1f", $1.f1) }
        try report(
          Measurement(
            task: "tagger", set: "\(name), \(form)", value: three.f1, measure: "F1 of PER, ORG and LOC",
            detail: detail.joined(separator: ", ")))
      }
    }
  }

  private static func counts(_ articles: [Corpus.Article], isRaw: Bool, isMarked: Bool, tagger: EntityTagger)
    -> [Counts]
  {
    var counts = [Counts](repeating: Counts(), count: Corpus.kinds.count)
    for article in articles {
      let found = Tagging.names(Corpus.words(article), isRaw: isRaw, isMarked: isMarked, tagger: tagger)
      for (sentence, labels) in Corpus.labels(article).enumerated() {
        let gold = Corpus.spans(labels)
        for kind in counts.indices {
          let (wanted, given) = (gold.filter { $0.kind == kind }, found[sentence].filter { $0.kind == kind })
          counts[kind].right += wanted.intersection(given).count
          counts[kind].wanted += wanted.count
          counts[kind].given += given.count
        }
      }
    }
    return counts
  }

  struct Counts {
    var right = 0
    var wanted = 0
    var given = 0

    /// Harmonic mean of precision and recall, per cent.
    var f1: Double { 200 * Double(right) / Double(max(1, wanted + given)) }

    static func + (left: Counts, right: Counts) -> Counts {
      Counts(right: left.right + right.right, wanted: left.wanted + right.wanted, given: left.given + right.given)
    }
  }
}
