internal import ArgumentParser

struct ClustersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clusters", abstract: "Makes the table of word clusters.")

  @Argument(help: "Lines of a form and its four clusters, between tabs.") var forms: String
  @Argument(help: "The table to write.") var output: String

  func run() throws { try ClusterTable.write(from: forms, to: output) }
}
