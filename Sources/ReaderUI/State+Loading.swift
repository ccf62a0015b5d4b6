import News

/// Requests to the archive and their answers.
extension State {
  mutating func newRequest() -> Int {
    lastRequest += 1
    return lastRequest
  }

  /// A timer that makes older ones of its purpose worthless.
  mutating func startTimer(_ purpose: Timer.Purpose) -> Timer {
    let number = timers[purpose, default: 0] + 1
    timers[purpose] = number
    return Timer(purpose, number: number)
  }

  mutating func elapse(_ timer: Timer) -> [Effect] {
    guard timers[timer.purpose] == timer.number else { return [] }
    switch timer.purpose {
    case .preview: return preview()
    case .savePosition:
      reading?.isSaving = false
      return savePosition()
    case .refresh: return refreshWhatIsDue()
    }
  }

  // MARK: List

  mutating func loadList(_ anchor: ListRequest.Anchor, place: ListPane.Pending.Place) -> [Effect] {
    let request = newRequest()
    list.pending = ListPane.Pending(place: place, request: request)
    list.isOutdated = false
    list.isStalled = false
    return [.loadList(ListRequest(query: list.query, anchor: anchor), request: request)]
  }

  mutating func reloadList() -> [Effect] {
    search?.list.isOutdated = true
    beforeSearch?.list.isOutdated = true
    guard size != nil else { return [] }
    guard list.pending == nil else {
      list.isOutdated = true
      return []
    }
    guard list.isPlaced, let article = list.article else { return loadList(.newest, place: .newest) }
    return loadList(.around(article.key), place: .reload)
  }

  mutating func take(_ page: ListPage, request: Int) -> [Effect] {
    guard let pending = list.pending, pending.request == request else { return [] }
    list.pending = nil
    let hasMoved = list.take(page, place: pending.place)
    var effects: [Effect] = []
    if list.rested == nil { list.rested = list.article?.id }
    if hasMoved, reading != nil, focus == .list { effects += selectionMoved() }
    if list.isOutdated { effects += reloadList() }
    return effects
  }

  /// The selection stands on another article: after a rest it is shown beside the list.
  mutating func selectionMoved() -> [Effect] {
    [.startTimer(startTimer(.preview), milliseconds: 200)]
  }

  private mutating func preview() -> [Effect] {
    guard focus == .list, let article = list.article else { return [] }
    list.rested = article.id
    guard layout.shows(.reading) else { return [] }
    if side.isCard { side = .related(RelatedPane()) }
    return show(article.id)
  }

  // MARK: Article

  /// Shows the article in the reading pane: at the offset, or where the person left it.
  mutating func show(
    _ id: ArticleID, at offset: Int? = nil, entity: EntityID? = nil, isOpening: Bool = false
  ) -> [Effect] {
    timers[.preview, default: 0] += 1
    if reading?.id == id {
      pendingArticle = pendingArticle.flatMap { $0.isReload ? $0 : nil }
      arrive(at: offset, entity: entity, isOpening: isOpening)
      return []
    }
    if var pending = pendingArticle, pending.id == id {
      pending.isOpening = pending.isOpening || isOpening
      pending.offset = offset ?? pending.offset
      pending.entity = entity ?? pending.entity
      pendingArticle = pending
      return []
    }
    let request = newRequest()
    typedAhead = []
    pendingArticle = PendingArticle(id: id, request: request, offset: offset, entity: entity, isOpening: isOpening)
    return savePosition() + [.loadArticle(id, request: request)]
  }

  private mutating func arrive(at offset: Int?, entity: EntityID?, isOpening: Bool) {
    if isOpening { reading?.isOpened = true }
    guard let offset, let pane = reading else { return }
    let mention = pane.mentions.firstIndex { $0.span.contains(offset) && (entity == nil || $0.entity == entity) }
    if let mention { reading?.focus(on: mention) } else { reading?.go(to: offset) }
  }

  mutating func reloadArticle() -> [Effect] {
    guard let id = reading?.id, pendingArticle == nil else { return [] }
    let request = newRequest()
    pendingArticle = PendingArticle(id: id, request: request, isReload: true)
    return [.loadArticle(id, request: request)]
  }

  mutating func take(_ stored: StoredArticle?, request: Int) -> [Effect] {
    guard let pending = pendingArticle, pending.request == request else { return [] }
    pendingArticle = nil
    guard let stored else {
      missing = pending.id
      typedAhead = []
      notice = Notice("The archive has this article no longer.", isError: true)
      return []
    }
    if pending.isReload, reading?.id == stored.article.id {
      let hadAnalysis = reading?.stored.analysis != nil
      let region = readingRegion
      reading?.take(stored, in: region)
      if !hadAnalysis { outdateRelated() }
    } else {
      reading = ReadingPane(stored, in: readingRegion, glyphs: glyphs, dates: dates)
      (correction, picking) = (nil, nil)
      arrive(at: pending.offset, entity: pending.entity, isOpening: pending.isOpening)
    }
    if case .entities(let old) = side {
      var pane = EntitiesPane(reading)
      if pending.isReload { pane.panel.select(old.panel.selected) }
      side = .entities(pane)
    }
    return pressTypedAhead()
  }

  /// What must be done before the reading pane is left: nothing, or the place written down.
  mutating func savePosition() -> [Effect] {
    guard let pane = reading, pane.isUnsaved else { return [] }
    reading?.isUnsaved = false
    return [.savePosition(pane.id, pane.anchor)]
  }

  /// Gives up what the request was for.
  mutating func fail(_ notice: Notice, request: Int) {
    self.notice = notice
    if list.pending?.request == request {
      list.pending = nil
      list.isStalled = true
      if list.rows.isEmpty { list.failure = notice.text }
    }
    if let pending = pendingArticle, pending.request == request {
      pendingArticle = nil
      typedAhead = []
      if !pending.isReload { missing = pending.id }
    }
    if case .related(var pane) = side, pane.request == request {
      pane.giveUp()
      side = .related(pane)
    }
  }

  // MARK: Side panel

  /// What is related is known better now: the panel asks again when it is next on the screen.
  mutating func outdateRelated() {
    guard case .related(var pane) = side else { return }
    pane.isOutdated = true
    side = .related(pane)
  }

  /// Asks for the related articles when the panel shows those of another article, or old ones.
  mutating func loadRelated() -> [Effect] {
    guard case .related(var pane) = side, let id = reading?.id, pane.needs(id) else { return [] }
    let request = newRequest()
    pane.expect(id, request: request)
    side = .related(pane)
    return [.loadRelated(id, request: request)]
  }

  mutating func take(_ articles: [RelatedArticle], request: Int) {
    guard case .related(var pane) = side, pane.request == request else { return }
    pane.take(articles)
    side = .related(pane)
  }

  mutating func take(_ profile: EntityProfile?, request: Int) {
    guard case .card(var pane) = side, pane.request == request else { return }
    pane.take(profile)
    side = .card(pane)
  }

  // MARK: Personal

  /// Shows what the person did, now that it is on disk.
  mutating func update(_ id: ArticleID, _ personal: PersonalState, totals: Totals) {
    if reading?.id == id { reading?.update(personal) }
    side.update(id, personal)
    list.update(id, personal, totals: totals)
    search?.update(id, personal, totals: totals)
    beforeSearch?.update(id, personal, totals: totals)
    for index in history.indices { history[index].update(id, personal) }
  }
}
