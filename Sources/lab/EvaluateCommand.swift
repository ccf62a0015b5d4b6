internal import ArgumentParser
internal import Foundation

struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Measures the recogniser on all local sets, in one table.",
    discussion:
      "A set that is not there is left out, with a line on standard error; the exit status is 66 where none is.")

  @Argument(help: "The folder of all corpora.") var corpora = "../shared/corpora"
  @Flag(help: "A JSON object a row instead of the table.") var json = false
  @Flag(help: "Language detection alone, with our own sentences in other languages.") var language = false
  @Option(help: "Those sentences: a tag, a tab and a sentence a line.") var samples = "Data/languages/samples.tsv"
  @OptionGroup var model: ModelOption

  func run() throws {
    if !json { try LabOutput.write(Array((Measurement.header + "\n").utf8)) }
    var isEmpty = true
    func report(_ measurement: Measurement) throws {
      isEmpty = false
      // A set takes minutes: who reads along sees it at once.
      try LabOutput.write(Array(((json ? try measurement.json() : measurement.row) + "\n").utf8))
    }
    if language { return try LanguageEvaluation(corpora: corpora, samples: samples).run(report) }
    let evaluations: [any Evaluation] = [
      TaggerEvaluation(corpora: corpora, weights: try model.weights()), PlaceEvaluation(corpora: corpora),
      RoleEvaluation(corpora: corpora), LanguageEvaluation(corpora: corpora),
      ResemblanceEvaluation(corpora: corpora),
    ]
    for evaluation in evaluations {
      try evaluation.run(report)
    }
    if isEmpty { throw LabFailure("there is no set in “\(corpora)”", .noInput) }
  }
}

/// A part of the recogniser that can be measured.
protocol Evaluation {
  /// Reports a row for every set that is there.
  func run(_ report: (Measurement) throws -> Void) throws
}

/// A row of the table of measurements.
struct Measurement: Encodable {
  /// What is measured: “tagger”, “roles”, “places”, “language”, “near duplicates”.
  var task: String
  /// On which texts, and how they were given.
  var set: String
  /// Per cent.
  var value: Double
  /// Of what `value` is the share, or of which figures the mean.
  var measure: String
  /// Parts of the figure.
  var detail = ""

  static let header = "| task | set | | measure | detail |\n|---|---|---|---|---|"

  var row: String { "| \(task) | \(set) | \(String(format: "%.1f", value)) | \(measure) | \(detail) |" }

  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}
