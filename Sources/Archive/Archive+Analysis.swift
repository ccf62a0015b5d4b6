import GRDB
public import News

/// An article with what recognition found in it.
public struct RecognisedArticle: Hashable, Sendable {
  public var article: Article
  public var analysis: Analysis
  /// What relatedness compares it by, each term once.
  public var terms: [ArticleSketch.TermCount]

  public init(article: Article, analysis: Analysis, terms: [ArticleSketch.TermCount]) {
    self.article = article
    self.analysis = analysis
    self.terms = terms
  }
}

extension Archive {
  /// Stores what recognition found, in the place of what an earlier run found, in one transaction. Several articles at
  /// once cost far less than one after the other: they share most of the pages that change.
  ///
  /// The person's corrections are applied here, so that nobody who stores can forget them; what recognition found is
  /// kept beside.
  ///
  /// - Parameter version: of the recogniser, at least 1.
  /// - Returns: for each whether it was stored. Where the archive holds another text under this identity by now, or
  ///   none, or where another process has been faster, the result is of no use and is dropped.
  @discardableResult
  public func store(_ recognised: [RecognisedArticle], recogniser version: Int) throws(ArchiveError) -> [Bool] {
    guard version > 0 else { throw ArchiveError(.invalid, path: path, detail: "a recogniser without version") }
    return try write { db in
      let outcomes = try recognised.map { try store($0, version, in: db) }
      if outcomes.contains(true) { try db.run("UPDATE total SET recognition = recognition + 1") }
      return outcomes
    }
  }

  private func store(_ recognised: RecognisedArticle, _ version: Int, in db: Database) throws -> Bool {
    guard let stored = try ArticleRecord.fetch(db, id: recognised.article.id),
      stored.recogniser < version, stored.article.text.utf8.elementsEqual(recognised.article.text.utf8)
    else { return false }
    guard Set(recognised.terms.map(\.term)).count == recognised.terms.count else {
      throw ArchiveError(.invalid, path: path, detail: "a term is listed twice")
    }
    let tables = AnalysisStore(db)
    try tables.withdraw(from: stored)
    do {
      try foundAnalyses(db).add(recognised.analysis, terms: recognised.terms, recogniser: version, to: stored)
    } catch let error as Unreadable {
      throw ArchiveError(.invalid, path: path, detail: error.what)
    }
    return true
  }
}
