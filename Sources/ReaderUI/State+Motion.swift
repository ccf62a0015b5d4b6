import News

/// How far a motion goes.
enum Motion: Hashable, Sendable {
  case lines(Int), pages(Int), halfPages(Int)
  case start, end

  /// As a number of lines of a window of this height.
  func lines(height: Int) -> Int {
    switch self {
    case .lines(let count): count
    case .pages(let count): count * max(height - 1, 1)
    case .halfPages(let count): count * max(height / 2, 1)
    case .start: -1_000_000
    case .end: 1_000_000
    }
  }
}

/// Moving in a pane, and walking through the mentions.
extension State {
  mutating func move(_ motion: Motion) -> [Effect] {
    switch focus {
    case .list: return moveSelection(motion)
    case .reading: return scroll(motion)
    case .side:
      let before = side.panel.selected
      switch motion {
      case .pages, .halfPages: _ = side.panel.page(by: motion.lines(height: side.panel.height))
      default: side.panel.move(by: motion.lines(height: 1))
      }
      return before == side.panel.selected ? [] : sideSelectionMoved()
    }
  }

  private mutating func moveSelection(_ motion: Motion) -> [Effect] {
    if motion == .start, list.hasNewer {
      list.go(to: .newest)
      return []
    }
    if motion == .end, list.hasOlder {
      list.go(to: .oldest)
      return []
    }
    return list.move(by: motion.lines(height: list.height)) ? selectionMoved() : []
  }

  private mutating func scroll(_ motion: Motion) -> [Effect] {
    let height = reading?.height ?? 1
    reading?.scroll(by: motion.lines(height: height))
    return opened()
  }

  /// Scrolls the article beside the list, or opens it where there is none beside it.
  mutating func readOn() -> [Effect] {
    guard layout.shows(.reading), let article = list.article, reading?.id == article.id else { return open() }
    list.rested = article.id
    return scroll(.pages(1))
  }

  /// The actor or place under the cursor of the side panel is shown in the text.
  private mutating func sideSelectionMoved() -> [Effect] {
    guard case .entities(let pane) = side, let item = pane.selected else { return [] }
    reading?.focus(on: item.firstMention)
    return opened()
  }

  mutating func walk(_ step: Int) -> [Effect] {
    let effects = enterText()
    reading?.walk(step)
    return effects
  }

  mutating func walkEntity(_ step: Int) -> [Effect] {
    if reading?.walkEntity(step) == false { notice = Notice("It is named once in this article.") }
    return opened()
  }

  mutating func showHints() -> [Effect] {
    let effects = enterText()
    settle()
    guard let pane = reading else { return effects }
    reading?.hints = Hints(pane)
    if reading?.hints == nil { notice = Notice("No actor or place is on the screen.") }
    return effects
  }

  /// Gives the keyboard to the reading pane.
  private mutating func enterText() -> [Effect] {
    if focus == .list, reading?.id != list.article?.id { return open() }
    if focus == .list { history = [] }
    focus = .reading
    return opened()
  }

  /// Marks the article on the screen as read, once, because the person has begun to read it.
  mutating func opened() -> [Effect] {
    guard let pane = reading, !pane.isOpened else { return [] }
    reading?.isOpened = true
    return markOpened(pane.id, isUnread: !pane.stored.personal.isRead)
  }
}
