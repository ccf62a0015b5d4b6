import News

/// The open or previewed article, laid out, with the place that the person has reached.
struct ReadingPane: Hashable, Sendable {
  /// Columns of a line at the most: longer ones are hard to read.
  static let measure = 100

  private(set) var stored: StoredArticle
  private(set) var layout: TextLayout
  /// The UTF-8 offset of the first character shown: what stays when the width changes.
  private(set) var anchor: Int
  /// The first line shown.
  private(set) var top = 0
  /// The index of the mention under the cursor.
  private(set) var focus: Int?
  /// The end of the mention that had the cursor when it ceased to be one: walking goes on from there.
  private var resumption: Int?
  var hints: Hints?
  /// The person has opened the article, not only seen it beside the list.
  var isOpened = false
  /// The position has changed and is not yet written down.
  var isUnsaved = false
  /// A timer that will write it down is running.
  var isSaving = false
  private(set) var height = 1
  /// The state of the archive that the article shows.
  private(set) var edition: Int
  private let glyphs: Glyphs
  private let dates: DateText

  /// Which text it is.
  struct Version: Hashable, Sendable {
    var article: ArticleID
    var edition: Int
    var isAnalysed: Bool
  }

  init(_ stored: StoredArticle, edition: Int = 0, in region: Region, glyphs: Glyphs, dates: DateText) {
    self.stored = stored
    self.edition = edition
    self.glyphs = glyphs
    self.dates = dates
    anchor = max(stored.personal.position ?? 0, 0)
    layout = Self.layout(stored, columns: region.columns, glyphs: glyphs, dates: dates)
    settle(in: region)
  }

  var id: ArticleID { stored.article.id }
  var mentions: [Mention] { layout.mentions }
  var version: Version { Version(article: id, edition: edition, isAnalysed: stored.analysis != nil) }

  private static func layout(_ stored: StoredArticle, columns: Int, glyphs: Glyphs, dates: DateText) -> TextLayout {
    TextLayout(
      article: stored.article, mentions: stored.analysis?.mentions ?? [],
      subtitle: subtitle(of: stored, glyphs: glyphs, dates: dates), width: width(in: columns), glyphs: glyphs)
  }

  private static func width(in columns: Int) -> Int { max(min(columns - 2, measure), 2) }

  private static func subtitle(of stored: StoredArticle, glyphs: Glyphs, dates: DateText) -> [String] {
    let article = stored.article
    var parts = [article.source, dates.phrase(published: article.published, added: stored.added)]
    parts.append("\(article.readingMinutes) min")
    if let analysis = stored.analysis {
      parts.append(counted(Set(analysis.mentions.filter { $0.role == .actor }.map(\.entity)).count, "actor"))
      parts.append(counted(Set(analysis.mentions.filter { $0.role == .place }.map(\.entity)).count, "place"))
    }
    // A line is not broken between a number and what it counts.
    let bound = parts.map { part in String(Printable.line(part).map { $0 == " " ? "\u{a0}" : $0 }) }
    let line = bound.filter { !$0.isEmpty }.joined(separator: glyphs.dot)
    // A long sentence, so it has lines of its own and may be broken anywhere.
    let language = LanguageName.phrase(stored.analysis?.language).map {
      "\($0): only names of the gazetteer are marked"
    }
    let byline = article.byline.map(Printable.line) ?? ""
    let author = byline.isEmpty || byline.lowercased().hasPrefix("by ") ? byline : "by " + byline
    let others = stored.alsoIn.map(Printable.line).joined(separator: ", ")
    return [line, author, others.isEmpty ? "" : "also in " + others, language ?? ""].filter { !$0.isEmpty }
  }

  // MARK: Shape

  /// Lays the text out anew where the width has changed, and keeps the place in the text.
  mutating func settle(in region: Region) {
    height = max(region.rows - 1, 1)
    if Self.width(in: region.columns) != layout.width {
      layout = Self.layout(stored, columns: region.columns, glyphs: glyphs, dates: dates)
      top = layout.line(at: anchor)
    } else if layout.anchor(ofLine: top) != anchor {
      top = layout.line(at: anchor)
    }
    top = min(top, maximumTop)
    labelAnew()
  }

  /// Letters stay on the screen as long as they are waited for: one that is typed must not be taken for a command.
  private mutating func labelAnew() {
    guard let old = hints, !old.stands(on: self) else { return }
    hints = Hints(self)
  }

  private var maximumTop: Int { max(layout.lines.count - height, 0) }

  /// Takes a newer form of the same article; the place and the mention under the cursor stay.
  mutating func take(_ newer: StoredArticle, edition: Int, in region: Region) {
    self.edition = edition
    let focused = focus.map { mentions[$0] }
    stored = newer
    layout = Self.layout(newer, columns: region.columns, glyphs: glyphs, dates: dates)
    let sameWords = focused.flatMap { old in mentions.firstIndex { $0.span == old.span } }
    focus = sameWords
    if sameWords == nil, let focused { resumption = focused.span.upperBound }
    anchor = min(anchor, layout.textLength)
    // Lines of the head share an offset: the one that was at the top stays there.
    top = min(top, max(layout.lines.count - 1, 0))
    settle(in: region)
  }

  mutating func update(_ personal: PersonalState) { stored.personal = personal }

  /// The article has been recognised since, and must be asked for again.
  mutating func outdate() { edition = -1 }

  // MARK: Scrolling

