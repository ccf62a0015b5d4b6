extension Correction {
  /// What it does, as a sentence without its full stop: “Jordan” (country) is a person.
  public var sentence: String { "\(subjectWords) \(actionWords)" }

  /// Where it holds, for people who see or know the article.
  public var scopeWords: String {
    switch scope {
    case .everywhere: "everywhere"
    case .article: "in this article"
    case .mention: "at this place"
    }
  }

  private var subjectWords: String {
    switch subject {
    case .mention(let words, let entity):
      entity.name == words ? "“\(words)” (\(entity.type.rawValue))" : "“\(words)” (\(entity.name))"
    case .entity(let entity): "\(entity.name) (\(entity.type.rawValue))"
    case .words(let words, let within?): "“\(words)” of “\(within)”"
    case .words(let words, nil): "“\(words)”"
    }
  }

  private var actionWords: String {
    switch action {
    case .dismiss: "is no actor and no place"
    case .type(let entity): "is \(entity.type.kind.phrase)"
    case .role(let role, let entity):
      (role == .actor ? "acts" : "is a place") + (entity.name == subject.words ? "" : ": \(entity.name)")
    case .entity(let entity): "is \(entity.name) (\(entity.type.rawValue))"
    case .merge(let entity): "is the same as \(entity.name)"
    }
  }
}
