/// What to look for in the archive to find the articles that may be related to one.
public struct RelatednessProbe: Hashable, Sendable {
  public struct Word: Hashable, Sendable {
    /// The forms in which it may be written, as words of a text.
    public var spellings: [String]
    /// What it adds to the likeness of an article that contains it.
    public var weight: Double

    public init(spellings: [String], weight: Double) {
      self.spellings = spellings
      self.weight = weight
    }
  }

  public struct Name: Hashable, Sendable {
    public var id: EntityID
    /// What it adds to the likeness of an article that names it.
    public var weight: Double

    public init(id: EntityID, weight: Double) {
      self.id = id
      self.weight = weight
    }
  }

  /// The article itself, which is not to be found; it need not be in the archive.
  public var article: ArticleID
  /// When it was published; nil where that is unknown.
  public var date: Timestamp?
  /// The heaviest first.
  public var words: [Word]
  /// The heaviest first.
  public var entities: [Name]

  public init(article: ArticleID, date: Timestamp? = nil, words: [Word] = [], entities: [Name] = []) {
    self.article = article
    self.date = date
    self.words = words
    self.entities = entities
  }
}
