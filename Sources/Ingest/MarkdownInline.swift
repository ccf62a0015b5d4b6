/// The text of a Markdown paragraph without emphasis, code marks, links, images, HTML tags and escapes.
enum MarkdownInline {
  static func text(_ text: String, references: Set<String>) -> String {
    var reading = InlineReading(Array(text), references: references)
    return reading.text()
  }
}

/// One pass over the characters; brackets are matched beforehand.
private struct InlineReading {
  private let characters: [Character]
  private let references: Set<String>
  private var index = 0
  private var result = ""
  private let depth: Int
  private let partners: [Int: Int]

  private static let deepest = 8
  /// Code or a tag longer than this is none: keeps the search for its end linear.
  private static let farthest = 2000
  /// CommonMark 4.7 allows 999 characters; people use fewer.
  private static let longestLabel = 200

  init(_ characters: [Character], references: Set<String>, depth: Int = 0) {
    self.characters = characters
    self.references = references
    self.depth = depth
    partners = Self.partners(in: characters)
  }

  mutating func text() -> String {
    while index < characters.count { step() }
    return result
  }

  private mutating func step() {
    switch characters[index] {
    case "\\": escape()
    case "`": code()
    case "*", "_", "~": emphasis()
    case "!" where peek(1) == "[": image()
    case "[": link()
    case "<": tag()
    case "&": entity()
    default: keep()
    }
  }

  private func peek(_ distance: Int) -> Character? {
    characters.indices.contains(index + distance) ? characters[index + distance] : nil
  }

  private mutating func keep() {
    result.append(characters[index])
    index += 1
  }

  private mutating func escape() {
    if let next = peek(1), next.isASCII, next.isPunctuation || next.isSymbol { index += 1 }
    keep()
  }

  private mutating func code() {
    let marks = run(of: "`")
    var end = index + marks
    let limit = min(characters.count, end + Self.farthest)
    var count = 0
    while end < limit {
      count = characters[end] == "`" ? count + 1 : 0
      end += 1
      if count == marks, end == characters.count || characters[end] != "`" {
        result += String(characters[(index + marks)..<(end - marks)]).trimmed
        index = end
        return
      }
    }
    for _ in 0..<marks { keep() }
  }

  private func run(of mark: Character) -> Int {
    characters[index...].prefix { $0 == mark }.count
  }

  /// Marks that touch a word on one side only are emphasis (CommonMark 6.2); `_` inside a word, a lone `*` between
  /// spaces and a lone `~` are text.
  private mutating func emphasis() {
    let mark = characters[index]
    let count = run(of: mark)
    let before = index > 0 ? characters[index - 1] : " "
    let after = peek(count) ?? " "
    let isLoose = before.isWhitespace && after.isWhitespace
    let isInner = mark == "_" && isWordPart(before) && isWordPart(after)
    let isProduct = mark == "*" && count == 1 && before.isNumber && after.isNumber
    if isLoose || isInner || isProduct || (mark == "~" && count != 2) || count > 3 {
      for _ in 0..<count { keep() }
    } else {
      index += count
    }
  }

  private func isWordPart(_ character: Character) -> Bool { character.isLetter || character.isNumber }

  private mutating func image() {
    index += 1
    let mark = index
    let kept = result
    link()
    // What an image shows is not text; a `!` before brackets that are no link is.
    if index == mark + 1 { result = kept + "![" } else { result = kept }
  }

  private mutating func link() {
    guard let end = partners[index] else { return keep() }
    let label = characters[(index + 1)..<end]
    let next = end + 1 < characters.count ? characters[end + 1] : " "
    if label.first == "^" {
      // A footnote mark, or its text where it begins the paragraph.
      index = end + (next == ":" ? 2 : 1)
      return
    }
    if next == "(" || next == "[", let after = partners[end + 1] {
      index = after + 1
    } else if label.count <= Self.longestLabel, references.contains(String(label).lowercased()) {
      index = end + 1
    } else {
      return keep()
    }
    guard depth < Self.deepest else { return }
    var inner = InlineReading(Array(label), references: references, depth: depth + 1)
    result += inner.text()
  }

  /// Where the brackets that are open close again; found in one pass, so that brackets by the thousand cost no more.
  private static func partners(in characters: [Character]) -> [Int: Int] {
    var partners: [Int: Int] = [:]
    var squares: [Int] = []
    var rounds: [Int] = []
    var isEscaped = false
    for (index, character) in characters.enumerated() {
      defer { isEscaped = character == "\\" && !isEscaped }
      if isEscaped { continue }
      switch character {
      case "[": squares.append(index)
      case "(": rounds.append(index)
      case "]": if let start = squares.popLast() { partners[start] = index }
      case ")": if let start = rounds.popLast() { partners[start] = index }
      default: break
      }
    }
    return partners
  }

  /// `<https://…>` is its address, `<b>` nothing, `a < b` stays.
  private mutating func tag() {
    guard let next = peek(1), next.isLetter || next == "/" || next == "!",
      let end = characters[(index + 1)...].prefix(Self.farthest).firstIndex(where: { $0 == ">" || $0 == "<" }),
      characters[end] == ">"
    else { return keep() }
    let content = String(characters[(index + 1)..<end])
    index = end + 1
    if content.contains("://") && !content.contains(" ") || content.contains("@") && !content.contains(" ") {
      result += content
    } else if content.lowercased().hasPrefix("br") {
      result += " "
    }
  }

  private mutating func entity() {
    guard let end = characters[index...].prefix(12).firstIndex(of: ";") else { return keep() }
    let name = String(characters[(index + 1)..<end])
    guard let scalar = CharacterReference.scalar(name) else { return keep() }
    result.unicodeScalars.append(scalar)
    index = end + 1
  }
}
