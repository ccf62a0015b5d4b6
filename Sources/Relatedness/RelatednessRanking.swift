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

  /// The candidates that are related to the target, best first, at most `limit`; equal scores in the order of the ids.
  /// The target itself is left out, and so is what has no reason that is worth a line.
  ///
  /// - Parameter statistics: How common the entities and terms of all these articles are in the archive.
  public func rank(
    target: ArticleSketch, candidates: [ArticleSketch], statistics: CorpusStatistics, limit: Int
  ) -> [Ranked] {
    let rarity = Rarity(statistics)
    let vector = SketchVector(target, rarity: rarity)
    let matches = candidates.compactMap { candidate -> Match? in
      guard candidate.id != target.id else { return nil }
      let match = Match(vector, candidate, rarity: rarity)
      return match.score >= Self.threshold ? match : nil
    }
    var ranked: [Ranked] = []
    for match in matches.sorted() {
      guard ranked.count < limit else { break }
      let reasons = match.reasons(vector, rarity: rarity)
      if !reasons.isEmpty { ranked.append(Ranked(id: match.candidate.id, score: match.score, reasons: reasons)) }
    }
    return ranked
  }

  /// What scores less is not related.
  static let threshold = 0.08
}

/// A candidate that was compared with the target.
struct Match: Comparable {
  let candidate: ArticleSketch
  let score: Double
  private let cosine: SketchVector.Cosine
  private let closeness: Closeness

  init(_ target: SketchVector, _ candidate: ArticleSketch, rarity: Rarity) {
    self.candidate = candidate
    cosine = target.cosine(with: candidate, rarity: rarity)
    closeness = Closeness(target.sketch, candidate)
    score = cosine.all + Self.influenceOfTime * closeness.value * cosine.all * (1 - cosine.all)
  }

  /// The strongest first. Nearness in time is said beside other reasons, never alone.
  func reasons(_ target: SketchVector, rarity: Rarity) -> [String] {
    let names = SharedEntities(target, candidate, rarity: rarity)
    let words = SharedWords(target, candidate, cosine: cosine.terms, rarity: rarity)
    guard names.areTelling || words.areTelling else { return [] }
    return
      (words.areNearlyAll || words.strength > names.strength
      ? [words.reason, names.reason] : [names.reason, words.reason]).compactMap(\.self)
      + [closeness.reason].compactMap(\.self)
  }

  static func < (left: Match, right: Match) -> Bool {
    (right.score, left.candidate.id) < (left.score, right.candidate.id)
  }

  static func == (left: Match, right: Match) -> Bool {
    left.score == right.score && left.candidate.id == right.candidate.id
  }

  /// How much of itself a score gains at most by nearness in time. The gain vanishes at both ends: what has nothing in
  /// common stays unrelated, what is the same stays at 1.
  private static let influenceOfTime = 0.25
}
