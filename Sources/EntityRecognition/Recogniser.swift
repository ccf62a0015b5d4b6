public import News

/// Text to mentions and entities: who acts, and where.
public struct Recogniser: Sendable {
  /// Grows whenever the same article would be read differently, so that stored analyses can be made anew.
  public static let version = 1

  public init() {}

  /// The mentions and entities of the article; offsets count UTF-8 bytes of `Article.text`.
  public func analyse(_ article: Article) -> Analysis { Analysis() }
}
