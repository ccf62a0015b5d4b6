import News

/// What can be said of a mention that was read wrongly, over the text: first what, then of which entity where that must
/// be known, then for how much.
struct CorrectionChoice: Hashable, Sendable {
  /// One thing to choose, with the letter that chooses it.
  struct Option: Hashable, Sendable {
    enum Meaning: Hashable, Sendable {
      case change(Correction.Request.Change)
      /// The entity must be looked for.
      case find(Purpose)
      /// The borders of the mention are wrong.
      case words
      case scope(Correction.Scope)
      case candidate(Entity)
    }

    var letter: Character?
    var text: String
    /// Stands at the right edge.
    var note = ""
    var meaning: Meaning
  }

  /// What an entity is looked for.
  enum Purpose: Hashable, Sendable { case entity, merge }

  enum Stage: Hashable, Sendable {
    case change
    case find(Purpose)
    case scope(Correction.Request.Change)
  }

  let article: ArticleID
  let span: Range<Int>
  /// The words of the mention, on one line.
  let words: String
  /// What it is taken for; nil where the words are no mention.
  let entity: Entity?
  let mention: Mention?
  /// The words of the mention that these words are a part of.
  let within: String?
  /// The other entities of the article, in the order of the text.
  let neighbours: [Entity]

  private(set) var stage = Stage.change
  private(set) var options: [Option] = []
  /// What is typed to find an entity.
  private(set) var editor = LineEditor()
  /// The words for which the entities were found.
  private var answered: String?
  private var found: [Entity] = []
  var panel = Panel()

  /// The mention under the cursor; nil where there is none.
  init?(_ pane: ReadingPane) {
    guard let mention = pane.focusedMention else { return nil }
    self.init(pane, span: mention.span, mention: mention, within: nil)
  }

  /// Words that the person has picked.
  init(_ pane: ReadingPane, words span: Range<Int>) {
    let around = pane.mentions.first { $0.span.overlaps(span) && !($0.span.clamped(to: span) == $0.span) }
    self.init(
      pane, span: span, mention: pane.mentions.first { $0.span == span },
      within: around.map { Printable.line(pane.layout.text($0.span)) })
  }

  private init(_ pane: ReadingPane, span: Range<Int>, mention: Mention?, within: String?) {
    article = pane.id
    self.span = span
    words = Printable.line(pane.layout.text(span))
    self.mention = mention
    entity = mention.flatMap { pane.entity($0.entity) }
    self.within = within
    let own = entity?.id
    neighbours = (pane.stored.analysis?.entities ?? []).filter { $0.id != own }
    enter(.change)
  }

  // MARK: Stages

  mutating func enter(_ stage: Stage) {
    self.stage = stage
    editor = LineEditor()
    (found, answered) = ([], nil)
    show()
    panel.select(0)
    // For the whole article is what one means most of the time.
    if case .scope = stage, let usual = options.firstIndex(where: { $0.letter == "a" }) { panel.select(usual) }
  }

  /// Goes one stage back. Whether there was one.
  mutating func leaveStage() -> Bool {
    switch stage {
    case .change: return false
    case .find: enter(.change)
    case .scope(.entity) where stageBefore != .change: enter(stageBefore)
    case .scope(.merge): enter(stageBefore)
    case .scope: enter(.change)
    }
    return true
  }

  private var stageBefore: Stage {
    switch stage {
    case .scope(.entity): .find(.entity)
    case .scope(.merge): .find(.merge)
    default: .change
    }
  }

  private mutating func show() {
    switch stage {
    case .change: options = changes
    case .find(let purpose): options = candidates(purpose)
    case .scope(let change): options = scopes(change)
    }
    panel.show(lines, itemCount: options.count, height: panel.height)
  }

  private var lines: [PanelLine] {
    options.enumerated().map { index, option in
      let letter = option.letter.map { [PanelRun(text: "\($0)  ", meaning: .key)] } ?? []
      return PanelLine(
        runs: letter + [PanelRun(text: option.text, item: index)],
        trailing: option.note.isEmpty ? nil : PanelRun(text: option.note, meaning: .dim), marked: index, indent: 3)
    }
  }

