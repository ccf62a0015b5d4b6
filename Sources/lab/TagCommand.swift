internal import ArgumentParser
internal import EntityRecognition

struct TagCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tag",
    abstract: "Adds a column of labels to token-per-line articles.",
    discussion: """
      Standard input has a word a line, with what follows it after a tab; an empty line ends a sentence, a line that
      starts with -DOCSTART- begins an article. Every word's line comes back with one more column: B-PER, I-PER and so
      on for PER, ORG, LOC and MISC, or O. Other lines are copied, and all lines end as they came. Lines without a tab
      may have their columns after spaces. An article is answered when its last line is known: at the next -DOCSTART-
      or at the end.
      """)

  @OptionGroup var model: ModelOption

  func run() throws { try Tagging.run(weights: try model.weights()) }
}
