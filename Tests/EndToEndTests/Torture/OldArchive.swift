import GRDB

@testable import Archive

/// An archive as an earlier version of the program has left it.
struct OldArchive {
  let path: String
  let version: Int

  /// The tables of a random version, and articles with what the first version knew of them.
  init(in home: Home, stories: Int, random: inout SeededGenerator) throws {
    path = home.path + "/old-\(home.nextNumber()).sqlite"
    let migrations = Array(ArchiveSchema.migrations.prefix(1 + random.below(ArchiveSchema.migrations.count - 1)))
    version = migrations.last?.version ?? 0
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { db in
      try Migration.run(db, migrations, applicationID: ArchiveSchema.applicationID, path: path)
      try db.inTransaction {
        try Self.fill(db, stories: stories)
        return .commit
      }
    }
    try queue.close()
  }

  private static func fill(_ db: Database, stories: Int) throws {
    try db.execute(sql: "INSERT INTO source (name) VALUES ('Old Wire')")
    try db.execute(sql: "INSERT INTO source_search (rowid, name) VALUES (1, 'Old Wire')")
    for number in 1...stories {
      let title = "Old story \(number)"
      let body = "Observers from Prague counted \(number) lorries at the bridge near Gori."
      try db.execute(
        sql: """
          INSERT INTO article (rowid, id, title, source, added, date, words) VALUES (?, ?, ?, 1, ?, ?, 11);
          INSERT INTO content (article, paragraphs, body) VALUES (?, ?, ?);
          INSERT INTO search (rowid, title, body) VALUES (?, ?, ?);
          """,
        arguments: [
          number, "old-\(number)", title, 1_600_000_000 + number, 1_600_000_000 + number, number,
          ParagraphCodec.encode([body]), body, number, title, body,
        ])
    }
    try db.execute(sql: "UPDATE total SET articles = ?", arguments: [stories])
    let day = 1_600_000_000 / 86_400
    try db.execute(sql: "INSERT INTO arrival VALUES (?, ?)", arguments: [day, stories])
  }
}
