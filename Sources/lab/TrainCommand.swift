internal import ArgumentParser

struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "train", abstract: "Trains the tagger.")

  @Argument(help: "The folder of all corpora.") var corpora: String
  @Argument(help: "The file of weights to write.") var output: String
  @Flag(help: "Learn from openly licensed corpora only.") var open = false

  @Option(help: "A folder of annotated articles (.conll) to learn from as well.") var annotations: String?

  func run() throws {
    try Training(corpora: corpora, annotations: annotations, isOpen: open).run(output: output)
  }
}