  private var changes: [Option] {
    var options: [Option] = []
    if entity != nil {
      options.append(Option(letter: "n", text: "is no actor and no place", meaning: .change(.dismiss)))
    }
    let letters: [(Correction.Kind, Character)] = [(.person, "p"), (.organization, "o"), (.group, "g"), (.place, "l")]
    for (kind, letter) in letters where entity?.type.kind != kind {
      options.append(Option(letter: letter, text: "is \(kind.phrase)", meaning: .change(.kind(kind))))
    }
    if let mention {
      let (role, text) = mention.role == .actor ? (Role.place, "is a place here, no actor") : (.actor, "acts here")
      options.append(Option(letter: "r", text: text, meaning: .change(.role(role))))
    }
    options.append(Option(letter: "t", text: "is this one: …", meaning: .find(.entity)))
    if entity != nil { options.append(Option(letter: "m", text: "is the same as …", meaning: .find(.merge))) }
    if mention != nil { options.append(Option(letter: "b", text: "has other borders …", meaning: .words)) }
    return options
  }

  private func scopes(_ change: Correction.Request.Change) -> [Option] {
    var options: [Option] = []
    if case .merge = change {
    } else {
      options.append(
        Option(letter: "h", text: "only here", meaning: .scope(.mention(article, offset: span.lowerBound))))
    }
    options.append(Option(letter: "a", text: "in this article", meaning: .scope(.article(article))))
    options.append(Option(letter: "e", text: "everywhere", meaning: .scope(.everywhere)))
    return options
  }

  /// What was found for the words typed, or the entities of the article; those of the archive follow.
  private func candidates(_ purpose: Purpose) -> [Option] {
    let typed = editor.text.lowercased().split(separator: " ")
    let near = neighbours.filter { neighbour in
      let name = Printable.line(neighbour.name).lowercased()
      return typed.allSatisfy { name.contains($0) }
    }
    var seen: Set<EntityID> = entity.map { [$0.id] } ?? []
    func options(_ entities: [Entity], _ note: String) -> [Option] {
      entities.filter { seen.insert($0.id).inserted }.map { entity in
        let kind = [entity.type.rawValue, entity.country ?? "", note].filter { !$0.isEmpty }.joined(separator: ", ")
        return Option(text: Printable.line(entity.name), note: kind, meaning: .candidate(entity))
      }
    }
    // Which of several of one name it is, is asked first; to merge, one looks among those of the article.
    switch (purpose, typed.isEmpty) {
    case (.entity, true): return options(found, "") + options(near, "in this article")
    default: return options(near, "in this article") + options(found, "")
    }
  }

  // MARK: Typed search

  /// The words for which entities are asked.
  var question: String {
    let typed = Printable.line(editor.text)
    return typed.isEmpty ? words : typed
  }

  /// The words for which entities must be asked for; nil where those are there.
  var lacking: String? {
    guard case .find = stage, answered != question else { return nil }
    return question
  }

  mutating func take(_ entities: [Entity], for words: String) {
    guard lacking == words else { return }
    (found, answered) = (entities, words)
    show()
  }

  /// The entities for the words cannot be had, and those for others are none to choose from.
  mutating func giveUp() {
    found = []
    show()
  }

  /// Whether the key belonged to the line; what is asked changes with it.
  mutating func edit(_ key: Key) -> Bool {
    guard case .find = stage else { return false }
    switch key {
    case .up, .down, .enter, .escape, .pageUp, .pageDown, .control("c"), .control("z"), .control("l"): return false
    case .backspace where editor.text.isEmpty: return false
    default: break
    }
    guard editor.handle(key) else { return false }
    show()
    panel.select(0)
    return true
  }

  // MARK: Choosing

  var selected: Option? { options.indices.contains(panel.selected) ? options[panel.selected] : nil }

