import News

/// The article list: a window of rows around the selected one.
///
/// The rows are those that matched when the question was asked. What has ceased to match since, by what the person did
/// or by what has come in, stays until the question is asked again: nothing goes away under the cursor.
struct ListPane: Hashable, Sendable {
  /// Rows kept at the most; walking on drops those far behind.
  static let windowLimit = 1000
  /// More rows are asked for when the selection comes this near to the end of the window.
  static let margin = 60

  /// A question that is asked, or asked again.
  enum Ask: Hashable, Sendable {
    /// Its first or its last article is selected then.
    case newest, oldest
    /// The same article stays selected.
    case here
  }

  /// Where the rows of an answer go.
  enum Place: Hashable, Sendable {
    case ask(Ask)
    /// The archive has changed: they replace the rows, and nothing moves.
    case reload
    case after, before
  }

  private(set) var query = Query()
  /// The query as typed.
  var queryText = ""
  private(set) var rows: [ArticleSummary] = []
  /// Articles that do not match any more and stay.
  private(set) var kept: Set<ArticleID> = []
  private(set) var hasNewer = false
  private(set) var hasOlder = false
  /// What the query matches; nil while that is not known.
  private(set) var totals: Totals?
  /// Where there are no totals: it matches more articles than this.
  private(set) var moreThan: Int?
  private(set) var selected = 0
  /// The first row shown.
  private(set) var top = 0
  private(set) var isLoaded = false
  /// What is to be asked; nil once it has been answered.
  private(set) var ask: Ask?
  /// The query of the rows.
  private var answered: Query?
  /// The state of the archive that the rows show.
  private var edition = 0
  /// Why there are no rows: the request for them has failed.
  private(set) var failure: String?
  /// The person has moved the selection: from then on it stays with its article when the list changes.
  var isPlaced = false
  /// The article that the status line speaks of: the selected one, once the selection has rested.
  var rested: ArticleID?
  private(set) var height = 1

  var article: ArticleSummary? { rows.indices.contains(selected) ? rows[selected] : nil }
  var isFiltered: Bool { !query.isEmpty }
  /// The question has been answered: with no article.
  var foundNothing: Bool { isLoaded && rows.isEmpty && ask == nil }

  // MARK: Asking

  /// Asks a question: its rows replace the others, and nothing of the last one stays.
  mutating func begin(_ query: Query, _ ask: Ask) {
    if query != self.query { (totals, moreThan) = (nil, nil) }
    self.query = query
    self.ask = ask
    kept = []
    if ask != .here { isPlaced = false }
  }

  /// Goes to the first or the last article of the question.
  mutating func go(to ask: Ask) {
    self.ask = ask
    isPlaced = true
  }

  /// The request that the rows lack; `edition` is the state of the archive.
  func need(edition: Int) -> Need? {
    if let ask { return .list(request(ask), .ask(ask)) }
    guard isLoaded else { return nil }
    if edition > self.edition {
      let anchor = isPlaced ? article.map { ListRequest.Anchor.around($0.key) } : nil
      let keeping = kept.union(rows.map(\.id))
      return .list(ListRequest(query: query, anchor: anchor ?? .newest, keeping: keeping), .reload)
    }
    if hasOlder, selected >= rows.count - Self.margin, let last = rows.last {
      return .list(ListRequest(query: query, anchor: .after(last.key), keeping: kept), .after)
    }
    if hasNewer, selected < Self.margin, let first = rows.first {
      return .list(ListRequest(query: query, anchor: .before(first.key), keeping: kept), .before)
    }
    return nil
  }

  private func request(_ ask: Ask) -> ListRequest {
    switch ask {
    case .newest: return ListRequest(query: query, keeping: kept)
    case .oldest:
      // The rows before the oldest thinkable article are the oldest ones.
      let end = ListKey(date: Timestamp(seconds: .min), id: ArticleID(""))
      return ListRequest(query: query, anchor: .before(end), keeping: kept)
    case .here:
      guard let article else { return ListRequest(query: query) }
      return ListRequest(query: query, anchor: .around(article.key), keeping: kept.union([article.id]))
    }
  }

  /// The request has failed.
  mutating func fail(_ place: Place, _ words: String) {
    if answered == query {
      // The rows are those of the question: only the way to the others of it is given up.
      if case .ask = place { ask = nil }
    } else if case .ask = place {
      (rows, kept, selected, top) = ([], [], 0, 0)
      (hasNewer, hasOlder) = (false, false)
      failure = words
    }
    if rows.isEmpty { failure = words }
  }

  // MARK: Rows

