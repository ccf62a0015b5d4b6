import News

/// Where the person was, to go back to: the article with its place, the side panel, the pane with the keyboard.
struct Visit: Hashable, Sendable {
  var reading: ReadingPane?
  /// What the reading pane was to show: something else where that was still on its way.
  var wanted: State.Wanted?
  var side: SidePanel
  var focus: Pane
  var sideIsLeft: Bool
  var isFullWidth: Bool
  /// The selected row's article.
  var selected: ArticleID?

  /// Shows what the person did with an article.
  mutating func update(_ id: ArticleID, _ personal: PersonalState) {
    if reading?.id == id { reading?.update(personal) }
    side.update(id, personal)
  }

  /// The article has been recognised since.
  mutating func outdate(_ id: ArticleID) {
    if reading?.id == id { reading?.outdate() }
  }

  /// Whether going there would change nothing that one sees.
  func looksLike(_ other: Visit) -> Bool {
    wanted?.id == other.wanted?.id && reading?.id == other.reading?.id && reading?.anchor == other.reading?.anchor
      && side.kind == other.side.kind
      && focus == other.focus && isFullWidth == other.isFullWidth
  }
}

/// What the side panel shows.
enum SidePanel: Hashable, Sendable {
  case related(RelatedPane)
  case entities(EntitiesPane)
  case card(CardPane)

  enum Kind: Hashable, Sendable {
    case related, entities
    case card(EntityID)
  }

  var kind: Kind {
    switch self {
    case .related: .related
    case .entities: .entities
    case .card(let card): .card(card.id)
    }
  }

  var isCard: Bool { if case .card = self { true } else { false } }

  var context: Context {
    switch self {
    case .related: .related
    case .entities: .entities
    case .card: .card
    }
  }

  var panel: Panel {
    get {
      switch self {
      case .related(let pane): pane.panel
      case .entities(let pane): pane.panel
      case .card(let pane): pane.panel
      }
    }
    set {
      switch self {
      case .related(var pane):
        pane.panel = newValue
        self = .related(pane)
      case .entities(var pane):
        pane.panel = newValue
        self = .entities(pane)
      case .card(var pane):
        pane.panel = newValue
        self = .card(pane)
      }
    }
  }

  /// Shows what the person did with an article.
  mutating func update(_ id: ArticleID, _ personal: PersonalState) {
    switch self {
    case .related(var pane):
      pane.update(id, personal)
      self = .related(pane)
    case .card(var pane):
      pane.update(id, personal)
      self = .card(pane)
    case .entities: break
    }
  }

  mutating func settle(in region: Region, glyphs: Glyphs, dates: DateText) {
    switch self {
    case .related(var pane):
      pane.settle(in: region, glyphs: glyphs, dates: dates)
      self = .related(pane)
    case .entities(var pane):
      pane.settle(in: region)
      self = .entities(pane)
    case .card(var pane):
      pane.settle(in: region, glyphs: glyphs, dates: dates)
      self = .card(pane)
    }
  }
}
