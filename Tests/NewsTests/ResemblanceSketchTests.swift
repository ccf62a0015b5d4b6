import News
import Testing

struct ResemblanceSketchTests {
  /// Sentences that differ from one another in every run of words.
  private func text(_ sentences: Range<Int>, of writer: String = "a") -> [String] {
    sentences.map { number in
      (0..<12).map { "\(writer)\((number * 12 + $0) % 400) word\((number * 7 + $0 * 13) % 97)" }.joined(separator: " ")
        + "."
    }
  }

  private func resemblance(_ left: [String], _ right: [String]) throws -> Double {
    try #require(ResemblanceSketch(of: left)).resemblance(to: try #require(ResemblanceSketch(of: right)))
  }

  @Test func theSameTextIsTheSameHoweverItIsSet() throws {
    let plain = ["The minister said on Monday that “talks” wouldn’t start before the border opens."] + text(0..<10)
    let other = [(plain[0] + " " + plain[1]).uppercased().replacing("’", with: "'")] + plain.dropFirst(2)
    #expect(try resemblance(plain, other) == 1)
  }

  @Test func anotherTextHasNothingInCommon() throws {
    #expect(try resemblance(text(0..<20), text(0..<20, of: "b")) < 0.1)
  }

  /// The true resemblance is known: of 20 sentences so many are kept.
  @Test(arguments: [(18, 0.9), (14, 0.7), (10, 0.5), (5, 0.25)])
  func theEstimateIsNearTheTruth(kept: Int, truth: Double) throws {
    let estimates = try ["a", "b", "c", "d", "e", "f"].map {
      try resemblance(text(0..<20, of: $0), text(0..<kept, of: $0))
    }
    let mean = estimates.reduce(0, +) / Double(estimates.count)
    #expect(abs(mean - truth) < 0.1, "\(estimates)")
  }

  @Test func shortTextsAreNotCompared() {
    #expect(ResemblanceSketch(of: [String(repeating: "word ", count: ResemblanceSketch.fewestWords - 1)]) == nil)
    #expect(ResemblanceSketch(of: [String(repeating: "word ", count: ResemblanceSketch.fewestWords)]) != nil)
    #expect(ResemblanceSketch(of: []) == nil)
  }

  @Test func valuesComeBackAsTheyWere() throws {
    let sketch = try #require(ResemblanceSketch(of: text(0..<10)))
    #expect(ResemblanceSketch(values: sketch.values) == sketch)
    #expect(ResemblanceSketch(values: Array(sketch.values.dropLast())) == nil)
  }

  @Test(arguments: ["", "\u{0}\u{301}\u{301}", String(repeating: "’", count: 500), String(repeating: "字", count: 5000)])
  func anyTextMayCome(strange: String) {
    _ = ResemblanceSketch(of: [strange, strange] + text(0..<3))
  }
}
