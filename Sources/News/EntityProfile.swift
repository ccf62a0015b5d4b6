/// What the archive knows of one entity: the contents of its card.
public struct EntityProfile: Hashable, Sendable {
  /// Another entity that the same articles name.
  public struct Companion: Hashable, Sendable {
    public var entity: Entity
    /// Articles that name both.
    public var articleCount: Int

    public init(entity: Entity, articleCount: Int) {
      self.entity = entity
      self.articleCount = articleCount
    }
  }

  /// An article that names the entity, and where it does first.
  public struct Appearance: Hashable, Sendable {
    public var article: ArticleSummary
    /// The sentence of the first mention.
    public var sentence: String
    /// UTF-8 byte offset of the first mention into the article's text.
    public var offset: Int

    public init(article: ArticleSummary, sentence: String, offset: Int) {
      self.article = article
      self.sentence = sentence
      self.offset = offset
    }
  }

  /// A title that articles give a person, and when.
  public struct TitlePeriod: Hashable, Sendable {
    public var title: PersonTitle
    /// The earliest and the latest of the dated articles that give it.
    public var first: Timestamp?
    public var last: Timestamp?
    public var articleCount: Int

    public init(title: PersonTitle, first: Timestamp? = nil, last: Timestamp? = nil, articleCount: Int) {
      self.title = title
      self.first = first
      self.last = last
      self.articleCount = articleCount
    }
  }

  public var entity: Entity
  /// As the articles call it, the most frequent first: “Prime Minister of Armenia”.
  public var titles: [String]
  /// The same in one form, with country and dates, the most frequent first. For persons alone.
  public var titlePeriods: [TitlePeriod]
  /// Other spellings found in the articles, the most frequent first.
  public var aliases: [String]
  public var articleCount: Int
  public var first: Timestamp?
  public var last: Timestamp?
  /// Articles in ten equal spans of time from `first` to `last`.
  public var histogram: [Int]
  /// Actors named in the same articles, the most frequent first.
  public var actors: [Companion]
  /// Places named in the same articles, the most frequent first.
  public var places: [Companion]
  /// Newest first, at most 100.
  public var appearances: [Appearance]

  public init(
    entity: Entity, titles: [String] = [], titlePeriods: [TitlePeriod] = [], aliases: [String] = [],
    articleCount: Int = 0,
    first: Timestamp? = nil, last: Timestamp? = nil, histogram: [Int] = [], actors: [Companion] = [],
    places: [Companion] = [],
    appearances: [Appearance] = []
  ) {
    self.entity = entity
    self.titles = titles
    self.titlePeriods = titlePeriods
    self.aliases = aliases
    self.articleCount = articleCount
    self.first = first
    self.last = last
    self.histogram = histogram
    self.actors = actors
    self.places = places
    self.appearances = appearances
  }
}
