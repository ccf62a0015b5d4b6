/// How common entities and words are in the archive: what makes one that is shared telling or not.
public struct CorpusStatistics: Hashable, Sendable {
  /// Articles that the frequencies were counted over.
  public var articleCount: Int
  /// Articles that name the entity. One that is missing counts as named once.
  public var entityFrequency: [EntityID: Int]
  /// Articles that contain the term. One that is missing counts as found once.
  ///
  /// It has to cover the terms of every article that is compared, the candidates' as well as the target's.
  public var termFrequency: [String: Int]

  public init(articleCount: Int = 0, entityFrequency: [EntityID: Int] = [:], termFrequency: [String: Int] = [:]) {
    self.articleCount = articleCount
    self.entityFrequency = entityFrequency
    self.termFrequency = termFrequency
  }
}
