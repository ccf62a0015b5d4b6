import GRDB
import News
import Synchronization

/// A row that cannot be read, or a file or table that is not sound: what was found, and where.
public struct UnreadableRow: Error, Hashable, Sendable, CustomStringConvertible {
  /// The path of the file.
  public var file: String
  /// Nil where it is about the whole file.
  public var table: String?
  /// What tells the row from others: its row number or its identity; nil where it is about the table.
  public var row: String?
  /// A clause.
  public var what: String
  /// The file itself is broken, and not only what stands in a row.
  var isStructural = false

  public init(file: String, table: String? = nil, row: String? = nil, what: String) {
    self.file = file
    self.table = table
    self.row = row
    self.what = what
  }

  /// One sentence without its full stop; nothing in it that a terminal would obey.
  public var description: String {
    let place = [table.map { "table \($0)" }, row.map { "row \($0)" }].compactMap { $0 }
    return Printable.line("“\(file)”" + place.map { ", " + $0 }.joined() + ": " + what)
  }
}

/// Tells of rows that are left out because they cannot be read, each once in a process.
public enum UnreadableRows {
  private struct State {
    var seen: Set<UnreadableRow> = []
    var report: (@Sendable (UnreadableRow) -> Void)?
  }

  private static let state = Mutex(State())

  /// Whom they are told from now on. Nobody until this is called.
  public static func report(to report: @escaping @Sendable (UnreadableRow) -> Void) {
    state.withLock { $0.report = report }
  }

  /// Tells of something that is left out, where it has not been told yet.
  public static func note(_ row: UnreadableRow) {
    let report = state.withLock { state in
      state.report == nil || !state.seen.insert(row).inserted ? nil : state.report
    }
    report?(row)
  }
}

extension Database {
  /// The values of the rows. One that cannot be read never blocks the others: it is left out and told of.
  ///
  /// - Parameters:
  ///   - table: where the rows lie.
  ///   - key: the column that tells them apart.
  func readable<Value>(
    _ rows: [Row], of table: String, key: Int = 0, _ value: (Row) throws -> Value
  ) throws -> [Value] {
    try rows.compactMap { row in try readable(table, key: row.text(at: key)) { try value(row) } }
  }

  /// What `body` reads of one row; nil where the row cannot be read, which is told.
  func readable<Value>(_ table: String, key: String, _ body: () throws -> Value) throws -> Value? {
    do { return try body() } catch {
      guard let what = Self.unreadable(error) else { throw error }
      UnreadableRows.note(UnreadableRow(file: path(of: table), table: table, row: key, what: what))
      return nil
    }
  }

  /// What is wrong with the row that an error tells of; nil where the error is about something else.
  static func unreadable(_ error: any Error) -> String? {
    switch error {
    case let error as Unreadable: error.what
    case is RowDecodingError: "a column holds a value of the wrong kind"
    default: nil
    }
  }

  /// The file that the table lies in.
  private func path(of table: String) -> String {
    let schema = PersonalSchema.tableNames.contains(table) ? "personal" : "main"
    let files = try? Row.fetchAll(self, sql: "PRAGMA database_list")
    let row = files?.first { $0[1] as String? == schema } ?? files?.first
    let path: String? = row?[2]
    return path.flatMap { $0.isEmpty ? nil : $0 } ?? "the temporary archive"
  }
}

extension Row {
  /// Whatever the column holds, as text for messages.
  func text(at index: Int) -> String {
    guard index < count else { return "" }
    switch (self[index] as DatabaseValue).storage {
    case .null: return ""
    case .int64(let number): return String(number)
    case .double(let number): return String(number)
    case .string(let text): return String(text.prefix(200))
    case .blob(let data): return "\(data.count) bytes"
    }
  }
}
