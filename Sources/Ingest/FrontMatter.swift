internal import News

/// The lines between two `---` at the top of a text: `key: value`, the part of YAML that articles use.
struct FrontMatter {
  /// The draft's fields; paragraphs are left to the format.
  private(set) var draft = ArticleDraft()

  static let longest = 200

  /// Takes the front matter off the top of the text. Nil where there is none: no fence, no end of it within the first
  /// 200 lines, or a line in it that is neither field, list entry, comment nor continuation.
  static func split(_ text: Substring) -> (matter: FrontMatter, rest: Substring)? {
    var lines = LineReader(text)
    guard let opening = lines.next(), isFence(opening, "---") else { return nil }
    var fields: [(key: String, value: String)] = []
    var count = 0
    while let line = lines.next(), count < longest {
      count += 1
      if isFence(line, "---") || isFence(line, "...") {
        guard !fields.isEmpty else { return nil }
        return (FrontMatter(fields), lines.rest)
      }
      guard read(line, into: &fields) else { return nil }
    }
    return nil
  }

  private init(_ fields: [(key: String, value: String)]) {
    for (key, value) in fields where !value.isEmpty { set(key, value) }
  }

  /// What the text itself says, where the front matter does not. A headline in the text that differs from the title
  /// given above it stays in the text.
  func completed(by text: ArticleDraft) -> ArticleDraft {
    var whole = draft
    whole.paragraphs = text.paragraphs
    guard let title = text.title else { return whole }
    guard let given = whole.title else {
      whole.title = title
      return whole
    }
    if !Furniture.repeats(CleanText.line(given), CleanText.line(title)) { whole.paragraphs.insert(title, at: 0) }
    return whole
  }

  private mutating func set(_ key: String, _ value: String) {
    switch key {
    case "title", "headline": draft.title = draft.title ?? value
    case "byline", "author", "authors": draft.byline = draft.byline ?? value
    case "source", "publisher", "site": draft.source = draft.source ?? value
    case "url", "link", "canonical_url", "canonical": draft.url = draft.url ?? value
    case "published", "date", "pubdate", "published_at":
      draft.published = draft.published ?? PublicationDate.ofDocument(value)
    case "language", "lang": draft.language = draft.language ?? value
    case "id", "guid": draft.id = draft.id ?? value
    default: break
    }
  }

  private static func isFence(_ line: Substring, _ mark: String) -> Bool {
    line.hasPrefix(mark) && line.dropFirst(3).allSatisfy(\.isWhitespace)
  }

  private static func read(_ line: Substring, into fields: inout [(key: String, value: String)]) -> Bool {
    let content = line.trimmed
    if content.isEmpty || content.hasPrefix("#") { return true }
    if line.first?.isWhitespace == true || content.hasPrefix("- ") {
      guard let last = fields.indices.last else { return false }
      let isEntry = content.hasPrefix("- ")
      let entry = unquoted(isEntry ? content.dropFirst(2).trimmed : content)
      let separator = fields[last].value.isEmpty ? "" : isEntry ? ", " : " "
      fields[last].value += separator + entry
      return true
    }
    guard let colon = content.firstIndex(of: ":") else { return false }
    let after = content[content.index(after: colon)...]
    let key = content[..<colon].lowercased()
    let isKey = !key.isEmpty && key.utf8.count <= 40 && key.split(separator: " ").count <= 3
    guard isKey, after.first.map(\.isWhitespace) ?? true else { return false }
    var value = unquoted(after.trimmed)
    // The marks of a text that goes on below.
    if ["|", ">", "|-", ">-"].contains(value) { value = "" }
    fields.append((key, value))
    return true
  }

  /// Double quotes with backslashes, single quotes with doubled ones, a flow list, or plain up to a comment.
  private static func unquoted(_ text: Substring) -> String {
    if text.hasPrefix("["), text.hasSuffix("]") {
      let entries = text.dropFirst().dropLast().split(separator: ",").map { unquoted($0.trimmed) }
      return entries.filter { !$0.isEmpty }.joined(separator: ", ")
    }
    if let quote = text.first, quote == "\"" || quote == "'" { return quotedText(text.dropFirst(), quote: quote) }
    guard let comment = text.firstRange(of: " #") else { return String(text) }
    return String(text[..<comment.lowerBound].trimmed)
  }

  private static func quotedText(_ text: Substring, quote: Character) -> String {
    var value = ""
    var rest = text
    while let character = rest.popFirst() {
      if character == "\\", quote == "\"", let escaped = rest.popFirst() {
        value.append(["n": "\n", "t": "\t"][escaped] ?? escaped)
      } else if character == quote {
        guard quote == "'", rest.first == quote else { break }
        rest.removeFirst()
        value.append(quote)
      } else {
        value.append(character)
      }
    }
    return value
  }
}
