public import Archive
import EntityRecognition
public import News

extension Newsroom {
  /// Turns what a person has chosen into a rule, keeps it, and brings the article that it was made in up to it. What
  /// other articles need follows with `followCorrections`.
  ///
  /// - Parameter article: where it was made.
  @discardableResult
  public func correct(_ request: Correction.Request, in article: ArticleID) throws(ArchiveError) -> Correction {
    let kept = try archive.corrections().map(\.correction)
    let (request, replaced) = try settled(request, in: article, kept)
    // Of two within one second the second one counts as well.
    let latest = kept.map(\.made.seconds).max() ?? 0
    let made = min(max(clock().seconds, latest + 1), Correction.latest.seconds)
    let correction = Correction(
      scope: request.scope, subject: request.subject, action: action(of: request), made: Timestamp(seconds: made))
    try archive.keep([correction], undoing: replaced)
    try archive.followCorrections(in: article)
    return correction
  }

  /// What a person says for more than they said before counts here too, and what they say anew of the same words
  /// replaces what they said: rules that stand in its way are taken back, and the rule is made for what the words were
  /// without them.
  private func settled(
    _ request: Correction.Request, in article: ArticleID, _ kept: [Correction]
  ) throws(ArchiveError) -> (Correction.Request, replaced: [Correction.ID]) {
    let inTheWay = kept.filter { $0.isInTheWay(of: request, in: article) }.map(\.id)
    let overruled = try overruled(by: request, in: article, kept, beside: inTheWay)
    let replaced = inTheWay + overruled
    guard !replaced.isEmpty, let words = request.subject.words, request.subject.entity != nil || !overruled.isEmpty,
      let analysis = try archive.analysis(of: article, without: Set(replaced))
    else { return (request, replaced) }
    var request = request
    if let mention = analysis.mentions.first(where: { $0.span.lowerBound == request.offset }),
      let entity = analysis.entities.first(where: { $0.id == mention.entity })
    {
      request.subject = .mention(words: words, entity: entity)
      request.named = mention.named
    } else if request.change != .dismiss {
      request.subject = .words(words, within: nil)
    }
    return (request, replaced)
  }

  /// Rules of the same scope that the request speaks against. None where other mentions by these words are what the
  /// request is about without them as well: a rule about what the words were here would pass those over.
  private func overruled(
    by request: Correction.Request, in article: ArticleID, _ kept: [Correction], beside replaced: [Correction.ID]
  ) throws(ArchiveError) -> [Correction.ID] {
    let overruled = kept.filter { $0.isOverruled(by: request) }.map(\.id)
    guard !overruled.isEmpty, let entity = request.subject.entity, case .article = request.scope else {
      return overruled
    }
    let analysis = try archive.analysis(of: article, without: Set(replaced + overruled))
    return analysis?.mentions.contains { $0.entity == entity.id } == true ? [] : overruled
  }

  /// Takes a correction back, and brings the article that it was for up to that; nil where there is none.
  @discardableResult
  public func undo(_ id: Correction.ID) throws(ArchiveError) -> Correction? {
    guard let correction = try archive.undo(id) else { return nil }
    if let article = correction.scope.article { try archive.followCorrections(in: article) }
    return correction
  }

  /// Brings all articles up to the corrections; see `Archive.followCorrections`.
  @discardableResult
  public func followCorrections(
    isCancelled: () -> Bool = { false }, onProgress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws(ArchiveError) -> Int {
    try archive.followCorrections(isCancelled: isCancelled, onProgress: onProgress)
  }

  /// What words may stand for: what the gazetteer knows by exactly this name, then what the archive knows by a name
  /// that contains the words, the most named first. Each once, at most `limit`.
  public func candidates(for words: String, limit: Int = 50) throws(ArchiveError) -> [Entity] {
    let wanted = Query.words(of: words)
    let known = wanted.isEmpty ? [] : try archive.entities(named: wanted, limit: limit)
    var seen: Set<EntityID> = []
    return Array(
      (Self.catalogue.entities(named: words) + known).filter { seen.insert($0.id).inserted }.prefix(max(limit, 0)))
  }

  private func action(of request: Correction.Request) -> Correction.Action {
    let words = request.subject.words ?? request.subject.entity?.name ?? ""
    switch request.change {
    case .dismiss: return .dismiss
    case .kind(let kind): return .type(Self.catalogue.entity(named: words, as: kind))
    case .role(let role):
      return .role(
        role,
        Self.catalogue.entity(named: words, in: role, insteadOf: request.subject.entity, named: request.named))
    case .entity(let entity): return .entity(entity)
    case .merge(let entity): return .merge(entity)
    }
  }

  private static let catalogue = EntityCatalogue()
}
