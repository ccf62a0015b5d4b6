internal import News

/// An article given as sentences of words: its text as it would be printed, in the product's own tokens.
///
/// Corpora cut words in their own ways; the model is trained and measured on the product's, and answers are carried
/// back by where words stand.
package struct GivenArticle {
  /// Where every word stands in the text, sentence by sentence.
  package private(set) var words: [[Range<Int>]] = []
  package let features: TokenFeatures
  /// The text as it would be printed.
  package var text: String { String(decoding: features.text.bytes, as: UTF8.self) }

  /// With `isRaw`, sentences are found as in any text; otherwise they are those given. A tagger lends what it knows of
  /// words.
  package init(_ sentences: [[String]], isRaw: Bool = false, tagger: SequenceTagger? = nil) {
    var bytes: [UInt8] = []
    let words = sentences.map { sentence in
      sentence.map { word in
        let start = bytes.count
        bytes += word.utf8
        return start..<bytes.count
      }
    }
    self.init(words, of: bytes, isRaw: isRaw, tagger: tagger)
  }

  /// The words are given by where they stand in bytes of UTF-8, which must be valid.
  package init(_ given: [[Range<Int>]], of input: [UInt8], isRaw: Bool = false, tagger: SequenceTagger? = nil) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(input.count + input.count / 8)
    var ranges: [Range<Int>] = []
    for sentence in given {
      let start = bytes.count
      var spans: [Range<Int>] = []
      spans.reserveCapacity(sentence.count)
      for (index, word) in sentence.enumerated() {
        if index > 0, Self.isSpaced(sentence, index, input) { bytes.append(0x20) }
        let first = bytes.count
        bytes.append(contentsOf: input[word])
        spans.append(first..<bytes.count)
      }
      words.append(spans)
      ranges.append(start..<bytes.count)
      // Headings stand apart, sentences do not.
      let ends = isRaw && sentence.last.map { Self.isAny(input[$0], [".", "!", "?", "\"", "''"]) } == true
      bytes += ends ? [0x20] : [0x0a, 0x0a]
    }
    var forms = tagger?.tables.take() ?? FormTable()
    if isRaw { ranges = SentenceSplitter().sentences(in: bytes) }
    features = TokenFeatures(Tokenizer().tokenize(bytes, sentences: ranges, forms: &forms), forms)
  }

  /// Whether white space stands before a word in print.
  private static func isSpaced(_ sentence: [Range<Int>], _ index: Int, _ bytes: [UInt8]) -> Bool {
    let (word, before) = (bytes[sentence[index]], bytes[sentence[index - 1]])
    guard let first = word.first, let last = before.last else { return true }
    if !isLetter(first) || first == 0x6e, isAny(word, closers) { return false }
    if before.count == 1, last == 0x28 || last == 0x5b || last == 0x24 { return false }
    if word.count == 1, first == 0x2e {
      return index + 1 == sentence.count ? before.count != 1 || last == 0x2e : before.count > 5
    }
    // “U . S .”
    if before.count == 1, last == 0x2e, index > 1, word.count == 1, sentence[index - 2].count == 1 {
      return !(isCapital(first) && isCapital(bytes[sentence[index - 2].lowerBound]))
    }
    if word.count == 1 && first == 0x27 || isAny(word, ["\u{2019}"]) { return last != 0x73 }
    return true
  }

  private static let closers: [StaticString] = [
    ",", ";", ":", "?", "!", ")", "]", "%", "'s", "\u{2019}s", "n't", "'re", "'ve", "'ll", "'d", "'m",
  ]

  private static func isAny(_ word: ArraySlice<UInt8>, _ list: [StaticString]) -> Bool {
    list.contains { $0.utf8CodeUnitCount == word.count && $0.withUTF8Buffer { word.elementsEqual($0) } }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7a }

  private static func isCapital(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5a }

  /// Labels of the tokens for labels of the words, as (kind, whether a name starts), nil outside.
  package func labels(of given: [[(kind: Int, isStart: Bool)?]]) -> [UInt8] {
    var spans: [(range: Range<Int>, kind: Int)] = []
    for (sentence, row) in given.enumerated() {
      for (index, label) in row.enumerated() {
        guard let label else { continue }
        let word = words[sentence][index]
        if !label.isStart, index > 0, row[index - 1]?.kind == label.kind, let last = spans.last {
          spans[spans.count - 1].range = last.range.lowerBound..<word.upperBound
        } else {
          spans.append((word, label.kind))
        }
      }
    }
    let tokens = features.text.tokens
    var labels = [UInt8](repeating: 0, count: tokens.count)
    var token = 0
    for span in spans {
      while token < tokens.count, tokens[token].span.lowerBound < span.range.lowerBound { token += 1 }
      let start = token
      while token < tokens.count, tokens[token].span.lowerBound < span.range.upperBound { token += 1 }
      for index in start..<token {
        let part = token - start == 1 ? 3 : index == start ? 0 : index == token - 1 ? 2 : 1
        labels[index] = NameLabel.label(kind: span.kind, part: part)
      }
    }
    return labels
  }

  /// The words that a span of tokens covers by more than half, as (sentence, words).
  package func words(of tokens: Range<Int>) -> (sentence: Int, words: Range<Int>)? {
    let span = features.text.span(tokens)
    let sentence = Self.partition(words.count) { (words[$0].last?.upperBound ?? 0) > span.lowerBound }
    guard sentence < words.count else { return nil }
    let row = words[sentence]
    let covered = row.indices.filter { row[$0].clamped(to: span).count * 2 > row[$0].count }
    guard let first = covered.first, let last = covered.last else { return nil }
    return (sentence, first..<last + 1)
  }

  /// The first number for which the condition holds, where it holds for all greater ones.
  private static func partition(_ count: Int, _ holds: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
