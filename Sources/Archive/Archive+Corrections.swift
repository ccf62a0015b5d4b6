import GRDB
public import News

extension Archive {
  /// Keeps corrections, and takes others back, all at once. They are on disk when this returns, and every article that
  /// is read from then on follows them; what else the archive says follows with `followCorrections`.
  public func keep(_ corrections: [Correction], undoing undone: [Correction.ID] = []) throws(ArchiveError) {
    let origins = try read { db in
      try corrections.compactMap { correction in
        try correction.scope.article.flatMap { try Self.origin(of: $0, in: db) }
      }
    }
    try personal.write { db in
      for id in undone { _ = try CorrectionRecords(db: db).undo(id) }
      for correction in corrections { try CorrectionRecords(db: db).keep(correction) }
      for (origin, id) in origins { try Self.remember(origin, id, in: db) }
    }
  }

  /// Takes a correction back.
  /// - Returns: what it was; nil where there is none of this identity.
  @discardableResult
  public func undo(_ id: Correction.ID) throws(ArchiveError) -> Correction? {
    try personal.write { db in
      let records = CorrectionRecords(db: db)
      let correction = try records.body(of: id)
      return try records.undo(id) ? correction : nil
    }
  }

  /// What the article would say if these corrections had not been made; nil where it is not there or has not been
  /// recognised.
  public func analysis(of id: ArticleID, without ignored: Set<Correction.ID>) throws(ArchiveError) -> Analysis? {
    try read { db in
      guard let stored = try ArticleRecord.fetch(db, id: id) else { return nil }
      var analyses = try foundAnalyses(db)
      analyses.ignored = ignored
      return try analyses.corrected(stored)
    }
  }

  /// All corrections that have an effect, the newest first.
  public func corrections() throws(ArchiveError) -> [KeptCorrection] {
    try read { db in
      try db.rows(
        """
        SELECT c.body, a.title FROM correction c LEFT JOIN article a ON a.id = c.article
        WHERE c.is_undone = 0 ORDER BY c.made DESC, c.serial DESC
        """
      ).map { KeptCorrection(try CorrectionRecords.decoded($0.get(0)), title: try $0.get(1)) }
    }
  }

  /// What was found in articles, and what corrections make of it.
  func foundAnalyses(_ db: Database) throws -> FoundAnalyses {
    FoundAnalyses(db: db, everywhere: try everywhereCorrections.value(db))
  }
}
