internal import News

/// An article given as sentences of words: its text as it would be printed, in the product's own tokens.
///
/// Corpora cut words in their own ways; the model is trained and measured on the product's, and answers are carried
/// back by where words stand.
package struct GivenArticle {
  /// Where every word stands in the text, sentence by sentence.
  package private(set) var words: [[Range<Int>]] = []
  package let text: String
  package let features: TokenFeatures

  /// With `isRaw`, sentences are found as in any text; otherwise they are those given. A tagger lends what it knows of
  /// words.
  package init(_ sentences: [[String]], isRaw: Bool = false, tagger: SequenceTagger? = nil) {
    var bytes: [UInt8] = []
    var ranges: [Range<Int>] = []
    for sentence in sentences {
      let start = bytes.count
      var spans: [Range<Int>] = []
      for (index, word) in sentence.enumerated() {
        if index > 0, Self.isSpaced(sentence, index) { bytes.append(0x20) }
        let first = bytes.count
        bytes += Array(word.utf8)
        spans.append(first..<bytes.count)
      }
      words.append(spans)
      ranges.append(start..<bytes.count)
      // Headings stand apart, sentences do not.
      bytes += isRaw && [".", "!", "?", "\"", "''"].contains(sentence.last) ? [0x20] : [0x0a, 0x0a]
    }
    text = String(decoding: bytes, as: UTF8.self)
    var forms = tagger?.tables.take() ?? FormTable()
    let tokens =
      isRaw
      ? Tokenizer().tokenize(text, forms: &forms) : Tokenizer().tokenize(bytes, sentences: ranges, forms: &forms)
    features = TokenFeatures(tokens, forms)
  }

  /// Whether white space stands before a word in print.
  private static func isSpaced(_ sentence: [String], _ index: Int) -> Bool {
    let word = sentence[index]
    if [",", ";", ":", "?", "!", ")", "]", "%", "'s", "\u{2019}s", "n't", "'re", "'ve", "'ll", "'d", "'m"]
      .contains(word)
    {
      return false
    }
    let before = sentence[index - 1]
    if ["(", "[", "$"].contains(before) { return false }
    if word == ".", index + 1 == sentence.count { return before.utf8.count == 1 && before != "." ? false : true }
    if word == "." { return before.utf8.count > 5 }
    // “U . S .”
    if before == ".", index > 1, word.utf8.count == 1, sentence[index - 2].utf8.count == 1 {
      return !(word.first?.isUppercase == true && sentence[index - 2].first?.isUppercase == true)
    }
    if word == "'" || word == "\u{2019}" { return before.last != "s" }
    return true
  }

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
