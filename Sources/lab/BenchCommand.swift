internal import ArgumentParser
internal import EntityRecognition
internal import Foundation

struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measures the recogniser's speed and memory on one thread, stage by stage.",
    discussion: """
      The file is plain text, which is cut into articles of about 600 words at empty lines, or has a JSON object a line
      with a title and a body; one that ends in .xz is unpacked first. Times are the thread's processor time, medians
      of the runs.
      """)

  @Argument(help: "A file of news.") var file = "../shared/corpora/text/reuters-1987.jsonl.xz"
  @Option(help: "How many articles, from the start of the file.") var articles = 2000
  @Option(help: "How often all of them are read.") var runs = 5
  @Flag(help: "A JSON object a row instead of the table.") var json = false

  func validate() throws {
    guard articles > 0, runs > 0 else { throw ValidationError("There is nothing to measure.") }
  }

  func run() throws {
    let news = try PlainNews.load(file, articles)
    guard !news.isEmpty else { throw ValidationError("\(file) has no articles.") }
    let rows = RecognitionBenchmark(articles: news, runs: runs).rows()
    if json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      for row in rows { print(String(decoding: try encoder.encode(row), as: UTF8.self)) }
    } else {
      print("| measure | value | unit |\n|---|---|---|")
      for row in rows { print("| \(row.measure) | \(String(format: "%.\(row.digits)f", row.value)) | \(row.unit) |") }
    }
  }
}
