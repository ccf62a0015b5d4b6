import News

/// The article list: a window of rows around the selected one.
struct ListPane: Hashable, Sendable {
  /// Rows kept at the most; walking on drops those far behind.
  static let windowLimit = 1000
  /// More rows are asked for when the selection comes this near to the end of the window.
  static let margin = 60

  /// What has been asked for and not yet answered.
  struct Pending: Hashable, Sendable {
    enum Place: Hashable, Sendable {
      /// The answer replaces the rows and keeps the selected article.
      case reload
      /// The answer replaces the rows; its first or last row is selected.
      case newest, oldest
      case after, before
    }

    var place: Place
    var request: Int
  }

  var query = Query()
  /// The query as typed.
  var queryText = ""
  private(set) var rows: [ArticleSummary] = []
  private(set) var hasNewer = false
  private(set) var hasOlder = false
  /// What the query matches.
  var totals: Totals?
  private(set) var selected = 0
  /// The first row shown.
  private(set) var top = 0
  private(set) var isLoaded = false
  var pending: Pending?
  /// The archive has changed since the pending request was made.
  var isOutdated = false
  /// A request has failed: none is made again before a key is pressed or the archive changes.
  var isStalled = false
  /// Why there are no rows: the request for them has failed.
  var failure: String?
  /// The person has moved the selection: from then on it stays with its article when the list changes.
  var isPlaced = false
  /// The article that the status line speaks of: the selected one, once the selection has rested.
  var rested: ArticleID?
  private(set) var height = 1

  var article: ArticleSummary? { rows.indices.contains(selected) ? rows[selected] : nil }
  var isFiltered: Bool { !query.isEmpty }
  /// The question has been answered: with no article.
  var foundNothing: Bool { isFiltered && isLoaded && rows.isEmpty && pending == nil }

  // MARK: Rows

  /// The request that must go out before the selection reaches the end of the window.
  var needed: (anchor: ListRequest.Anchor, place: Pending.Place)? {
    guard pending == nil, isLoaded, !isStalled else { return nil }
    if hasOlder, selected >= rows.count - Self.margin, let last = rows.last { return (.after(last.key), .after) }
    if hasNewer, selected < Self.margin, let first = rows.first { return (.before(first.key), .before) }
    return nil
  }

  /// Takes the answer to the pending request. Whether another article is selected now.
  mutating func take(_ page: ListPage, place: Pending.Place) -> Bool {
    let before = article
    totals = page.totals ?? totals
    isLoaded = true
    failure = nil
    switch place {
    case .reload, .newest, .oldest: replace(page, place: place, selectedBefore: before)
    case .after:
      rows += page.rows
      hasOlder = page.hasOlder
      if rows.count > Self.windowLimit { dropNewer(rows.count - Self.windowLimit) }
    case .before:
      rows = page.rows + rows
      selected += page.rows.count
      top += page.rows.count
      hasNewer = page.hasNewer
      if rows.count > Self.windowLimit {
        rows.removeLast(rows.count - Self.windowLimit)
        hasOlder = true
      }
    }
    settle()
    return article?.id != before?.id
  }

  private mutating func replace(_ page: ListPage, place: Pending.Place, selectedBefore: ArticleSummary?) {
    let row = selected - top
    let wasAtTop = top == 0 && !hasNewer
    rows = page.rows
    hasNewer = page.hasNewer
    hasOlder = page.hasOlder
    switch place {
    case .oldest: selected = max(rows.count - 1, 0)
    case .reload:
      let same = selectedBefore.flatMap { old in rows.firstIndex { $0.id == old.id } }
      let near = selectedBefore.flatMap { old in rows.firstIndex { $0.key.date <= old.key.date } }
      selected = same ?? near ?? max(rows.count - 1, 0)
    default: selected = 0
    }
    // At the beginning of the list what is new comes into view, as long as the selection stays in it.
    top = max(place == .reload && wasAtTop ? selected - height + 1 : selected - row, 0)
  }

  private mutating func dropNewer(_ count: Int) {
    let count = min(count, selected)
    rows.removeFirst(count)
    selected -= count
    top -= count
    hasNewer = hasNewer || count > 0
  }

  /// Shows what the person did; `totals` are those of the whole archive. A row that the query no longer matches stays,
  /// for the person is there, but it is not counted.
  mutating func update(_ id: ArticleID, _ personal: PersonalState, totals: Totals) {
    if !isFiltered { self.totals = totals }
    guard let index = rows.firstIndex(where: { $0.id == id }) else { return }
    let before = counts(rows[index])
    rows[index].isUnread = !personal.isRead
    rows[index].isStarred = personal.isStarred
    guard isFiltered else { return }
    let after = counts(rows[index])
    self.totals?.articles += after.articles - before.articles
    self.totals?.unread += after.unread - before.unread
  }

  /// What the row adds to the totals, as far as what the person does changes it.
  private func counts(_ article: ArticleSummary) -> Totals {
    let isMatch = query.clauses.allSatisfy { clause in
      switch clause.condition {
      case .isUnread: article.isUnread != clause.isNegated
      case .isStarred: article.isStarred != clause.isNegated
      default: true
      }
    }
    return Totals(articles: isMatch ? 1 : 0, unread: isMatch && article.isUnread ? 1 : 0)
  }

  // MARK: Selection

  /// Whether another row is selected now.
  mutating func move(by count: Int) -> Bool {
    isPlaced = true
    return select(min(max(selected + count, 0), max(rows.count - 1, 0)))
  }

  /// Selects the article where it is among the rows.
  mutating func select(_ id: ArticleID) {
    guard let index = rows.firstIndex(where: { $0.id == id }) else { return }
    isPlaced = true
    _ = select(index)
  }

  private mutating func select(_ index: Int) -> Bool {
    guard index != selected else { return false }
    selected = index
    settle()
    return true
  }

  mutating func settle(height: Int) {
    self.height = max(height, 1)
    settle()
  }

  private mutating func settle() {
    selected = min(max(selected, 0), max(rows.count - 1, 0))
    if selected < top { top = selected }
    if selected >= top + height { top = selected - height + 1 }
    top = min(max(top, 0), max(rows.count - height, 0))
  }

  // MARK: Drawing

  func draw(on canvas: inout Canvas, in region: Region, isFocused: Bool, dates: DateText) {
    guard !rows.isEmpty else { return drawNothing(on: &canvas, in: region) }
    for index in top..<min(top + region.rows, rows.count) {
      draw(
        rows[index], on: &canvas, row: region.row + index - top, region: region, isSelected: index == selected,
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
    guard isLoaded, isFiltered else { return }
    let text = "No article matches. Fewer or shorter words find more."
    let lines = LineBreaker(glyphs: canvas.glyphs, width: region.columns - 2).lines(of: text)
    for (row, line) in lines.prefix(region.rows).enumerated() {
      canvas.write(line, row: region.row + row, column: region.column + 1, limit: region.columns - 2, as: .dim)
    }
  }
}
