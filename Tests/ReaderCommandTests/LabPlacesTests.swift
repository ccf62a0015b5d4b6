import Foundation
import Testing

/// `lab places` as a program that reads what it answers calls it.
@Suite struct LabPlacesTests {
  private struct Answer: Decodable {
    var latitude: Double
    var longitude: Double
    var id: String
    var country: String?
    var from: Int?
    var to: Int?
  }

  private struct Answers: Decodable { var spans: [Answer?] }

  private struct Question: Encodable {
    var text: String
    var spans: [[Int]]
  }

  private func line(_ text: String, _ spans: [[Int]]) throws -> String {
    String(decoding: try JSONEncoder().encode(Question(text: text, spans: spans)), as: UTF8.self)
  }

  private func answers(_ result: Program.Result) throws -> [[Answer?]] {
    try result.output.split(separator: "\n").map {
      try JSONDecoder().decode(Answers.self, from: Data($0.utf8)).spans
    }
  }

  private func ask(_ text: String, _ spans: [[Int]]) throws -> [Answer?] {
    let result = try Program("lab").run("places", input: line(text, spans) + "\n")
    #expect(result.status == 0)
    #expect(result.complaint.isEmpty)
    return try #require(try answers(result).first)
  }

  @Test func everySpanIsAnsweredInTheOrderGiven() throws {
    let text = "Talks between Norway and Iceland in Oslo stalled."
    let spans = ["Oslo", "Norway", "Talks", "Iceland"].map { word in
      let start = text.utf8.distance(from: text.startIndex, to: text.range(of: word)!.lowerBound)
      return [start, start + word.utf8.count]
    }
    let found = try ask(text, spans)
    #expect(found.map { $0?.id } == ["geonames:3143244", "geonames:3144096", nil, "geonames:2629691"])
    #expect(found.map { $0?.country } == ["NO", "NO", nil, "IS"])
    let oslo = try #require(found[0])
    #expect(abs(oslo.latitude - 59.9) < 0.2 && abs(oslo.longitude - 10.75) < 0.2)
    #expect(oslo.from == nil)
  }

  @Test func offsetsAreBytes() throws {
    let text = "“Über Zürich” — 😀 Geneva."
    let zurich = "“Über ".utf8.count
    let geneva = "“Über Zürich” — 😀 ".utf8.count
    let found = try ask(
      text, [[zurich, zurich + 7], [geneva, geneva + 6], [zurich, zurich + 2], [geneva - 3, geneva + 6]])
    #expect(found.map { $0?.country } == ["CH", "CH", nil, nil])
  }

  @Test func whatIsNoSpanIsNull() throws {
    let text = "Oslo and Bergen."
    let spans = [
      [0, 4], [4, 0], [0, 0], [-1, 4], [0, 400], [400, 500], [], [0], [0, 4, 9], [9, 15], [.max - 1, .max],
    ]
    let found = try ask(text, spans)
    #expect(found.count == spans.count)
    #expect(found.map { $0 != nil } == [true] + Array(repeating: false, count: 8) + [true, false])
  }

  @Test func spansMayRepeatAndOverlap() throws {
    let found = try ask("Oslo, Norway, was quiet.", [[0, 12], [6, 12], [0, 4], [0, 4], [6, 12], [0, 23]])
    #expect(found.count == 6)
    #expect(found[2]?.id == "geonames:3143244" && found[3]?.id == found[2]?.id)
    #expect(found[1]?.id == "geonames:3144096" && found[4]?.id == found[1]?.id)
  }

  @Test func noSpansAreNoAnswers() throws {
    #expect(try ask("Oslo.", []).isEmpty)
    #expect(try ask("", [[0, 1]]).map { $0 == nil } == [true])
  }

  @Test func withoutSpansThePlacesAreFound() throws {
    let result = try Program("lab").run("places", input: #"{"text": "It rained in Oslo.", "id": 7}"# + "\n")
    let found = try #require(try answers(result).first)
    #expect(found.map { $0?.from } == [13] && found.map { $0?.to } == [17])
  }

  @Test func linesThatCannotBeReadAreNamedAndKeepTheirPlace() throws {
    let good = try line("Oslo.", [[0, 4]])
    let input = Data(
      (["no JSON", good, "", #"{"spans": []}"#, "[]", #"{"text": 5, "spans": []}"#].joined(separator: "\r\n") + "\n")
        .utf8)
    let result = try Program("lab").run(["places"], input: input + [0x22, 0xff, 0x22, 0x0a] + Data(good.utf8))
    #expect(try answers(result).map(\.count) == [0, 1, 0, 0, 0, 0, 0, 1])
    #expect(
      result.complaint.split(separator: "\n").map { $0.prefix(12) } == [1, 3, 4, 5, 6, 7].map { "lab: line \($0):" })
    #expect(result.status == 65)
  }

  @Test(.timeLimit(.minutes(1))) func everyLineIsAnsweredBeforeTheNext() throws {
    for (name, question) in [
      ("places", try line("Oslo.", [[0, 4]])), ("roles", #"{"sentence": ["Oslo", "said", "so"], "pos": [0, 1]}"#),
    ] {
      let dialogue = try Dialogue(Program("lab"), name)
      for _ in 0..<3 {
        try dialogue.say(question + "\n")
        #expect(dialogue.line() != nil)
      }
    }
  }

  @Test func nothingInGivesNothing() throws {
    let result = try Program("lab").run("places")
    #expect(result.output.isEmpty)
    #expect(result.status == 0)
  }
}
