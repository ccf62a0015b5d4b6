extension Query {
  /// What is wrong with a query, and where.
  public struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
    /// The token as typed.
    public var token: String
    public var reason: String

    public init(token: String, reason: String) {
      self.token = token
      self.reason = reason
    }

    public var description: String { "“\(Printable.line(token))”: \(reason)" }
  }

  /// Reads a query. Never fails: a token that cannot be understood as a field (`http://…`) is searched for as text,
  /// an impossible value is reported and left out, and so is what stands behind the first ``longest`` characters. A text
  /// that holds nothing to search for is reported, unless it is empty.
  public static func parse(_ text: String) -> (query: Query, problems: [Problem]) {
    var parser = QueryParser()
    let read = text.prefix(longest)
    for token in QueryParser.tokens(of: String(read)) { parser.read(token) }
    if read.endIndex < text.endIndex {
      let rest = String(text[read.endIndex...].prefix(20)) + "…"
      parser.problems.append(.init(token: rest, reason: "a query has at most \(longest) characters"))
    }
    let query = parser.finish()
    if query.isEmpty, parser.problems.isEmpty, let blank = text.firstIndex(where: { !$0.isWhitespace }) {
      let token = String(text[blank...].prefix(20))
      parser.problems.append(.init(token: token, reason: "letters or digits are needed to search for"))
    }
    return (query, parser.problems)
  }

  /// A query becomes a condition of the database, which bears some hundreds of clauses and not any number.
  static let longest = 1000
}

private struct QueryParser {
  struct Token {
    var text: Substring
    var isNegated = false
    var field: Substring?
    var value = ""
    var isQuoted = false
  }

  var words: [String] = []
  var clauses: [Query.Clause] = []
  var problems: [Query.Problem] = []

  /// Splits at white space outside quotation marks; `field:"two words"` is one token.
  static func tokens(of text: String) -> [Token] {
    var tokens: [Token] = []
    var rest = text[...]
    while let start = rest.firstIndex(where: { !$0.isWhitespace }) {
      rest = rest[start...]
      var token = Token(text: rest)
      if rest.first == "-", let next = rest.dropFirst().first, !next.isWhitespace {
        token.isNegated = true
        rest.removeFirst()
      }
      if let colon = rest.firstIndex(where: { $0 == ":" || $0 == "\"" || $0.isWhitespace }), rest[colon] == ":",
        fieldNames.contains(rest[..<colon].lowercased())
      {
        token.field = rest[..<colon]
        rest = rest[rest.index(after: colon)...]
      }
      if rest.first.map(isQuotationMark) == true {
        token.isQuoted = true
        rest.removeFirst()
        let end = rest.firstIndex(where: isQuotationMark) ?? rest.endIndex
        token.value = String(rest[..<end])
        rest = end == rest.endIndex ? rest[end...] : rest[rest.index(after: end)...]
      } else {
        let end = rest.firstIndex(where: \.isWhitespace) ?? rest.endIndex
        token.value = String(rest[..<end])
        rest = rest[end...]
      }
      token.text = token.text[..<rest.startIndex]
      tokens.append(token)
    }
    return tokens
  }

  private static let fieldNames: Set<String> = ["actor", "place", "source", "date", "language", "lang", "is"]

  private static func isQuotationMark(_ character: Character) -> Bool {
    character == "\"" || character == "\u{201c}" || character == "\u{201d}" || character == "\u{201e}"
  }

  mutating func read(_ token: Token) {
    guard let field = token.field else { return readText(token) }
    let words = Query.words(of: token.value)
    let condition: Query.Condition?
    switch field.lowercased() {
    case "actor": condition = words.isEmpty ? nil : .actor(words)
    case "place": condition = words.isEmpty ? nil : .place(words)
    case "source": condition = words.isEmpty ? nil : .source(words)
    case "date":
      condition = Self.dateRange(token.value)
      if condition == nil, !token.value.isEmpty {
        problems.append(.init(token: String(token.text), reason: "a date is 2024, 2024-08, 2024-08-28 or FROM..TO"))
      }
    case "language", "lang":
      condition = LanguageName.subtag(named: token.value).map(Query.Condition.language)
      if condition == nil, !token.value.isEmpty {
        problems.append(.init(token: String(token.text), reason: "a language is a tag such as tr, or a name: turkish"))
      }
    default:
      condition = ["unread": Query.Condition.isUnread, "starred": .isStarred][token.value.lowercased()]
      if condition == nil, !token.value.isEmpty {
        problems.append(.init(token: String(token.text), reason: "it can be is:unread or is:starred"))
      }
    }
    if let condition { clauses.append(.init(condition, isNegated: token.isNegated)) }
  }

  private mutating func readText(_ token: Token) {
    let found = Query.words(of: token.value)
    guard !found.isEmpty else { return }
    if token.isNegated {
      clauses.append(.init(found.count > 1 ? .phrase(found) : .words(found), isNegated: true))
    } else if token.isQuoted || found.count > 1 {
      clauses.append(.init(.phrase(found)))
    } else {
      words += found
    }
  }

  func finish() -> Query {
    Query((words.isEmpty ? [] : [.init(.words(words))]) + clauses)
  }

  /// `2024`, `2024-08`, `2024-08-28`, or two of them around `..`, either of which may be missing.
  static func dateRange(_ text: String) -> Query.Condition? {
    guard let dots = text.firstRange(of: "..") else {
      return days(text[...]).map { .date(from: $0.lowerBound, through: $0.upperBound) }
    }
    let (left, right) = (text[..<dots.lowerBound], text[dots.upperBound...])
    let (first, last) = (days(left), days(right))
    guard !(left.isEmpty && right.isEmpty), first != nil || left.isEmpty, last != nil || right.isEmpty else {
      return nil
    }
    if let first, let last, first.lowerBound > last.upperBound { return nil }
    return .date(from: first?.lowerBound, through: last?.upperBound)
  }

  private static func days(_ text: Substring) -> ClosedRange<CalendarDay>? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { part in
      part.utf8.allSatisfy { (48...57).contains($0) } ? Int(part) : nil
    }
    guard (1...3).contains(parts.count), !parts.contains(nil), text.utf8.first != 45 else { return nil }
    let numbers = parts.compactMap { $0 }
    guard let year = numbers.first, (1000...9999).contains(year) else { return nil }
    let firstMonth = numbers.count > 1 ? numbers[1] : 1
    let lastMonth = numbers.count > 1 ? numbers[1] : 12
    guard (1...12).contains(lastMonth) else { return nil }
    let firstDay = numbers.count > 2 ? numbers[2] : 1
    let lastDay = numbers.count > 2 ? numbers[2] : CalendarDay.length(ofMonth: lastMonth, year: year)
    guard let first = CalendarDay(year: year, month: firstMonth, day: firstDay),
      let last = CalendarDay(year: year, month: lastMonth, day: lastDay)
    else { return nil }
    return first...last
  }
}

extension Query {
  /// Runs of letters, marks and digits, in lower case. An apostrophe between letters separates words, as it does in
  /// the full-text index.
  public static func words(of text: String) -> [String] { spelledWords(of: text).map { $0.lowercased() } }

  /// The same words as they are written.
  public static func spelledWords(of text: String) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let belongs = isPartOfWord(scalar)
      if belongs {
        word.append(scalar)
      } else if !word.isEmpty {
        words.append(String(word))
        word = String.UnicodeScalarView()
      }
    }
    if !word.isEmpty { words.append(String(word)) }
    return words
  }

  private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
    // Most text is ASCII, and looking properties up is slow.
    if scalar.isASCII {
      return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
      return true
    default: return false
    }
  }
}
