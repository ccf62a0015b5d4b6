import GRDB

/// Everything that the person did.
struct PersonalCarriage: Carriage {
  var migrations: [Migration] { PersonalSchema.migrations }
  var applicationID: Int { PersonalSchema.applicationID }

  func carry(_ old: DamagedFile, into db: Database) throws -> [String: Int] {
    let tables = try ["personal_article", "personal_origin", "personal_mark", "correction", "subscription"].map {
      try CarriedTable($0, in: db)
    }
    // What stands there is only what a new file begins with.
    try db.execute(sql: "DELETE FROM personal_mark")
    var counts = try carryRows(old, tables, into: db)
    try db.execute(sql: "INSERT OR IGNORE INTO personal_mark VALUES (1, \(Int64.min), 0)")
    // The new file has an identity of its own: archives follow it from the beginning.
    try db.execute(
      sql: "UPDATE correction_mark SET serial = 1 + (SELECT coalesce(max(serial), 0) FROM correction)")
    try CorrectionRecords(db: db).normalise()
    counts["personal_mark"] = nil
    return counts
  }
}
