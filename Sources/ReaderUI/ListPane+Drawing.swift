import News

/// The list on the screen.
extension ListPane {
  // MARK: Words

  /// What is counted, with the words for it where there is room: “5 articles · 3 unread”, “more than 200 articles”. Nil
  /// where the number of the question's articles is not known.
  func count(_ glyphs: Glyphs, isNarrow: Bool) -> String? {
    if let totals {
      let articles = isNarrow ? "\(totals.articles)" : counted(totals.articles, "article")
      return articles + glyphs.dot + "\(totals.unread) unread"
    }
    return matches.map { isNarrow && moreThan != nil ? "more than \(moreThan ?? 0)" : $0 }
  }

  /// How many articles match: “5 articles”, “more than 200 articles”.
  var matches: String? {
    totals.map { counted($0.articles, "article") } ?? moreThan.map { "more than " + counted($0, "article") }
  }

  /// What the list is about: the question, and whether there are rows that it does not count.
  func scope(isNarrow: Bool) -> String {
    guard isFiltered else { return "All articles" }
    guard !kept.isEmpty else { return "“\(queryText)”" }
    return "“\(queryText)” "
      + (isNarrow ? "+\(kept.count) kept" : "and \(kept.count) that \(kept.count == 1 ? "does" : "do") not match now")
  }

  // MARK: Rows

  /// - Parameter isMarked: whether the selected row is the article that the screen shows.
  func draw(on canvas: inout Canvas, in region: Region, isFocused: Bool, isMarked: Bool, dates: DateText) {
    guard !rows.isEmpty else { return drawNothing(on: &canvas, in: region) }
    for index in top..<min(top + region.rows, rows.count) {
      draw(
        rows[index], on: &canvas, row: region.row + index - top, region: region,
        isSelected: isMarked && index == selected,
        isFocused: isFocused, dates: dates)
    }
  }

  private func draw(
    _ article: ArticleSummary, on canvas: inout Canvas, row: Int, region: Region, isSelected: Bool, isFocused: Bool,
    dates: DateText
  ) {
    let glyphs = canvas.glyphs
    if isSelected { canvas.write(String(glyphs.marker), row: row, column: region.column) }
    if let mark = mark(of: article, glyphs) {
      canvas.write(String(mark), row: row, column: region.column + 1, as: .unread)
    }
    let isNarrow = region.columns < 44
    let date =
      (region.columns < 30 ? "" : Self.others(than: article) + Self.tag(of: article))
      + dates.column(article, isNarrow: isNarrow)
    let dateColumn = region.column + region.columns - glyphs.width(of: date) - 1
    let titleColumn = region.column + 3
    let columns = max(dateColumn - titleColumn - 1, 0)
    let title = article.title.isEmpty ? "(untitled, from \(article.source))" : article.title
    let meaning: Theme.Meaning = isSelected ? (isFocused ? .selected : .remembered) : .text
    let end = canvas.write(glyphs.cut(title, to: columns), row: row, column: titleColumn, limit: columns, as: meaning)
    if isSelected, isFocused {
      let rest = max(titleColumn + columns - end, 0)
      canvas.tint(row: row, column: end, columns: rest, style: canvas.theme.style(.selected))
    }
    if dateColumn > titleColumn { canvas.write(date, row: row, column: dateColumn, as: .dim) }
  }

  /// How many other sources have the article.
  private static func others(than article: ArticleSummary) -> String {
    article.alsoIn.isEmpty ? "" : "+\(article.alsoIn.count) "
  }

  /// The tag of a language other than English, where it is known.
  private static func tag(of article: ArticleSummary) -> String {
    guard let tag = article.readingLanguage.map(LanguageName.primary), tag != "en", LanguageName.name(of: tag) != nil
    else { return "" }
    return tag + " "
  }

  private func mark(of article: ArticleSummary, _ glyphs: Glyphs) -> Character? {
    if article.isStarred { return article.isUnread ? glyphs.unreadStarred : glyphs.starred }
    return article.isUnread ? glyphs.unread : nil
  }

  private func drawNothing(on canvas: inout Canvas, in region: Region) {
    guard isFiltered, failure != nil || isLoaded && ask == nil else { return }
    let text = failure.map(Printable.line) ?? "No article matches. Fewer or shorter words find more."
    let lines = LineBreaker(glyphs: canvas.glyphs, width: region.columns - 2).lines(of: text)
    for (row, line) in lines.prefix(region.rows).enumerated() {
      canvas.write(line, row: region.row + row, column: region.column + 1, limit: region.columns - 2, as: .dim)
    }
  }
}
