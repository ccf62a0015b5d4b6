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

  /// The article that the reading pane is to show.
  struct Wanted: Hashable, Sendable {
    var id: ArticleID
    /// The UTF-8 offset to show when it arrives, and the entity to focus there.
    var offset: Int?
    var entity: EntityID?
    var isOpening = false
  }

  /// An article that the archive has no longer, by that state of the archive.
  struct Missing: Hashable, Sendable {
    var id: ArticleID
    var edition: Int
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
  var progress: Progress?
  /// The feeds are being asked.
  var refresh: Refreshing?
  let isTemporary: Bool
  /// The feeds are still to be asked for the first time.
  var awaitsRefresh: Bool
  var notice: Notice?
  /// What the reading pane is to show; `reading` is what it shows.
  var wanted: Wanted?
  var missing: Missing?
  /// The selection has moved and has not rested yet: the text beside it is still that of another article.
  var isMoving = false
  /// Keys for what is on its way.
  var typedAhead: [Key] = []
  /// Marks that the person has set and that are not on disk yet.
  var intended: [ArticleID: Intention] = [:]
  var requests = Requests()
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
    let effects = respond(to: event)
    return followUps(effects)
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
    case .correctionsLoaded(let kept, let request): take(kept, request: request)
    case .corrected(let correction):
      turnCard(after: correction)
      follow(Notice(words(of: correction, "Corrected") + " (C lists all)"))
    case .correctionUndone(let correction):
      follow(Notice(correction.map { words(of: $0, "Taken back") } ?? "It had been taken back already."))
    case .failed(let notice, let request): return fail(notice, request: request)
    case .personalStored(let id, let personal, let totals): update(id, personal, totals: totals)
    case .archiveChanged: outdate()
    case .analysed(let id): outdate(id)
    case .progressed(let progress): return report(progress)
    case .refreshing(let step): follow(step)
    case .refreshed(let summary): finishRefresh(summary)
    case .notice(let notice):
      self.notice = notice
      // It may have been an act that failed.
      if notice.isError { intended = [:] }
    case .unavailable: return [.quit]
    case .terminating, .suspending: return savePosition()
    }
    return []
  }

  private mutating func resize(_ size: Frame.Size) -> [Effect] {
    if self.size == nil { list.begin(Query(), .newest) }
    self.size = size
    return []
  }

  private mutating func report(_ progress: Progress?) -> [Effect] {
    if progress == nil { requests.outdate([.related]) }
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
    switch side {
    case .related(var pane):
      pane.turn(to: shown?.id)
      pane.follow(isRecognising: progress != nil, edition: requests.edition(.related))
      side = .related(pane)
    case .entities(var pane):
      pane.follow(shown)
      side = .entities(pane)
    case .card: break
    }
    if let region = layout.side { side.settle(in: region, glyphs: glyphs, dates: dates) }
    settleCorrection()
    settleCorrections(in: body)
    settleHelp(in: body)
  }

  /// What follows from the new state by itself, whatever led to it: the text follows the selection, what the screen
  /// lacks is asked for, and keys that were typed ahead go on. Questions come before what is to be written.
  private mutating func followUps(_ effects: [Effect]) -> [Effect] {
    guard size != nil else {
      settle()
      return effects
    }
    var questions: [Effect] = []
    var effects = effects
    while true {
      effects += followSelection()
      settle()
      questions += needs.compactMap { requests.ask($0) }
      guard let key = nextTypedAhead() else { break }
      effects += follow(key)
    }
    effects += firstRefresh()
    if reading?.isUnsaved == true, reading?.isSaving == false {
      reading?.isSaving = true
      effects.append(.startTimer(startTimer(.savePosition), milliseconds: 1000))
    }
    return questions + effects
  }
}
