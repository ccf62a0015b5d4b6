import News

/// An article laid out in lines of a width. Made once for a width, then only looked at.
struct TextLayout: Hashable, Sendable {
  struct Line: Hashable, Sendable {
    enum Kind: Hashable, Sendable { case title, subtitle, body, blank }

    var kind: Kind
    /// UTF-8 byte offsets into `Article.text`; empty where the line shows none of it.
    var range: Range<Int>
    /// What a line shows that is not from the text.
    var words = ""
  }

  /// A stretch of a line that looks the same.
  struct Segment: Hashable, Sendable {
    /// UTF-8 byte offsets into `Article.text`.
    var range: Range<Int>
    /// The index of the mention that covers it.
    var mention: Int?
  }

  let width: Int
  private(set) var lines: [Line] = []
  let mentions: [Mention]
  private let bytes: [UInt8]

  /// `subtitle` holds the lines under the title: source, date, length; it is broken to the width as well.
  init(article: Article, mentions: [Mention], subtitle: [String], width: Int, glyphs: Glyphs) {
    self.width = width
    bytes = Array(article.text.utf8)
    let count = bytes.count
    self.mentions = mentions.filter { !$0.span.isEmpty && $0.span.lowerBound >= 0 && $0.span.upperBound <= count }
    let breaker = LineBreaker(glyphs: glyphs, width: width)
    var offset = 0
    if !article.title.isEmpty {
      append(article.title, at: 0, as: .title, breaker)
      offset = article.title.utf8.count + 2
    }
    for words in subtitle where !words.isEmpty {
      for line in breaker.lines(of: words) { lines.append(Line(kind: .subtitle, range: offset..<offset, words: line)) }
    }
    for paragraph in article.paragraphs {
      if !lines.isEmpty { lines.append(Line(kind: .blank, range: offset..<offset)) }
      append(paragraph, at: offset, as: .body, breaker)
      offset += paragraph.utf8.count + 2
    }
  }

  private mutating func append(_ text: String, at offset: Int, as kind: Line.Kind, _ breaker: LineBreaker) {
    for range in breaker.ranges(of: text) {
      lines.append(Line(kind: kind, range: range.lowerBound + offset..<range.upperBound + offset))
    }
  }

  /// The line that shows the character at the UTF-8 offset, or the nearest one before it.
  func line(at offset: Int) -> Int {
    guard offset > 0 else { return 0 }
    var (low, high) = (0, lines.count)
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].range.lowerBound <= offset { low = middle + 1 } else { high = middle }
    }
    return max(low - 1, 0)
  }

  /// The UTF-8 offset of the first character shown from the line on.
  func anchor(ofLine index: Int) -> Int {
    guard index > 0, index < lines.count else { return 0 }
    return lines[index].range.lowerBound
  }

  /// Indices of the mentions of which a part is shown in these lines.
  func mentions(inLines range: Range<Int>) -> Range<Int> {
    let shown = lines[range.clamped(to: 0..<lines.count)].lazy.filter { !$0.range.isEmpty }
    guard let first = shown.first, let last = shown.last else { return 0..<0 }
    let start = firstMention(endingAfter: first.range.lowerBound)
    var end = start
    while end < mentions.count, mentions[end].span.lowerBound < last.range.upperBound { end += 1 }
    return start..<end
  }

  /// The index of the first mention that ends after the UTF-8 offset; the number of mentions where none does.
  func firstMention(endingAfter offset: Int) -> Int {
    var (low, high) = (0, mentions.count)
    while low < high {
      let middle = (low + high) / 2
      if mentions[middle].span.upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The line, cut where a mention begins or ends.
  func segments(ofLine index: Int) -> [Segment] {
    let range = lines[index].range
    var segments: [Segment] = []
    var offset = range.lowerBound
    var mention = firstMention(endingAfter: offset)
    while offset < range.upperBound {
      guard mention < mentions.count, mentions[mention].span.lowerBound < range.upperBound else { break }
      let span = mentions[mention].span.clamped(to: offset..<range.upperBound)
      if span.lowerBound > offset { segments.append(Segment(range: offset..<span.lowerBound, mention: nil)) }
      if !span.isEmpty { segments.append(Segment(range: span, mention: mention)) }
      offset = max(offset, span.upperBound)
      mention += 1
    }
    if offset < range.upperBound { segments.append(Segment(range: offset..<range.upperBound, mention: nil)) }
    return segments
  }

  /// The text of a range of UTF-8 offsets.
  func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  var textLength: Int { bytes.count }
}
