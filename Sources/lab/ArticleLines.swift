/// Token-per-line articles of standard input, one after the other, while they come in.
struct ArticleLines {
  struct Line {
    /// Without the line's end.
    var content: Range<Int>
    /// Where the line's end, as it came, is over.
    var end: Int
    /// What stands between columns: a tab, or a space in lines that have none.
    var separator: UInt8
    /// Sentence and word, for lines that have a word.
    var place: (sentence: Int, word: Int)?
  }

  struct Article {
    /// As they came.
    var bytes: [UInt8]
    var lines: [Line] = []
    /// What the words are in: the bytes where these are UTF-8.
    var text: [UInt8] = []
    /// Where the words stand in the text.
    var sentences: [[Range<Int>]] = []
  }

  private var buffer: [UInt8] = []
  /// Where the article that is read starts, and up to where its lines are known.
  private var start = 0
  private var position = 0
  private var isAtEnd = false
  private var isFirst = true

  private static let mark = Array("-DOCSTART-".utf8)
  private static let byteOrderMark: [UInt8] = [0xef, 0xbb, 0xbf]

  /// The next article: up to a line that begins one, or the end. Waits for no more than that.
  mutating func next() throws(LabFailure) -> Article? {
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
  private mutating func findLine() throws(LabFailure) -> Int? {
    var from = position
    while true {
      if let feed = buffer[from...].firstIndex(of: 0x0a) { return feed + 1 }
      guard !isAtEnd else { return position < buffer.count ? buffer.count : nil }
      from = buffer.count - start
      buffer.removeSubrange(..<start)
      position -= start
      start = 0
      isAtEnd = try !LabInput.read(into: &buffer)
    }
  }

  private mutating func take(upTo end: Int) -> Article {
    var article = Article(bytes: Array(buffer[start..<end]))
    start = end
    position = end
    var isOpen = false
    var index = 0
    while index < article.bytes.count {
      let start = index
      let feed = article.bytes[index...].firstIndex(of: 0x0a)
      let next = feed.map { $0 + 1 } ?? article.bytes.count
      var stop = feed ?? next
      if stop > start, article.bytes[stop - 1] == 0x0d { stop -= 1 }
      index = next
      let isMarked = isFirst && start == 0 && article.bytes.starts(with: Self.byteOrderMark)
      let content = start + (isMarked ? min(Self.byteOrderMark.count, stop) : 0)..<stop
      let separator: UInt8 = article.bytes[content].contains(0x09) ? 0x09 : 0x20
      let word = content.lowerBound..<(article.bytes[content].firstIndex(of: separator) ?? stop)
      var line = Line(content: start..<stop, end: next, separator: word.upperBound < stop ? separator : 0x09)
      if word.isEmpty || article.bytes[content].starts(with: Self.mark) {
        isOpen = false
      } else {
        if !isOpen { article.sentences.append([]) }
        isOpen = true
        let sentence = article.sentences.count - 1
        line.place = (sentence, article.sentences[sentence].count)
        article.sentences[sentence].append(word)
      }
      article.lines.append(line)
    }
    isFirst = false
    article.decode()
    return article
  }
}

extension ArticleLines.Article {
  /// What is no UTF-8 becomes U+FFFD in the text.
  fileprivate mutating func decode() {
    guard String(validating: bytes, as: UTF8.self) == nil else {
      text = bytes
      return
    }
    for sentence in sentences.indices {
      for word in sentences[sentence].indices {
        let from = text.count
        text += String(decoding: bytes[sentences[sentence][word]], as: UTF8.self).utf8
        sentences[sentence][word] = from..<text.count
      }
    }
  }
}
