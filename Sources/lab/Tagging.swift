internal import EntityRecognition

/// `lab tag`: the lines of the input with the prediction in one more column.
enum Tagging {
  /// The names of every sentence.
  static func names(
    _ sentences: [[String]], isRaw: Bool, isMarked: Bool = false, tagger: EntityTagger
  ) -> [Set<Name>] {
    let given = GivenArticle(sentences, isRaw: isRaw, tagger: tagger.model)
    var features = given.features
    var names = [Set<Name>](repeating: [], count: sentences.count)
    for span in isMarked ? tagger.marked(&features) : tagger.names(&features) {
      guard let (sentence, words) = given.words(of: span.tokens) else { continue }
      names[sentence].insert(Name(words: words, kind: span.kind))
    }
    tagger.model.keep(features)
    return names
  }

  static func run(weights: TagWeights) throws {
    let tagger = EntityTagger(weights: weights)
    var input = ArticleLines()
    var output: [UInt8] = []
    while let article = try input.next() {
      append(article, tagger, to: &output)
      try LabOutput.write(output)
      output.removeAll(keepingCapacity: true)
    }
  }

  private static func append(_ article: ArticleLines.Article, _ tagger: EntityTagger, to output: inout [UInt8]) {
    let given = GivenArticle(article.sentences, of: article.text, tagger: tagger.model)
    var features = given.features
    var columns = article.sentences.map { [UInt8](repeating: 0, count: $0.count) }
    for span in tagger.names(&features) {
      guard let (sentence, words) = given.words(of: span.tokens) else { continue }
      for word in words {
        columns[sentence][word] = UInt8(1 + span.kind * 2 + (word == words.lowerBound ? 0 : 1))
      }
    }
    tagger.model.keep(features)
    for line in article.lines {
      output.append(contentsOf: article.bytes[line.content])
      if let (sentence, word) = line.place {
        output.append(line.separator)
        output.append(contentsOf: Self.columns[Int(columns[sentence][word])])
      }
      output.append(contentsOf: article.bytes[line.content.upperBound..<line.end])
    }
  }

  /// The last column for each label.
  private static let columns = (["O"] + Corpus.kinds.flatMap { ["B-\($0)", "I-\($0)"] }).map { Array($0.utf8) }
}
