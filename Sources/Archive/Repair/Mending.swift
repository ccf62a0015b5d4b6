import GRDB
import News

/// Mends a file of articles whose pages are sound: lets what cannot be read be found anew, and counts anew what is
/// counted.
struct Mending {
  let db: Database
  let onProgress: (_ done: Int, _ total: Int) -> Void

  /// - Returns: what was done, clauses.
  func mend(_ findings: [UnreadableRow]) throws -> [String] {
    var done: [String] = []
    let articles = try articles(concernedBy: findings)
    for row in articles { try AnalysisStore(db).forget(row) }
    if !articles.isEmpty { done.append("\(articles.count) articles wait for recognition anew") }
    for finding in findings where finding.table == "entity" {
      if let id = finding.row { try remove(entity: id) }
    }
    for finding in findings where finding.table == "resemblance" {
      if let row = finding.row.flatMap(Int64.init) { try compareAnew(row) }
    }
    let orphans = try References(db: db).settle()
    if orphans > 0 { done.append("\(orphans) rows that referred to nothing are taken away") }
    try DerivedTables(db: db, onProgress: onProgress).rebuild()
    try SearchIndexes.rebuild(db)
    return done + ["counts and full-text indexes are made anew"]
  }

  private func articles(concernedBy findings: [UnreadableRow]) throws -> Set<Int64> {
    var rows: Set<Int64> = []
    for finding in findings {
      guard let row = finding.row else { continue }
      switch finding.table {
      case "content", "found": if let number = Int64(row) { rows.insert(number) }
      case "entity":
        rows.formUnion(
          try db.values(
            "SELECT article FROM appearance WHERE entity = (SELECT rowid FROM entity WHERE id = ?)", [row],
            as: Int64.self))
      case "title":
        if let number = Int64(row) {
          rows.formUnion(try db.values("SELECT article FROM title_use WHERE title = ?", [number], as: Int64.self))
        }
      default: break
      }
    }
    return rows
  }

  private func remove(entity id: String) throws {
    guard let row = try db.value("SELECT rowid FROM entity WHERE id = ?", [id], as: Int64.self) else { return }
    for table in ["name", "bearer", "surname", "title", "containment"] {
      try db.execute(sql: "DELETE FROM \(table) WHERE entity = ?", arguments: [row])
    }
    try db.run("DELETE FROM containment WHERE container = ?", [row])
    try db.run("DELETE FROM entity WHERE rowid = ?", [row])
  }

  private func compareAnew(_ row: Int64) throws {
    try ClusterStore(db).remove(unreadable: row)
    guard let stored = try ArticleRecord.fetch(db, row: row) else { return }
    try ClusterStore(db).add(row, stored.article)
  }
}

/// What is counted over all articles.
struct DerivedTables {
  let db: Database
  let onProgress: (_ done: Int, _ total: Int) -> Void

  /// Counts all of it anew, from what stands in the articles.
  func rebuild() throws {
    try db.execute(
      sql: """
        DELETE FROM term;
        DELETE FROM bearer;
        DELETE FROM arrival;
        DELETE FROM name;
        UPDATE entity SET articles = (SELECT count(*) FROM appearance p WHERE p.entity = entity.rowid);
        UPDATE title SET articles = (SELECT count(*) FROM title_use u WHERE u.title = title.rowid);
        DELETE FROM title WHERE articles < 1;
        INSERT INTO name (entity, kind, text, count) SELECT rowid, \(NameKind.name.rawValue), name, 1 FROM entity;
        INSERT OR IGNORE INTO total (only, articles, analysed, generation) VALUES (1, 0, 0, 0);
        UPDATE total SET generation = generation + 1, recognition = recognition + 1,
          articles = (SELECT count(*) FROM article WHERE head IS NULL),
          analysed = (SELECT count(*) FROM article WHERE recogniser > 0);
        """)
    let rows = try Int64.fetchAll(db, sql: "SELECT rowid FROM article ORDER BY rowid")
    for (index, row) in rows.enumerated() {
      if index % 100 == 0 { onProgress(index, rows.count) }
      guard let stored = try ArticleRecord.fetch(db, row: row) else { continue }
      try add(stored)
    }
  }

  private func add(_ stored: ArticleRecord) throws {
    try db.run(
      "UPDATE content SET paragraphs = ? WHERE article = ?",
      [ParagraphCodec.encode(stored.article.paragraphs), stored.row])
    let isHead = try db.value("SELECT head IS NULL FROM article WHERE rowid = ?", [stored.row], as: Bool.self)
    if isHead == true {
      try db.run(
        "INSERT INTO arrival VALUES (?, 1) ON CONFLICT (day) DO UPDATE SET articles = articles + 1",
        [stored.added.day.daysSince1970])
    }
    try BearerStore(db).count(in: stored, by: 1)
    try AnalysisStore(db).countAnew(in: stored)
  }
}
