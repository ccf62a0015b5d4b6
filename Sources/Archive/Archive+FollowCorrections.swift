import GRDB
public import News

extension Archive {
  /// Brings everything that is made from mentions (search, entities, cards, related articles) up to the corrections.
  ///
  /// Only the articles that a correction may concern are visited; an index finds them. Each batch is a transaction of
  /// its own, so it may be ended anywhere and is finished the next time.
  ///
  /// - Parameters:
  ///   - isCancelled: asked before every batch.
  ///   - onProgress: after every batch: articles visited, and articles to visit.
  /// - Returns: how many articles have changed.
  @discardableResult
  public func followCorrections(
    isCancelled: () -> Bool = { false }, onProgress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws(ArchiveError) -> Int {
    guard !isReadOnly else { return 0 }
    var changed = 0
    while let task = try read({ try Self.task($0) }) {
      var waiting = task.rows[...]
      while !waiting.isEmpty {
        if isCancelled() { return changed }
        let batch = waiting.prefix(Self.batch)
        waiting = waiting.dropFirst(Self.batch)
        changed += try write { db in try batch.count { try follow(row: $0, in: db) } }
        onProgress(task.rows.count - waiting.count, task.rows.count)
      }
      try write { db in
        try db.run(
          """
          INSERT INTO derivation VALUES (1, ?, ?)
          ON CONFLICT (only) DO UPDATE SET personal = excluded.personal, serial = excluded.serial
          """, [task.mark.personal, task.mark.serial])
        if changed > 0 { try db.run("UPDATE total SET generation = generation + 1") }
      }
    }
    return changed
  }

  /// Brings one article up to the corrections. Whether anything has changed.
  @discardableResult
  public func followCorrections(in id: ArticleID) throws(ArchiveError) -> Bool {
    guard !isReadOnly else { return false }
    return try write { db in
      guard let row = try db.value("SELECT rowid FROM article WHERE id = ?", [id.rawValue], as: Int64.self) else {
        return false
      }
      return try follow(row: row, in: db)
    }
  }

  /// Articles that are written in one transaction.
  private static let batch = 16

  private func follow(row: Int64, in db: Database) throws -> Bool {
    guard let stored = try ArticleRecord.fetch(db, row: row) else { return false }
    return try foundAnalyses(db).follow(stored)
  }

  /// What there is to do; nil where the tables follow the corrections as they are.
  private static func task(_ db: Database) throws -> (mark: CorrectionMark, rows: [Int64])? {
    let records = CorrectionRecords(db: db)
    let mark = try records.mark()
    // Who cannot read the corrections leaves what others have made of them.
    guard !mark.personal.isEmpty else { return nil }
    let known = try db.row("SELECT personal, serial FROM derivation").map {
      CorrectionMark(personal: try $0.get(0), serial: try $0.get(1))
    }
    if known == mark { return nil }
    // A file that has fewer acts than are followed is a copy of earlier days, and as good as another one.
    let isSame = known?.personal == mark.personal && (known?.serial ?? 0) <= mark.serial
    var rows: Set<Int64> = []
    // Those of another person are taken back.
    if let known, !isSame, known.serial > 0 { rows.formUnion(try corrected(db)) }
    for correction in try records.changed(after: isSame ? known?.serial ?? 0 : 0) {
      rows.formUnion(try self.rows(concernedBy: correction, db))
    }
    return (mark, rows.sorted(by: >))
  }

  /// At least the articles of which the correction, made or undone, could change something.
  private static func rows(concernedBy correction: Correction, _ db: Database) throws -> [Int64] {
    if let article = correction.scope.article {
      return try db.values("SELECT rowid FROM article WHERE id = ?", [article.rawValue])
    }
    switch correction.subject {
    case .mention(let words, _), .words(let words, _):
      return try db.values("SELECT rowid FROM search WHERE search MATCH ?", [FullTextPattern(phrase: [words]).text])
    case .entity(let entity):
      // An article that named it and does not now has been corrected.
      return try corrected(db)
        + db.values(
          "SELECT p.article FROM entity e JOIN appearance p ON p.entity = e.rowid WHERE e.id = ?",
          [entity.id.rawValue])
    }
  }

  private static func corrected(_ db: Database) throws -> [Int64] { try db.values("SELECT article FROM found") }
}

extension Sequence {
  fileprivate func count(where isCounted: (Element) throws -> Bool) rethrows -> Int {
    try reduce(0) { try $0 + (isCounted($1) ? 1 : 0) }
  }
}
