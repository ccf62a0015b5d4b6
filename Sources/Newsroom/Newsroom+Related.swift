public import Archive
public import News
import Relatedness

extension Newsroom {
  /// The articles that belong to this one, best first, at most `limit`; none where it is not in the archive. An article
  /// in which nothing has been looked for yet is recognised first; one that an earlier version has seen does not wait.
  public func related(to id: ArticleID, limit: Int = 20) throws(ArchiveError) -> [RelatedArticle] {
    try analyseNow(id, .new)
    guard let target = try archive.sketch(of: id) else { return [] }
    return try related(to: target, limit: limit)
  }

  func related(to target: ArticleSketch, limit: Int) throws(ArchiveError) -> [RelatedArticle] {
    guard limit > 0 else { return [] }
    let candidates = try archive.relatedCandidates(to: target, limit: 200)
    let statistics = try archive.statistics(for: [target] + candidates)
    let ranked = RelatednessRanking().rank(
      target: target, candidates: candidates, statistics: statistics, limit: limit)
    let summaries = try archive.summaries(of: ranked.map(\.id))
    let byID = Dictionary(summaries.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return ranked.compactMap { match in
      byID[match.id].map { RelatedArticle(summary: $0, score: match.score, reasons: match.reasons) }
    }
  }
}
