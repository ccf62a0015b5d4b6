import GRDB

/// A table of a new file that takes the rows of a damaged one.
struct CarriedTable {
  struct Column: Equatable {
    var name: String
    /// INTEGER, REAL, TEXT or BLOB.
    var type: String
    var mayBeNull: Bool
    var hasDefault: Bool
    /// The column is another name for the number of the row.
    var isRowID: Bool

    func takes(_ value: DatabaseValue) -> Bool {
      switch value.storage {
      case .null: mayBeNull || isRowID
      case .int64: type == "INTEGER" || type == "REAL"
      case .double: type == "REAL"
      case .string: type == "TEXT"
      case .blob: type == "BLOB"
      }
    }
  }

  let name: String
  /// In the order in which they lie in a row.
  let columns: [Column]
  /// Columns that are made anew instead of carried.
  let derived: Set<String>
  let hasRowIDs: Bool

  init(_ name: String, in db: Database, derived: Set<String> = []) throws {
    self.name = name
    self.derived = derived
    let sql = try String.fetchOne(db, sql: "SELECT sql FROM sqlite_schema WHERE name = ?", arguments: [name]) ?? ""
    let hasRowIDs = !sql.contains("WITHOUT ROWID")
    self.hasRowIDs = hasRowIDs
    columns = try Row.fetchAll(db, sql: "PRAGMA table_info(\(name))").map { row in
      Column(
        name: row[1], type: row[2], mayBeNull: row[3] as Int == 0 && row[5] as Int == 0,
        hasDefault: row[4] as String? != nil, isRowID: hasRowIDs && row[5] as Int > 0 && row[2] as String == "INTEGER")
    }
  }

  /// Whether a row may have come from here. Rows that were written before a column was added are shorter.
  func fits(_ record: DamagedFile.Record) -> Bool {
    let values = record.values
    guard (record.rowID != nil) == hasRowIDs, values.count <= columns.count,
      zip(columns, values).allSatisfy({ $0.takes($1) })
    else { return false }
    return columns.dropFirst(values.count).allSatisfy { $0.mayBeNull || $0.hasDefault }
  }

  /// Takes a row in, unless one of its identity is there.
  /// - Returns: whether it was taken.
  func insert(_ record: DamagedFile.Record, into db: Database) throws -> Bool {
    var names: [String] = []
    var values: [DatabaseValue] = []
    for (column, value) in zip(columns, record.values) where !derived.contains(column.name) {
      names.append(column.name)
      values.append(column.isRowID ? (record.rowID ?? 0).databaseValue : value)
    }
    let marks = names.map { _ in "?" }.joined(separator: ", ")
    try db.cachedStatement(
      sql: "INSERT OR IGNORE INTO \(name) (\(names.joined(separator: ", "))) VALUES (\(marks))"
    ).execute(arguments: StatementArguments(values))
    return db.changesCount > 0
  }
}
