import GRDB
public import News

extension Archive {
  /// Keeps corrections, and takes others back, all at once. They are on disk when this returns, and every article that
  /// is read from then on follows them; what else the archive says follows with `followCorrections`.
  ///
  /// - Throws: `refused` where one of them could not be read again; then nothing is kept.
  public func keep(_ corrections: [Correction], undoing undone: [Correction.ID] = []) throws(ArchiveError) {
    for correction in corrections {
      do throws(Correction.Fault) { try correction.check() } catch {
        throw ArchiveError(.refused, path: personal.path, detail: "this cannot be kept as a correction: \(error)")
      }
    }
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
    try personal.write { try CorrectionRecords(db: $0).undo(id).correction }
  }

  /// Takes a correction away that cannot be read.
  /// - Returns: whether there was one of this identity.
  @discardableResult
  public func removeUnreadable(_ id: Correction.ID) throws(ArchiveError) -> Bool {
    try personal.write { try CorrectionRecords(db: $0).undo(id).isDone }
  }

  /// The corrections that cannot be read, and therefore have no effect.
  public func unreadableCorrections() throws(ArchiveError) -> [UnreadableCorrection] {
    try read { try CorrectionRecords(db: $0).unreadable() }
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
      let rows = try db.rows(
        """
        SELECT c.id, c.body, a.title FROM correction c LEFT JOIN article a ON a.id = c.article
        WHERE c.is_undone = 0 ORDER BY c.made DESC, c.serial DESC
        """)
      return try db.readable(rows, of: "correction") {
        KeptCorrection(try CorrectionRecords.decoded($0.get(1)), title: try $0.get(2))
      }
    }
  }

  /// What was found in articles, and what corrections make of it.
  func foundAnalyses(_ db: Database) throws -> FoundAnalyses {
    FoundAnalyses(db: db, everywhere: try everywhereCorrections.value(db))
  }
}

/// A correction of the personal file that cannot be read.
public struct UnreadableCorrection: Hashable, Sendable {
  /// The identity of its row.
  public var id: Correction.ID
  public var made: Timestamp?
  /// What is wrong with it, a clause.
  public var what: String
  /// What stands in the file, as it is: it may hold anything.
  public var body: String
}
