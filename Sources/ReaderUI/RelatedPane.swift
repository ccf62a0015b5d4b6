import News

/// The side panel with the articles that belong to the open one, and why they do.
struct RelatedPane: Hashable, Sendable {
  /// The article that the others belong to; nil before one is shown.
  private(set) var article: ArticleID?
  private(set) var items: [RelatedArticle] = []
  private(set) var isLoaded = false
  /// The state of the archive that the articles show.
  private var edition = 0
  /// Articles are being recognised, or the panel has not been filled since: more may be related than is known.
  private(set) var isUnfinished = false
  var panel = Panel()
  /// The article that the cursor must come back to when the lines are made anew.
  private var reselected: ArticleID?
  /// The columns that the lines are broken for; 0 when they must be broken anew.
  private var width = 0

  /// The article under the cursor.
  var selected: RelatedArticle? { items.indices.contains(panel.selected) ? items[panel.selected] : nil }

  /// Whether the articles must be asked for: none are there, or they are older than this state of the archive.
  func isLacking(_ edition: Int) -> Bool { !isLoaded || self.edition < edition }

  /// Belongs to this article from now on: what belongs to another one is not shown beside it.
  mutating func turn(to id: ArticleID?) {
    guard article != id else { return }
    self = RelatedPane()
    article = id
  }

  /// Takes in whether articles are being recognised; `edition` is the state of the archive.
  mutating func follow(isRecognising: Bool, edition: Int) {
    let isUnfinished = isRecognising || self.isUnfinished && isLacking(edition)
    if isUnfinished != self.isUnfinished, items.isEmpty { width = 0 }
    self.isUnfinished = isUnfinished
  }

  mutating func take(_ items: [RelatedArticle], of id: ArticleID, edition: Int) {
    guard id == article else { return }
    reselected = selected?.summary.id
    self.items = items
    self.edition = edition
    isLoaded = true
    width = 0
  }

  mutating func update(_ id: ArticleID, _ personal: PersonalState) {
    for index in items.indices where items[index].summary.id == id {
      items[index].summary.isUnread = !personal.isRead
      items[index].summary.isStarred = personal.isStarred
    }
  }

  mutating func settle(in region: Region, glyphs: Glyphs, dates: DateText) {
    guard width != region.columns else { return panel.settle(height: region.rows) }
    width = region.columns
    panel.show(lines(glyphs, dates), itemCount: items.count, height: region.rows)
    if let index = items.firstIndex(where: { $0.summary.id == reselected }) { panel.select(index) }
    reselected = nil
  }

  private func lines(_ glyphs: Glyphs, _ dates: DateText) -> [PanelLine] {
    var lines = [PanelLine(runs: [PanelRun(text: "RELATED", meaning: .heading)])]
    let breaker = LineBreaker(glyphs: glyphs, width: width - 5)
    if items.isEmpty, isLoaded {
      let words =
        isUnfinished
        ? "Articles are still being recognised" + glyphs.dots : "No other article shares enough with this one."
      for line in breaker.lines(of: words) {
        lines.append(PanelLine(runs: [PanelRun(text: line, meaning: .dim)], indent: 3))
      }
    }
    for (index, item) in items.enumerated() {
      let title = Printable.line(item.summary.title)
      for (number, line) in breaker.lines(of: title.isEmpty ? "(untitled)" : title).enumerated() {
        let run = PanelRun(text: line, item: index)
        lines.append(PanelLine(runs: [run], marked: number == 0 ? index : nil, indent: 3))
      }
      let date = dates.phrase(published: item.summary.published, added: item.summary.added)
      lines.append(PanelLine(runs: [PanelRun(text: date, meaning: .dim)], detail: index, indent: 5))
      let reasons = LineBreaker(glyphs: glyphs, width: width - 7)
      for line in item.reasons.flatMap({ reasons.lines(of: Printable.line($0)) }) {
        lines.append(PanelLine(runs: [PanelRun(text: line, meaning: .dim)], detail: index, indent: 5))
      }
    }
    return lines
  }
}
