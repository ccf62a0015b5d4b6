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
    let reading = field.read()
    search = field
    // What the cursor leaves behind is asked for with the next letter.
    guard field.editor.text != before else { return [] }
    list.queryText = Printable.line(reading.understood)
    return ask(reading.query)
  }

  private mutating func ask(_ query: Query) -> [Effect] {
    guard query != list.query else { return [] }
    list.query = query
    list.isPlaced = false
    return loadList(.newest, place: .newest)
  }

  /// `Enter`: the list stays as the question made it. An empty question takes a filter away, a wrong one stays to be
  /// corrected.
  private mutating func keepSearch() -> [Effect] {
    guard var field = search else { return [] }
    notice = nil
    guard let query = field.readWhole() else {
      search = field
      return []
    }
    search = nil
    beforeSearch = field.list.isFiltered ? nil : field
    history = []
    list.isPlaced = true
    list.queryText = Printable.line(field.editor.text)
    return ask(query)
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
    list.query = Query()
    list.queryText = ""
    return reloadList()
  }

  private mutating func goBack(to field: SearchField) -> [Effect] {
    beforeSearch = nil
    timers[.preview, default: 0] += 1
    let isOutdated = field.list.isOutdated || field.list.pending != nil
    list = field.list
    list.pending = nil
    let effects = restore(field.visit)
    return isOutdated ? effects + reloadList() : effects
  }

  /// Where a question finds nothing, no article stays on the screen beside the empty list, half alive.
  mutating func leaveArticleOutsideList() -> [Effect] {
    guard focus == .list, list.foundNothing, reading != nil || pendingArticle != nil else { return [] }
    let effects = savePosition()
    reading = nil
    pendingArticle = nil
    typedAhead = []
    side = .related(RelatedPane())
    return effects
  }
}
