internal import EntityRecognition
internal import Foundation

/// Trains the tagger. Deterministic: one thread, one seed, articles in the order of the files.
enum Training {
  /// (corpus, openly licensed)
  static let corpora = [
    ("conll-train", false), ("worldwide-train", false), ("crossner-politics-train", true),
    ("crossner-politics-dev", true), ("wnut17-train", true), ("btc-train", true),
  ]

  /// One article of so many is learned in capitals as well.
  static let shouted = 8

  static func run(corpora folder: String, output: String, isOpen: Bool) throws {
    let clock = ContinuousClock()
    let start = clock.now
    func report(_ text: String) {
      FileHandle.standardError.write(Data("\(text), \((clock.now - start).components.seconds) s\n".utf8))
    }
    var index = FeatureIndex(bits: 25)
    var articles = try corpora.filter { $0.1 || !isOpen }.flatMap { name, _ in
      let all = try Corpus.load(folder, name)
      return (name == "worldwide-train" ? Corpus.fitted(all) : all).map(Corpus.splitPlaces)
    }
    // So that headlines and datelines in capitals are no new language.
    articles += articles.enumerated().filter { $0.offset % shouted == 0 }.map { Corpus.shouted($0.element) }
    var tokens = 0
    for article in articles {
      each(article) { _, features in
        tokens += 1
        for feature in features { index.count(feature) }
      }
    }
    index.number(seen: 3)
    report("\(articles.count) articles, \(tokens) tokens, \(index.hashes.count) features")
    var examples = Examples()
    for article in articles {
      each(article) { position, features in
        if position.startsSentence { examples.startSentence() }
        examples.add(features.compactMap { index.number(of: $0) }, label: position.label)
      }
    }
    report("\(examples.features.count) uses")
    var trainer = CRFTrainer(features: index.hashes.count)
    trainer.train(examples) { report("epoch \($0), loss \($1)") }
    let file = trainer.file(index.hashes)
    try Data(file).write(to: URL(filePath: output))
    report("\(file.count) bytes")
  }

  private static func each(
    _ article: Corpus.Article, _ body: ((startsSentence: Bool, label: UInt8), [UInt64]) -> Void
  ) {
    let given = GivenArticle(Corpus.words(article))
    let labels = given.labels(of: Corpus.labels(article))
    var features = given.features
    for (number, sentence) in features.sentences.enumerated() {
      for token in sentence {
        features.collect(token, sentence: number)
        body((token == sentence.lowerBound, labels[token]), features.hashes)
      }
    }
  }
}

/// Sentences as numbers of features and labels.
struct Examples {
  private(set) var features: [UInt32] = []
  /// Where the features of every token start, and one more.
  private(set) var starts: [Int] = [0]
  private(set) var labels: [UInt8] = []
  private(set) var sentences: [Range<Int>] = []

  mutating func startSentence() { sentences.append(labels.count..<labels.count) }

  mutating func add(_ numbers: [UInt32], label: UInt8) {
    features += numbers
    starts.append(features.count)
    labels.append(label)
    if let last = sentences.last { sentences[sentences.count - 1] = last.lowerBound..<labels.count }
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
