internal import ArgumentParser
internal import EntityRecognition
internal import Foundation

struct RolesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roles",
    abstract: "Tells for place names in sentences whether they act.",
    discussion: """
      Standard input has a JSON object a line: {"sentence": ["Baku", "objected", "."], "pos": [0, 1]}, where pos is the \
      first word of the name and the one after its last. Every line is answered by {"label": 1} for an actor, or \
      {"label": 0} for a place. A line that cannot be read is named on standard error and answered by 0; the exit \
      status is then 65.
      """)

  func run() throws {
    let decoder = JSONDecoder()
    var reading = RoleReading()
    try LineAnswers.run(instead: #"{"label": 0}"#) { line in
      let question = try decoder.decode(Question.self, from: line)
      guard question.pos.count == 2, question.pos[0] >= 0, question.pos[0] < question.pos[1],
        let given = GivenMention(question.sentence, name: question.pos[0]..<question.pos[1])
      else { throw NoRange() }
      return reading.isActor(given) ? #"{"label": 1}"# : #"{"label": 0}"#
    }
  }

  private struct Question: Decodable {
    var sentence: [String]
    var pos: [Int]
  }

  private struct NoRange: Error, CustomStringConvertible {
    let description = "“pos” is no range of words of the sentence"
  }
}
