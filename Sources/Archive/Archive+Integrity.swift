import GRDB

extension Archive {
  /// What is wrong with the files, as sentences; empty where all is well. Reads everything: takes seconds where there is
  /// much. What cannot be looked at is a sentence as well.
  public func integrityProblems() throws(ArchiveError) -> [String] {
    var problems = try read { db in
      try Self.problems(of: "main", in: db, path: path) + Self.contradictions(in: db, path: path)
    }
    if case .file = personal.attachment {
      problems += try read { try Self.problems(of: "personal", in: $0, path: personal.path) }
    }
    if !isReadOnly { problems += try searchProblems() }
    return problems
  }

  private static func problems(of schema: String, in db: Database, path: String) throws -> [String] {
    let pages = try db.values("PRAGMA \(schema).integrity_check", as: String.self).filter { $0 != "ok" }
    let keys = try db.rows("PRAGMA \(schema).foreign_key_check").count
    return pages.map { ArchiveError(.damaged, path: path, detail: $0).description }
      + (keys == 0 ? [] : [ArchiveError(.damaged, path: path, detail: "\(keys) rows refer to nothing").description])
  }

  /// Totals and frequencies are kept at write time; here they are counted.
  private static func contradictions(in db: Database, path: String) throws -> [String] {
    let checks = [
      (
        "the number of articles",
        "SELECT (SELECT articles FROM total) <> (SELECT count(*) FROM article WHERE head IS NULL)"
      ),
      (
        "the number of recognised articles",
        "SELECT (SELECT analysed FROM total) <> (SELECT count(*) FROM article WHERE recogniser > 0)"
      ),
      (
        "the number of articles per day",
        "SELECT coalesce((SELECT sum(articles) FROM arrival), 0) <> (SELECT count(*) FROM article WHERE head IS NULL)"
      ),
      (
        "the articles per entity",
        """
        SELECT EXISTS (SELECT 1 FROM entity e
          WHERE articles <> (SELECT count(*) FROM appearance p WHERE p.entity = e.rowid))
        """
      ),
    ]
    return try checks.filter { try db.value($0.1, as: Bool.self) ?? true }.map {
      ArchiveError(.damaged, path: path, detail: "\($0.0) is wrong").description
    }
  }

  /// The check is an `INSERT` by its form (<https://www.sqlite.org/fts5.html#the_integrity_check_command>); it writes
  /// nothing, but needs a connection that might.
  private func searchProblems() throws(ArchiveError) -> [String] {
    var problems: [String] = []
    for index in ["search", "name_search", "source_search"] {
      do {
        try write { try $0.run("INSERT INTO \(index) (\(index), rank) VALUES ('integrity-check', 1)") }
      } catch  where error.reason == .damaged {
        problems.append(
          ArchiveError(.damaged, path: path, detail: "the index \(index) does not fit the articles").description)
      }
    }
    return problems
  }
}
