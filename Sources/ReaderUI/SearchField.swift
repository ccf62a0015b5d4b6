import News

/// The question being typed, and what to go back to when it is given up.
struct SearchField: Hashable, Sendable {
  var editor = LineEditor()
  /// What is wrong with the question, but for the part that is still being typed.
  private(set) var problem: Query.Problem?
  /// The person wanted to keep the question as it is, and could not.
  private(set) var isRefused = false
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

  /// Reads what has been typed so far.
  mutating func read() -> Query.Reading {
    let reading = Query.read(editor.text, cursor: editor.offset)
    problem = reading.problems.first
    isRefused = false
    return reading
  }

  /// Reads what is to be kept. Nil where something is wrong: the cursor goes there, and the person can correct it.
  mutating func readWhole() -> Query? {
    let (query, problems) = Query.parse(editor.text)
    problem = problems.first
    isRefused = problem != nil
    guard let problem else { return query }
    editor.move(to: problem.range.upperBound)
    return nil
  }

  /// Shows what the person did with an article.
  mutating func update(_ id: ArticleID, _ personal: PersonalState, totals: Totals) {
    list.update(id, personal, totals: totals)
    visit.update(id, personal)
  }

  /// Why the question could not be kept, in lines over the status line; nil where nothing was refused.
  func refusal(columns: Int, glyphs: Glyphs) -> [String]? {
    guard isRefused, let problem else { return nil }
    return LineBreaker(glyphs: glyphs, width: columns - 2).lines(of: problem.description)
  }

  /// The status line while the question is typed.
  ///
  /// - Parameter count: how many articles the question has found, in words.
  func draw(on canvas: inout Canvas, row: Int, count: String?) {
    let glyphs = canvas.glyphs
    let columns = canvas.frame.size.columns
    let edge = drawHint(hint(count, glyphs), on: &canvas, row: row)
    canvas.write("/", row: row, column: 1, as: .key)
    editor.draw(on: &canvas, row: row, column: 2, columns: min(edge, columns) - 3, fault: problem?.range)
  }

  private func hint(_ count: String?, _ glyphs: Glyphs) -> [String] {
    if let problem { return [problem.summary] }
    let keys = "\(glyphs.enter) keep  Esc back"
    if editor.text.isEmpty { return ["words  \(Self.fields)  Esc back", keys] }
    return [count.map { $0 + "  " + keys } ?? keys]
  }

  /// Everything that may stand before a colon.
  private static let fields = Query.Field.allCases.map { "\($0.rawValue):" }.joined(separator: " ")

  /// Writes the first of the hints that leaves the question its room; returns the column before which that ends.
  private func drawHint(_ hints: [String], on canvas: inout Canvas, row: Int) -> Int {
    let glyphs = canvas.glyphs
    let columns = canvas.frame.size.columns
    let room = max(columns / 2, columns - glyphs.width(of: editor.text) - 6)
    for hint in hints {
      let text = problem == nil ? hint : glyphs.cut(hint, to: room)
      let width = glyphs.width(of: text)
      guard !text.isEmpty, width + 6 < columns else { continue }
      canvas.write(text, row: row, column: columns - width - 1, as: problem == nil ? .dim : .error)
      return columns - width - 1
    }
    return columns
  }
}
