/// Finds the sentence around a span, near enough for a clipboard: at full stops, question and exclamation marks that
/// white space and a capital, a digit or a quotation mark follow, but not after initials and abbreviated titles.
struct SentenceFinder {
  private let text: String

  /// After these a full stop ends no sentence.
  private static let abbreviations: Set<String> = [
    "Mr", "Mrs", "Ms", "Dr", "Prof", "Gen", "Col", "Lt", "Maj", "Capt", "Sgt", "Adm", "Sen", "Rep", "Gov", "Pres", "St",
    "Jr", "Sr", "No", "vs", "Inc", "Ltd", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov",
    "Dec",
  ]

  init(_ text: String) { self.text = text }

  /// The sentence that holds the UTF-8 offsets, without white space around it.
  func sentence(around span: Range<Int>) -> String {
    let utf8 = text.utf8
    let middle = utf8.index(utf8.startIndex, offsetBy: min(max(span.lowerBound, 0), utf8.count))
    let paragraph = paragraph(around: middle)
    var start = paragraph.startIndex
    var index = start
    while index < paragraph.endIndex {
      let next = paragraph.index(after: index)
      if let end = endOfSentence(at: index, in: paragraph) {
        if end > middle { return String(paragraph[start..<end]) }
        start = paragraph[end...].firstIndex { !$0.isWhitespace } ?? paragraph.endIndex
        index = max(start, next)
      } else {
        index = next
      }
    }
    return String(paragraph[start...])
  }

  private func paragraph(around index: String.Index) -> Substring {
    let start = text[..<index].lastIndex { $0 == "\n" }.map(text.index(after:)) ?? text.startIndex
    let end = text[index...].firstIndex { $0 == "\n" } ?? text.endIndex
    return text[start..<end]
  }

  /// Where the sentence ends whose closing mark stands at the index; nil when none does.
  private func endOfSentence(at index: Substring.Index, in paragraph: Substring) -> Substring.Index? {
    guard ".!?…".contains(paragraph[index]) else { return nil }
    let tail = paragraph[paragraph.index(after: index)...]
    let end = tail.firstIndex { !".!?…”’\"')]»".contains($0) } ?? paragraph.endIndex
    guard end < paragraph.endIndex else { return end }
    guard paragraph[end].isWhitespace, let next = paragraph[end...].first(where: { !$0.isWhitespace }) else {
      return nil
    }
    guard next.isUppercase || next.isNumber || "“‘\"'([«".contains(next) else { return nil }
    let word = paragraph[..<index].suffix(while: \.isLetter)
    if paragraph[index] == ".", word.count == 1 || Self.abbreviations.contains(String(word)) { return nil }
    return end
  }
}

extension Substring {
  /// The longest end of which every character satisfies the condition.
  fileprivate func suffix(while condition: (Character) -> Bool) -> Substring {
    var start = endIndex
    while start > startIndex, condition(self[index(before: start)]) { start = index(before: start) }
    return self[start...]
  }
}
