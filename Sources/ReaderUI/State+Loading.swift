import News

/// What the screen lacks, and the answers of the archive.
extension State {
  /// The number of the newest request.
  var lastRequest: Int { requests.last }

  /// A timer that makes older ones of its purpose worthless.
  mutating func startTimer(_ purpose: Timer.Purpose) -> Timer {
    let number = timers[purpose, default: 0] + 1
    timers[purpose] = number
    return Timer(purpose, number: number)
  }

  mutating func elapse(_ timer: Timer) -> [Effect] {
    guard timers[timer.purpose] == timer.number else { return [] }
    switch timer.purpose {
    case .preview: isMoving = false
    case .savePosition:
      reading?.isSaving = false
      return savePosition()
    case .refresh: return refreshWhatIsDue()
    }
    return []
  }

  // MARK: What is lacking

  /// Everything that the screen lacks now, in the order in which it is asked for.
  ///
  /// It follows from what is on the screen alone, not from what has been asked or answered: so nothing can be waited for
  /// in vain.
  var needs: [Need] {
    let lacking: [Need?] = [
      list.need(edition: requests.edition(.list)), lackingArticle, lackingAtSide,
      correction?.lacking.map(Need.candidates),
      corrections?.isLacking(requests.edition(.corrections)) == true ? .corrections : nil,
    ]
    return lacking.compactMap { $0 }
  }

  private var lackingArticle: Need? {
    guard let id = wanted?.id, missing != Missing(id: id, edition: requests.edition(.article)) else { return nil }
    // The selection is on its way to another one.
    if focus == .list, isMoving { return nil }
    if let reading, reading.id == id, reading.edition >= requests.edition(.article) { return nil }
    return .article(id)
  }

  private var lackingAtSide: Need? {
    guard layout.shows(.side) else { return nil }
    switch side {
    case .related(let pane):
      guard let id = reading?.id, id == wanted?.id, pane.article == id else { return nil }
      return pane.isLacking(requests.edition(.related)) ? .related(id) : nil
    case .card(let pane): return pane.isLacking(requests.edition(.card)) ? .profile(pane.id) : nil
    case .entities: return nil
    }
  }

  /// The text on the screen is about to be replaced by another article's.
  var isArriving: Bool {
    guard let id = wanted?.id, reading?.id != id else { return false }
    return missing?.id != id && !requests.failed.contains(.article(id))
  }

  /// The text that is shown. In the list the last one stays until the next is there; a pane that the person has gone
  /// to never shows another article than the one they opened.
  var shown: ReadingPane? { focus == .list || !isArriving ? reading : nil }

  // MARK: Changes

  /// The archive has changed, whoever did it.
  mutating func outdate() {
    // Somebody may be reading the first article already: what comes in does not take it away.
    if progress == nil, list.article != nil { list.isPlaced = true }
    requests.outdate([.list, .article, .related, .card, .corrections])
  }

  /// Recognition has finished with the article.
  mutating func outdate(_ id: ArticleID) {
    if reading?.id == id { reading?.outdate() }
    search?.visit.outdate(id)
    beforeSearch?.visit.outdate(id)
    for index in history.indices { history[index].outdate(id) }
  }

  // MARK: List

  mutating func take(_ page: ListPage, request: Int) -> [Effect] {
    guard let answer = requests.answer(request), case .list(let asked, let place) = answer.need else { return [] }
    let hasMoved = list.take(page, asked, place, edition: answer.edition)
    for (id, personal) in answer.acts { list.patch(id, personal) }
    // The numbers may have been counted before what the person did, or after.
    if !answer.acts.isEmpty { list.outdate() }
    return hasMoved && list.article != nil && reading != nil && focus == .list ? selectionMoved() : []
  }

  /// The selection stands on another article: after a rest it is shown beside the list.
  mutating func selectionMoved() -> [Effect] {
    isMoving = true
    return [.startTimer(startTimer(.preview), milliseconds: 200)]
  }

  mutating func stopMoving() {
    timers[.preview, default: 0] += 1
    isMoving = false
  }

  /// In the list, text and status line are those of the selected article once the selection has rested, whatever has
  /// led there. Where nothing is selected, no article stays on the screen beside the empty list, half alive.
  mutating func followSelection() -> [Effect] {
    guard focus == .list, !isMoving || list.article == nil else { return [] }
    guard let article = list.article else {
      isMoving = false
      guard list.foundNothing || list.failure != nil, reading != nil || wanted != nil else { return [] }
      let effects = savePosition()
      (reading, wanted) = (nil, nil)
      if side.isCard { side = .related(RelatedPane()) }
      return effects
    }
    list.rested = article.id
    guard layout.shows(.reading), wanted?.id != article.id else { return [] }
    if side.isCard { side = .related(RelatedPane()) }
    return show(article.id)
  }

  // MARK: Article

