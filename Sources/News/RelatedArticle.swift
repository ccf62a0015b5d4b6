/// Another article that belongs to the open one, and why.
public struct RelatedArticle: Hashable, Sendable {
  public var summary: ArticleSummary
  /// 0…1, higher is closer: the cosine of the words and, lightly, of the entities, less what lies between in time.
  public var score: Double
  /// Sentences for people, the strongest first, such as “both name Nagorno-Karabakh, Nakhichevan”. They explain the
  /// score and do not decide it.
  public var reasons: [String]

  public init(summary: ArticleSummary, score: Double, reasons: [String]) {
    self.summary = summary
    self.score = score
    self.reasons = reasons
  }

  /// Whether it has enough in common to be shown to somebody who did not ask for a number of articles: of two that have
  /// nothing to do with each other one pair in a hundred scores more.
  public var isWorthShowing: Bool { score >= 0.05 }
}

/// What relatedness compares: an article reduced to its entities, its telling words and its date.
public struct ArticleSketch: Hashable, Sendable {
  /// An entity, and how often the article names it.
  public struct EntityCount: Hashable, Sendable {
    public var id: EntityID
    public var name: String
    public var type: EntityType
    /// Mentions in the article.
    public var count: Int

    public init(id: EntityID, name: String, type: EntityType, count: Int) {
      self.id = id
      self.name = name
      self.type = type
      self.count = count
    }
  }

  public var id: ArticleID
  /// When it was published or, where that is unknown, when it was added.
  public var date: Timestamp
  /// Whether `date` is the publication date. Only then can an article be “published the same day” as another.
  public var isDated: Bool
  /// A BCP 47 tag, as recognition or the source says; nil where neither does.
  public var language: String?
  public var entities: [EntityCount]
  /// Stemmed content words with their counts, in the order of the words.
  public var terms: [TermCount]

  /// A word in its base form, and how often it stands in the article.
  public struct TermCount: Hashable, Sendable {
    public var term: String
    public var count: Int

    public init(term: String, count: Int) {
      self.term = term
      self.count = count
    }
  }

  public init(
    id: ArticleID, date: Timestamp, isDated: Bool = true, language: String? = nil, entities: [EntityCount],
    terms: [TermCount]
  ) {
    self.id = id
    self.date = date
    self.isDated = isDated
    self.language = language
    self.entities = entities
    self.terms = terms
  }
}
