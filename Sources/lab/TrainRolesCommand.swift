internal import ArgumentParser
internal import EntityRecognition
internal import Foundation

struct TrainRolesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train-roles", abstract: "Trains the weights that tell actors from places.")

  @Argument(help: "The folder of all corpora.") var corpora: String
  @Argument(help: "The file of weights to write.") var output: String

  func run() throws {
    let training = try RoleTraining(corpora: corpora)
    let weights = training.weights(training.sets.flatMap(\.examples))
    let file = RoleWeights.file(weights.map { ($0.key, $0.value) })
    try Data(file).write(to: URL(filePath: output))
    print("\(training.sets.reduce(0) { $0 + $1.examples.count }) names, \(weights.count) weights, \(file.count) bytes")
  }
}
