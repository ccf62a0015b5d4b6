import News

@testable import ReaderUI

/// An archive that is a value: what the effect runner would answer, without files.
struct FakeArchive {
  var articles: [StoredArticle]
  /// What has been corrected, the newest first.
  private(set) var kept: [KeptCorrection] = []
  /// What recognition found in the articles.
  private var found: [ArticleID: Analysis] = [:]
  /// Whether what is related says to which article.
  var namesArticles = false
  /// Whether it counts what a question finds.
  var isCounting = true

  init(articles: [StoredArticle]) { self.articles = articles }

  /// Does it, and gives the event that comes of it; nil where none does.
  mutating func answer(_ effect: Effect) -> Event? {
    switch effect {
    case .loadList(let request, let number): return .listLoaded(page(request), request: number)
    case .loadArticle(let id, let number):
      return .articleLoaded(articles.first { $0.article.id == id }, request: number)
    case .loadRelated(let id, let number): return .relatedLoaded(related(id), request: number)
    case .loadProfile(let id, let number): return .profileLoaded(profile(id), request: number)
    case .setRead(let id, let isRead): return store(id) { $0.isRead = isRead }
    case .setStarred(let id, let isStarred): return store(id) { $0.isStarred = isStarred }
    case .savePosition(let id, let offset):
      if let index = articles.firstIndex(where: { $0.article.id == id }) { articles[index].personal.position = offset }
      return nil
    case .loadCandidates(let words, let number): return .candidatesLoaded(candidates(words), request: number)
    case .loadCorrections(let number): return .correctionsLoaded(kept, request: number)
    case .correct(let request, let id): return correct(request, in: id)
    case .undoCorrection(let id): return undo(id)
    default: return nil
    }
  }

  // MARK: Corrections

  private func candidates(_ words: String) -> [Entity] {
    let entities = articles.compactMap(\.analysis).flatMap(\.entities)
    return entities.filter { $0.name.lowercased().contains(words.lowercased()) }
  }

  private mutating func correct(_ request: Correction.Request, in id: ArticleID) -> Event {
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
    return .corrected(correction)
  }

  private mutating func undo(_ id: Correction.ID) -> Event {
    let correction = kept.first { $0.correction.id == id }?.correction
    kept.removeAll { $0.correction.id == id }
    applyCorrections()
    return .correctionUndone(correction)
  }

  private mutating func applyCorrections() {
    let corrections = CorrectionSet(kept.map(\.correction))
    for index in articles.indices {
      let article = articles[index].article
      found[article.id] = found[article.id] ?? articles[index].analysis
      articles[index].analysis = found[article.id].map { corrections.apply(to: $0, of: article) }
    }
  }

  private mutating func store(_ id: ArticleID, _ change: (inout PersonalState) -> Void) -> Event {
    guard let index = articles.firstIndex(where: { $0.article.id == id }) else {
      return .notice(Notice("There is no such article.", isError: true))
    }
    change(&articles[index].personal)
    return .personalStored(id, articles[index].personal, totals: totals(articles))
  }

  private func totals(_ articles: [StoredArticle]) -> Totals {
    Totals(articles: articles.count, unread: articles.count { !$0.personal.isRead })
  }

  /// All that the question finds.
  func all(_ query: Query) -> [ArticleSummary] { page(ListRequest(query: query, limit: .max)).rows }

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
    var page = ListPage(
      rows: Array(window), hasNewer: window.first != rows.first && !window.isEmpty,
      hasOlder: window.last != rows.last && !window.isEmpty,
      totals: isCounting || request.query.isEmpty ? totals(found) : nil,
      moreThan: isCounting || request.query.isEmpty ? nil : window.count)
    keep(request.keeping, in: &page, request.anchor)
    return page
  }

  private func keep(_ ids: Set<ArticleID>, in page: inout ListPage, _ anchor: ListRequest.Anchor) {
    let shown = Set(page.rows.map(\.id))
    let kept = articles.filter { ids.contains($0.article.id) && !shown.contains($0.article.id) }.map(Examples.summary)
      .filter { row in
        let place = (row.key.date, row.id)
        if case .after(let key) = anchor, place >= (key.date, key.id) { return false }
        if case .before(let key) = anchor, place <= (key.date, key.id) { return false }
        var (isAfter, isBefore) = (false, false)
        if case .after = anchor { isAfter = true }
        if case .before = anchor { isBefore = true }
        if !isAfter, page.hasNewer, let first = page.rows.first, place > (first.key.date, first.id) { return false }
        if !isBefore, page.hasOlder, let last = page.rows.last, place < (last.key.date, last.id) { return false }
        return true
      }
    page.kept = Set(kept.map(\.id))
    page.rows = (page.rows + kept).sorted { ($1.key.date, $1.id) < ($0.key.date, $0.id) }
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
        reasons: namesArticles ? ["related to \(id)"] : ["both name Danube Commission, Vidin", "two days apart"])
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
