import Foundation
import Testing

@Suite struct LabRolesTests {
  private func run(_ lines: [String]) throws -> Program.Result {
    try Program("lab").run("roles", input: lines.map { $0 + "\n" }.joined())
  }

  @Test func everyLineIsAnswered() throws {
    let result = try run([
      #"{"sentence": ["Nairobi", "rejected", "the", "proposal", "."], "pos": [0, 1]}"#,
      #"{"sentence": ["It", "rained", "in", "Nairobi", "."], "pos": [3, 4], "label": 1}"#,
    ])
    #expect(result.output == "{\"label\": 1}\n{\"label\": 0}\n")
    #expect(result.complaint.isEmpty)
    #expect(result.status == 0)
  }

  @Test func linesThatCannotBeReadAreNamedAndKeepTheirPlace() throws {
    let good = #"{"sentence": ["Nairobi", "rejected", "it", "."], "pos": [0, 1]}"#
    let result = try run([
      "no JSON", good, #"{"sentence": ["Lima"], "pos": [0, 2]}"#, #"{"sentence": [], "pos": [0, 1]}"#,
      #"{"sentence": ["Lima"], "pos": [1, 0]}"#, #"{"sentence": ["Lima"], "pos": [-1, 1]}"#, "", good,
    ])
    let answers = result.output.split(separator: "\n")
    #expect(answers.map { $0.contains("1") } == [false, true, false, false, false, false, false, true])
    #expect(
      result.complaint.split(separator: "\n").map { $0.prefix(12) } == [1, 3, 4, 5, 6, 7].map { "lab: line \($0):" })
    #expect(result.status == 65)
  }

  @Test func nothingInGivesNothing() throws {
    let result = try run([])
    #expect(result.output.isEmpty)
    #expect(result.status == 0)
  }
}
