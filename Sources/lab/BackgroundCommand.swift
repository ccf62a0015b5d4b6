internal import ArgumentParser
internal import EntityRecognition
internal import Foundation
internal import News
internal import Relatedness

struct BackgroundCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "background",
    abstract: "Makes the table of how common words are in news.",
    discussion: "Counts over the Groningen Meaning Bank, whose texts are in the public domain.")

  @Argument(help: "The folder of all corpora.") var corpora: String
  @Argument(help: "The table to write.") var output: String

  func run() throws {
    let articles = try Corpus.load(corpora, "gmb-train")
    var frequencies: [String: Int] = [:]
    for (number, sentences) in articles.enumerated() {
      let article = Article(
        id: ArticleID("gmb:\(number)"), title: "", source: "gmb", language: "en",
        paragraphs: [Corpus.words(sentences).map { $0.joined(separator: " ") }.joined(separator: " ")])
      for term in TermExtraction.terms(of: article) { frequencies[term.term, default: 0] += 1 }
    }
    let table = BackgroundFrequency.file(of: frequencies, articles: articles.count)
    try Data(table).write(to: URL(filePath: output))
    print("\(frequencies.count) words in \(articles.count) articles, \(table.count) bytes")
  }
}
