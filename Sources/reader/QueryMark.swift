import News
import ReaderUI

/// A query with a line below it that marks what is wrong, as compilers do.
struct QueryMark {
  /// Both lines, indented, with the surroundings cut where they are long.
  let text: String

  init(_ problem: Query.Problem, in query: String) {
    let bytes = Array(query.utf8)
    func shown(_ part: Range<Int>) -> String {
      let clean = Printable.line("|" + String(decoding: bytes[part], as: UTF8.self) + "|")
      return String(clean.dropFirst().dropLast())
    }
    let range = problem.range.clamped(to: bytes.indices)
    let before = Self.end(of: shown(0..<range.lowerBound), columns: 24)
    let fault = PlainTable.fitted(shown(range), to: 40)
    let after = PlainTable.fitted(shown(range.upperBound..<bytes.count), to: 12)
    let indent = String(repeating: " ", count: 2 + DisplayWidth.of(before))
    let mark = String(repeating: "^", count: max(DisplayWidth.of(fault), 1))
    text = "  \(before)\(fault)\(after)\n\(indent)\(mark)"
  }

  private static func end(of text: String, columns: Int) -> String {
    guard DisplayWidth.of(text) > columns else { return text }
    var used = 1
    let end = text.reversed().prefix { character in
      used += DisplayWidth.of(character)
      return used <= columns
    }
    return "…" + String(end.reversed())
  }
}
