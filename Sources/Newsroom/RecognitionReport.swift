public import Archive
public import News

/// How far the recognition of the waiting articles has come.
public struct RecognitionProgress: Hashable, Sendable {
  /// The article that has just been done.
  public var article: ArticleID
  public var done: Int
  public var total: Int

  public init(article: ArticleID, done: Int, total: Int) {
    self.article = article
    self.done = done
    self.total = total
  }
}

/// What came of the articles that waited for recognition.
public struct RecognitionReport: Hashable, Sendable {
  /// An article that cannot be recognised, and why.
  public struct Problem: Hashable, Sendable, CustomStringConvertible {
    public var article: ArticleID
    public var error: ArchiveError

    public init(article: ArticleID, error: ArchiveError) {
      self.article = article
      self.error = error
    }

    /// One sentence; nothing in it that a terminal would obey.
    public var description: String { Printable.line("the article “\(article)” is left out: \(error)") }
  }

  /// Articles of which a new analysis has been stored.
  public var analysed = 0
  /// What was left out, in the order in which it was met.
  public var problems: [Problem] = []

  public init() {}
}

/// Which articles are to be recognised.
public enum RecognitionExtent: Hashable, Sendable {
  /// Those in which nothing has been looked for yet.
  case new
  /// Those and the ones that an earlier version of the recogniser has seen.
  case outdated
}
