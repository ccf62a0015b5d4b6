/// A question to the archive, as a person types it: `peace treaty actor:pashinyan date:2024-08.. -source:apa is:unread`.
///
/// All clauses must hold. The empty query matches every article.
public struct Query: Hashable, Sendable {
  /// What an article must be like. Words are in lower case, as `words(of:)` gives them.
  public enum Condition: Hashable, Sendable {
    /// All words occur in title or body; the last one may be unfinished.
    case words([String])
    /// The words occur in this order, without others between them.
    case phrase([String])
    /// An actor of the article has a name that contains these words.
    case actor([String])
    /// The article names a place whose name contains these words, or one inside it.
    case place([String])
    /// The source's name contains these words.
    case source([String])
    /// The words occur in the title in this order, without others between them.
    case title([String])
    /// It came from a feed or a watched directory that has this tag, whatever its case.
    case tag(String)
    /// It was published in this range; both ends are included. An article whose date is not known never was.
    case date(from: CalendarDay?, through: CalendarDay?)
    /// It is in this language: as recognition read it, or else as its source says. The primary subtag of BCP 47.
    case language(String)
    case isUnread
    case isStarred
  }

  /// A condition that must hold, or must not.
  public struct Clause: Hashable, Sendable {
    public var condition: Condition
    public var isNegated: Bool

    public init(_ condition: Condition, isNegated: Bool = false) {
      self.condition = condition
      self.isNegated = isNegated
    }
  }

  public var clauses: [Clause]

  public init(_ clauses: [Clause] = []) { self.clauses = clauses }

  public var isEmpty: Bool { clauses.isEmpty }
}
