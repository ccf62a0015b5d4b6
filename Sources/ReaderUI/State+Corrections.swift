import News

/// Correcting what was read wrongly.
extension State {
  // MARK: Asking

  mutating func correct() -> [Effect] {
    settle()
    guard let pane = reading, let choice = CorrectionChoice(pane) else { return [] }
    if let mention = pane.focusedMention { reading?.go(to: mention.span.lowerBound) }
    correction = choice
    return opened()
  }

  /// Why no mention can be corrected now; nil when one can.
  var obstacleToCorrecting: String? {
    if let obstacle = obstacleToMentions { return obstacle }
    guard layout.shows(.reading) || focus == .side else { return "The text is not on the screen." }
    return focusedText?.focus == nil ? "No actor or place is focused: Tab goes to one." : nil
  }

  /// Why no words can be picked now; nil when they can.
  var obstacleToPicking: String? {
    if focus == .list, list.article == nil { return "No article is selected." }
    if focus == .list, focusedText == nil { return nil }
    guard let reading else { return "No article is shown." }
    return reading.stored.analysis == nil ? "This article has not been recognised yet." : nil
  }

  mutating func settleCorrection() {
    guard correction != nil, let region = correctionRegion else { return }
    correction?.settle(in: region)
  }

  /// Over the half of the text in which the words do not stand.
  var correctionRegion: Region? {
    guard let choice = correction, let body = layout.body else { return nil }
    let pane = layout.reading ?? body
    let area = pane.columns < 36 ? body : pane
    let rows = min(choice.rows, max(area.rows - 2, 4), area.rows)
    guard let reading, layout.reading != nil else {
      return Region(row: area.row + area.rows - rows, column: area.column, rows: rows, columns: area.columns)
    }
    let first = reading.layout.line(at: choice.span.lowerBound) - reading.top
    let last = reading.layout.line(at: choice.span.upperBound - 1) - reading.top
    let isBelow = last < area.rows - rows || first < rows
    return Region(
      row: isBelow ? area.row + area.rows - rows : area.row, column: area.column, rows: rows, columns: area.columns)
  }

  // MARK: Keys

  mutating func pressInCorrection(_ key: Key) -> [Effect] {
    notice = nil
    if correction?.edit(key) == true { return [] }
    if case .character(let letter) = key, let option = correction?.option(letter) { return choose(option) }
    guard let command = KeyMap.command(for: key, in: .correction) else {
      sayUnbound(key)
      return []
    }
    switch command {
    case .quit, .suspend, .repaint, .help: return run(command)
    case .open: return correction?.selected.map { choose($0) } ?? []
    case .back, .correct:
      if correction?.leaveStage() != true { correction = nil }
    case .first: correction?.panel.select(0)
    case .last: correction?.panel.select(.max)
    default:
      guard let height = correction?.panel.height, let motion = Self.motions[command] else { return [] }
      correction?.panel.move(by: motion.lines(height: height))
    }
    return []
  }

  static let motions: [Command: Motion] = [
    .lineDown: .lines(1), .lineUp: .lines(-1), .pageDown: .pages(1), .pageUp: .pages(-1),
    .halfPageDown: .halfPages(1), .halfPageUp: .halfPages(-1),
  ]

  private mutating func choose(_ option: CorrectionChoice.Option) -> [Effect] {
    switch (option.meaning, correction?.stage) {
    case (.change(let change), _): correction?.enter(.scope(change))
    case (.find(let purpose), _):
      correction?.enter(.find(purpose))
    case (.candidate(let entity), .find(.merge)): correction?.enter(.scope(.merge(entity)))
    case (.candidate(let entity), _): correction?.enter(.scope(.entity(entity)))
    case (.scope(let scope), .scope(let change)): return make(change, scope)
    case (.words, _):
      guard let span = correction?.span else { return [] }
      correction = nil
      return pick(span)
    case (.scope, _): break
    }
    return []
  }

  private mutating func make(_ change: Correction.Request.Change, _ scope: Correction.Scope) -> [Effect] {
    guard let choice = correction else { return [] }
    correction = nil
    return [.correct(choice.request(change, scope), in: choice.article)]
  }

  // MARK: Afterwards

  /// Shows what follows from a correction that is on disk, or from one that has been taken back.
  mutating func follow(_ notice: Notice) {
    self.notice = notice
    requests.outdate([.list, .article, .related, .card, .corrections])
  }

  /// Whose card is open has become another: that one's card takes its place.
  mutating func turnCard(after correction: Correction) {
    guard case .merge(let entity) = correction.action, correction.scope == .everywhere, case .card(let card) = side,
      card.id == correction.subject.entity?.id
    else { return }
    side = .card(CardPane(entity.id, entity: entity))
  }

  /// Where first: it is short, and what follows may be cut off.
  func words(of correction: Correction, _ act: String) -> String {
    Printable.line("\(act) \(correction.scopeWords): \(correction.sentence)")
  }

  /// The status line of whatever belongs to correcting; nil where nothing of it is on the screen.
  var correctionStatus: StatusLine? {
    if let correction {
      let (text, key) =
        switch correction.stage {
        case .change: ("what it is, or that it is nobody", "choose")
        case .find: ("type a name", "choose")
        case .scope: ("where does it hold?", "correct it")
        }
      return status(text, [(glyphs.enter, key), ("Esc", "back")], help: false)
    }
    if let picking, let reading {
      let said = Printable.line(reading.layout.text(picking.span))
      let arrows = glyphs.usesUnicode ? "←→" : "h l"
      let keys =
        picking.isExtending
        ? [(glyphs.enter, "correct"), (arrows, "longer, shorter"), ("Tab", "other end"), ("Esc", "leave")]
        : [(glyphs.enter, "correct"), (arrows, "word"), ("Space", "more words"), ("Esc", "leave")]
      return status("“\(said)”", keys, help: false)
    }
    guard let corrections else { return nil }
    guard let item = corrections.selected else { return status("corrections", [("Esc", "close")], help: false) }
    if corrections.isAsking { return status("Take this correction back?", [("y", "yes"), ("Esc", "no")], help: false) }
    let jump = item.correction.scope.article == nil ? [] : [(glyphs.enter, "article")]
    return status(item.correction.id.rawValue, [("u", "take back")] + jump + [("Esc", "close")])
  }
}
