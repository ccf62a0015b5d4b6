internal import Glibc
internal import News

/// How much it says that an article names an entity or contains a word.
///
/// The inverse document frequency (K. Spärck Jones, “A statistical interpretation of term specificity”, 1972), in nats,
/// over the articles of the archive and as many as ``outside`` more in which words are as frequent as in other news
/// (``BackgroundFrequency``). In an archive of two articles about one war every shared word is in all articles, and
/// still tells; in one of ten thousand the others no longer matter.
struct Rarity {
  private let statistics: CorpusStatistics
  private let background: BackgroundFrequency
  private let articles: Double
  /// Of the terms that the statistics know: each is asked for by many articles.
  private let known: [String: Double]
  private let names: [EntityID: Name]

  /// What a name consists of.
  private struct Name {
    /// Folded.
    var words: [String]
    /// How many of other articles name what is called so.
    var share: Double
  }

  /// - Parameter sketches: The articles that will be compared; the names of others are taken apart each time.
  init(
    _ statistics: CorpusStatistics, sketches: [ArticleSketch] = [], background: BackgroundFrequency = .embedded
  ) {
    self.statistics = statistics
    self.background = background
    var names: [EntityID: Name] = [:]
    for entity in sketches.lazy.flatMap(\.entities) where names[entity.id] == nil {
      names[entity.id] = Self.name(entity, background)
    }
    self.names = names
    let articles = Double(min(max(statistics.articleCount, 0), Self.mostArticles))
    self.articles = articles
    known = Dictionary(
      uniqueKeysWithValues: statistics.termFrequency.map { term, frequency in
        (term, -log(Self.share(frequency, of: articles, and: background.share(of: term), of: Self.outside)))
      })
  }

  /// The weight of a word in a vector. More than 0.
  func of(term: String) -> Double {
    known[term] ?? -log(Self.share(1, of: articles, and: background.share(of: term), of: Self.outside))
  }

  /// The weight of an entity in a vector. More than 0.
  func of(_ entity: ArticleSketch.EntityCount) -> Double {
    let share = name(entity).share
    return -log(Self.share(statistics.entityFrequency[entity.id], of: articles, and: share, of: Self.outside))
  }

  /// How surprising it is that an article contains the word, for people: where the archive is small, other news decide
  /// what is common.
  func surprise(at term: String) -> Double {
    -log(
      Self.share(
        statistics.termFrequency[term], of: articles, and: Self.ofWholeArticle(background.share(of: term)),
        of: Self.judging))
  }

  /// How surprising it is that an article names the entity, for people.
  func surprise(at entity: ArticleSketch.EntityCount) -> Double {
    -log(
      Self.share(
        statistics.entityFrequency[entity.id], of: articles,
        and: Self.ofWholeArticle(name(entity).share), of: Self.judging))
  }

  /// Keeps shares below 1 whatever the statistics claim.
  private static let mostArticles = 1 << 40
  /// The words of the entity's name, folded.
  func words(of entity: ArticleSketch.EntityCount) -> [String] { name(entity).words }

  private func name(_ entity: ArticleSketch.EntityCount) -> Name {
    names[entity.id] ?? Self.name(entity, background)
  }

  private static func name(_ entity: ArticleSketch.EntityCount, _ background: BackgroundFrequency) -> Name {
    let words = Query.words(of: entity.name).map(LetterFolding.folded)
    return Name(words: words, share: background.share(ofNameOf: words))
  }

  /// How many articles of other news are counted beside the archive's own: as few as help an archive of a few articles.
  private static let outside = 100.0
  /// The same for what is said to people. An archive of a hundred articles does not know yet what is common.
  private static let judging = 1000.0

  /// The background was counted over beginnings of about ninety words. Three times as many words are an article.
  private static func ofWholeArticle(_ share: Double) -> Double { 1 - (1 - share) * (1 - share) * (1 - share) }

  /// Frequencies that do not fit the number of articles are cut down to it. Never 0, and less than 1.
  private static func share(_ frequency: Int?, of articles: Double, and share: Double, of outside: Double) -> Double {
    let found = min(max(Double(frequency ?? 1), 1), max(articles, 1))
    return (found + outside * share) / (max(articles, 1) + outside + 1)
  }
}
