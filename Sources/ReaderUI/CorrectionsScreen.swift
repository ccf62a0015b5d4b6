import News

/// All corrections, the newest first: what they do, where, and the article that they were made for.
struct CorrectionsScreen: Hashable, Sendable {
  private(set) var kept: [KeptCorrection] = []
  private(set) var isLoaded = false
  /// The state of the archive that the list shows.
  private var edition = 0
  /// The correction that one more key takes back.
  var isAsking = false
  var panel = Panel()
  /// The columns that the lines are broken for; 0 when they must be broken anew.
  private var width = 0
  /// What the cursor stays on when the lines have been made anew.
  private var wanted: Correction.ID?

  /// What stands under the cursor.
  var selected: KeptCorrection? { kept.indices.contains(panel.selected) ? kept[panel.selected] : nil }

  /// Whether the corrections must be asked for: they are not there, or older than this state of the archive.
  func isLacking(_ edition: Int) -> Bool { !isLoaded || self.edition < edition }

  mutating func take(_ corrections: [KeptCorrection], edition: Int) {
    self.edition = edition
    let before = selected?.correction.id
    kept = corrections
    isLoaded = true
    wanted = kept.contains { $0.correction.id == before } ? before : nil
    isAsking = isAsking && wanted != nil
    width = 0
  }

  mutating func settle(in region: Region, glyphs: Glyphs, dates: DateText) {
    guard width != region.columns else { return panel.settle(height: region.rows) }
    width = region.columns
    panel.show(lines(glyphs, dates), itemCount: kept.count, height: region.rows)
    if let index = kept.firstIndex(where: { $0.correction.id == wanted }) { panel.select(index) }
    wanted = nil
  }

  private func lines(_ glyphs: Glyphs, _ dates: DateText) -> [PanelLine] {
    let count = PanelRun(text: isLoaded ? String(kept.count) : "", meaning: .dim)
    var lines = [PanelLine(runs: [PanelRun(text: "CORRECTIONS", meaning: .heading)], trailing: count)]
    if isLoaded, kept.isEmpty {
      let text = "You have corrected nothing yet: x on an actor or a place does it, X on any other words."
      lines += LineBreaker(glyphs: glyphs, width: width - 2).lines(of: text).map {
        PanelLine(runs: [PanelRun(text: $0, meaning: .dim)])
      }
    }
    for (index, item) in kept.enumerated() { lines += self.lines(of: item, index, glyphs, dates) }
    return lines
  }

  private func lines(of item: KeptCorrection, _ index: Int, _ glyphs: Glyphs, _ dates: DateText) -> [PanelLine] {
    let correction = item.correction
    let date = PanelRun(text: dates.day(correction.made.day), meaning: .dim)
    let room = max(width - 5 - glyphs.width(of: date.text), 8)
    let words = LineBreaker(glyphs: glyphs, width: room).lines(of: Printable.line(correction.sentence))
    var lines = words.enumerated().map { number, line in
      PanelLine(
        runs: [PanelRun(text: line, item: index)], trailing: number == 0 ? date : nil,
        marked: number == 0 ? index : nil, detail: index, indent: 3)
    }
    let article = item.title.map { $0.isEmpty ? "an article without title" : "“\(Printable.line($0))”" }
    let absent = "an article that is not in this archive"
    let place =
      switch correction.scope {
      case .everywhere: "everywhere"
      case .article: "in " + (article ?? absent)
      case .mention: "at one place in " + (article ?? absent)
      }
    lines.append(
      PanelLine(
        runs: [PanelRun(text: glyphs.cut(place, to: max(width - 6, 4)), meaning: .dim)], detail: index, indent: 5))
    return lines
  }

  func draw(on canvas: inout Canvas, in region: Region) { panel.draw(on: &canvas, in: region, isFocused: true) }
}

/// The list of corrections under the keyboard.
extension State {
  mutating func openCorrections() -> [Effect] {
    corrections = CorrectionsScreen()
    return savePosition()
  }

  mutating func settleCorrections(in region: Region) {
    corrections?.settle(in: region, glyphs: glyphs, dates: dates)
  }

  mutating func pressInCorrections(_ key: Key) -> [Effect] {
    let command = KeyMap.command(for: key, in: .corrections)
    let isAsked = corrections?.isAsking == true
    corrections?.isAsking = false
    notice = nil
    guard let command else {
      // `y` is what one answers to a question.
      if isAsked, key == .character("y") { return undoSelected() }
      sayUnbound(key)
      return []
    }
    if let obstacle = obstacle(toInCorrections: command) {
      notice = Notice(obstacle)
      return []
    }
    switch command {
    case .quit, .suspend, .repaint, .help: return run(command)
    case .back: if !isAsked { corrections = nil }
    case .undoCorrection:
      if isAsked { return undoSelected() }
      corrections?.isAsking = true
    case .open: return isAsked ? undoSelected() : openCorrected()
    case .first: corrections?.panel.move(by: Motion.start.lines(height: 1))
    case .last: corrections?.panel.move(by: Motion.end.lines(height: 1))
    default: move(command)
    }
    return []
  }

  private func obstacle(toInCorrections command: Command) -> String? {
    switch command {
    case .open, .undoCorrection: corrections?.selected == nil ? "There is no correction here." : nil
    default: nil
    }
  }

  private mutating func move(_ command: Command) {
    guard let motion = Self.motions[command], let height = corrections?.panel.height else { return }
    switch motion {
    case .pages, .halfPages: _ = corrections?.panel.page(by: motion.lines(height: height))
    default: corrections?.panel.move(by: motion.lines(height: 1))
    }
  }

  private mutating func undoSelected() -> [Effect] {
    corrections?.selected.map { [.undoCorrection($0.correction.id)] } ?? []
  }

  /// Goes to the article that the correction is for, at the words where they are known.
  private mutating func openCorrected() -> [Effect] {
    guard let item = corrections?.selected else { return [] }
    guard let article = item.correction.scope.article else {
      notice = Notice("It holds everywhere, not in one article.")
      return []
    }
    guard item.title != nil else {
      notice = Notice("This archive does not have the article.")
      return []
    }
    corrections = nil
    var offset: Int?
    if case .mention(_, let place) = item.correction.scope { offset = place }
    return openArticle(article, at: offset)
  }
}
