internal import Foundation

/// Token-per-line articles, one after the other, while they come in.
struct ArticleLines {
  struct Line {
    /// Without the line's end.
    var range: Range<Int>
    /// Sentence and word, for lines that have a word.
    var place: (sentence: Int, word: Int)?
  }

  struct Article {
    /// Valid UTF-8.
    var bytes: [UInt8]
    var lines: [Line] = []
    /// Where the words stand in the bytes.
    var sentences: [[Range<Int>]] = []
  }

  private let handle: FileHandle
  private var buffer: [UInt8] = []
  /// Where the article that is read starts, and up to where its lines are known.
  private var start = 0
  private var position = 0
  private var isAtEnd = false

  private static let block = 1 << 18
  private static let mark = Array("-DOCSTART-".utf8)

  init(_ handle: FileHandle) { self.handle = handle }

  /// The next article: up to a line that begins one, or the end. Throws what reading the file throws.
  mutating func next() throws -> Article? {
    while true {
      if let end = try findLine() {
        let isNext = position > start && buffer[position..<end].starts(with: Self.mark)
        if isNext { return take(upTo: position) }
        position = end
      } else if start < buffer.count {
        return take(upTo: buffer.count)
      } else {
        return nil
      }
    }
  }

  /// The end of the line at `position`, after its line feed; nil at the end of the input.
  private mutating func findLine() throws -> Int? {
    var from = position
    while true {
      if let feed = buffer[from...].firstIndex(of: 0x0a) { return feed + 1 }
      guard !isAtEnd else { return position < buffer.count ? buffer.count : nil }
      from = buffer.count - start
      buffer.removeSubrange(..<start)
      position -= start
      start = 0
      let block = try handle.read(upToCount: Self.block) ?? Data()
      isAtEnd = block.isEmpty
      buffer.append(contentsOf: block)
    }
  }

  private mutating func take(upTo end: Int) -> Article {
    // What is no UTF-8 becomes U+FFFD.
    var article = Article(bytes: Array(String(decoding: buffer[start..<end], as: UTF8.self).utf8))
    start = end
    position = end
    var isOpen = false
    var index = 0
    while index < article.bytes.count {
      let feed = article.bytes[index...].firstIndex(of: 0x0a) ?? article.bytes.count
      let line = index..<(feed > index && article.bytes[feed - 1] == 0x0d ? feed - 1 : feed)
      index = feed + 1
      let word = line.lowerBound..<(article.bytes[line].firstIndex(of: 0x09) ?? line.upperBound)
      guard !word.isEmpty, !article.bytes[line].starts(with: Self.mark) else {
        article.lines.append(Line(range: line))
        isOpen = false
        continue
      }
      if !isOpen { article.sentences.append([]) }
      isOpen = true
      let sentence = article.sentences.count - 1
      article.lines.append(Line(range: line, place: (sentence, article.sentences[sentence].count)))
      article.sentences[sentence].append(word)
    }
    return article
  }
}
