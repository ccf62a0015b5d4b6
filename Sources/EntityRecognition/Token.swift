/// A word, number or mark of the text.
struct Token: Sendable {
  enum Kind: UInt8, Sendable {
    /// Letters, or letters and digits: “Baku”, “U.S.”, “don't”.
    case word
    /// Starts with a digit: “2,000”, “34-year-old”.
    case number
    /// Between two words without spaces: “Nagorno-Karabakh” is three tokens.
    case hyphen
    /// “’s”, or “’” after an s.
    case possessive
    case punctuation
    /// A web or mail address, a handle.
    case address
  }

  /// UTF-8 byte offsets into the text.
  var span: Range<Int>
  var kind: Kind
  /// Where the token's key stands in `TokenizedText.keys`.
  var key: Range<Int>
  /// White space stands before it.
  var followsSpace: Bool
  /// The first letter is a capital.
  var isCapitalised: Bool
  /// Two or more letters, all of them capitals.
  var isAllCapitals: Bool
  /// The number of the word in the `FormTable` of the text.
  var form: Int32
  /// What the gazetteer says of the word alone.
  var entry: Gazetteer.Entry?

  var classes: WordClasses { entry?.classes ?? [] }

  /// Whether the word does one of these things.
  func isAny(_ wanted: WordClasses) -> Bool { !classes.isDisjoint(with: wanted) }
}

/// A sentence as a range of tokens.
struct Sentence: Sendable {
  var tokens: Range<Int>
  /// A title or heading: most of its words are capitalised, so that a capital says nothing.
  var isTitleCase: Bool
  /// All its words are in capitals.
  var isAllCapitals: Bool
}

/// A text cut into sentences and tokens. Every later stage works on it.
struct TokenizedText: Sendable {
  /// The text in UTF-8.
  var bytes: [UInt8]
  /// The folded words of all tokens, one after the other.
  var keys: [UInt8] = []
  var tokens: [Token] = []
  var sentences: [Sentence] = []

  func key(_ index: Int) -> ArraySlice<UInt8> { keys[tokens[index].key] }

  /// Whether the token at the index, which may lie outside the text, is this word in any case.
  func isWord(_ index: Int, _ word: StaticString) -> Bool {
    guard tokens.indices.contains(index), tokens[index].key.count == word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { keys[tokens[index].key].elementsEqual($0) }
  }

  /// Whether the token at the index, which may lie outside the text, is one of these words in any case.
  func isWord(_ index: Int, anyOf words: [StaticString]) -> Bool { words.contains { isWord(index, $0) } }

  /// Whether the token at the index, which may lie outside the text, starts with this byte.
  func isMark(_ index: Int, _ mark: Unicode.Scalar) -> Bool {
    guard tokens.indices.contains(index) else { return false }
    return bytes[tokens[index].span].elementsEqual(String(mark).utf8)
  }

  func classes(_ index: Int) -> WordClasses { tokens.indices.contains(index) ? tokens[index].classes : [] }

  func kind(_ index: Int) -> Token.Kind? { tokens.indices.contains(index) ? tokens[index].kind : nil }

  func isCapitalised(_ index: Int) -> Bool { tokens.indices.contains(index) && tokens[index].isCapitalised }

  /// Of every token: whether it stands in a title, a heading or a line in capitals.
  var isHeading: [Bool] {
    var isHeading = Array(repeating: false, count: tokens.count)
    for sentence in sentences where sentence.isTitleCase || sentence.isAllCapitals {
      for index in sentence.tokens { isHeading[index] = true }
    }
    return isHeading
  }

  /// The bytes from the start of the first token to the end of the last.
  func span(_ range: Range<Int>) -> Range<Int> {
    guard let last = range.last else { return 0..<0 }
    return tokens[range.lowerBound].span.lowerBound..<tokens[last].span.upperBound
  }

  func string(_ range: Range<Int>) -> String { String(decoding: bytes[span(range)], as: UTF8.self) }

  /// The key of a run of tokens: hyphens count as spaces, “people's” becomes “peoples”, and marks that fold to nothing,
  /// such as the quotes around a nickname, leave no blank behind.
  func key(_ range: Range<Int>) -> [UInt8] {
    var key: [UInt8] = []
    for index in range where tokens[index].kind != .hyphen && !tokens[index].key.isEmpty {
      if !key.isEmpty, tokens[index].kind != .possessive { key.append(0x20) }
      key.append(contentsOf: keys[tokens[index].key])
    }
    return key
  }
}
