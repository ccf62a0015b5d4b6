import Foundation
import News
import Testing

@testable import Relatedness

/// M. D. Lee, B. Pincombe, M. Welsh, “An empirical evaluation of models of text document similarity” (2005): the mean
/// judgements of people on every pair of 50 news texts.
@Suite struct LeeSimilarityTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "shared/corpora/related")

  private static var isPresent: Bool { FileManager.default.fileExists(atPath: folder.path()) }

  @Test(.enabled(if: isPresent, "../shared/corpora/related is absent"))
  func scoresAgreeWithPeople() throws {
    let texts = try sketches("lee.cor")
    let judged = try matrix("similarities0-1.txt")
    try #require(texts.count == 50 && judged.count == 50)
    let rarity = Rarity(statistics(texts + (try sketches("lee_background.cor"))))
    var scores: [Double] = []
    var means: [Double] = []
    for (row, left) in texts.enumerated() {
      let vector = SketchVector(left, rarity: rarity)
      for column in texts.indices where column > row {
        scores.append(Match(vector, SketchVector(texts[column], rarity: rarity)).score)
        means.append(judged[row][column])
      }
    }
    let correlation = pearson(scores, means)
    print("Lee & Welsh, words alone: r = \(correlation) over \(scores.count) pairs")
    #expect(correlation > 0.55)
  }

  private func sketches(_ name: String) throws -> [ArticleSketch] {
    try lines(name).enumerated().map { number, line in
      let article = Article(id: ArticleID("\(name)#\(number)"), title: "", source: "", paragraphs: [line])
      return ArticleSketch(
        id: article.id, date: Timestamp(seconds: 0), isDated: false, entities: [],
        terms: TermExtraction.terms(of: article))
    }
  }

  private func matrix(_ name: String) throws -> [[Double]] {
    try lines(name).map { $0.split(separator: "\t").compactMap { Double($0) } }
  }

  private func lines(_ name: String) throws -> [String] {
    try String(contentsOf: Self.folder.appending(path: name), encoding: .isoLatin1)
      .split(whereSeparator: \.isNewline).map(String.init)
  }

  private func pearson(_ left: [Double], _ right: [Double]) -> Double {
    let leftMean = left.reduce(0, +) / Double(left.count)
    let rightMean = right.reduce(0, +) / Double(right.count)
    var (product, leftSquares, rightSquares) = (0.0, 0.0, 0.0)
    for (x, y) in zip(left, right) {
      product += (x - leftMean) * (y - rightMean)
      leftSquares += (x - leftMean) * (x - leftMean)
      rightSquares += (y - rightMean) * (y - rightMean)
    }
    return product / (leftSquares * rightSquares).squareRoot()
  }
}
