internal import EntityRecognition
internal import Foundation

/// Trains the tagger. Deterministic: seeds by number, articles in the order of the files.
struct Training {
  /// (corpus, openly licensed)
  static let sets = [
    ("conll-train", false), ("worldwide-train", false), ("crossner-politics-train", true),
    ("crossner-politics-dev", true), ("wnut17-train", true), ("btc-train", true),
  ]

  /// How often a sentence of these counts: of news, which is what the reader reads.
  static let weights: [String: Float] = ["conll-train": 1.5, "worldwide-train": 1.5]
  /// One article of so many is learned in capitals as well.
  static let shouted = 2
  /// (corpus, one article of so many is learned in lower case as well)
  static let lowered = [("wnut17-train", 3), ("btc-train", 3), ("worldwide-train", 24)]
  /// Of so many trainings with sentences in another order the weights are averaged.
  static let seeds = 4
  /// A feature seen less often is not learned.
  static let leastSeen: UInt8 = 2

  /// An article to learn from, and how often it counts.
  private struct Lesson {
    var article: Corpus.Article
    var weight: Float
  }

  /// The folder of all corpora.
  var corpora: String
  /// Articles of our own, in the same form; nil for none.
  var annotations: String?
  var isOpen: Bool
  private let clock = ContinuousClock()
  private let start = ContinuousClock().now

  init(corpora: String, annotations: String?, isOpen: Bool) {
    self.corpora = corpora
    self.annotations = annotations
    self.isOpen = isOpen
  }

  /// Writes the weights to a file.
  func run(output: String) throws {
    let lessons = try self.lessons()
    // A token has sixty features, most of which others have as well.
    let words = lessons.reduce(0) { $0 + $1.article.reduce(0) { $0 + $1.count } }
    var index = FeatureIndex(bits: min(25, Int.bitWidth - (words * 256).leadingZeroBitCount))
    for lesson in lessons { Self.each(lesson.article) { _, _, features in features.forEach { index.count($0) } } }
    index.number(seen: Self.leastSeen)
    var examples = Examples()
    for lesson in lessons {
      Self.each(lesson.article) { startsSentence, label, features in
        if startsSentence { examples.startSentence(weight: lesson.weight) }
        examples.add(features.compactMap { index.number(of: $0) }, label: label)
      }
    }
    report("\(lessons.count) articles, \(examples.labels.count) tokens, \(index.hashes.count) features")
    let file = train(examples, features: index.hashes.count).file(index.hashes)
    try Data(file).write(to: URL(filePath: output))
    report("\(file.count) bytes")
  }

  private func lessons() throws -> [Lesson] {
    let sets = Self.sets.filter { $0.1 || !isOpen }.map(\.0)
    var lessons = try sets.flatMap { name in
      try load(name).map { Lesson(article: $0, weight: Self.weights[name] ?? 1) }
    }
    if let annotations { lessons += try Corpus.load(files: annotations).map { Lesson(article: $0, weight: 1) } }
    // So that headlines and datelines in capitals are no new language.
    lessons += lessons.enumerated().filter { $0.offset % Self.shouted == 0 }.map {
      Lesson(article: Corpus.shouted($0.element.article), weight: 1)
    }
    for (name, every) in Self.lowered where sets.contains(name) {
      lessons += try load(name).enumerated().filter { $0.offset % every == 1 }.map {
        Lesson(article: Corpus.lowered($0.element), weight: 1)
      }
    }
    return lessons
  }

  private func load(_ name: String) throws -> [Corpus.Article] {
    let all = try Corpus.load(corpora, name)
    return (name == "worldwide-train" ? Corpus.fitted(all) : all).map(Corpus.splitPlaces)
  }

  /// Hands out every token of an article: whether it starts a sentence, its label, its features.
  private static func each(_ article: Corpus.Article, _ body: (Bool, UInt8, [UInt64]) -> Void) {
    let given = GivenArticle(Corpus.words(article))
    let labels = given.labels(of: Corpus.labels(article))
    var features = given.features
    for (number, sentence) in features.sentences.enumerated() {
      for token in sentence {
        features.collect(token, sentence: number)
        body(token == sentence.lowerBound, labels[token], features.hashes)
      }
    }
  }

  /// The mean of the weights of several trainings, each on a thread of its own.
  private func train(_ examples: Examples, features: Int) -> CRFWeights {
    let results = OrderedResults<CRFWeights>(count: Self.seeds)
    DispatchQueue.concurrentPerform(iterations: Self.seeds) { seed in
      var trainer = CRFTrainer(features: features, seed: UInt64(seed + 1))
      trainer.train(examples) { report("seed \(seed + 1), epoch \($0), loss \($1)") }
      results.set(trainer.mean, at: seed)
    }
    return CRFWeights.mean(results.all)
  }

  private func report(_ text: String) {
    FileHandle.standardError.write(Data("\(text), \((clock.now - start).components.seconds) s\n".utf8))
  }
}
