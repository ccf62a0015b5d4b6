internal import ArgumentParser

struct FitPlacesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit-places",
    abstract: "Fits the weights by which places are ranked, and cross-validates them over whole articles.",
    discussion: "What it prints at the end goes into PlaceWeights.")

  @Argument(help: "The folder of all corpora.") var corpora = "../shared/corpora"
  @Option(help: "Measure only, and write every toponym with its answer here.") var answers: String?

  func run() throws {
    let fitting = try PlaceFitting(corpora: corpora)
    if let answers { return try fitting.write(to: answers) }
    fitting.fit()
  }
}