  /// Whether the lines on the screen are other ones now.
  @discardableResult
  mutating func scroll(by count: Int) -> Bool { scroll(to: top + count) }

  @discardableResult
  mutating func scroll(to line: Int) -> Bool {
    let line = min(max(line, 0), maximumTop)
    guard line != top else { return false }
    top = line
    anchor = layout.anchor(ofLine: line)
    isUnsaved = true
    return true
  }

  /// Shows the text at the UTF-8 offset, with a little of what stands before it.
  mutating func go(to offset: Int) {
    let line = layout.line(at: offset)
    if !(top..<top + height).contains(line) { scroll(to: line - height / 3) }
  }

  var visibleLines: Range<Int> { top..<min(top + height, layout.lines.count) }
  var visibleMentions: Range<Int> { layout.mentions(inLines: visibleLines) }

  /// How far the text has been shown, 0…100.
  var percent: Int { layout.lines.isEmpty ? 100 : visibleLines.upperBound * 100 / layout.lines.count }

  // MARK: Mentions

  var focusedMention: Mention? { focus.map { mentions[$0] } }

  mutating func focus(on index: Int?) {
    focus = index.flatMap { mentions.indices.contains($0) ? $0 : nil }
    resumption = nil
    if let mention = focusedMention { go(to: mention.span.lowerBound) }
  }

  /// Steps through the mentions, around the end; from the first one on the screen when none there has the cursor.
  mutating func walk(_ step: Int) {
    guard !mentions.isEmpty else { return }
    let visible = visibleMentions
    if let focus, visible.contains(focus) || visible.isEmpty {
      self.focus(on: (focus + step + mentions.count) % mentions.count)
    } else if let resumption, layout.line(at: resumption) >= top, layout.line(at: resumption) < top + height {
      let next = layout.firstMention(endingAfter: resumption)
      self.focus(on: (step > 0 ? next : next + mentions.count - 1) % mentions.count)
    } else if visible.isEmpty {
      let next = layout.firstMention(endingAfter: anchor)
      self.focus(on: (step > 0 ? next : next + mentions.count - 1) % mentions.count)
    } else {
      self.focus(on: step > 0 ? visible.lowerBound : visible.upperBound - 1)
    }
  }

  /// Steps through the mentions of the entity under the cursor. Whether there was another one.
  mutating func walkEntity(_ step: Int) -> Bool {
    guard let focus, let entity = focusedMention?.entity else { return false }
    let same = mentions.indices.filter { mentions[$0].entity == entity }
    guard same.count > 1, let index = same.firstIndex(of: focus) else { return false }
    self.focus(on: same[(index + step + same.count) % same.count])
    return true
  }

  func entity(_ id: EntityID) -> Entity? { stored.analysis?.entities.first { $0.id == id } }

  // MARK: Drawing

  /// Alone on the screen the text is for slow links: bold and underline tell actors from places, colours would double
  /// the bytes of a line.
  ///
  /// - Parameter picked: words that look as if they were under the cursor.
  func draw(on canvas: inout Canvas, in region: Region, isAlone: Bool = false, picked: Range<Int>? = nil) {
    let theme = canvas.theme
    defer { canvas.theme = theme }
    if isAlone { canvas.theme = Theme(usesColor: false) }
    for (row, index) in visibleLines.enumerated() {
      draw(line: index, on: &canvas, row: region.row + row, column: region.column + 1, limit: region.columns - 1)
      if let picked { mark(picked, line: index, on: &canvas, row: region.row + row, in: region) }
    }
    if let hints { hints.draw(on: &canvas, in: region, over: self) }
    guard region.rows > 1 else { return }
    let percent = "\(percent)%"
    let column = region.column + region.columns - percent.count - 1
    canvas.write(percent, row: region.row + region.rows - 1, column: column, as: isAlone ? .text : .dim)
  }

  private func draw(line index: Int, on canvas: inout Canvas, row: Int, column: Int, limit: Int) {
    let line = layout.lines[index]
    if line.kind == .subtitle {
      canvas.write(line.words, row: row, column: column, limit: limit, as: .dim)
      return
    }
    let end = column + limit
    var column = column
    for segment in layout.segments(ofLine: index) {
      let style = style(of: segment, in: line, canvas.theme)
      column = canvas.write(layout.text(segment.range), row: row, column: column, limit: end - column, style: style)
    }
  }

  private func mark(_ picked: Range<Int>, line index: Int, on canvas: inout Canvas, row: Int, in region: Region) {
    let line = layout.lines[index]
    guard line.kind != .subtitle, picked.overlaps(line.range) else { return }
    let part = picked.clamped(to: line.range)
    let start = region.column + 1 + column(of: part.lowerBound, inLine: index)
    let end = region.column + region.columns
    canvas.write(
      layout.text(part), row: row, column: start, limit: max(end - start, 0), style: canvas.theme.focused(.text))
  }

  private func style(of segment: TextLayout.Segment, in line: TextLayout.Line, _ theme: Theme) -> Frame.Style {
    guard let index = segment.mention else { return theme.style(line.kind == .title ? .title : .text) }
    let meaning: Theme.Meaning = mentions[index].role == .actor ? .actor : .place
    return index == focus ? theme.focused(meaning) : theme.style(meaning)
  }

  /// Columns from the left edge of the text to the UTF-8 offset in the line.
  func column(of offset: Int, inLine index: Int) -> Int {
    glyphs.width(
      of: layout.text(layout.lines[index].range.lowerBound..<max(offset, layout.lines[index].range.lowerBound)))
  }
}