  /// Shows the article in the reading pane: at the offset, or where the person left it.
  mutating func show(
    _ id: ArticleID, at offset: Int? = nil, entity: EntityID? = nil, isOpening: Bool = false
  ) -> [Effect] {
    stopMoving()
    let wasWanted = wanted?.id == id
    var next = wasWanted ? wanted ?? Wanted(id: id) : Wanted(id: id)
    next.isOpening = next.isOpening || isOpening
    if let offset { (next.offset, next.entity) = (offset, entity) }
    wanted = next
    if reading?.id == id {
      arrive()
      return []
    }
    return wasWanted ? [] : savePosition()
  }

  /// The wanted article is there: goes to where it was wanted, once.
  private mutating func arrive() {
    guard let wanted, reading?.id == wanted.id else { return }
    self.wanted = Wanted(id: wanted.id)
    if wanted.isOpening { reading?.isOpened = true }
    guard let offset = wanted.offset, let pane = reading else { return }
    let mention = pane.mentions.firstIndex {
      $0.span.contains(offset) && (wanted.entity == nil || $0.entity == wanted.entity)
    }
    if let mention { reading?.focus(on: mention) } else { reading?.go(to: offset) }
  }

  mutating func take(_ stored: StoredArticle?, request: Int) -> [Effect] {
    guard let answer = requests.answer(request), let id = wanted?.id, answer.need == .article(id) else { return [] }
    guard var stored else {
      let effects = leaveArticle()
      missing = Missing(id: id, edition: answer.edition)
      notice = Notice("The archive has this article no longer.", isError: true)
      return effects
    }
    if let personal = answer.acts[id] { stored.personal = personal }
    if reading?.id == stored.article.id {
      let hadAnalysis = reading?.stored.analysis != nil
      let region = readingRegion
      reading?.take(stored, edition: answer.edition, in: region)
      if !hadAnalysis { requests.outdate([.related]) }
    } else {
      reading = ReadingPane(stored, edition: answer.edition, in: readingRegion, glyphs: glyphs, dates: dates)
      (correction, picking) = (nil, nil)
    }
    arrive()
    return []
  }

  /// The article that was wanted cannot be shown: neither is another one.
  private mutating func leaveArticle() -> [Effect] {
    let effects = savePosition()
    (reading, correction, picking) = (nil, nil, nil)
    typedAhead = []
    return effects
  }

  /// What must be done before the reading pane is left: nothing, or the place written down.
  mutating func savePosition() -> [Effect] {
    guard let pane = reading, pane.isUnsaved else { return [] }
    reading?.isUnsaved = false
    return [.savePosition(pane.id, pane.anchor)]
  }

  // MARK: Beside the article

  mutating func take(_ articles: [RelatedArticle], request: Int) {
    guard let answer = requests.answer(request), case .related(let id) = answer.need, case .related(var pane) = side
    else { return }
    pane.take(articles, of: id, edition: answer.edition)
    for (id, personal) in answer.acts { pane.update(id, personal) }
    side = .related(pane)
  }

  mutating func take(_ profile: EntityProfile?, request: Int) {
    guard let answer = requests.answer(request), case .profile(let id) = answer.need, case .card(var pane) = side,
      pane.id == id
    else { return }
    pane.take(profile, edition: answer.edition)
    for (id, personal) in answer.acts { pane.update(id, personal) }
    side = .card(pane)
  }

  mutating func take(_ candidates: [Entity], request: Int) {
    guard let answer = requests.answer(request), case .candidates(let words) = answer.need else { return }
    correction?.take(candidates, for: words)
  }

  mutating func take(_ kept: [KeptCorrection], request: Int) {
    guard let answer = requests.answer(request) else { return }
    corrections?.take(kept, edition: answer.edition)
  }

  // MARK: Failures

  /// Gives up what the request was for, and the keys that waited for it.
  mutating func fail(_ notice: Notice, request: Int) -> [Effect] {
    self.notice = notice
    guard let need = requests.fail(request) else { return [] }
    typedAhead = []
    switch need {
    case .list(let asked, let place): if asked.query == list.query { list.fail(place, notice.text) }
    case .article(let id): if wanted?.id == id, reading?.id != id { return leaveArticle() }
    case .candidates(let words): if correction?.lacking == words { correction?.giveUp() }
    case .related, .profile, .corrections: break
    }
    return []
  }

  // MARK: Personal

  /// Shows what the person did, now that it is on disk.
  mutating func update(_ id: ArticleID, _ personal: PersonalState, totals: Totals) {
    requests.note(id, personal)
    intended[id]?.settle(personal)
    if intended[id] == Intention() { intended[id] = nil }
    if reading?.id == id { reading?.update(personal) }
    side.update(id, personal)
    list.update(id, personal, totals: totals)
    search?.update(id, personal, totals: totals)
    beforeSearch?.update(id, personal, totals: totals)
    for index in history.indices { history[index].update(id, personal) }
  }
}
