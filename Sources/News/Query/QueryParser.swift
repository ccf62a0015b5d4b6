extension Query {
  /// A text that was read as a query.
  public struct Reading: Hashable, Sendable {
    /// What has been understood.
    public var query: Query
    /// What has not, in the order of the text.
    public var problems: [Problem]
    /// What may still become something: the part that is being typed.
    public var unfinished: Problem?
    /// The text of what has been understood.
    public var understood: String
  }

  /// Reads a query. What cannot be understood is reported and left out, and so is what stands behind the first
  /// ``Problem/longest`` characters. A text that holds nothing to search for is reported, unless it is empty.
  public static func parse(_ text: String) -> (query: Query, problems: [Problem]) {
    let reading = read(text)
    return (reading.query, reading.problems)
  }

  /// Reads a query, perhaps one that is being typed.
  ///
  /// - Parameter cursor: where a person is typing, in UTF-8 bytes of the text. What stands there is unfinished and no
  ///   problem; of a date the part counts that is one already.
  public static func read(_ text: String, cursor: Int? = nil) -> Reading {
    var parser = QueryParser(text, cursor: cursor)
    return parser.read()
  }
}

private struct QueryParser {
  private let text: String
  private let cursor: Int?
  private var words: [String] = []
  private var clauses: [Query.Clause] = []
  private var problems: [Query.Problem] = []
  private var unfinished: Query.Problem?
  private var understood: [Substring] = []
  /// A place in the text and the number of its character, so that nothing is counted twice.
  private var counted: (index: String.Index, number: Int)

  init(_ text: String, cursor: Int?) {
    var text = text
    text.makeContiguousUTF8()
    self.text = text
    self.cursor = cursor
    counted = (text.startIndex, 1)
  }

  mutating func read() -> Query.Reading {
    let end = text.index(text.startIndex, offsetBy: Query.Problem.longest, limitedBy: text.endIndex) ?? text.endIndex
    for token in QueryTokens(text[..<end]) { read(token) }
    if end < text.endIndex { report(.tooLong, at: end..<text.endIndex) }
    let query = Query((words.isEmpty ? [] : [.init(.words(words))]) + clauses)
    if query.isEmpty, problems.isEmpty, unfinished == nil, let start = text.firstIndex(where: { !$0.isWhitespace }) {
      report(.nothing, at: start..<text.endIndex)
      if cursor != nil { unfinished = problems.popLast() }
    }
    return Query.Reading(
      query: query, problems: problems, unfinished: unfinished,
      understood: query.isEmpty ? "" : understood.joined(separator: " "))
  }

  private mutating func read(_ token: QueryToken) {
    guard let name = token.field else { return readText(token) }
    guard let field = Query.Field(named: name) else {
      return report(
        .unknownField(String(name)), token,
        suggestion: Query.Field.nearest(to: name).map { replacing(name, by: $0, in: token) })
    }
    switch Self.condition(field, token.value) {
    case .success(let condition): understand(condition, token)
    case .failure(let fault):
      report(fault.reason, token, suggestion: fault.value.map { written(field, $0, token) })
      guard field == .date, unfinished?.range.lowerBound == offset(token.range.lowerBound),
        let beginning = QueryDate.beginning(token.value), let condition = QueryDate.range(beginning[...])
      else { return }
      clauses.append(.init(condition, isNegated: token.isNegated))
      understood.append(written(field, beginning, token)[...])
    }
  }

  private mutating func readText(_ token: QueryToken) {
    if !token.isQuoted, !token.isNegated, let word = Self.operators[String(token.value)] {
      return report(.boolean(word), token)
    }
    understood.append(text[token.range])
    let found = Query.words(of: String(token.value))
    guard !found.isEmpty else { return }
    if token.isNegated {
      clauses.append(.init(found.count > 1 ? .phrase(found) : .words(found), isNegated: true))
    } else if token.isQuoted || found.count > 1 {
      clauses.append(.init(.phrase(found)))
    } else {
      words += found
    }
  }

  private static let operators: [String: Query.Problem.Operator] = [
    "AND": .and, "&&": .and, "OR": .or, "||": .or, "NOT": .not,
  ]

  private mutating func understand(_ condition: Query.Condition, _ token: QueryToken) {
    clauses.append(.init(condition, isNegated: token.isNegated))
    understood.append(text[token.range])
  }

  // MARK: Values

  /// Why a value is none, and the one that may have been meant.
  private struct Fault: Error {
    var reason: Query.Problem.Reason
    var value: String?
  }

  private static func condition(_ field: Query.Field, _ value: Substring) -> Result<Query.Condition, Fault> {
    guard value.contains(where: { !$0.isWhitespace }) else { return .failure(Fault(reason: .noValue(field))) }
    func named(_ condition: ([String]) -> Query.Condition) -> Result<Query.Condition, Fault> {
      let words = Query.words(of: String(value))
      return words.isEmpty ? .failure(Fault(reason: .noValue(field))) : .success(condition(words))
    }
    switch field {
    case .actor: return named(Query.Condition.actor)
    case .place: return named(Query.Condition.place)
    case .source: return named(Query.Condition.source)
    case .title: return named(Query.Condition.title)
    case .tag:
      let tag = Printable.line(value.lowercased())
      return tag.isEmpty ? .failure(Fault(reason: .noValue(field))) : .success(.tag(tag))
    case .date:
      return QueryDate.range(value).map(Result.success)
        ?? .failure(Fault(reason: .date, value: QueryDate.suggestion(for: value)))
    case .language:
      return LanguageName.subtag(named: String(value)).map { .success(.language($0)) }
        ?? .failure(Fault(reason: .language, value: LanguageName.nearest(to: value)))
    case .is:
      let flags = ["unread": Query.Condition.isUnread, "starred": .isStarred]
      return flags[value.lowercased()].map(Result.success)
        ?? .failure(Fault(reason: .flag, value: NearWords.nearest(to: value, among: flags.keys.sorted())))
    }
  }

  // MARK: Problems

  private mutating func report(_ reason: Query.Problem.Reason, _ token: QueryToken, suggestion: String? = nil) {
    report(reason, at: token.range, suggestion: suggestion)
    guard let cursor, let problem = problems.last else { return }
    if problem.range.contains(cursor) || problem.range.upperBound == cursor { unfinished = problems.popLast() }
  }

  private mutating func report(
    _ reason: Query.Problem.Reason, at range: Range<String.Index>, suggestion: String? = nil
  ) {
    counted = (range.lowerBound, counted.number + text.distance(from: counted.index, to: range.lowerBound))
    problems.append(
      Query.Problem(
        token: String(text[range]), range: offset(range.lowerBound)..<offset(range.upperBound),
        character: counted.number, reason: reason, suggestion: suggestion))
  }

  private func offset(_ index: String.Index) -> Int { text.utf8.distance(from: text.startIndex, to: index) }

  /// The token with another field.
  private func replacing(_ name: Substring, by field: Query.Field, in token: QueryToken) -> String {
    text[token.range.lowerBound..<name.startIndex] + field.rawValue + text[name.endIndex..<token.range.upperBound]
  }

  /// The token with another value.
  private func written(_ field: Query.Field, _ value: String, _ token: QueryToken) -> String {
    let isPlain = !value.contains(where: \.isWhitespace)
    return (token.isNegated ? "-" : "") + "\(field.rawValue):" + (isPlain ? value : "\"\(value)\"")
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
