import News

/// Going from pane to pane, from thing to thing, and back.
extension State {
  /// Steps back at the most.
  private static let historyLimit = 100

  var visit: Visit {
    Visit(
      reading: reading, wanted: wanted, side: side, focus: focus, sideIsLeft: sideIsLeft, isFullWidth: isFullWidth,
      selected: list.article?.id)
  }

  private mutating func remember() {
    history.append(visit)
    if history.count > Self.historyLimit { history.removeFirst() }
  }

  // MARK: Open

  mutating func open() -> [Effect] {
    switch focus {
    case .list: return openSelected()
    case .reading: return reading?.focusedMention.map { openCard($0.entity) } ?? []
    case .side:
      switch side {
      case .related(let pane): return pane.selected.map { openArticle($0.summary) } ?? []
      case .entities(let pane): return pane.selected.map { openCard($0.entity.id) } ?? []
      case .card(let pane): return pane.selected.map { open($0, from: pane.id) } ?? []
      }
    }
  }

  private mutating func openSelected() -> [Effect] {
    guard let article = list.article else { return [] }
    list.rested = article.id
    list.isPlaced = true
    history = []
    focus = .reading
    if side.isCard { side = .related(RelatedPane()) }
    return show(article.id, isOpening: true) + markRead(article)
  }

  private mutating func openArticle(_ article: ArticleSummary, at offset: Int? = nil, entity: EntityID? = nil)
    -> [Effect]
  {
    openArticle(article.id, at: offset, entity: entity) + markRead(article)
  }

  mutating func openArticle(_ id: ArticleID, at offset: Int?, entity: EntityID? = nil) -> [Effect] {
    remember()
    focus = .reading
    list.select(id)
    if list.article?.id == id { list.rested = id }
    return show(id, at: offset, entity: entity, isOpening: true)
  }

  private mutating func openCard(_ id: EntityID) -> [Effect] {
    remember()
    side = .card(CardPane(id, entity: reading?.entity(id)))
    focus = .side
    sideIsLeft = false
    return []
  }

  private mutating func open(_ target: CardPane.Target, from entity: EntityID) -> [Effect] {
    switch target {
    case .entity(let id): openCard(id)
    case .appearance(let appearance): openArticle(appearance.article, at: appearance.offset, entity: entity)
    }
  }

  private mutating func markRead(_ article: ArticleSummary) -> [Effect] {
    markOpened(article.id, isUnread: article.isUnread)
  }

  // MARK: Panes

  mutating func goLeft() -> [Effect] {
    switch focus {
    case .list: break
    case .reading:
      if layout.list == nil, layout.side != nil { focus = .side } else { goToList() }
    case .side:
      // In two panes the panel stands where the list was, otherwise right of the text.
      if layout.list == nil, layout.reading != nil { goToList() } else { focus = .reading }
    }
    return []
  }

  mutating func goRight() -> [Effect] {
    switch focus {
    case .list: return open()
    case .reading:
      focus = .side
      sideIsLeft = !side.isCard
    case .side:
      if layout.list == nil, layout.reading != nil { focus = .reading }
    }
    return []
  }

  private mutating func goToList() {
    focus = .list
    isFullWidth = false
    sideIsLeft = false
    history = []
  }

  mutating func showSide(_ kind: SidePanel.Kind) -> [Effect] {
    guard focus != .side || side.kind != kind else { return [] }
    remember()
    if kind == .related, side.kind != .related {
      side = .related(RelatedPane())
    } else if kind == .entities, side.kind != .entities {
      var pane = EntitiesPane(reading)
      pane.select(reading?.focusedMention)
      side = .entities(pane)
    }
    var effects: [Effect] = []
    if reading == nil || focus == .list, let article = list.article {
      list.rested = article.id
      effects += show(article.id)
    }
    focus = .side
    sideIsLeft = true
    return effects
  }

  mutating func toggleFullWidth() -> [Effect] {
    if isFullWidth {
      isFullWidth = false
      return []
    }
    let effects = focus == .list ? open() : []
    focus = .reading
    isFullWidth = true
    return effects
  }

  // MARK: Back

  mutating func goBack() -> [Effect] {
    let here = visit
    while let visit = history.popLast() {
      if !visit.looksLike(here) { return restore(visit) }
    }
    switch focus {
    case .side:
      if side.isCard { side = .related(RelatedPane()) }
      focus = .reading
      sideIsLeft = false
    case .reading:
      if isFullWidth, (size?.columns ?? 0) >= 60 {
        isFullWidth = false
      } else if reading?.focus != nil {
        reading?.focus(on: nil)
      } else {
        goToList()
      }
    case .list: return leaveFilter()
    }
    return []
  }

  mutating func restore(_ visit: Visit) -> [Effect] {
    let effects = savePosition()
    let here = reading
    typedAhead = []
    wanted = visit.wanted
    // What was on its way then may have come since.
    reading = visit.reading?.id != visit.wanted?.id && here?.id == visit.wanted?.id ? here : visit.reading
    reading?.isSaving = false
    if let here, reading?.id == here.id {
      reading?.update(here.stored.personal)
      if reading?.anchor != here.anchor { reading?.isUnsaved = true }
    }
    side = visit.side
    focus = visit.focus
    sideIsLeft = visit.sideIsLeft
    isFullWidth = visit.isFullWidth
    if let selected = visit.selected {
      list.select(selected)
      list.rested = list.article?.id
    }
    return effects
  }
}
