/// Cuts a text into sentences and tokens. Offsets are UTF-8 bytes; no string is made.
struct Tokenizer: Sendable {
  var gazetteer = Gazetteer.embedded

  func tokenize(_ text: String) -> TokenizedText {
    var table = FormTable(gazetteer: gazetteer)
    return tokenize(text, forms: &table)
  }

  /// The tokens of the text; its words go into the table where it does not have them yet.
  func tokenize(_ text: String, forms: inout FormTable, language: LanguageReading? = nil) -> TokenizedText {
    let bytes = Array(text.utf8)
    return tokenize(bytes, in: 0..<bytes.count, forms: &forms, language: language)
  }

  /// The tokens of a piece of a text in UTF-8. Their offsets are those of the whole text.
  func tokenize(
    _ bytes: [UInt8], in piece: Range<Int>, forms: inout FormTable, language: LanguageReading? = nil
  ) -> TokenizedText {
    let sentences = SentenceSplitter(gazetteer: gazetteer).sentences(in: bytes, piece)
    return tokenize(bytes, sentences: sentences, forms: &forms, language: language)
  }

  /// The tokens of sentences that are known already, as byte ranges. In a language other than English an apostrophe
  /// stands between words: “l’Iran”, “Ankara’da”.
  func tokenize(
    _ bytes: [UInt8], sentences: [Range<Int>], forms: inout FormTable, language: LanguageReading? = nil
  ) -> TokenizedText {
    var result = TokenizedText(bytes: bytes)
    let length = (sentences.last?.upperBound ?? 0) - (sentences.first?.lowerBound ?? 0)
    result.tokens.reserveCapacity(length / 5)
    result.keys.reserveCapacity(length)
    for sentence in sentences {
      let first = result.tokens.count
      var scanner = TokenScanner(bytes: bytes, position: sentence.lowerBound, end: sentence.upperBound)
      scanner.separatesAtApostrophe = language?.foreignTag(at: sentence.lowerBound) != nil
      while let piece = scanner.next() { append(piece, to: &result, &forms) }
      let tokens = first..<result.tokens.count
      if !tokens.isEmpty { result.sentences.append(describe(tokens, in: result)) }
    }
    return result
  }

  private func append(_ piece: TokenScanner.Piece, to text: inout TokenizedText, _ forms: inout FormTable) {
    let number = forms.number(of: piece.span, in: text.bytes, kind: piece.kind)
    let word = forms.forms[number]
    let start = text.keys.count
    text.keys.append(contentsOf: forms.keys[word.key])
    text.tokens.append(
      Token(
        span: piece.span, kind: piece.kind, key: start..<text.keys.count, followsSpace: piece.followsSpace,
        isCapitalised: word.traits.contains(.capitalisedToken),
        isAllCapitals: word.traits.contains(.allCapitalsToken), form: Int32(number), entry: word.entry))
  }

  private func describe(_ tokens: Range<Int>, in text: TokenizedText) -> Sentence {
    var (words, capitalised, shouted, lowercaseContent) = (0, 0, 0, 0)
    for index in tokens where text.tokens[index].kind == .word {
      let token = text.tokens[index]
      guard token.key.count > 3 || token.isCapitalised else { continue }
      words += 1
      if token.isCapitalised { capitalised += 1 } else if !token.isAny(Self.smallWords) { lowercaseContent += 1 }
      if token.isAllCapitals { shouted += 1 }
    }
    let last = text.tokens[tokens.upperBound - 1]
    let ends = text.bytes[last.span.upperBound - 1] == 0x2e || text.isMark(tokens.upperBound - 1, "\u{201d}")
    return Sentence(
      tokens: tokens,
      isTitleCase: words >= 3 && !ends && lowercaseContent * 4 <= words && capitalised * 3 >= words * 2,
      isAllCapitals: words >= 2 && shouted * 5 >= words * 4)
  }

  private static let smallWords: WordClasses = [
    .determiner, .conjunction, .locationPreposition, .directionPreposition, .auxiliary, .particle,
  ]
}

/// Walks through one sentence, piece by piece.
struct TokenScanner {
  struct Piece {
    var span: Range<Int>
    var kind: Token.Kind
    var followsSpace: Bool
  }

  let bytes: [UInt8]
  private(set) var position: Int
  let end: Int
  /// The end of an address that was seen at the start of the current chunk.
  private var lastKind: Token.Kind = .punctuation
  var separatesAtApostrophe = false

  init(bytes: [UInt8], position: Int, end: Int) {
    self.bytes = bytes
    self.position = position
    self.end = end
  }

  mutating func next() -> Piece? {
    let before = position
    while position < end, isSpace(at: position) > 0 { position += isSpace(at: position) }
    guard position < end else { return nil }
    let start = position
    let followsSpace = start > before || start == 0
    let startsChunk = followsSpace || lastKind == .punctuation
    let kind = startsChunk && followsSpace && isAddress() ? skipChunk() : scan(startsChunk: followsSpace)
    lastKind = kind
    return Piece(span: start..<position, kind: kind, followsSpace: followsSpace)
  }

  private mutating func scan(startsChunk: Bool) -> Token.Kind {
    let (scalar, length) = Self.scalar(at: position, in: bytes)
    if !startsChunk, lastKind == .word || lastKind == .number {
      if Self.isApostrophe(scalar), let possessive = possessiveEnd(after: position + length) {
        position = possessive
        return .possessive
      }
      if Self.isHyphen(scalar), position + length < end, isWordStart(at: position + length) {
        position += length
        return .hyphen
      }
    }
    position += length
    if scalar.value < 0x80 ? (0x30...0x39).contains(scalar.value) : scalar.properties.numericType == .decimal {
      scanNumber()
      return .number
    }
    guard Self.isLetter(scalar) else { return .punctuation }
    scanWord(start: position - length)
    return .word
  }

