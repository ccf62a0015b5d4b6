internal import News

/// The headline of a page: what the head names, or the document's title, without the name of the site around it.
enum PageTitle {
  static let longest = 500

  /// - Parameters:
  ///   - named: the title that the head gives for the article.
  ///   - document: the text of `<title>`.
  ///   - headings: the texts of all `<h1>`.
  static func headline(named: String?, document: String?, headings: [String], siteName: String?) -> String {
    let given = CleanText.line(orNil: named) ?? CleanText.line(document ?? "")
    guard !given.isEmpty else { return headings.count == 1 ? String(headings[0].prefix(longest)) : "" }
    return String(withoutSite(given, headings: headings, siteName: siteName).prefix(longest))
  }

  /// “Headline | Site”, “Site: Headline”: the part that is a heading of the page, or the rest beside the site's name.
  private static func withoutSite(_ title: String, headings: [String], siteName: String?) -> String {
    let parts = parts(of: title)
    guard parts.count > 1 else { return title }
    if let heading = headings.first(where: { heading in
      letters(heading).count >= 10 && letters(title).contains(letters(heading)) && letters(heading) != letters(title)
        && parts.contains { letters($0) == letters(heading) || letters(heading).hasPrefix(letters($0)) }
    }) {
      return heading
    }
    guard let siteName, !letters(siteName).isEmpty else { return title }
    let kept = parts.filter { letters($0) != letters(siteName) }
    return kept.count == parts.count - 1 && !kept.isEmpty ? cut(title, parts: parts, siteName: siteName) : title
  }

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

/// The author's line without “By” and what stands behind the name.
enum PageByline {
  static let longest = 200

  static func cleaned(_ given: String?) -> String? {
    guard var line = CleanText.line(orNil: given) else { return nil }
    // A line that opens with a mark, as “— Jane Doe” or “| Jane Doe”.
    line = String(line.trimmed { " |·•—–-,;:".contains($0) })
    let words = line.split(separator: " ", maxSplits: 1)
    if words.count == 2, ["by", "von", "par", "por", "by:", "di", "door"].contains(words[0].lowercased()) {
      line = String(words[1].trimmed { " :".contains($0) })
    }
    line = withoutDate(line)
    let letters = line.count(where: \.isLetter)
    guard line.count <= longest, letters > line.count(where: \.isNumber), WebAddress(line) == nil else { return nil }
    return line
  }

  /// “Jane Doe May 20, 2019” without the date at its end.
  private static func withoutDate(_ line: String) -> String {
    let words = line.split(separator: " ")
    for count in stride(from: min(words.count - 1, 7), to: 1, by: -1) {
      guard DateParser.parse(words.suffix(count).joined(separator: " ")) != nil else { continue }
      return String(words.dropLast(count).joined(separator: " ").trimmed { " |·•—–-,;:".contains($0) })
    }
    return line
  }
}
