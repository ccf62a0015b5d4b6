internal import News

/// The headline of a page: what the head names, or the document's title, without the name of the site around it.
enum PageTitle {
  static let longest = 500

  /// - Parameters:
  ///   - named: the title that the head gives for the article.
  ///   - document: the text of `<title>`.
  ///   - headings: the texts of all `<h1>`.
  static func headline(named: String?, document: String?, headings: [String], siteName: String?) -> String {
    let named = CleanText.line(orNil: named)
    let given = named ?? CleanText.line(document ?? "")
    guard !given.isEmpty else { return headings.count == 1 ? String(headings[0].prefix(longest)) : "" }
    return String(
      withoutSite(given, headings: headings, siteName: siteName, isDocument: named == nil).prefix(longest))
  }

  /// “Headline | Site”, “Site: Headline”: the part that is a heading of the page, or the rest beside the site's name.
  ///
  /// - Parameter isDocument: whether it is the document's own title, which names the site more often than not.
  private static func withoutSite(
    _ title: String, headings: [String], siteName: String?, isDocument: Bool
  ) -> String {
    let parts = parts(of: title)
    guard parts.count > 1 else { return title }
    // The page shows all of it as its heading.
    if headings.contains(where: { letters($0) == letters(title) }) { return title }
    if let heading = headings.first(where: { heading in
      letters(heading).count >= 10 && letters(title).contains(letters(heading)) && letters(heading) != letters(title)
        && parts.contains { letters($0) == letters(heading) || letters(heading).hasPrefix(letters($0)) }
    }) {
      return heading
    }
    if let siteName, !letters(siteName).isEmpty {
      let kept = parts.filter { letters($0) != letters(siteName) }
      if kept.count == parts.count - 1, !kept.isEmpty { return cut(title, parts: parts, siteName: siteName) }
    }
    return isDocument ? withoutLikelySite(title, parts: parts) : title
  }

  /// Without the last part, where it looks like the name of a site and enough is left to be a headline; or without the
  /// first, where only that looks so (Readability.js, `_getArticleTitle`).
  private static func withoutLikelySite(_ title: String, parts: [Substring]) -> String {
    var kept = parts[...]
    while let last = kept.last, kept.count > 1 {
      let rest = title[(kept.first ?? last).startIndex..<kept[kept.endIndex - 2].endIndex]
      let mark = mark(before: last, in: title)
      guard let mark, looksLikeSite(last, behind: mark), words(rest) >= (mark == "|" ? 2 : 4), words(rest) > words(last)
      else { break }
      kept = kept.dropLast()
    }
    if kept.count == parts.count, let first = kept.first, words(first) <= 3, title[first.endIndex...].contains("|"),
      let second = kept.dropFirst().first, words(title[second.startIndex...]) >= 4, looksLikeSite(first, behind: "|")
    {
      return String(title[second.startIndex...])
    }
    guard let first = kept.first, let last = kept.last else { return title }
    return String(title[first.startIndex..<last.endIndex])
  }

  /// A few words that are written as names are. Behind a line nothing else stands.
  private static func looksLikeSite(_ part: Substring, behind mark: Character) -> Bool {
    let words = part.split(whereSeparator: \.isWhitespace)
    guard (1...5).contains(words.count), let last = part.last, !"?!.…".contains(last) else { return false }
    if mark == "|" { return true }
    // “– 1989” is a year, “– talks go on” a sentence.
    return words.allSatisfy { word in
      guard let first = word.first(where: { $0.isLetter || $0.isNumber }) else { return true }
      return !first.isLowercase && !first.isNumber || smallWords.contains(word.lowercased()) || word.contains(".")
    } && words.contains { $0.contains(where: \.isLetter) }
  }

  private static let smallWords: Set<String> = [
    "of", "the", "and", "de", "la", "le", "les", "del", "der", "die", "das", "di", "du", "da", "do", "for", "in", "on",
    "y",
    "et", "und", "&",
  ]

  private static func mark(before part: Substring, in title: String) -> Character? {
    title[..<part.startIndex].last { !$0.isWhitespace }
  }

  private static func words(_ text: some StringProtocol) -> Int { text.split { !($0.isLetter || $0.isNumber) }.count }

  /// The title without its first or last part, whichever names the site.
  private static func cut(_ title: String, parts: [Substring], siteName: String) -> String {
    guard let first = parts.first, let last = parts.last else { return title }
    if letters(last) == letters(siteName), let start = parts.dropLast().first, let end = parts.dropLast().last {
      return String(title[start.startIndex..<end.endIndex])
    }
    if letters(first) == letters(siteName), let start = parts.dropFirst().first, let end = parts.last {
      return String(title[start.startIndex..<end.endIndex])
    }
    return title
  }