  /// Takes an answer. Whether another article is selected now.
  mutating func take(_ page: ListPage, _ request: ListRequest, _ place: Place, edition: Int) -> Bool {
    let before = article
    switch place {
    case .ask, .reload:
      guard replace(page, place, request) else { return false }
      moreThan = page.totals == nil ? page.moreThan : nil
      answered = query
      self.edition = edition
      if case .ask = place { ask = nil }
    case .after:
      guard request.anchor == rows.last.map({ .after($0.key) }) else { return false }
      rows += newcomers(page)
      hasOlder = page.hasOlder
      if rows.count > Self.windowLimit { dropNewer(rows.count - Self.windowLimit) }
    case .before:
      guard request.anchor == rows.first.map({ .before($0.key) }) else { return false }
      let newer = newcomers(page)
      rows = newer + rows
      selected += newer.count
      top += newer.count
      hasNewer = page.hasNewer
      if rows.count > Self.windowLimit {
        rows.removeLast(rows.count - Self.windowLimit)
        hasOlder = true
      }
    }
    kept = kept.subtracting(page.rows.map(\.id)).union(page.kept)
    totals = page.totals
    isLoaded = true
    failure = nil
    settle()
    return article?.id != before?.id
  }

  /// An article whose date has changed may be among the rows already.
  private func newcomers(_ page: ListPage) -> [ArticleSummary] {
    let known = Set(rows.map(\.id))
    return page.rows.filter { !known.contains($0.id) }
  }

  /// False where the answer does not reach to where the person is by now.
  private mutating func replace(_ page: ListPage, _ place: Place, _ request: ListRequest) -> Bool {
    let before = article
    let stays: Bool
    switch place {
    case .ask(.here): stays = true
    case .ask: stays = false
    default: stays = isPlaced
    }
    var new = page.rows
    if stays, place == .reload, let before, !new.contains(where: { $0.id == before.id }) {
      // Another process has taken it away. It stays, as it was.
      guard let index = Self.index(of: before.key, in: page) else { return false }
      new.insert(before, at: index)
      kept.insert(before.id)
    }
    let row = selected - top
    let wasAtTop = top == 0 && !hasNewer
    rows = new
    hasNewer = page.hasNewer
    hasOlder = page.hasOlder
    guard stays, let before else {
      selected = place == .ask(.oldest) ? max(rows.count - 1, 0) : 0
      top = 0
      return true
    }
    let same = rows.firstIndex { $0.id == before.id }
    let near = rows.firstIndex { $0.key.date <= before.key.date }
    selected = same ?? near ?? max(rows.count - 1, 0)
    // At the beginning of the list what is new comes into view, as long as the selection stays in it.
    top = max(wasAtTop ? selected - height + 1 : selected - row, 0)
    return true
  }

  /// Where a row with the key belongs; nil where it is beyond an end of the page behind which there are more.
  private static func index(of key: ListKey, in page: ListPage) -> Int? {
    func isOlder(_ row: ArticleSummary) -> Bool { (row.key.date, row.id) < (key.date, key.id) }
    let index = page.rows.firstIndex(where: isOlder) ?? page.rows.count
    if index == 0, page.hasNewer { return nil }
    if index == page.rows.count, page.hasOlder { return nil }
    return index
  }

  private mutating func dropNewer(_ count: Int) {
    let count = min(count, selected)
    rows.removeFirst(count)
    selected -= count
    top -= count
    hasNewer = hasNewer || count > 0
  }

  // MARK: What the person does

  /// Shows what the person did; `totals` are those of the whole archive. A row that the query no longer matches stays,
  /// for the person is there, but it is not counted. Where the numbers cannot be known by this, they are asked for.
  mutating func update(_ id: ArticleID, _ personal: PersonalState, totals all: Totals) {
    let index = rows.firstIndex { $0.id == id }
    let before = index.map { counts(rows[$0]) }
    patch(id, personal)
    // The numbers of another question say nothing here, and those of this one are on their way.
    guard answered == query, ask == nil else { return }
    guard let index, let before else { return isFiltered ? outdate() : take(all, unread: -1...1) }
    let after = counts(rows[index])
    let change = after.unread - before.unread
    guard isFiltered else { return take(all, unread: change...change) }
    if kept.contains(id) { return after.articles == before.articles ? () : outdate() }
    totals?.articles += after.articles - before.articles
    totals?.unread += change
    if after.articles == 0 { kept.insert(id) }
  }

  /// Takes the numbers of the whole archive; where more than the act has changed them the list is out of date.
  private mutating func take(_ all: Totals, unread: ClosedRange<Int>) {
    if let totals, totals.articles != all.articles || !unread.contains(all.unread - totals.unread) { outdate() }
    totals = all
  }

  /// The rows and the numbers may not be those of the archive.
  mutating func outdate() { edition = -1 }

  /// Shows the article's marks.
  mutating func patch(_ id: ArticleID, _ personal: PersonalState) {
    guard let index = rows.firstIndex(where: { $0.id == id }) else { return }
    rows[index].isUnread = !personal.isRead
    rows[index].isStarred = personal.isStarred
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
}