  private mutating func scanNumber() {
    while position < end {
      let (scalar, length) = Self.scalar(at: position, in: bytes)
      if Self.isLetter(scalar) || Self.isDigit(scalar) || Self.isMark(scalar) {
        position += length
      } else if scalar == "." || scalar == "," || scalar == ":" || Self.isHyphen(scalar), position + length < end,
        isWordStart(at: position + length)
      {
        position += length
      } else {
        return
      }
    }
  }

  private mutating func scanWord(start: Int) {
    while position < end {
      let (scalar, length) = Self.scalar(at: position, in: bytes)
      if Self.isLetter(scalar) || Self.isDigit(scalar) || Self.isMark(scalar) {
        position += length
      } else if Self.isApostrophe(scalar), !separatesAtApostrophe, position + length < end,
        isWordStart(at: position + length),
        possessiveEnd(after: position + length) == nil
      {
        position += length
      } else if scalar == ".", isAbbreviated(from: start, stop: position) {
        position += 1
      } else {
        return
      }
    }
  }

  /// “U.S.”, “J.”, “Gen.”: whether the full stop belongs to the word.
  private func isAbbreviated(from start: Int, stop: Int) -> Bool {
    guard stop - start < 16 else { return false }
    let word = bytes[start..<stop]
    let isInitials = word.reversed().enumerated().allSatisfy { offset, byte in
      offset % 2 == 0 ? (0x41...0x5a).contains(byte & ~0x20) : byte == 0x2e
    }
    if isInitials, word.count % 2 == 1, word.first.map({ $0 < 0x60 }) == true {
      return word.count > 1 || stop + 1 < end
    }
    guard word.count <= 5, word.allSatisfy({ (0x41...0x5a).contains($0 & ~0x20) }) else { return false }
    return Gazetteer.embedded.entry(word.map { $0 | 0x20 } + [0x2e]) != nil
  }

  /// The end of “s” after an apostrophe, or of the apostrophe alone after an s, when the word ends there.
  private func possessiveEnd(after index: Int) -> Int? {
    if index < end, bytes[index] | 0x20 == 0x73 {
      return index + 1 >= end || !isWordStart(at: index + 1) ? index + 1 : nil
    }
    guard index >= end || !isWordStart(at: index), let last = lastWordByte(), last | 0x20 == 0x73 else { return nil }
    return index
  }

  private func lastWordByte() -> UInt8? { position > 0 ? bytes[position - 1] : nil }

  private func isWordStart(at index: Int) -> Bool {
    let scalar = Self.scalar(at: index, in: bytes).0
    return Self.isLetter(scalar) || Self.isDigit(scalar)
  }

  /// A web or mail address or a handle stands up to the next white space. Looks at no more than 200 bytes.
  private func isAddress() -> Bool {
    if bytes[position] == 0x40 { return true }
    let limit = min(position + 200, end)
    var index = position
    while index < limit, !SentenceSplitter.isSpace(bytes[index]) {
      if bytes[index] == 0x40, index > position { return true }
      if bytes[index] == 0x3a, index + 2 < limit, bytes[index + 1] == 0x2f, bytes[index + 2] == 0x2f { return true }
      index += 1
    }
    return bytes[position..<min(position + 4, end)].elementsEqual("www.".utf8)
  }

  private mutating func skipChunk() -> Token.Kind {
    while position < end, isSpace(at: position) == 0 { position += Self.scalar(at: position, in: bytes).1 }
    return .address
  }

  /// The length of the white space at the index, 0 for none.
  private func isSpace(at index: Int) -> Int {
    if bytes[index] < 0x80 { return SentenceSplitter.isSpace(bytes[index]) ? 1 : 0 }
    guard bytes[index] == 0xc2 || bytes[index] == 0xe1 || bytes[index] == 0xe2 || bytes[index] == 0xe3 else { return 0 }
    let (scalar, length) = Self.scalar(at: index, in: bytes)
    return scalar.properties.isWhitespace ? length : 0
  }
}

extension TokenScanner {
  static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x80 ? (0x41...0x5a).contains(scalar.value & ~0x20) : scalar.properties.isAlphabetic
  }

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x80 ? (0x30...0x39).contains(scalar.value) : scalar.properties.numericType == .decimal
  }

  /// What belongs to the letter before it: marks, joiners, variation selectors.
  static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x300 else { return false }
    return scalar.value == 0x200d || scalar.value == 0x200c || scalar.properties.isGraphemeExtend
  }

  static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "'" || scalar == "\u{2019}" || scalar == "\u{2018}" || scalar == "\u{2bc}" || scalar == "\u{2bb}"
      || scalar == "`"
  }

  static func isHyphen(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "-" || scalar == "\u{2010}" || scalar == "\u{2011}" || scalar == "\u{2013}"
  }

  /// The scalar that starts at the offset, and its length in bytes. The bytes are UTF-8 of a `String`, so valid.
  static func scalar(at index: Int, in bytes: [UInt8]) -> (Unicode.Scalar, Int) {
    let first = bytes[index]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
    guard index + length <= bytes.count else { return ("\u{fffd}", bytes.count - index) }
    var value = UInt32(first) & (length == 2 ? 0x1f : length == 3 ? 0x0f : 0x07)
    for offset in 1..<length { value = value << 6 | UInt32(bytes[index + offset] & 0x3f) }
    return (Unicode.Scalar(value) ?? "\u{fffd}", length)
  }
}
