import Foundation
import GRDB
import News

/// The row of an article with its text, as it lies in the file.
struct ArticleRecord {
  static let selection = """
    SELECT a.rowid, a.id, a.title, a.byline, s.name, a.url, a.published, a.language, a.origin, a.added,
      a.recogniser, c.body, c.paragraphs, c.mentions, a.reading_language, a.guid, a.enclosures
    FROM article a JOIN content c ON c.article = a.rowid JOIN source s ON s.rowid = a.source
    """

  let row: Int64
  let article: Article
  let added: Timestamp
  /// 0 until recognition has run.
  let recogniser: Int
  /// In which recognition has read it.
  let readingLanguage: String?
  let body: String
  private let mentions: Data?

  init(_ row: Row) throws {
    self.row = try row.get(0)
    body = try row.get(11)
    article = Article(
      id: ArticleID(try row.get(1, as: String.self)),
      guid: try row.get(15),
      title: try row.get(2),
      byline: try row.get(3),
      source: try row.get(4),
      url: try row.get(5),
      published: try row.get(6, as: Int64?.self).map(Timestamp.init(seconds:)),
      language: try row.get(7),
      paragraphs: try ParagraphCodec.decode(row.get(12), body: body),
      enclosures: try EnclosureCodec.decode(row.get(16)),
      origin: try row.get(8))
    added = Timestamp(seconds: try row.get(9))
    recogniser = try row.get(10)
    mentions = try row.get(13)
    readingLanguage = try row.get(14)
  }

  static func fetch(_ db: Database, row: Int64) throws -> ArticleRecord? {
    try db.row(selection + " WHERE a.rowid = ?", [row]).map(ArticleRecord.init)
  }

  static func fetch(_ db: Database, id: ArticleID) throws -> ArticleRecord? {
    try db.row(selection + " WHERE a.id = ?", [id.rawValue]).map(ArticleRecord.init)
  }

  /// Nil until recognition has run.
  func storedMentions() throws(Unreadable) -> StoredMentions? {
    guard recogniser > 0, let mentions else { return nil }
    let text = article.text
    let stored = try MentionCodec.decode(mentions, textLength: text.utf8.count)
    for element in stored.elements where !text.isCut(at: element.span) {
      throw Unreadable(what: "a mention begins or ends within a character")
    }
    return stored
  }
}

extension String {
  /// Whether both ends of the range lie between characters (Unicode scalars). The range must lie within the text.
  fileprivate func isCut(at range: Range<Int>) -> Bool {
    let bytes = utf8
    return [range.lowerBound, range.upperBound].allSatisfy { offset in
      offset == bytes.count || bytes[bytes.index(bytes.startIndex, offsetBy: offset)] & 0xc0 != 0x80
    }
  }

  /// The bytes in the range as text, empty where it lies beyond the end.
  func slice(_ range: Range<Int>) -> String {
    guard range.upperBound <= utf8.count else { return "" }
    let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    return String(decoding: utf8[start..<utf8.index(start, offsetBy: range.count)], as: UTF8.self)
  }
}
