import GRDB
import News

/// Articles and what visits to feeds have told. All that was found in articles is made anew.
struct ArchiveCarriage: Carriage {
  let onProgress: (_ done: Int, _ total: Int) -> Void

  var migrations: [Migration] { ArchiveSchema.migrations }
  var applicationID: Int { ArchiveSchema.applicationID }

  func carry(_ old: DamagedFile, into db: Database) throws -> [String: Int] {
    let tables = [
      try CarriedTable("source", in: db),
      try CarriedTable("article", in: db, derived: ["actors", "places", "recogniser", "reading_language", "head"]),
      try CarriedTable("content", in: db, derived: ["terms", "mentions"]),
      try CarriedTable("feed", in: db), try CarriedTable("feed_item", in: db), try CarriedTable("watched_file", in: db),
    ]
    var counts = try carryRows(old, tables, into: db)
    let orphans = try References(db: db).settle()
    if orphans > 0 || counts["article"] ?? 0 == 0 {
      // Files whose articles may be lost are read once more.
      try db.execute(sql: "DELETE FROM watched_file")
    }
    counts["article"] = try count("article", db)
    counts["content"] = nil
    for table in ["feed", "feed_item", "watched_file"] where counts[table] != nil {
      counts[table] = try count(table, db)
    }
    try derive(db)
    return counts.filter { $0.value > 0 }
  }

  private func count(_ table: String, _ db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") ?? 0
  }

  /// What is made from articles when they come.
  private func derive(_ db: Database) throws {
    let rows = try Int64.fetchAll(db, sql: "SELECT rowid FROM article ORDER BY rowid")
    for (index, row) in rows.enumerated() {
      if index % 100 == 0 { onProgress(index, rows.count) }
      guard let stored = try ArticleRecord.fetch(db, row: row) else { continue }
      try db.run(
        "UPDATE content SET paragraphs = ? WHERE article = ?", [ParagraphCodec.encode(stored.article.paragraphs), row])
      try db.run("UPDATE total SET articles = articles + 1, generation = generation + 1")
      try db.run(
        "INSERT INTO arrival VALUES (?, 1) ON CONFLICT (day) DO UPDATE SET articles = articles + 1",
        [stored.added.day.daysSince1970])
      try ClusterStore(db).add(row, stored.article)
    }
    try SearchIndexes.rebuild(db)
  }
}

/// Rows that refer to each other.
struct References {
  let db: Database

  /// Takes away what refers to nothing, articles without a text among it; where only the name of a source is lost the
  /// article stays.
  /// - Returns: how many rows were taken away.
  func settle() throws -> Int {
    try db.execute(
      sql: """
        INSERT OR IGNORE INTO source (rowid, name)
        SELECT DISTINCT source, 'source ' || source || ' (its name is lost)' FROM article
        WHERE source NOT IN (SELECT rowid FROM source)
        """)
    var count = 0
    for (table, condition) in Self.orphans {
      try db.execute(sql: "DELETE FROM \(table) WHERE \(condition)")
      count += db.changesCount
    }
    try db.execute(sql: "UPDATE article SET head = NULL WHERE head NOT IN (SELECT rowid FROM article)")
    return count
  }

  private static let orphans: [(table: String, condition: String)] =
    [
      ("content", "article NOT IN (SELECT rowid FROM article)"),
      ("article", "rowid NOT IN (SELECT article FROM content)"),
    ]
    + ["appearance", "surname", "title_use", "feed_item", "found", "resemblance", "resemblance_band"].map {
      ($0, "article NOT IN (SELECT rowid FROM article)")
    }
    + ["appearance", "surname", "name", "bearer", "title", "containment"].map {
      ($0, "entity NOT IN (SELECT rowid FROM entity)")
    }
    + [
      ("surname", "person NOT IN (SELECT rowid FROM entity)"),
      ("containment", "container NOT IN (SELECT rowid FROM entity)"),
      ("title_use", "title NOT IN (SELECT rowid FROM title)"),
      ("feed_item", "feed NOT IN (SELECT rowid FROM feed)"),
    ]
}
