internal import EntityRecognition
internal import Foundation
internal import News

/// How many English articles are seen to be English, and how many of our own sentences to be in their language.
struct LanguageEvaluation: Evaluation {
  var corpora: String
  /// A file with lines of a tag, a tab and a sentence; nil to leave them out.
  var samples: String?

  private let detector = LanguageDetector()
  /// Sets whose articles are at least a paragraph; in the others the messages are in many languages.
  private static let english = [
    "conll-train", "conll-testa", "worldwide-train", "wikigold", "uner-ewt-dev", "crossner-politics-train",
  ]

  init(corpora: String, samples: String? = nil) {
    self.corpora = corpora
    self.samples = samples
  }

  func run(_ report: (Measurement) throws -> Void) throws {
    for name in Self.english {
      // That one is missing the tagger's evaluation has said.
      guard FileManager.default.fileExists(atPath: Corpus.file(corpora, name).path()) else { continue }
      let articles = try Corpus.load(corpora, name)
      let texts = articles.map { article in
        article.map { $0.map(\.word).joined(separator: " ") }.joined(separator: "\n\n")
      }
      try report(measured(texts, as: "en", "\(name), articles", "articles that are English, found to be"))
    }
    let news = corpora + "/text/reuters-1987.jsonl.xz"
    if FileManager.default.fileExists(atPath: news) {
      let texts = try PlainNews.load(news, .max).map(\.text)
      try report(measured(texts, as: "en", "reuters-1987, articles", "articles that are English, found to be"))
    }
    guard let samples else { return }
    let lines = try String(contentsOfFile: samples, encoding: .utf8)
    let sentences = try lines.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap {
      number, line -> [String]? in
      guard !line.isEmpty else { return nil }
      let parts = line.split(separator: "\t").map(String.init)
      guard parts.count == 2 else {
        throw LabFailure("\(samples), line \(number + 1): no tag, tab and sentence", .data)
      }
      return parts
    }
    try report(measured(sentences, "own sentences", "sentences whose language is found"))
    let shouted = sentences.map { [$0[0], $0[1].uppercased()] }
    try report(measured(shouted, "own sentences in capitals", "sentences whose language is found"))
    let starts = sentences.map { [$0[0], $0[1].split(separator: " ").prefix(5).joined(separator: " ")] }
    try report(measured(starts, "their first five words", "beginnings whose language is found"))
  }

  private func measured(_ texts: [String], as tag: String, _ set: String, _ measure: String) -> Measurement {
    measured(texts.map { [tag, $0] }, set, measure)
  }

  private func measured(_ texts: [[String]], _ set: String, _ measure: String) -> Measurement {
    var (right, undecided, wrong) = (0, 0, [String: Int]())
    for text in texts {
      let found = detector.detect(text[1])?.tag
      if found == text[0] {
        right += 1
      } else if let found {
        wrong["\(text[0]) as \(found)", default: 0] += 1
      } else {
        undecided += 1
      }
    }
    let errors = wrong.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.value) × \($0.key)" }
    let detail =
      "\(texts.count) texts, \(undecided) undecided, \(wrong.values.reduce(0, +)) wrong"
      + (errors.isEmpty ? "" : ": " + errors.prefix(12).joined(separator: ", "))
    return Measurement(
      task: "language", set: set, value: 100 * Double(right) / Double(max(texts.count, 1)), measure: measure,
      detail: detail)
  }
}
