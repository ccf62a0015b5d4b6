internal import EntityRecognition
internal import Foundation

/// One line of a corpus: a word with its label.
struct LabelledWord {
  var word: String
  /// As written: “B-PER”, “I-PER”, “O”.
  var label: String
}

/// Articles as sentences of labelled words.
enum Corpus {
  typealias Article = [[LabelledWord]]

  static let kinds = ["PER", "ORG", "LOC", "MISC"]

  /// Where the set lies in the folder of all corpora.
  static func file(_ folder: String, _ name: String) -> URL {
    URL(filePath: folder).appending(path: "ner/\(name).conll")
  }

  /// The set's articles; nil, with a line on standard error, where it is not there.
  static func find(_ folder: String, _ name: String) throws -> [Article]? {
    let file = file(folder, name)
    guard FileManager.default.fileExists(atPath: file.path()) else {
      FileHandle.standardError.write(Data("\(file.path()) is not there: left out\n".utf8))
      return nil
    }
    return try load(folder, name)
  }

  /// The articles of all files of a folder that end in .conll, in the order of their names.
  static func load(files folder: String) throws -> [Article] {
    try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".conll") }.sorted()
      .flatMap { try load(URL(filePath: folder).appending(path: $0)) }
  }

  static func load(_ folder: String, _ name: String) throws -> [Article] { try load(file(folder, name)) }

  private static func load(_ file: URL) throws -> [Article] {
    let text = try String(contentsOf: file, encoding: .utf8)
    var articles: [Article] = []
    var sentence: [LabelledWord] = []
    func close(_ articles: inout [Article], _ sentence: inout [LabelledWord]) {
      if sentence.isEmpty { return }
      if articles.isEmpty { articles.append([]) }
      articles[articles.count - 1].append(sentence)
      sentence = []
    }
    for line in text.utf8.split(separator: 0x0a, omittingEmptySubsequences: false) {
      let fields = line.split(separator: 0x09, maxSplits: 2).map { String(Substring($0)) }
      guard let word = fields.first, !word.isEmpty else {
        close(&articles, &sentence)
        continue
      }
      if word.hasPrefix("-DOCSTART-") {
        close(&articles, &sentence)
        articles.append([])
      } else {
        sentence.append(LabelledWord(word: word, label: fields.count > 1 ? fields[1] : "O"))
      }
    }
    close(&articles, &sentence)
    return articles.filter { !$0.isEmpty }
  }

  /// Every fifth article of a corpus is for measuring.
  static func heldOut(_ articles: [Article]) -> [Article] {
    articles.enumerated().filter { $0.offset % 5 == 0 }.map(\.element)
  }

  static func fitted(_ articles: [Article]) -> [Article] {
    articles.enumerated().filter { $0.offset % 5 != 0 }.map(\.element)
  }

  static func words(_ article: Article) -> [[String]] { article.map { $0.map(\.word) } }

  /// Labels by number; a name starts with B or where the kind changes.
  static func labels(_ article: Article) -> [[(kind: Int, isStart: Bool)?]] {
    article.map { sentence in
      var previous: Int?
      return sentence.map { word in
        guard word.label.count > 2, let kind = kinds.firstIndex(of: String(word.label.dropFirst(2))) else {
          previous = nil
          return nil
        }
        let isStart = word.label.first == "B" || previous != kind
        previous = kind
        return (kind, isStart)
      }
    }
  }

  /// “Durban, South Africa” as two places: corpora differ, and a reader asks for each.
  static func splitPlaces(_ article: Article) -> Article {
    article.map { sentence in
      var sentence = sentence
      for index in sentence.indices.dropFirst().dropLast()
      where sentence[index].label == "I-LOC" && sentence[index + 1].label == "I-LOC" {
        guard sentence[index].word == "," || sentence[index].word == "in" else { continue }
        sentence[index].label = "O"
        sentence[index + 1].label = "B-LOC"
      }
      return sentence
    }
  }

  /// The article in capitals.
  static func shouted(_ article: Article) -> Article {
    article.map { $0.map { LabelledWord(word: $0.word.uppercased(), label: $0.label) } }
  }

  /// The article in lower case.
  static func lowered(_ article: Article) -> Article {
    article.map { $0.map { LabelledWord(word: $0.word.lowercased(), label: $0.label) } }
  }

  /// The names of a sentence with their kinds.
  static func spans(_ labels: [(kind: Int, isStart: Bool)?]) -> Set<Name> {
    var names: [Name] = []
    for (index, label) in labels.enumerated() {
      guard let label else { continue }
      if !label.isStart, let last = names.last, last.words.upperBound == index {
        names[names.count - 1].words = last.words.lowerBound..<index + 1
      } else {
        names.append(Name(words: index..<index + 1, kind: label.kind))
      }
    }
    return Set(names)
  }
}

struct Name: Hashable {
  var words: Range<Int>
  var kind: Int
}
