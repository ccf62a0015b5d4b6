internal import Foundation
internal import News

/// Unmarked news to measure on.
enum PlainNews {
  /// One line of JSON Lines.
  private struct Line: Decodable {
    var title: String
    var body: String
  }

  /// An article of plain text ends at the first empty line after so many words.
  private static let length = 600

  static func load(_ path: String, _ limit: Int) throws -> [Article] {
    let text = String(decoding: path.hasSuffix(".xz") ? try unpacked(path) : try contents(path), as: UTF8.self)
    let name = path.hasSuffix(".xz") ? String(path.dropLast(3)) : path
    return name.hasSuffix(".jsonl") ? try articles(of: text, limit) : Array(cut(text).prefix(limit))
  }

  private static func contents(_ path: String) throws -> Data { try Data(contentsOf: URL(filePath: path)) }

  private static func unpacked(_ path: String) throws -> Data {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["xz", "-dc", "--", path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.fileReadCorruptFile) }
    return data
  }

  private static func articles(of text: String, _ limit: Int) throws -> [Article] {
    let decoder = JSONDecoder()
    return try text.split(separator: "\n").prefix(limit).map { line in
      let line = try decoder.decode(Line.self, from: Data(line.utf8))
      return article(line.title, line.body.components(separatedBy: "\n\n"))
    }
  }

  private static func cut(_ text: String) -> [Article] {
    var articles: [Article] = []
    var paragraphs: [String] = []
    var words = 0
    for paragraph in text.components(separatedBy: "\n\n") where !paragraph.isEmpty {
      paragraphs.append(paragraph)
      words += paragraph.split(whereSeparator: \.isWhitespace).count
      guard words >= length else { continue }
      articles.append(article("", paragraphs))
      (paragraphs, words) = ([], 0)
    }
    return paragraphs.isEmpty ? articles : articles + [article("", paragraphs)]
  }

  private static func article(_ title: String, _ paragraphs: [String]) -> Article {
    Article(id: ArticleID(contentOf: title, paragraphs: paragraphs), title: title, source: "", paragraphs: paragraphs)
  }
}
