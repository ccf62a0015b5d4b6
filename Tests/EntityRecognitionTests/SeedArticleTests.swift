import Foundation
import News
import Testing

@testable import EntityRecognition

/// Hand-marked mentions of one real article: exact span and role.
@Suite struct SeedArticleTests {
  struct Gold: Decodable {
    struct Mention: Decodable {
      var start: Int
      var end: Int
      var role: String
    }

    var document: String
    var mentions: [Mention]
  }

  struct Marked: Hashable {
    var span: Range<Int>
    var role: String
  }

  /// The shared folder beside the checkout.
  static let shared = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared")

  static let isPresent = FileManager.default.fileExists(atPath: shared.appending(path: "gold/seed-mentions.json").path)

  static func load() throws -> (text: String, marked: Set<Marked>) {
    let gold = try JSONDecoder().decode(
      Gold.self, from: Data(contentsOf: shared.appending(path: "gold/seed-mentions.json")))
    let text = try String(contentsOf: shared.appending(path: "seeds/" + gold.document), encoding: .utf8)
    return (text, Set(gold.mentions.map { Marked(span: $0.start..<$0.end, role: $0.role) }))
  }

  static func marked(_ analysis: Analysis) -> Set<Marked> {
    Set(analysis.mentions.map { Marked(span: $0.span, role: $0.role.rawValue) })
  }

  static func f1(_ found: Set<Marked>, _ gold: Set<Marked>) -> Double {
    2 * Double(found.intersection(gold).count) / Double(found.count + gold.count)
  }

  @Test(.enabled(if: isPresent, "the shared folder with the hand-marked article is not beside the checkout"))
  func theFileAsItIs() throws {
    let (text, gold) = try Self.load()
    let figure = Self.f1(Self.marked(Recogniser().analyse(text)), gold)
    print("seed article, exact span and role, whole file: F1 \(figure)")
    #expect(figure >= 0.93)
  }

  /// The title stands twice in the file, and the last line is no text: an article has neither.
  @Test(.enabled(if: isPresent, "the shared folder with the hand-marked article is not beside the checkout"))
  func theArticle() throws {
    let (text, gold) = try Self.load()
    var paragraphs = text.split(separator: "\n\n").map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
    let title = paragraphs.removeFirst()
    #expect(paragraphs.removeFirst() == title)
    #expect(paragraphs.removeLast() == "Share")
    let article = Article(id: ArticleID("seed"), title: title, source: "seeds", paragraphs: paragraphs)
    // The first of the two titles has no counterpart; everything after the second moved up by its length.
    let shift = title.utf8.count + 2
    let moved = Set(
      gold.filter { $0.span.lowerBound >= shift }.map {
        Marked(span: $0.span.lowerBound - shift..<$0.span.upperBound - shift, role: $0.role)
      })
    let figure = Self.f1(Self.marked(Recogniser().analyse(article)), moved)
    print("seed article, exact span and role, as an article: F1 \(figure)")
    #expect(figure >= 0.93)
  }
}
