/// What a person says of a mention that was read wrongly: a rule, for one place, one article or everywhere.
///
/// It holds the entity that it leads to as a whole, so that it means the same whatever a later recogniser knows.
public struct Correction: Hashable, Sendable, Identifiable {
  /// Twelve hexadecimal digits that follow from scope, subject and action: the same rule has one identity wherever it
  /// was made, and making it again only makes it newer.
  public struct ID: Hashable, Comparable, Sendable, RawRepresentable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }
    public init(_ rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }

    public static func < (left: ID, right: ID) -> Bool { left.rawValue < right.rawValue }
  }

  /// Where it holds.
  public enum Scope: Hashable, Sendable {
    case everywhere
    case article(ArticleID)
    /// For the words at this UTF-8 byte offset of the article's text alone.
    case mention(ArticleID, offset: Int)

    /// The one article in which it holds; nil where it holds in all.
    public var article: ArticleID? {
      switch self {
      case .everywhere: nil
      case .article(let id), .mention(let id, _): id
      }
    }
  }

  /// What it is about.
  public enum Subject: Hashable, Sendable {
    /// Mentions of the entity that are written with these words.
    case mention(words: String, entity: Entity)
    /// All mentions of the entity, however they are written.
    case entity(Entity)
    /// These words where no mention has these borders. With `within` only where they are part of a mention with those
    /// words; without, no mention that reaches beyond them is touched.
    case words(String, within: String?)

    /// The words as written; nil where they do not matter.
    public var words: String? {
      switch self {
      case .mention(let words, _), .words(let words, _): words
      case .entity: nil
      }
    }

    /// The entity that recognition had found; nil where it had found none.
    public var entity: Entity? {
      switch self {
      case .mention(_, let entity), .entity(let entity): entity
      case .words: nil
      }
    }
  }

  /// What is to be done with the subject.
  public enum Action: Hashable, Sendable {
    /// It is no actor and no place.
    case dismiss
    /// It is of another type: the entity of that type.
    case type(Entity)
    /// It is used in the other role: the entity that it stands for in it.
    case role(Role, Entity)
    /// It is this entity.
    case entity(Entity)
    /// It is the same as this entity.
    case merge(Entity)

    /// What the subject becomes; nil where nothing is left of it.
    public var entity: Entity? {
      switch self {
      case .dismiss: nil
      case .type(let entity), .role(_, let entity), .entity(let entity), .merge(let entity): entity
      }
    }
  }

  public let scope: Scope
  public let subject: Subject
  public let action: Action
  /// When it was made: of two that contradict each other the later one counts.
  public var made: Timestamp
  public let id: ID

  /// Words, names and identities are brought into normal form: one line of printable text.
  public init(scope: Scope, subject: Subject, action: Action, made: Timestamp) {
    self.scope = scope
    self.subject = subject.normal
    self.action = action.normal
    self.made = made
    id = Self.id(scope, self.subject, self.action)
  }

  private static func id(_ scope: Scope, _ subject: Subject, _ action: Action) -> ID {
    var digest = SHA256()
    for part in parts(of: scope) + parts(of: subject) + parts(of: action) {
      digest.update(part.utf8)
      digest.update([0])
    }
    return ID(
      digest.finish().prefix(6).map { byte in
        let digits = String(byte, radix: 16)
        return digits.count == 1 ? "0" + digits : digits
      }.joined())
  }

  private static func parts(of scope: Scope) -> [String] {
    switch scope {
    case .everywhere: ["everywhere"]
    case .article(let id): ["article", id.rawValue]
    case .mention(let id, let offset): ["mention", id.rawValue, String(offset)]
    }
  }

  private static func parts(of subject: Subject) -> [String] {
    switch subject {
    case .mention(let words, let entity): ["mention", words, entity.id.rawValue]
    case .entity(let entity): ["entity", entity.id.rawValue]
    case .words(let words, let within): ["words", words, within ?? ""]
    }
  }

  private static func parts(of action: Action) -> [String] {
    switch action {
    case .dismiss: ["dismiss"]
    case .type(let entity): ["type", entity.id.rawValue, entity.type.rawValue]
    case .role(let role, let entity): ["role", role.rawValue, entity.id.rawValue]
    case .entity(let entity): ["entity", entity.id.rawValue]
    case .merge(let entity): ["merge", entity.id.rawValue]
    }
  }
}

extension Correction {
  /// The types between which a person chooses.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case person, organization, group, place

    /// With its article: “a person”.
    public var phrase: String { self == .organization ? "an organization" : "a \(rawValue)" }
  }

  /// What a person has chosen, before it is known which entity it leads to.
  public struct Request: Hashable, Sendable {
    /// The choice itself.
    public enum Change: Hashable, Sendable {
      case dismiss
      case kind(Kind)
      case role(Role)
      case entity(Entity)
      case merge(Entity)
    }

    public var scope: Scope
    public var subject: Subject
    public var change: Change
    /// Where the person was: the UTF-8 byte offset of the words in the article's text.
    public var offset: Int
    /// The place that the words name, where recognition has found one.
    public var named: NamedPlace?

    public init(scope: Scope, subject: Subject, change: Change, offset: Int, named: NamedPlace? = nil) {
      self.scope = scope
      self.subject = subject
      self.change = change
      self.offset = offset
      self.named = named
    }
  }
}

/// A correction as the person looks at it.
public struct KeptCorrection: Hashable, Sendable {
  public var correction: Correction
  /// The title of the article that it is for; nil where it holds everywhere or the archive has no such article.
  public var title: String?

  public init(_ correction: Correction, title: String? = nil) {
    self.correction = correction
    self.title = title
  }
}

extension EntityType {
  /// The type as a person chooses it.
  public var kind: Correction.Kind {
    switch self {
    case .person: .person
    case .organization: .organization
    case .group: .group
    case .state, .country, .region, .city, .feature: .place
    }
  }
}

extension Correction {
  /// Whether a rule for less, made in this article earlier, would stand before what the person asks for now: it
  /// concerns the same words, or has led to the entity that all mentions of are meant.
  public func isInTheWay(of request: Request, in article: ArticleID) -> Bool {
    guard scope.article == article, scope.rank > request.scope.rank else { return false }
    let asked = request.subject.normal
    if let words = asked.words { return subject.words == words }
    return action.entity?.id == asked.entity?.id
  }

  /// Whether it has made of these words, for the same place or article, what the person now says they are not: with it
  /// gone, the new rule alone says everything.
  public func isOverruled(by request: Request) -> Bool {
    let asked = request.subject.normal
    guard scope == request.scope, scope != .everywhere, let words = asked.words, subject.words == words,
      action.entity?.id == asked.entity?.id
    else { return false }
    switch (action, request.change) {
    case (.merge, _), (_, .merge): return false
    case (.role, .role): return true
    // Who acts or where it is depends on what it was said to be.
    case (_, .role): return false
    default: return true
    }
  }
}

extension Correction.Scope {
  /// What holds for less has the higher rank.
  var rank: Int {
    switch self {
    case .everywhere: 0
    case .article: 1
    case .mention: 2
    }
  }
}
