public import News

/// Finds the articles that belong to an article, and says why.
public struct RelatednessRanking: Sendable {
  /// One related article.
  public struct Ranked: Hashable, Sendable {
    public var id: ArticleID
    /// 0…1, higher is closer.
    public var score: Double
    /// Short sentences for people, the strongest first.
    public var reasons: [String]

    public init(id: ArticleID, score: Double, reasons: [String]) {
      self.id = id
      self.score = score
      self.reasons = reasons
    }
  }

  public init() {}

  /// The candidates that are related to the target, best first, at most `limit`. The target itself is left out.
  public func rank(
    target: ArticleSketch, candidates: [ArticleSketch], statistics: CorpusStatistics, limit: Int
  ) -> [Ranked] {
    let names = Set(target.entities.map(\.id))
    return candidates.compactMap { candidate -> Ranked? in
      let shared = candidate.entities.filter { names.contains($0.id) }
      guard candidate.id != target.id, !shared.isEmpty else { return nil }
      let score = Double(shared.count) / Double(candidate.entities.count + names.count - shared.count)
      return Ranked(
        id: candidate.id, score: score, reasons: ["both name " + shared.prefix(3).map(\.name).joined(separator: ", ")])
    }
    .sorted { ($1.score, $0.id) < ($0.score, $1.id) }
    .prefix(max(limit, 0)).map { $0 }
  }
}
