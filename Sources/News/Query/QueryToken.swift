/// A part of a query: `peace`, `"two words"`, `-title:peace`.
struct QueryToken {
  /// Where it stands, with everything that belongs to it.
  var range: Range<String.Index>
  var isNegated = false
  /// What stands before the colon: letters, the name of a field or of none.
  var field: Substring?
  var value: Substring
  var isQuoted = false
}

/// Splits a query at white space outside of quotation marks.
///
/// A quotation mark that is not closed reaches to the end. A colon makes a field of the letters before it where a field
/// has this name, and else where neither a blank, a slash nor a digit follows: `10:30`, `Luke 4:12`, `https://a.example`
/// and `Ankara:` are text.
struct QueryTokens: Sequence, IteratorProtocol {
  private var rest: Substring

  init(_ text: Substring) { rest = text }

  mutating func next() -> QueryToken? {
    guard let start = rest.firstIndex(where: { !$0.isWhitespace }) else { return nil }
    rest = rest[start...]
    let isNegated = takeDash()
    let field = takeField()
    let isQuoted = rest.first.map(Self.isQuotationMark) == true
    let value = isQuoted ? takeQuotation() : take(upTo: rest.firstIndex(where: \.isWhitespace))
    return QueryToken(
      range: start..<rest.startIndex, isNegated: isNegated, field: field, value: value, isQuoted: isQuoted)
  }

  /// A dash before something; one that stands alone is none.
  private mutating func takeDash() -> Bool {
    let after = rest.drop { $0 == "-" }
    guard after.startIndex > rest.startIndex, let next = after.first, !next.isWhitespace else { return false }
    rest = after
    return true
  }

  private mutating func takeField() -> Substring? {
    guard let colon = rest.firstIndex(where: { !$0.isLetter }), colon > rest.startIndex, rest[colon] == ":" else {
      return nil
    }
    let name = rest[..<colon]
    let value = rest[rest.index(after: colon)...]
    if Query.Field(named: name) == nil {
      guard let next = value.first, !next.isWhitespace, next != "/", !next.isNumber else { return nil }
    }
    rest = value
    return name
  }

  private mutating func takeQuotation() -> Substring {
    rest.removeFirst()
    let value = take(upTo: rest.firstIndex(where: Self.isQuotationMark))
    if !rest.isEmpty { rest.removeFirst() }
    return value
  }

  private mutating func take(upTo end: String.Index?) -> Substring {
    let taken = rest[..<(end ?? rest.endIndex)]
    rest = rest[taken.endIndex...]
    return taken
  }

  private static func isQuotationMark(_ character: Character) -> Bool {
    character == "\"" || character == "\u{201c}" || character == "\u{201d}" || character == "\u{201e}"
  }
}