  /// The option of the letter.
  func option(_ letter: Character) -> Option? {
    if case .find = stage { return nil }
    return options.first { $0.letter == letter }
  }

  /// What is to be done once the scope is known.
  func request(_ change: Correction.Request.Change, _ scope: Correction.Scope) -> Correction.Request {
    let subject: Correction.Subject =
      switch (change, entity) {
      case (.merge, let entity?): .entity(entity)
      case (_, let entity?): .mention(words: words, entity: entity)
      case (_, nil): .words(words, within: within)
      }
    return Correction.Request(
      scope: scope, subject: subject, change: change, offset: span.lowerBound, named: mention?.named)
  }
}

// MARK: - Drawing

extension CorrectionChoice {
  /// Rows that it would like to have, its heading and the line under it included.
  var rows: Int {
    switch stage {
    case .change, .scope: options.count + 2
    case .find: 11
    }
  }

  private func heading(_ glyphs: Glyphs) -> String {
    switch stage {
    case .change: "“\(words)”" + taken(glyphs)
    case .find(.entity): "“\(words)” is"
    case .find(.merge): "\(Printable.line(entity?.name ?? words)) is the same as"
    case .scope(let change): sentence(change)
    }
  }

  /// What the words are taken for.
  private func taken(_ glyphs: Glyphs) -> String {
    guard let entity else { return glyphs.dot + "not marked" }
    let name = Printable.line(entity.name)
    return (name == words ? "" : glyphs.arrow + name) + glyphs.dot + entity.type.rawValue
  }

  private func sentence(_ change: Correction.Request.Change) -> String {
    let name = Printable.line(entity?.name ?? words)
    return switch change {
    case .dismiss: "“\(words)” is no actor and no place"
    case .kind(let kind): "“\(words)” is \(kind.phrase)"
    case .role(.actor): "“\(words)” acts"
    case .role(.place): "“\(words)” is a place"
    case .entity(let entity): "“\(words)” is \(Printable.line(entity.name))"
    case .merge(let entity): "\(name) is the same as \(Printable.line(entity.name))"
    }
  }

  mutating func settle(in region: Region) { panel.settle(height: max(region.rows - 2 - (isFinding ? 1 : 0), 1)) }

  var isFinding: Bool { if case .find = stage { true } else { false } }

  func draw(on canvas: inout Canvas, in region: Region) {
    for row in 0..<region.rows {
      canvas.write(
        String(repeating: " ", count: region.columns), row: region.row + row, column: region.column)
    }
    canvas.tint(
      row: region.row, column: region.column, columns: region.columns, style: canvas.theme.style(.bar))
    canvas.write(
      canvas.glyphs.cut(heading(canvas.glyphs), to: region.columns - 2), row: region.row, column: region.column + 1,
      limit: region.columns - 1, as: .bar)
    var body = Region(
      row: region.row + 1, column: region.column, rows: max(region.rows - 2, 1), columns: region.columns)
    if isFinding {
      canvas.write("/", row: body.row, column: body.column + 1, as: .key)
      editor.draw(on: &canvas, row: body.row, column: body.column + 2, columns: body.columns - 3)
      body.row += 1
      body.rows = max(body.rows - 1, 0)
    }
    if options.isEmpty, isFinding, lacking == nil {
      canvas.write("Nobody and nothing has this name.", row: body.row, column: body.column + 3, as: .dim)
    }
    panel.draw(on: &canvas, in: body, isFocused: true)
    guard region.rows > 2 else { return }
    let line = String(repeating: canvas.glyphs.rule, count: region.columns)
    let last = region.row + region.rows - 1
    canvas.write(line, row: last, column: region.column, limit: region.columns, as: .dim)
    guard panel.hiddenBelow > 0 else { return }
    let more = " \(panel.hiddenBelow) more "
    let column = region.column + max(region.columns - canvas.glyphs.width(of: more) - 1, 0)
    canvas.write(more, row: last, column: column, as: .dim)
  }
}
