import Foundation
import News

/// The counted terms of an article as one blob: the byte 1, how many, then each with its length and count.
enum TermCodec {
  private static let format: UInt8 = 1

  static func encode(_ terms: [ArticleSketch.TermCount]) -> Data {
    var writer = PackedWriter()
    writer.write(format)
    writer.write(terms.count)
    for term in terms {
      writer.write(term.term)
      writer.write(term.count)
    }
    return writer.data
  }

  static func decode(_ data: Data) throws(Unreadable) -> [ArticleSketch.TermCount] {
    var reader = PackedReader(data)
    guard try reader.byte() == format else { throw Unreadable(what: "terms are in an unknown format") }
    var terms: [ArticleSketch.TermCount] = []
    for _ in 0..<(try reader.count()) {
      terms.append(ArticleSketch.TermCount(term: try reader.string(), count: try reader.number()))
    }
    guard reader.isAtEnd else { throw Unreadable(what: "a blob holds more than it promises") }
    return terms
  }
}

/// How a body falls into paragraphs: the length of each in bytes. Two line feeds stand between them, but may also
/// stand within one.
enum ParagraphCodec {
  static func encode(_ paragraphs: [String]) -> Data {
    var writer = PackedWriter()
    writer.write(paragraphs.count)
    for paragraph in paragraphs { writer.write(paragraph.utf8.count) }
    return writer.data
  }

  /// The paragraphs that empty lines make of a body.
  static func split(_ body: String) -> [String] {
    var paragraphs: [String] = []
    var rest = Array(body.utf8)[...]
    while let index = rest.indices.first(where: { $0 + 1 < rest.endIndex && rest[$0] == 0x0a && rest[$0 + 1] == 0x0a })
    {
      paragraphs.append(String(decoding: rest[..<index], as: UTF8.self))
      rest = rest[(index + 2)...]
    }
    return paragraphs + [String(decoding: rest, as: UTF8.self)]
  }

  static func decode(_ data: Data, body: String) throws(Unreadable) -> [String] {
    var reader = PackedReader(data)
    let bytes = Array(body.utf8)
    var paragraphs: [String] = []
    var start = 0
    for index in 0..<(try reader.count()) {
      if index > 0 { start += 2 }
      let length = try reader.number()
      guard start <= bytes.count, length <= bytes.count - start,
        let paragraph = String(validating: bytes[start..<start + length], as: UTF8.self)
      else { throw Unreadable(what: "the paragraphs do not fit the text") }
      paragraphs.append(paragraph)
      start += length
    }
    guard reader.isAtEnd, start == bytes.count else { throw Unreadable(what: "the paragraphs do not fit the text") }
    return paragraphs
  }
}
