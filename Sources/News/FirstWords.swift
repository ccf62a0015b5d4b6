/// What an article without a title is called: its first words.
public enum FirstWords {
  /// Characters (graphemes) of a title at the most, the mark for what was left out among them.
  public static let longest = 80

  /// The first paragraph, cut at the end of a word where it is longer; empty for an empty text.
  public static func title(of text: some StringProtocol) -> String {
    let lines = text.split(maxSplits: 1, whereSeparator: \.isNewline)
    guard let paragraph = lines.first.map({ Substring($0.drop(while: \.isWhitespace)) }), !paragraph.isEmpty else {
      return ""
    }
    let head = paragraph.prefix(longest)
    if head.endIndex == paragraph.endIndex { return String(head.trimmedAtEnd) }
    let short = head.dropLast()
    // A script without blanks is cut between two characters.
    let border = short.lastIndex(where: \.isWhitespace).map { short[..<$0] } ?? short
    let kept = border.count < longest / 2 ? short : border
    return String(kept.trimmedAtEnd) + "…"
  }
}

extension Substring {
  fileprivate var trimmedAtEnd: Substring {
    var text = self
    while let last = text.last, last.isWhitespace || ",;:–—-".contains(last) { text.removeLast() }
    return text
  }
}
