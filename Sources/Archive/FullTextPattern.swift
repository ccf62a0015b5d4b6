import Foundation

/// A question in the syntax of FTS5 (<https://www.sqlite.org/fts5.html#full_text_query_syntax>), made so that nothing
/// in the words can be taken for syntax.
struct FullTextPattern: Equatable {
  let text: String

  /// All words must occur, the last one perhaps as the beginning of a longer one.
  init(allOf words: [String], lastIsPrefix: Bool) {
    text = words.map(Self.quoted).joined(separator: " AND ") + (lastIsPrefix && !words.isEmpty ? " *" : "")
  }

  /// The words must follow each other, in one column or in any.
  init(phrase words: [String], in column: String? = nil) {
    text = (column.map { "\($0) : " } ?? "") + Self.quoted(words.joined(separator: " "))
  }

  /// Any of the words must occur.
  init(anyOfWords words: [String]) { text = words.map(Self.quoted).joined(separator: " OR ") }

  /// A string is quoted as in SQL. A NUL would end the question in the middle of it.
  private static func quoted(_ word: String) -> String {
    "\"" + word.filter { $0 != "\0" }.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }

  /// The text in lower case without accents, as the index compares words.
  static func folded(_ text: String) -> String {
    let scalars = text.decomposedStringWithCanonicalMapping.unicodeScalars
    return String(String.UnicodeScalarView(scalars.filter { $0.properties.generalCategory != .nonspacingMark }))
      .lowercased()
  }
}
