public import News

/// Everything on the screen, as a value: events go in, effects come out, and a frame can be drawn at any time.
///
/// The first `.resized` event starts it: the answer to it asks for the list. Drawing never changes the state.
public struct State: Hashable, Sendable {
  /// What depends on the terminal and the day.
  public struct Options: Hashable, Sendable {
    /// Cells may hold more than ASCII.
    public var usesUnicode: Bool
    /// Palette colours may be used.
    public var usesColor: Bool
    /// Dates of its year are shown without the year.
    public var today: CalendarDay
    /// The feeds that are due are asked once the list is on the screen.
    public var refreshesOnOpen: Bool
    /// Files are open for once, and no archive into which feeds could bring anything.
    public var isTemporary: Bool

    public init(
      usesUnicode: Bool = true, usesColor: Bool = true, today: CalendarDay, refreshesOnOpen: Bool = false,
      isTemporary: Bool = false
    ) {
      self.usesUnicode = usesUnicode
      self.usesColor = usesColor
      self.today = today
      self.refreshesOnOpen = refreshesOnOpen
      self.isTemporary = isTemporary
    }
  }

  /// An article that has been asked for.
  struct PendingArticle: Hashable, Sendable {
    var id: ArticleID
    var request: Int
    /// The UTF-8 offset to show, and the entity to focus there.
    var offset: Int?
    var entity: EntityID?
    var isOpening = false
    /// It is on the screen already and is loaded again.
    var isReload = false
  }

  let glyphs: Glyphs
  let theme: Theme
  let dates: DateText

  /// Nil before the first `.resized`.
  var size: Frame.Size?
  var list = ListPane()
  var reading: ReadingPane?
  var side = SidePanel.related(RelatedPane())
  /// The pane that has the keyboard.
  var focus = Pane.list
  var sideIsLeft = false
  var isFullWidth = false
  /// The way back, the last step at the end.
  var history: [Visit] = []
  var search: SearchField?
  /// What `Esc` goes back to after a question that found nothing.
  var beforeSearch: SearchField?
  var help: HelpScreen?
  /// The choice over the text that `x` opens.
  var correction: CorrectionChoice?
  var picking: WordPick?
  var corrections: CorrectionsScreen?
  /// How many corrections have been made or undone.
  var edition = 0
  var progress: Progress?
  /// The feeds are being asked.
  var refresh: Refreshing?
  let isTemporary: Bool
  /// The feeds are still to be asked for the first time.
  var awaitsRefresh: Bool
  var notice: Notice?
  /// What was copied last, in words: “sentence: After a week …”.
  var copied = ""
  var pendingArticle: PendingArticle?
  /// Keys for an article that is on its way.
  var typedAhead: [Key] = []
  /// The article that was asked for and is not there.
  var missing: ArticleID?
  var lastRequest = 0
  var timers: [Timer.Purpose: Int] = [:]

  public init(options: Options) {
    glyphs = Glyphs(usesUnicode: options.usesUnicode)
    theme = Theme(usesColor: options.usesColor)
    dates = DateText(today: options.today)
    isTemporary = options.isTemporary
    awaitsRefresh = options.refreshesOnOpen && !options.isTemporary
  }

  /// Takes in what has happened, and says what must be done.
  public mutating func handle(_ event: Event) -> [Effect] {
    var effects = respond(to: event)
    effects += leaveArticleOutsideList()
    settle()
    effects += followUps()
    return effects
  }

  private mutating func respond(to event: Event) -> [Effect] {
    switch event {
    case .key(let key): return press(key)
    case .resized(let size): return resize(size)
    case .elapsed(let timer): return elapse(timer)
    case .listLoaded(let page, let request): return take(page, request: request)
    case .articleLoaded(let article, let request): return take(article, request: request)
    case .relatedLoaded(let articles, let request): take(articles, request: request)
    case .profileLoaded(let profile, let request): take(profile, request: request)
    case .candidatesLoaded(let entities, let request): take(entities, request: request)
    case .correctionsLoaded(let kept, let request): corrections?.take(kept, request: request)
    case .corrected(let correction):
      turnCard(after: correction)
      return follow(Notice(words(of: correction, "Corrected") + " (C lists all)"))
    case .correctionUndone(let correction):
      return follow(Notice(correction.map { words(of: $0, "Taken back") } ?? "It had been taken back already."))
    case .failed(let notice, let request): fail(notice, request: request)
    case .personalStored(let id, let personal, let totals): update(id, personal, totals: totals)
    case .copied(let outcome): finishCopy(outcome)
    case .archiveChanged:
      outdateRelated()
      return reloadAll()
    case .analysed(let id): if reading?.id == id { return reloadArticle() }
    case .progressed(let progress): return report(progress)
    case .refreshing(let step): follow(step)
    case .refreshed(let summary): finishRefresh(summary)
    case .notice(let notice): self.notice = notice
    case .unavailable: return [.quit]
    case .terminating, .suspending: return savePosition()
    }
    return []
  }

  private mutating func resize(_ size: Frame.Size) -> [Effect] {
    let isFirst = self.size == nil
    self.size = size
    return isFirst ? loadList(.newest, place: .newest) : []
  }

  private mutating func report(_ progress: Progress?) -> [Effect] {
    if progress == nil { outdateRelated() }
    self.progress = progress
    return []
  }

  // MARK: Layout

  var layout: Layout { layout(in: size ?? Frame.Size(rows: 24, columns: 80)) }

  func layout(in size: Frame.Size) -> Layout {
    Layout(
      size: size, .init(focus: focus, sideIsLeft: sideIsLeft, sideIsCard: side.isCard, isFullWidth: isFullWidth))
  }

  /// Where the article is laid out: its pane, or all of the body while it is hidden.
  var readingRegion: Region {
    let layout = layout
    return layout.reading ?? layout.body ?? Region(row: 0, column: 0, rows: 1, columns: 20)
  }

  /// Where the keyboard is.
  var context: Context {
    if help != nil { return .help }
    if correction != nil { return .correction }
    if picking != nil { return .words }
    if corrections != nil { return .corrections }
    switch focus {
    case .list: return .list
    case .reading: return .reading
    case .side: return side.context
    }
  }

  /// Settles what drawing must not: line breaks, scroll offsets.
  mutating func settle() {
    guard size != nil else { return }
    let layout = layout
    guard let body = layout.body else { return }
    list.settle(height: (layout.list ?? body).rows)
    if let region = layout.reading { reading?.settle(in: region) }
    if case .related(var pane) = side {
      pane.follow(isRecognising: progress != nil)
      side = .related(pane)
    }
    if let region = layout.side { side.settle(in: region, glyphs: glyphs, dates: dates) }
    settleCorrection()
    settleCorrections(in: body)
    settleHelp(in: body)
  }

  /// What the new state asks for by itself, whatever led to it.
  private mutating func followUps() -> [Effect] {
    guard size != nil else { return [] }
    var effects: [Effect] = []
    if let needed = list.needed { effects += loadList(needed.anchor, place: needed.place) }
    let layout = layout
    if layout.shows(.reading), reading == nil, pendingArticle == nil, let article = list.article, article.id != missing
    {
      list.rested = article.id
      effects += show(article.id)
    }
    if layout.shows(.side) { effects += loadRelated() }
    effects += firstRefresh()
    if reading?.isUnsaved == true, reading?.isSaving == false {
      reading?.isSaving = true
      effects.append(.startTimer(startTimer(.savePosition), milliseconds: 1000))
    }
    return effects
  }
}
