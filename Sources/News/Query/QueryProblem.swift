extension Query {
  /// What is wrong with a query, and where.
  public struct Problem: Error, Hashable, Sendable {
    public enum Reason: Hashable, Sendable {
      /// No field has this name.
      case unknownField(String)
      /// Nothing that can be looked for follows the colon.
      case noValue(Field)
      case date
      case language
      /// `is:` of something that it is not.
      case flag
      /// A word that other programs take for an operator.
      case boolean(Operator)
      /// There is nothing to look for in the whole text.
      case nothing
      /// What stands behind the last character that is read.
      case tooLong
    }

    public enum Operator: Hashable, Sendable { case and, or, not }

    /// The part of the text that is at fault, as typed.
    public var token: String
    /// Where it stands: UTF-8 bytes of the text.
    public var range: Range<Int>
    /// Where it stands, for people: its first character, from 1.
    public var character: Int
    public var reason: Reason
    /// What could have been meant, in the place of the token.
    public var suggestion: String?

    /// The longest query that is read, in characters.
    static let longest = 1000
  }
}

extension Query.Problem: CustomStringConvertible {
  /// What is wrong, where, and what would be right; safe to print. “foo:bar” at character 8: …
  public var description: String {
    let place = reason == .nothing ? "“\(shown)”" : "“\(shown)” at character \(character)"
    let sentences = [sentence, question, advice].compactMap { $0 }
    return "\(place): " + sentences.joined(separator: " ")
  }

  /// What is wrong, in a few words; safe to print.
  public var summary: String {
    switch reason {
    case .unknownField(let name): "“\(Self.cut(name))” is no field"
    case .noValue(let field): "\(field.rawValue): what?"
    case .date: "not a date"
    case .language: "not a language"
    case .flag: "is:unread or is:starred"
    case .boolean(let word): "\(Self.name(of: word)) is not known"
    case .nothing: "nothing to search for"
    case .tooLong: "too long"
    }
  }

  private var sentence: String {
    switch reason {
    case .unknownField(let name): "“\(Self.cut(name))” is no field."
    case .noValue(let field):
      "\(field == .tag ? "a tag" : "letters or digits") must follow the colon, without a blank: \(field.example)."
    case .date: "a date is 2024, 2024-08, 2024-08-28 or FROM..TO, such as 2024-08..2024-12."
    case .language: "a language is a tag such as tr, or an English name such as turkish."
    case .flag: "it can be is:unread or is:starred; -is:unread is what has been read."
    case .boolean(.and): "AND is not needed, an article must match all parts anyway."
    case .boolean(.or): "OR is not known, an article must match all parts. Search for one after the other."
    case .boolean(.not): "NOT is not known, a - right before a word leaves out what has it."
    case .nothing: "letters or digits are needed to search for."
    case .tooLong: "a query has at most \(Self.longest) characters."
    }
  }

  /// What is longer than a line is not said once more.
  private var question: String? {
    suggestion.flatMap { $0.utf8.count > 120 ? nil : "Did you mean \(Printable.line($0))?" }
  }

  private var advice: String? {
    switch reason {
    case .unknownField:
      (suggestion == nil ? "The fields are \(Self.fields). " : "") + "In quotation marks it is text: \"\(shown)\"."
    case .boolean: "In quotation marks it is a word: \"\(shown)\"."
    default: nil
    }
  }

  private static let fields: String = {
    let names = Query.Field.allCases.map(\.rawValue)
    return names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
  }()

  private static func name(of word: Operator) -> String {
    switch word {
    case .and: "AND"
    case .or: "OR"
    case .not: "NOT"
    }
  }

  private var shown: String { Self.cut(token) }

  /// A token may be as long as a page, and so may a single character.
  private static func cut(_ text: String) -> String {
    let scalars = text.unicodeScalars
    let line = Printable.line(String(scalars.prefix(200)))
    guard line.count > 60 || scalars.index(scalars.startIndex, offsetBy: 200, limitedBy: scalars.endIndex) != nil else {
      return line
    }
    return line.prefix(59) + "…"
  }
}
