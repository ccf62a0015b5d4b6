/// A sentence given as words, with one name in it: what corpora of roles hold.
package struct GivenMention {
  let text: TokenizedText
  /// The tokens of the name.
  let tokens: Range<Int>

  /// Nil where the range holds no word of the sentence.
  package init?(_ sentence: [String], name: Range<Int>) {
    guard !name.isEmpty, name.lowerBound >= 0, name.upperBound <= sentence.count else { return nil }
    var bytes: [UInt8] = []
    var span = 0..<0
    let isCut = sentence.contains(",") || sentence.contains("'s") || sentence.contains("\u{2019}s")
    for (index, word) in sentence.enumerated() {
      if index > 0, Self.isSpaced(sentence, index, isCut: isCut) { bytes.append(0x20) }
      if index == name.lowerBound { span = bytes.count..<bytes.count }
      bytes += Array(word.utf8)
      if index == name.upperBound - 1 { span = span.lowerBound..<bytes.count }
    }
    let text = Self.tokens(bytes)
    let all = text.tokens.indices
    var first = all.first { text.tokens[$0].span.upperBound > span.lowerBound } ?? all.upperBound
    var end = all.first { text.tokens[$0].span.lowerBound >= span.upperBound } ?? all.upperBound
    // “Brazil.” and “Brazil's” as one word.
    while first < end, text.tokens[first].kind == .punctuation { first += 1 }
    while end > first + 1, [.punctuation, .possessive, .hyphen].contains(text.tokens[end - 1].kind) { end -= 1 }
    guard first < end else { return nil }
    self.text = text
    tokens = first..<end
  }

  private static func tokens(_ bytes: [UInt8]) -> TokenizedText {
    var forms = FormTable()
    return Tokenizer().tokenize(bytes, sentences: [0..<bytes.count], forms: &forms)
  }

  private static func isSpaced(_ sentence: [String], _ index: Int, isCut: Bool) -> Bool {
    let (word, before) = (sentence[index], sentence[index - 1])
    if isCut, word == "-" || before == "-" { return false }
    if before == "(" || before == "[" || before == "$" { return false }
    return ![",", ".", ";", ":", "?", "!", ")", "]", "%", "'s", "\u{2019}s", "'", "\u{2019}", "n't"].contains(word)
  }
}
