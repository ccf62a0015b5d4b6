public import News

/// What storing an article came to. The identity is the one it is kept under.
public enum StoreOutcome: Hashable, Sendable {
  case added(ArticleID)
  /// It was there with other content, and waits for recognition anew. What the person did stays.
  case updated(ArticleID)
  /// It was there already; nothing was written.
  case unchanged(ArticleID)

  public var id: ArticleID {
    switch self {
    case .added(let id), .updated(let id), .unchanged(let id): id
    }
  }
}
