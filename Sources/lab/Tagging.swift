internal import EntityRecognition
internal import Foundation

/// `lab tag`: the lines of the input with the prediction in one more column.
enum Tagging {
  /// The names of every sentence.
  static func names(_ sentences: [[String]], isRaw: Bool, tagger: SequenceTagger) -> [Set<Name>] {
    let given = GivenArticle(sentences, isRaw: isRaw, tagger: tagger)
    var features = given.features
    var names = [Set<Name>](repeating: [], count: sentences.count)
    for span in SequenceTagger.spans(tagger.labels(&features)) {
      guard let (sentence, words) = given.words(of: span.tokens) else { continue }
      names[sentence].insert(Name(words: words, kind: span.kind))
    }
    tagger.keep(features)
    return names
  }

  static func run(weights: TagWeights) {
    let tagger = SequenceTagger(weights: weights)
    var lines: [String] = []
    while let line = readLine(strippingNewline: true) {
      if line.hasPrefix("-DOCSTART-"), !lines.isEmpty {
        write(lines, tagger)
        lines = []
      }
      lines.append(line)
    }
    write(lines, tagger)
  }

  private static func write(_ lines: [String], _ tagger: SequenceTagger) {
    var sentences: [[String]] = []
    var places: [(sentence: Int, word: Int)?] = []
    var isOpen = false
    for line in lines {
      let word = line.utf8.prefix { $0 != 0x09 }
      guard !word.isEmpty, !line.hasPrefix("-DOCSTART-") else {
        places.append(nil)
        isOpen = false
        continue
      }
      if !isOpen { sentences.append([]) }
      isOpen = true
      places.append((sentences.count - 1, sentences[sentences.count - 1].count))
      sentences[sentences.count - 1].append(String(Substring(word)))
    }
    var labels = sentences.map { $0.map { _ in "O" } }
    for (sentence, names) in names(sentences, isRaw: false, tagger: tagger).enumerated() {
      for name in names.sorted(by: { $0.words.lowerBound < $1.words.lowerBound }) {
        for word in name.words {
          labels[sentence][word] = (word == name.words.lowerBound ? "B-" : "I-") + Corpus.kinds[name.kind]
        }
      }
    }
    var output = ""
    for (line, place) in zip(lines, places) {
      output += place.map { "\(line)\t\(labels[$0.sentence][$0.word])\n" } ?? line + "\n"
    }
    FileHandle.standardOutput.write(Data(output.utf8))
  }
}
