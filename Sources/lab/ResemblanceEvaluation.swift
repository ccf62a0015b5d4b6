internal import Foundation
internal import News

/// How surely the same text in another outlet's form is found, and how often other news of the same days is taken for it.
struct ResemblanceEvaluation: Evaluation {
  var corpora: String

  /// What an outlet does to a text.
  private static let edits: [(name: String, edit: @Sendable ([Substring]) -> [Substring])] = [
    ("the last fifth cut", { Array($0.prefix($0.count * 4 / 5)) }),
    ("the last third cut", { Array($0.prefix($0.count * 2 / 3)) }),
    ("a lead of its own", { own + $0.dropFirst(25) }),
    ("every 30th word another", { $0.enumerated().map { $0.offset % 30 == 7 ? "otherwise" : $0.element } }),
  ]
  /// How an outlet might begin.
  private static let own = """
    Our correspondent writes from the scene that much of what was expected for this week has come to pass, and that \
    nobody there was surprised by it any more.
    """.split(separator: " ")
  /// News of about the same days: so many stories after one another.
  private static let window = 200

  func run(_ report: (Measurement) throws -> Void) throws {
    let file = corpora + "/text/reuters-1987.jsonl.xz"
    guard FileManager.default.fileExists(atPath: file) else {
      return FileHandle.standardError.write(Data("\(file) is not there: left out\n".utf8))
    }
    let texts = try PlainNews.load(file, .max).map { $0.body.split(whereSeparator: \.isWhitespace) }
    let sketches = texts.map(Self.sketch)
    for (name, edit) in Self.edits {
      var (found, all) = (0, 0)
      for index in stride(from: 0, to: texts.count, by: 10) {
        guard let sketch = sketches[index], let other = Self.sketch(edit(texts[index])) else { continue }
        all += 1
        if sketch.resemblance(to: other) >= ResemblanceSketch.threshold { found += 1 }
      }
      try report(
        Measurement(
          task: "near duplicates", set: "Reuters 1987, \(name)", value: 100 * Double(found) / Double(max(all, 1)),
          measure: "found, of copies", detail: "\(all) stories"))
    }
    let (pairs, alike) = Self.pairs(sketches.compactMap { $0 })
    try report(
      Measurement(
        task: "near duplicates", set: "Reuters 1987, stories after one another",
        value: 100 * Double(alike) / Double(max(pairs, 1)), measure: "taken for one, of pairs",
        detail: "\(alike) of \(pairs), repeats and updates among them"))
  }

  private static func sketch(_ words: [Substring]) -> ResemblanceSketch? {
    ResemblanceSketch(of: [words.joined(separator: " ")])
  }

  private static func pairs(_ sketches: [ResemblanceSketch]) -> (pairs: Int, alike: Int) {
    var (pairs, alike) = (0, 0)
    for (index, sketch) in sketches.enumerated() {
      for other in sketches[(index + 1)...].prefix(window) {
        pairs += 1
        if sketch.resemblance(to: other) >= ResemblanceSketch.threshold { alike += 1 }
      }
    }
    return (pairs, alike)
  }
}
