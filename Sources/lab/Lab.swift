internal import ArgumentParser

/// Trains and measures the recogniser. Not installed.
@main
struct Lab: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lab",
    abstract: "Trains and measures the recogniser.",
    subcommands: [
      ClustersCommand.self, TrainCommand.self, TrainRolesCommand.self, EvaluateCommand.self, TagCommand.self,
      RolesCommand.self, PlacesCommand.self, FitPlacesCommand.self, BackgroundCommand.self,
      BenchCommand.self,
    ])

  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      guard let failure = error as? LabFailure ?? LabFailure(error) else { exit(withError: error) }
      failure.complain()
      exit(withError: failure.status.exitCode)
    }
  }
}
