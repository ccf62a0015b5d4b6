import ArgumentParser
import ReaderUI

/// `reader keys`: what every key does, from the table that binds them.
struct Keys: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "List the keys of the reading screen.")

  @OptionGroup var options: ArchiveOptions
  @Flag(help: "Print JSON.") var json = false
  @Flag(help: .hidden) var markdown = false

  private struct Row: Encodable {
    var keys: String
    var name: String
    var description: String
    var context: String
  }

  func run() throws {
    let rows = KeyMap.table()
    if json {
      var writer = JSONArrayWriter()
      for row in rows {
        try writer.append(Row(keys: row.keys, name: row.name, description: row.description, context: row.context))
      }
      writer.finish()
    } else if markdown {
      Output.print(Self.markdown(rows))
    } else {
      var table = PlainTable.keys
      table.rows = rows.map { [$0.keys, $0.description, $0.context] }
      Output.print(table.text(width: OutputTerminal.width))
    }
  }

  /// The table of the README.
  private static func markdown(_ rows: [KeyMap.Row]) -> String {
    (["| keys | what they do | where |", "|---|---|---|"]
      + rows.map { row in
        let keys = row.keys.split(separator: " ").map { "`\($0)`" }.joined(separator: " ")
        return "| \(keys) | \(row.description) | \(row.context) |"
      }).joined(separator: "\n")
  }
}
