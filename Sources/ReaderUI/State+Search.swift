import News

/// Typing a question.
extension State {
  mutating func beginSearch() -> [Effect] {
    search = SearchField(list: list, visit: visit)
    focus = .list
    sideIsLeft = false
    isFullWidth = false
    return []
  }

  mutating func pressInSearch(_ key: Key) -> [Effect] {
    switch key {
    case .enter: return keepSearch()
    case .escape: return giveUpSearch()
    case .backspace where search?.editor.text.isEmpty == true: return giveUpSearch()
    case .control("c"): return run(.quit)
    case .control("z"): return run(.suspend)
    case .control("l"): return run(.repaint)
    case .down, .control("n"): return move(.lines(1))
    case .up, .control("p"): return move(.lines(-1))
    case .pageDown: return move(.pages(1))
    case .pageUp: return move(.pages(-1))
    default: return editSearch(key)
    }
  }

  private mutating func editSearch(_ key: Key) -> [Effect] {
    guard var field = search else { return [] }
    let before = field.editor.text
    guard field.editor.handle(key) else { return [] }
    notice = nil
    let text = field.editor.text
    let (query, problems) = Query.parse(text)
    field.problem = problems.first?.description
    search = field
    guard text != before else { return [] }
    list.queryText = Printable.line(text)
    return ask(query)
  }

  /// Asks, where it is not what has just been asked.
  private mutating func ask(_ query: Query) -> [Effect] {
    guard query != search?.asked ?? list.query || search?.asked == nil && !list.kept.isEmpty else { return [] }
    search?.asked = query
    list.begin(query, .newest)
    return []
  }

  /// `Enter`: the list stays as the question made it. An empty question takes a filter away.
  private mutating func keepSearch() -> [Effect] {
    guard let field = search else { return [] }
    defer { search = nil }
    beforeSearch = field
    history = []
    if let problem = field.problem { notice = Notice(problem, isError: true) }
    list.isPlaced = true
    guard field.editor.text.isEmpty else { return [] }
    list.queryText = ""
    return ask(Query())
  }

  /// `Esc`: list, selection and text as they were.
  private mutating func giveUpSearch() -> [Effect] {
    guard let field = search else { return [] }
    search = nil
    return goBack(to: field)
  }

  /// `Esc` in the list takes the filter away; where it found nothing, the person goes back to where the question began.
  mutating func leaveFilter() -> [Effect] {
    guard list.isFiltered else { return [] }
    if list.rows.isEmpty, let field = beforeSearch { return goBack(to: field) }
    list.queryText = ""
    list.begin(Query(), .here)
    return []
  }

  private mutating func goBack(to field: SearchField) -> [Effect] {
    beforeSearch = nil
    stopMoving()
    requests.forget(.list)
    list = field.list
    return restore(field.visit)
  }
}
