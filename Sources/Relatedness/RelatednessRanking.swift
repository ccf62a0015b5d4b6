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

  /// The candidates by how much they have in common with the target, best first, at most `limit`; equal scores in the
  /// order of the ids. The target itself is left out, and what has nothing in common with it. Reasons explain a score
  /// and do not decide it: what has none that is worth a line stays where it is.
  ///
  /// - Parameters:
  ///   - statistics: How common the entities and terms of all these articles are in the archive.
  ///   - spellings: How the target writes its terms (``TermExtraction/spellings(of:)``), for the reasons.
  public func rank(
    target: ArticleSketch, candidates: [ArticleSketch], statistics: CorpusStatistics,
    spellings: [String: [String]] = [:], limit: Int
  ) -> [Ranked] {
    let rarity = Rarity(statistics, sketches: [target] + candidates)
    let vector = SketchVector(target, rarity: rarity)
    let matches = candidates.compactMap { candidate -> Match? in
      guard candidate.id != target.id else { return nil }
      let match = Match(vector, SketchVector(candidate, rarity: rarity))
      return match.score > 0 ? match : nil
    }
    return matches.sorted().prefix(max(limit, 0)).map { match in
      Ranked(
        id: match.id, score: match.score, reasons: match.reasons(vector, rarity: rarity, spellings: spellings))
    }
  }

  /// What to look for in the archive, the most telling first.
  ///
  /// - Parameter isStored: Whether the article is in the archive itself: a word that it alone contains then finds nothing.
  public func probe(
    for target: ArticleSketch, statistics: CorpusStatistics, spellings: [String: [String]], isStored: Bool
  ) -> RelatednessProbe {
    let vector = SketchVector(target, rarity: Rarity(statistics))
    let least = isStored ? 2 : 1
    let isEnglish = TextLanguage(target.language).isEnglish
    return RelatednessProbe(
      article: target.id, date: target.isDated ? target.date : nil,
      words: vector.heaviestTerms.filter { statistics.termFrequency[$0.element, default: 0] >= least }.map { term in
        let written = spellings[term.element] ?? []
        return .init(
          spellings: written + [term.element] + (isEnglish ? [term.element + "s"] : []), weight: term.strength)
      },
      entities: vector.heaviestEntities.filter { statistics.entityFrequency[$0.element, default: 0] >= least }
        .map { .init(id: $0.element, weight: $0.strength) })
  }

  /// What is left of a likeness between two articles that were published then, 0…1.
  public static func nearness(_ left: Timestamp, _ right: Timestamp) -> Double { Closeness.factor(left, right) }
}

/// A candidate that was compared with the target.
struct Match: Comparable {
  let id: ArticleID
  let score: Double
  private let candidate: SketchVector
  private let cosine: SketchVector.Cosine
  private let closeness: Closeness

  init(_ target: SketchVector, _ candidate: SketchVector) {
    self.candidate = candidate
    id = candidate.sketch.id
    cosine = target.cosine(with: candidate)
    closeness = Closeness(target.sketch, candidate.sketch)
    score = cosine.all * closeness.factor
  }

  /// The strongest first. Nearness in time is said beside other reasons, never alone.
  func reasons(_ target: SketchVector, rarity: Rarity, spellings: [String: [String]]) -> [String] {
    let names = SharedEntities(target, candidate, rarity: rarity, demand: closeness.demand)
    let words = SharedWords(target, candidate, cosine: cosine.terms, rarity: rarity, spellings: spellings)
    guard names.areTelling || words.areTelling else {
      guard score >= Self.leastLikeness else { return ["little in common"] }
      return [cosine.terms >= Self.leastLikeness ? "similar wording" : "some of the same names"]
    }
    return
      (words.areNearlyAll ? [words.reason, names.reason] : [names.reason, words.reason]).compactMap(\.self)
      + [closeness.reason].compactMap(\.self)
  }

  static func < (left: Match, right: Match) -> Bool { (right.score, left.id) < (left.score, right.id) }

  static func == (left: Match, right: Match) -> Bool { left.score == right.score && left.id == right.id }

  /// From this score on articles have something in common although no word or name stands out: what is shown to
  /// somebody who did not ask for a number of articles (`RelatedArticle.isWorthShowing`).
  private static let leastLikeness = 0.05
}
