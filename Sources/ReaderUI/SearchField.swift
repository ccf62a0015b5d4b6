import News

/// The question being typed, and what to go back to when it is given up.
struct SearchField: Hashable, Sendable {
  var editor = LineEditor()
  /// What is wrong with the question, in a sentence.
  var problem: String?
  /// The list as it was.
  var list: ListPane
  /// Where the person was.
  var visit: Visit
  /// What has been asked since the field was opened; nil before anything was.
  var asked: Query?

  init(list: ListPane, visit: Visit) {
    self.list = list
    self.visit = visit
  }

  /// Shows what the person did with an article.
  mutating func update(_ id: ArticleID, _ personal: PersonalState, totals: Totals) {
    list.update(id, personal, totals: totals)
    visit.update(id, personal)
  }

  /// The status line while the question is typed.
  ///
  /// - Parameter count: how many articles the question has found, in words.
  func draw(on canvas: inout Canvas, row: Int, count: String?) {
    let glyphs = canvas.glyphs
    let columns = canvas.frame.size.columns
    let room = max(columns / 2, columns - glyphs.width(of: editor.text) - 6)
    let right =
      problem.map { glyphs.cut($0, to: room) }
      ?? [count, "\(glyphs.enter) keep  Esc back"]
      .compactMap { $0 }.joined(separator: "  ")
    let width = glyphs.width(of: right)
    var edge = columns
    if !right.isEmpty, width + 6 < columns {
      edge = columns - width - 1
      canvas.write(right, row: row, column: edge, as: problem == nil ? .dim : .error)
    }
    canvas.write("/", row: row, column: 1, as: .key)
    editor.draw(on: &canvas, row: row, column: 2, columns: edge - 3)
  }
}
