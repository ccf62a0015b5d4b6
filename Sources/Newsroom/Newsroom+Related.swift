public import Archive
public import News
import Relatedness

extension Newsroom {
  /// The articles that belong to this one, best first: as many as `limit` where so many have anything in common with
  /// it; none where it is not in the archive. An article in which nothing has been looked for yet is recognised first;
  /// one that an earlier version has seen does not wait.
  public func related(to id: ArticleID, limit: Int = 20) throws(ArchiveError) -> [RelatedArticle] {
    try analyseNow(id, .new)
    guard limit > 0, let target = try archive.sketch(of: id), var text = try archive.text(of: id) else { return [] }
    text.language = target.language
    return try related(to: target, text, isStored: true, limit: limit)
  }

  /// - Parameters:
  ///   - article: The same article with its text, in the language that it was read in.
  ///   - isStored: Whether it is in the archive itself.
  func related(
    to target: ArticleSketch, _ article: Article, isStored: Bool, limit: Int
  ) throws(ArchiveError) -> [RelatedArticle] {
    guard limit > 0 else { return [] }
    let ranking = RelatednessRanking()
    let spellings = TermExtraction.spellings(of: article)
    let probe = ranking.probe(
      for: target, statistics: try archive.statistics(for: [target]), spellings: spellings, isStored: isStored)
    let candidates = try archive.relatedCandidates(
      to: probe, limit: Self.candidates(for: limit), nearness: RelatednessRanking.nearness)
    let ranked = ranking.rank(
      target: target, candidates: candidates, statistics: try archive.statistics(for: [target] + candidates),
      spellings: spellings, limit: limit)
    let summaries = try archive.summaries(of: ranked.map(\.id))
    let byID = Dictionary(summaries.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return ranked.compactMap { match in
      byID[match.id].map { RelatedArticle(summary: $0, score: match.score, reasons: match.reasons) }
    }
  }

  /// Articles that are compared in full: their order by what they share is not yet that of their likeness.
  private static func candidates(for limit: Int) -> Int { limit + max(30, min(limit / 2, 1000)) }
}
