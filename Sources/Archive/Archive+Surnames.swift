import GRDB
public import News

extension Archive {
  /// Decides anew whom surnames alone stand for, wherever articles have come or gone since; returns the articles that
  /// read differently now. One transaction for about a hundred articles, so that nobody waits long.
  ///
  /// - Parameter isCancelled: asked before every transaction. What is left is done next time.
  @discardableResult
  public func settleSurnames(isCancelled: () -> Bool = { false }) throws(ArchiveError) -> [ArticleID] {
    var changed: [ArticleID] = []
    guard !isReadOnly, try read({ try $0.value("SELECT 1 FROM unsettled LIMIT 1", as: Int.self) }) != nil else {
      return changed
    }
    while !isCancelled() {
      let step = try write { db in
        let step = try SurnameSettlement(db, analyses: foundAnalyses(db)).settle(articles: 100, names: 200)
        if !step.changed.isEmpty { try db.run("UPDATE total SET recognition = recognition + 1") }
        return step
      }
      changed += step.changed
      if step.isDone { break }
    }
    return changed
  }
}

/// Rewrites the articles whose surnames stand for somebody else than before.
private struct SurnameSettlement {
  private let db: Database
  private let analyses: FoundAnalyses

  init(_ db: Database, analyses: FoundAnalyses) {
    self.db = db
    self.analyses = analyses
  }

  private struct Waiting {
    var article: Int64
    var period: Int64
    /// The entity that the article itself gives.
    var entity: Int64
    /// Whom it is taken for.
    var person: Int64?
  }

  func settle(articles: Int, names: Int) throws -> (changed: [ArticleID], isDone: Bool) {
    var changed: [ArticleID] = []
    let places = try db.rows("SELECT name, period FROM unsettled ORDER BY name, period LIMIT ?", [names])
    for place in places {
      let (name, period): (String, Int64) = (try place.get(0), try place.get(1))
      for waiting in try self.waiting(name, around: period) {
        guard changed.count < articles else { return (changed, false) }
        let person = try self.person(name, waiting)
        guard person != waiting.person else { continue }
        if let id = try rewrite(waiting, name, person) { changed.append(id) }
      }
      try db.run("DELETE FROM unsettled WHERE name = ? AND period = ?", [name, period])
    }
    return (changed, places.count < names)
  }

  private func waiting(_ name: String, around period: Int64) throws -> [Waiting] {
    try db.rows(
      "SELECT article, period, entity, person FROM surname WHERE name = ? AND period BETWEEN ? AND ?",
      [name, period - SurnameDecision.farWindow, period + SurnameDecision.farWindow]
    ).map { Waiting(article: try $0.get(0), period: try $0.get(1), entity: try $0.get(2), person: try $0.get(3)) }
  }

  /// Whom the surname stands for by all that the archive holds now.
  private func person(_ name: String, _ waiting: Waiting) throws -> Int64? {
    let decision = try decision(name, around: waiting.period)
    let uses = try TitleStore(db).titles(of: waiting.person ?? waiting.entity, in: waiting.article)
    guard let person = decision.person(around: waiting.period, titled: uses) else { return nil }
    // Where the article itself names the person in full, coreference has told the two apart.
    let isNamed = try db.value(
      "SELECT 1 FROM appearance INDEXED BY appearance_by_article WHERE article = ? AND entity = ?",
      [waiting.article, person], as: Int.self)
    return isNamed == nil || person == waiting.person ? person : nil
  }

  private func decision(_ name: String, around period: Int64) throws -> SurnameDecision {
    let bearers = try db.rows(
      "SELECT entity, period, articles FROM bearer WHERE surname = ? AND period BETWEEN ? AND ?",
      [name, period - SurnameDecision.farWindow, period + SurnameDecision.farWindow]
    ).map { SurnameDecision.Bearer(entity: try $0.get(0), period: try $0.get(1), articles: try $0.get(2)) }
    var titles: [Int64: [PersonTitle]] = [:]
    for entity in Set(bearers.map(\.entity)) { titles[entity] = try TitleStore(db).titles(of: entity) }
    return SurnameDecision(bearers: bearers, titles: titles)
  }

  private func rewrite(_ waiting: Waiting, _ name: String, _ person: Int64?) throws -> ArticleID? {
    guard let stored = try ArticleRecord.fetch(db, row: waiting.article),
      var analysis = try analyses.found(in: stored),
      let before = try EntityRecord.fetch(db, row: waiting.person ?? waiting.entity, article: waiting.article),
      let after = try EntityRecord.fetch(db, row: person ?? waiting.entity, article: waiting.article)
    else { return nil }
    analysis.replace(before.id, by: after)
    try analyses.replace(of: stored, by: analysis) {
      try db.run(
        "UPDATE surname SET person = ? WHERE name = ? AND period = ? AND article = ?",
        [person, name, waiting.period, waiting.article])
    }
    return stored.article.id
  }
}

extension Analysis {
  /// Lets every mention of the entity stand for another one, which the analysis does not hold yet.
  fileprivate mutating func replace(_ id: EntityID, by entity: Entity) {
    guard let index = entities.firstIndex(where: { $0.id == id }), !entities.contains(where: { $0.id == entity.id })
    else { return }
    entities[index] = entity
    for index in mentions.indices where mentions[index].entity == id { mentions[index].entity = entity.id }
    for index in titles.indices where titles[index].person == id { titles[index].person = entity.id }
  }
}
