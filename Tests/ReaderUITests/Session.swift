import News

@testable import ReaderUI

/// A state with an archive behind it that answers at once: keys in, screen out.
struct Session {
  var state: State
  var articles: [StoredArticle]
  /// Everything that was asked for, in order.
  private(set) var effects: [Effect] = []
  /// Timers that were started and have not run out.
  private(set) var timers: [Timer] = []
  /// What has been corrected, the newest first.
  private(set) var kept: [KeptCorrection] = []
  /// What recognition found in the articles.
  private var found: [ArticleID: Analysis] = [:]
  /// Whether the archive answers; a test can answer by itself.
  var answers = true

  init(
    _ articles: [StoredArticle] = Examples.all, rows: Int = 24, columns: Int = 80, usesUnicode: Bool = true,
    usesColor: Bool = true
  ) {
    state = State(options: .init(usesUnicode: usesUnicode, usesColor: usesColor, today: Examples.today))
    self.articles = articles
    send(.resized(Frame.Size(rows: rows, columns: columns)))
  }

  /// The effects of the event itself, without those of the answers to them.
  @discardableResult
  mutating func send(_ event: Event) -> [Effect] {
    let asked = state.handle(event)
    effects += asked
    for effect in asked { perform(effect) }
    return asked
  }

  /// Presses keys; a string is one key a character.
  @discardableResult
  mutating func press(_ keys: Key...) -> [Effect] { keys.flatMap { send(.key($0)) } }

  @discardableResult
  mutating func type(_ text: String) -> [Effect] { text.flatMap { send(.key(.character($0))) } }

  /// Lets every timer run out.
  @discardableResult
  mutating func rest() -> [Effect] {
    let due = timers
    timers = []
    return due.flatMap { send(.elapsed($0)) }
  }

  private mutating func perform(_ effect: Effect) {
    if case .startTimer(let timer, _) = effect { timers.append(timer) }
    guard answers else { return }
    switch effect {
    case .loadList(let request, let number): send(.listLoaded(page(request), request: number))
    case .loadArticle(let id, let number): send(.articleLoaded(articles.first { $0.article.id == id }, request: number))
    case .loadRelated(let id, let number): send(.relatedLoaded(related(id), request: number))
    case .loadProfile(let id, let number): send(.profileLoaded(profile(id), request: number))
    case .setRead(let id, let isRead): store(id) { $0.isRead = isRead }
    case .setStarred(let id, let isStarred): store(id) { $0.isStarred = isStarred }
    case .savePosition(let id, let offset):
      if let index = articles.firstIndex(where: { $0.article.id == id }) { articles[index].personal.position = offset }
    case .loadCandidates(let words, let number): send(.candidatesLoaded(candidates(words), request: number))
    case .loadCorrections(let number): send(.correctionsLoaded(kept, request: number))
    case .correct(let request, let id): correct(request, in: id)
    case .undoCorrection(let id): undo(id)
    default: break
    }
  }

  // MARK: Corrections

  private func candidates(_ words: String) -> [Entity] {
    let entities = articles.compactMap(\.analysis).flatMap(\.entities)
    return entities.filter { $0.name.lowercased().contains(words.lowercased()) }
  }

  private mutating func correct(_ request: Correction.Request, in id: ArticleID) {
    let words = request.subject.words ?? ""
    let action: Correction.Action =
      switch request.change {
      case .dismiss: .dismiss
      case .kind(let kind):
        .type(
          Entity(
            id: EntityID("\(kind.rawValue):\(words)"), name: words,
            type: EntityType.allCases.first { $0.kind == kind } ?? .person))
      case .role(let role): .role(role, request.subject.entity ?? Entity(id: EntityID("x"), name: "x", type: .city))
      case .entity(let entity): .entity(entity)
      case .merge(let entity): .merge(entity)
      }
    let correction = Correction(
      scope: request.scope, subject: request.subject, action: action,
      made: Timestamp(seconds: Timestamp(Examples.today).seconds + Int64(kept.count)))
    let title = request.scope.article.flatMap { id in articles.first { $0.article.id == id }?.article.title }
    kept.insert(KeptCorrection(correction, title: title), at: 0)
    applyCorrections()
    send(.corrected(correction))
  }

  private mutating func undo(_ id: Correction.ID) {
    let correction = kept.first { $0.correction.id == id }?.correction
    kept.removeAll { $0.correction.id == id }
    applyCorrections()
    send(.correctionUndone(correction))
  }

