internal import ArgumentParser

/// Trains and measures the recogniser. Not installed.
@main
struct Lab: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lab",
    abstract: "Trains and measures the recogniser.",
    subcommands: [
      ClustersCommand.self, TrainCommand.self, TrainRolesCommand.self, EvaluateCommand.self, TagCommand.self,
      RolesCommand.self, PlacesCommand.self, FitPlacesCommand.self, BenchCommand.self,
    ])
}
