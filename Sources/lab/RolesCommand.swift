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
    var isWhole = true
    var number = 0
    var reader = RoleReader()
    while let line = readLine(strippingNewline: true) {
      number += 1
      let isActor = reader.isActor(line)
      if isActor == nil {
        isWhole = false
        FileHandle.standardError.write(
          Data("line \(number): no JSON object with a sentence and a range pos in it\n".utf8))
      }
      print(isActor == true ? #"{"label": 1}"# : #"{"label": 0}"#)
    }
    if !isWhole { throw ExitCode(65) }
  }
}

/// Answers lines of `lab roles`.
private struct RoleReader {
  private struct Line: Decodable {
    var sentence: [String]
    var pos: [Int]
  }

  private let decoder = JSONDecoder()
  private var reading = RoleReading()

  /// Nil for a line that cannot be read.
  mutating func isActor(_ line: String) -> Bool? {
    guard let line = try? decoder.decode(Line.self, from: Data(line.utf8)), line.pos.count == 2,
      line.pos[0] >= 0, line.pos[0] < line.pos[1],
      let given = GivenMention(line.sentence, name: line.pos[0]..<line.pos[1])
    else { return nil }
    return reading.isActor(given)
  }
}
