import News

/// The last line: what the focused thing is, and which keys act on it now.
struct StatusLine: Hashable, Sendable {
  struct KeyHint: Hashable, Sendable {
    var key: String
    var words: String
  }

  var text: String
  var meaning: Theme.Meaning = .text
  var keys: [KeyHint]
  /// Rather fewer keys than words cut off.
  var isTextFirst = false

  func draw(on canvas: inout Canvas, row: Int) {
    let glyphs = canvas.glyphs
    let columns = canvas.frame.size.columns
    var keys = keys
    // The last hint leads to all others: it goes last.
    while keys.count > 1, width(of: keys, glyphs) + 2 > columns / 2 { keys.remove(at: keys.count - 2) }
    let textWidth = glyphs.width(of: text)
    while isTextFirst, keys.count > 2, textWidth + width(of: keys, glyphs) + 5 > columns {
      keys.remove(at: keys.count - 2)
    }
    let width = width(of: keys, glyphs)
    let edge = width > 0 && width + 12 < columns ? columns - width - 1 : columns
    let limit = max(edge - (edge < columns ? 3 : 2), 0)
    canvas.write(glyphs.cut(text, to: limit), row: row, column: 1, limit: limit, as: meaning)
    guard edge < columns else { return }
    var column = edge
    for (index, hint) in keys.enumerated() {
      column = canvas.write(hint.key, row: row, column: column + (index == 0 ? 0 : 2), as: .key)
      column = canvas.write(" " + hint.words, row: row, column: column)
    }
  }

  private func width(of keys: [KeyHint], _ glyphs: Glyphs) -> Int {
    keys.reduce(0) { $0 + glyphs.width(of: $1.key) + glyphs.width(of: $1.words) + 1 } + max(keys.count - 1, 0) * 2
  }
}

extension State {
  var statusLine: StatusLine {
    if let notice, longNotice(columns: size?.columns ?? 80).isEmpty {
      return StatusLine(text: Printable.line(notice.text), meaning: notice.isError ? .error : .text, keys: [])
    }
    if help != nil { return status("help", [("j", "down"), ("/", "search"), ("Esc", "close")], help: false) }
    if let line = correctionStatus { return line }
    if reading?.hints != nil { return status("type the letters of an actor or place", [("Esc", "leave")], help: false) }
    if let line = refreshStatus { return line }
    switch focus {
    case .list: return listStatus
    case .reading: return readingStatus
    case .side: return sideStatus
    }
  }

  func status(_ text: String, _ keys: [(String, String)], help: Bool = true) -> StatusLine {
    let keys = (keys + (help ? [("?", "help")] : [])).map { StatusLine.KeyHint(key: $0.0, words: $0.1) }
    return StatusLine(text: text, keys: keys)
  }

  /// Speaks of the article on which the selection has rested, so that moving on changes nothing here.
  private var listStatus: StatusLine {
    guard let article = list.rows.first(where: { $0.id == list.rested }) ?? list.article else {
      if list.failure != nil { return status("nothing to show", [("q", "quit")]) }
      guard list.isLoaded else { return status("loading", [("q", "quit")]) }
      return list.isFiltered
        ? status("nothing found", [("/", "search"), ("Esc", "all articles")])
        : status("the archive is empty", [("q", "quit")])
    }
    let parts = [
      Printable.line(article.title), Printable.line(article.source),
      dates.phrase(published: article.published, added: article.added),
      LanguageName.phrase(article.readingLanguage) ?? "",
      article.isUnread ? "unread" : "read",
      article.isStarred ? "starred" : "",
    ]
    return status(
      parts.filter { !$0.isEmpty }.joined(separator: glyphs.dot),
      [(glyphs.enter, "open"), ("s", "star"), ("u", article.isUnread ? "read" : "unread"), ("/", "search")])
  }

  /// The title of what is on its way.
  private var arrivingStatus: StatusLine {
    let title = list.article.flatMap { $0.id == wanted?.id ? Printable.line($0.title) : nil }
    return status(["loading", title ?? ""].filter { !$0.isEmpty }.joined(separator: " "), [("Esc", "back")])
  }

  private var readingStatus: StatusLine {
    if isArriving { return arrivingStatus }
    guard let pane = reading else { return status("no article", [("Esc", "back")]) }
    guard let mention = pane.focusedMention else {
      var keys = [("Tab", "actors and places"), ("1", "related")]
      if pane.mentions.isEmpty { keys.removeFirst() }
      return status(Printable.line(pane.stored.article.title), keys + [("z", isFullWidth ? "panes" : "full width")])
    }
    var line = status(words(of: mention, in: pane), [(glyphs.enter, "open"), ("n", "next mention")])
    line.isTextFirst = true
    return line
  }

  private func words(of mention: Mention, in pane: ReadingPane) -> String {
    let said = Printable.line(pane.layout.text(mention.span))
    let entity = pane.entity(mention.entity)
    let name = Printable.line(entity?.name ?? said)
    let count = pane.mentions.count { $0.entity == mention.entity }
    let parts = [
      said == name ? name : said + glyphs.arrow + name, Self.kind(of: mention),
      mention.title.map(Printable.line) ?? "", count == 1 ? "once here" : "\(count) times here",
      mention.cue.map(Printable.line) ?? "",
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: glyphs.dot)
  }

  /// What the mention names, and how: a state that is called by its capital says so, and a name that several places
  /// bear where it is not sure which of them is meant.
  private static func kind(of mention: Mention) -> String {
    if let named = mention.named, named.coordinate == nil, named.confidence < 1, mention.role == .place {
      return "\(mention.type.rawValue), not sure which"
    }
    guard mention.role == .actor, let named = mention.named, named.type == .city else {
      return mention.role == .place ? "\(mention.type.rawValue), a place here" : mention.type.rawValue
    }
    return mention.type == .state ? "state, named by its capital" : "\(mention.type.rawValue), named by its seat"
  }

  private var sideStatus: StatusLine {
    let back = [("Esc", "back")]
    switch side {
    case .related(let pane):
      guard let item = pane.selected else { return status("related articles", back) }
      return status(
        Printable.line(item.summary.title) + glyphs.dot + "score \(Self.percent(item.score))",
        [(glyphs.enter, "open"), ("2", "actors and places")] + back)
    case .entities(let pane):
      guard let item = pane.selected else { return status("actors and places", back) }
      let text = [Printable.line(item.entity.name), item.entity.type.rawValue, counted(item.count, "mention")]
      return status(
        text.joined(separator: glyphs.dot), [(glyphs.enter, "open"), ("n", "next mention"), ("1", "related")] + back)
    case .card(let pane):
      switch pane.selected {
      case .appearance(let appearance):
        return status(Printable.line(appearance.article.title), [(glyphs.enter, "read there")] + back)
      case .entity(let id):
        let companions = (pane.profile?.actors ?? []) + (pane.profile?.places ?? [])
        let name = companions.first { $0.entity.id == id }?.entity.name ?? id.rawValue
        return status(Printable.line(name), [(glyphs.enter, "open")] + back)
      case nil: return status(pane.name, back)
      }
    }
  }

  /// A share 0…1 in whole percent.
  private static func percent(_ share: Double) -> String {
    share.isFinite ? "\(Int(min(max(share, 0), 1) * 100 + 0.5))%" : "?"
  }
}
