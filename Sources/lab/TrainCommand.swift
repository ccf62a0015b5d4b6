internal import ArgumentParser

struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "train", abstract: "Trains the tagger.")

  @Argument(help: "The folder of all corpora.") var corpora: String
  @Argument(help: "The file of weights to write.") var output: String
  @Flag(help: "Learn from openly licensed corpora only.") var open = false

  func run() throws { try Training.run(corpora: corpora, output: output, isOpen: open) }
}
