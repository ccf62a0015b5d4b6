/// Corrections in the order in which they are applied: those for everywhere first, then those for an article, then
/// those for one place in it; among equals the older first. What comes later works on what earlier ones have left, so
/// it wins.
public struct CorrectionSet: Hashable, Sendable {
  public let corrections: [Correction]

  public init(_ corrections: some Sequence<Correction>) {
    self.corrections = corrections.sorted { left, right in
      (left.scope.rank, left.made, left.id) < (right.scope.rank, right.made, right.id)
    }
  }

  public var isEmpty: Bool { corrections.isEmpty }

  /// The analysis as the person would have it. What concerns other articles, or nothing that stands here, does nothing.
  public func apply(to analysis: Analysis, of article: Article) -> Analysis {
    let relevant = corrections.filter { $0.scope.article == nil || $0.scope.article == article.id }
    guard !relevant.isEmpty else { return analysis }
    var work = CorrectionWork(analysis, text: article.text)
    for correction in relevant { work.apply(correction) }
    return work.hasChanged ? work.result : analysis
  }
}
