/// An article as the archive holds it: with what was found in it and what the person did with it.
public struct StoredArticle: Hashable, Sendable {
  public var article: Article
  public var added: Timestamp
  /// Nil until recognition has run.
  public var analysis: Analysis?
  public var personal: PersonalState
  /// Other sources that have nearly the same article.
  public var alsoIn: [String]

  public init(
    article: Article, added: Timestamp, analysis: Analysis? = nil, personal: PersonalState = PersonalState(),
    alsoIn: [String] = []
  ) {
    self.article = article
    self.added = added
    self.analysis = analysis
    self.personal = personal
    self.alsoIn = alsoIn
  }
}

/// What the person did with an article.
public struct PersonalState: Hashable, Sendable {
  public var isRead: Bool
  public var isStarred: Bool
  /// Where the person was: the UTF-8 byte offset into `Article.text` of the first character on screen.
  public var position: Int?

  public init(isRead: Bool = false, isStarred: Bool = false, position: Int? = nil) {
    self.isRead = isRead
    self.isStarred = isStarred
    self.position = position
  }
}
