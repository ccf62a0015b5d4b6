internal import Glibc
internal import News

/// How much it says that an article names an entity or contains a word: nearly 1 for the rarest in the archive, towards
/// 0 for what is in every article.
///
/// This is the inverse document frequency (K. Spärck Jones, “A statistical interpretation of term specificity”, 1972)
/// over the archive and ``imagined`` more articles, divided by its largest value. The imagined ones stand for the news
/// outside the archive: in an archive of two articles about one war every shared name is in all articles, and still
/// tells. In an archive of a million they no longer matter.
struct Rarity {
  private let statistics: CorpusStatistics
  private let articles: Double
  private let scale: Double

  init(_ statistics: CorpusStatistics) {
    self.statistics = statistics
    articles = Double(max(statistics.articleCount, 0)) + Self.imagined
    scale = 1 / log(articles)
  }

  func of(term: String) -> Double {
    rarity(frequency: statistics.termFrequency[term] ?? 1, imagined: 1)
  }

  func of(_ entity: ArticleSketch.EntityCount) -> Double {
    rarity(
      frequency: statistics.entityFrequency[entity.id] ?? 1, imagined: Self.imaginedFrequency(of: entity.type))
  }

  /// Articles that the archive is thought to have beside its own.
  private static let imagined = 20.0

  /// How many of the imagined articles name an entity of the type. News of any kind names states; a given person, city
  /// or river is rare.
  private static func imaginedFrequency(of type: EntityType) -> Double {
    switch type {
    case .state, .country: 4
    case .organization, .group, .region: 2
    case .person, .city, .feature: 1
    }
  }

  /// Frequencies that do not fit the number of articles are cut down to it.
  private func rarity(frequency: Int, imagined: Double) -> Double {
    let found = min(Double(max(frequency, 1)), articles - Self.imagined) + imagined
    return log(articles / min(found, articles)) * scale
  }
}