  private mutating func applyCorrections() {
    let corrections = CorrectionSet(kept.map(\.correction))
    for index in articles.indices {
      let article = articles[index].article
      found[article.id] = found[article.id] ?? articles[index].analysis
      articles[index].analysis = found[article.id].map { corrections.apply(to: $0, of: article) }
    }
  }

  private mutating func store(_ id: ArticleID, _ change: (inout PersonalState) -> Void) {
    guard let index = articles.firstIndex(where: { $0.article.id == id }) else { return }
    change(&articles[index].personal)
    send(.personalStored(id, articles[index].personal, totals: totals(articles)))
  }

  private func totals(_ articles: [StoredArticle]) -> Totals {
    Totals(articles: articles.count, unread: articles.count { !$0.personal.isRead })
  }

  private func page(_ request: ListRequest) -> ListPage {
    let found = articles.filter { stored in
      request.query.clauses.allSatisfy { Self.matches(stored, $0.condition) != $0.isNegated }
    }
    let rows = found.map(Examples.summary).sorted { ($1.key.date, $1.id) < ($0.key.date, $0.id) }
    var window = rows[...]
    switch request.anchor {
    case .newest: window = rows.prefix(request.limit)
    case .after(let key): window = rows.filter { ($0.key.date, $0.id) < (key.date, key.id) }.prefix(request.limit)
    case .before(let key): window = rows.filter { ($0.key.date, $0.id) > (key.date, key.id) }.suffix(request.limit)
    case .around(let key):
      let newer = rows.filter { ($0.key.date, $0.id) >= (key.date, key.id) }.suffix(request.limit / 2)
      let older = rows.filter { ($0.key.date, $0.id) < (key.date, key.id) }.prefix(request.limit / 2)
      window = (newer + older)[...]
    }
    return ListPage(
      rows: Array(window), hasNewer: window.first != rows.first && !window.isEmpty,
      hasOlder: window.last != rows.last && !window.isEmpty, totals: totals(found))
  }

  private static func matches(_ stored: StoredArticle, _ condition: Query.Condition) -> Bool {
    switch condition {
    case .words(let words): words.allSatisfy { stored.article.text.lowercased().contains($0) }
    case .isUnread: !stored.personal.isRead
    case .isStarred: stored.personal.isStarred
    default: true
    }
  }

  private func related(_ id: ArticleID) -> [RelatedArticle] {
    articles.filter { $0.article.id != id && $0.analysis != nil }.prefix(3).enumerated().map { index, stored in
      RelatedArticle(
        summary: Examples.summary(stored), score: 0.8 - Double(index) * 0.2,
        reasons: ["both name Danube Commission, Vidin", "two days apart"])
    }
  }

  private func profile(_ id: EntityID) -> EntityProfile? {
    guard let entity = articles.lazy.compactMap({ $0.analysis?.entities.first { $0.id == id } }).first else {
      return nil
    }
    let appearances = articles.compactMap { stored in
      stored.analysis?.mentions.first { $0.entity == id }.map { mention in
        EntityProfile.Appearance(
          article: Examples.summary(stored),
          sentence: SentenceFinder.sentence(at: mention.span.lowerBound, in: stored.article.text),
          offset: mention.span.lowerBound)
      }
    }
    let others = Examples.ferry.analysis?.entities.filter { $0.id != id } ?? []
    func companions(_ types: Set<EntityType>) -> [EntityProfile.Companion] {
      others.filter { types.contains($0.type) }.enumerated().map { .init(entity: $1, articleCount: 9 - $0) }
    }
    let minister = PersonTitle(name: "Foreign Minister", body: "Albania", country: "AL")
    let mayor = PersonTitle(name: "Mayor", body: "Vlora", country: "AL", isFormer: true)
    return EntityProfile(
      entity: entity, titles: ["Foreign Minister of Albania"],
      titlePeriods: entity.type == .person
        ? [
          .init(
            title: minister, first: Examples.date(2023, 11, 2), last: Examples.date(2024, 8, 28), articleCount: 2),
          .init(title: mayor, first: Examples.date(2022, 1, 5), last: Examples.date(2022, 1, 5), articleCount: 1),
        ] : [], aliases: ["D. Hoxha", "Dritan Hodja"],
      articleCount: appearances.count, first: Examples.date(2022, 1, 5), last: Examples.date(2024, 8, 28),
      histogram: [1, 2, 0, 1, 3, 5, 2, 8, 3, 2], actors: companions([.person, .state, .organization]),
      places: companions([.city, .feature]), appearances: appearances)
  }
}