  /// Cut where a mark stands between spaces, or at a colon.
  private static func parts(of title: String) -> [Substring] {
    var parts: [Substring] = []
    var start = title.startIndex
    var index = title.startIndex
    while index < title.endIndex {
      let next = title.index(after: index)
      let isMark = "|-–—»·•\\/>~_".contains(title[index])
      let isLoose =
        index > title.startIndex && title[title.index(before: index)] == " " && next < title.endIndex
        && title[next] == " "
      if (isMark && isLoose) || (title[index] == "|" && index > start) {
        parts.append(title[start..<index].trimmed)
        start = next
      }
      index = next
    }
    parts.append(title[start...].trimmed)
    return parts.filter { !$0.isEmpty }
  }

  private static func letters(_ text: some StringProtocol) -> String {
    String(text.lowercased().filter { $0.isLetter || $0.isNumber })
  }
}

/// The author's line without “By” and what stands behind or before the name.
enum PageByline {
  static let longest = 200

  static func cleaned(_ given: String?) -> String? {
    guard var line = CleanText.line(orNil: given) else { return nil }
    line = withoutMarks(line[...])
    // A date alone, or no more than what stands before one.
    guard DateParser.parse(line) == nil else { return nil }
    line = withoutDateParts(line)
    line = withoutBy(withoutDateBefore(line))
    line = withoutDateBehind(line)
    guard line.lowercased().split(separator: " ").contains(where: { !acts.contains(String($0)) && $0 != "last" }) else {
      return nil
    }
    let letters = line.count(where: \.isLetter)
    guard line.count <= longest, letters > line.count(where: \.isNumber), WebAddress(line) == nil else { return nil }
    return line
  }

  /// A line that opens or ends with a mark, as “— Jane Doe” or “| Jane Doe”.
  private static func withoutMarks(_ line: Substring) -> String {
    String(line.trimmed { $0.isWhitespace || "|·•—–-,;:".contains($0) })
  }

  private static let by: Set<String> = ["by", "von", "par", "por", "di", "door", "av", "af", "przez", "автор"]
  /// What is done by the author, before “by”.
  private static let acts: Set<String> = [
    "written", "posted", "published", "reported", "words", "text", "story", "updated",
  ]

  private static func withoutBy(_ line: String) -> String {
    var words = line.split(separator: " ")[...]
    func plain(_ word: Substring) -> String { word.lowercased().filter { $0 != ":" } }
    if words.count > 2, let first = words.first, acts.contains(plain(first)),
      by.contains(plain(words[words.startIndex + 1]))
    {
      words = words.dropFirst()
    }
    guard words.count > 1, let first = words.first, by.contains(plain(first)) else { return line }
    return withoutMarks(words.dropFirst().joined(separator: " ")[...])
  }

  /// “Jane Doe | 20 May 2019 | 4 min read” without what is no name.
  private static func withoutDateParts(_ line: String) -> String {
    guard line.contains(where: { "|·•".contains($0) }) else { return line }
    let parts = line.split { "|·•".contains($0) }.map { $0.trimmed }
    let names = parts.filter { part in
      DateParser.parse(String(part)) == nil && part.contains(where: \.isLetter)
        && !(part.contains(where: \.isNumber) && part.lowercased().contains("min"))
    }
    guard names.count < parts.count, let first = names.first else { return line }
    return names.count == 1 ? String(first) : names.joined(separator: " | ")
  }

  /// “Jane Doe May 20, 2019” without the date at its end.
  private static func withoutDateBehind(_ line: String) -> String {
    let words = line.split(separator: " ")
    for count in stride(from: min(words.count - 1, longestDate), to: 1, by: -1) {
      guard DateParser.parse(words.suffix(count).joined(separator: " ")) != nil else { continue }
      return withoutMarks(words.dropLast(count).joined(separator: " ")[...])
    }
    return line
  }

  /// “Friday May 3, 2019 9:40 pm EDT by Jane Doe” without the date at its start.
  private static func withoutDateBefore(_ line: String) -> String {
    let words = line.split(separator: " ")
    for count in stride(from: min(words.count - 1, longestDate), to: 1, by: -1) {
      guard DateParser.parse(words.prefix(count).joined(separator: " ")) != nil else { continue }
      return withoutMarks(words.dropFirst(count).joined(separator: " ")[...])
    }
    return line
  }

  /// In words.
  private static let longestDate = 9
}
