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
  private let articles: Int
  /// The rarity of what is in so many articles, imagined ones included: most frequencies are small, and a logarithm for
  /// every word of every candidate is slow.
  private let small: [Double]

  init(_ statistics: CorpusStatistics) {
    self.statistics = statistics
    let articles = min(max(statistics.articleCount, 0), Self.mostArticles) + Self.imagined
    self.articles = articles
    small = (0...min(articles, 1000)).map { Self.rarity(foundIn: max($0, 1), of: articles) }
  }

  func of(term: String) -> Double {
    rarity(frequency: statistics.termFrequency[term] ?? 1, imagined: 1)
  }

  func of(_ entity: ArticleSketch.EntityCount) -> Double {
    rarity(frequency: statistics.entityFrequency[entity.id] ?? 1, imagined: Self.imaginedFrequency(of: entity.type))
  }

  /// Articles that the archive is thought to have beside its own.
  private static let imagined = 20
  /// Keeps the sums in range whatever the statistics claim.
  private static let mostArticles = 1 << 40

  /// How many of the imagined articles name an entity of the type. News of any kind names states; a given person, city
  /// or river is rare.
  private static func imaginedFrequency(of type: EntityType) -> Int {
    switch type {
    case .state, .country: 4
    case .organization, .group, .region: 2
    case .person, .city, .feature: 1
    }
  }

  /// Frequencies that do not fit the number of articles are cut down to it.
  private func rarity(frequency: Int, imagined: Int) -> Double {
    let found = min(max(frequency, 1), max(articles - Self.imagined, 1)) + imagined
    return found < small.count ? small[found] : Self.rarity(foundIn: found, of: articles)
  }

  private static func rarity(foundIn found: Int, of articles: Int) -> Double {
    log(Double(articles) / Double(found)) / log(Double(articles))
  }
}
