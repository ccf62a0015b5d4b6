import News

/// The card of one entity: who or what it is, with whom and where it is named, and in which articles.
struct CardPane: Hashable, Sendable {
  /// Where a line leads.
  enum Target: Hashable, Sendable {
    case entity(EntityID)
    case appearance(EntityProfile.Appearance)

    /// Whether it leads to the same place.
    func isSame(as other: Target) -> Bool {
      switch (self, other) {
      case (.entity(let one), .entity(let two)): one == two
      case (.appearance(let one), .appearance(let two)): one.article.id == two.article.id && one.offset == two.offset
      default: false
      }
    }
  }

  let id: EntityID
  /// What is known before the profile comes.
  let entity: Entity?
  private(set) var profile: EntityProfile?
  private(set) var isLoaded = false
  /// The state of the archive that the card shows.
  private var edition = 0
  private(set) var targets: [Target] = []
  var panel = Panel()
  /// The columns that the lines are broken for; 0 when they must be broken anew.
  private var width = 0
  /// What the cursor must come back to when the lines are made anew.
  private var reselected: Target?

  init(_ id: EntityID, entity: Entity?) {
    self.id = id
    self.entity = entity
  }

  /// What stands under the cursor.
  var selected: Target? { targets.indices.contains(panel.selected) ? targets[panel.selected] : nil }
  var name: String { Printable.line(profile?.entity.name ?? entity?.name ?? id.rawValue) }

  /// Whether the profile must be asked for: it is not there, or older than this state of the archive.
  func isLacking(_ edition: Int) -> Bool { !isLoaded || self.edition < edition }

  mutating func take(_ profile: EntityProfile?, edition: Int) {
    reselected = selected
    self.profile = profile
    self.edition = edition
    isLoaded = true
    width = 0
    targets = (profile.map { $0.actors + $0.places } ?? []).map { .entity($0.entity.id) }
    targets += (profile?.appearances ?? []).map { .appearance($0) }
  }

  mutating func update(_ id: ArticleID, _ personal: PersonalState) {
    for index in targets.indices {
      guard case .appearance(var appearance) = targets[index], appearance.article.id == id else { continue }
      appearance.article.isUnread = !personal.isRead
      appearance.article.isStarred = personal.isStarred
      targets[index] = .appearance(appearance)
    }
  }

  mutating func settle(in region: Region, glyphs: Glyphs, dates: DateText) {
    guard width != region.columns else { return panel.settle(height: region.rows) }
    width = region.columns
    let lines = CardLines(width: region.columns - 2, glyphs: glyphs, dates: dates).lines(of: self)
    panel.show(lines, itemCount: targets.count, height: region.rows)
    if let reselected, let index = targets.firstIndex(where: { $0.isSame(as: reselected) }) { panel.select(index) }
    reselected = nil
  }
}

/// Lays the card out.
struct CardLines {
  let width: Int
  let glyphs: Glyphs
  let dates: DateText

  func lines(of card: CardPane) -> [PanelLine] {
    let entity = card.profile?.entity ?? card.entity
    let type = entity.map { PanelRun(text: $0.type.rawValue, meaning: .dim) }
    let heading = PanelRun(text: card.name.uppercased(), meaning: .heading)
    var lines = [PanelLine(runs: [heading], trailing: type)]
    guard let profile = card.profile else {
      if card.isLoaded { lines += wrapped("The archive knows nothing more of it.") }
      return lines
    }
    lines += profile.titlePeriods.prefix(4).flatMap { self.lines(of: $0) }
    if profile.titlePeriods.isEmpty, let title = profile.titles.first {
      let pronoun = [.person, .group].contains(profile.entity.type) ? "them" : "it"
      lines += wrapped("\(Printable.line(title)) (as the articles call \(pronoun))", .text)
    }
    if !profile.aliases.isEmpty {
      lines += wrapped("also written: " + profile.aliases.prefix(8).map(Printable.line).joined(separator: ", "))
    }
    lines += summary(profile)
    lines += companions("WITH", profile.actors, .actor, from: 0)
    lines += companions("WHERE", profile.places, .place, from: profile.actors.count)
    if !profile.appearances.isEmpty { lines.append(PanelLine(runs: [PanelRun(text: "ARTICLES", meaning: .heading)])) }
    let first = profile.actors.count + profile.places.count
    for (index, appearance) in profile.appearances.enumerated() {
      lines += self.lines(of: appearance, item: first + index)
    }
    return lines
  }

  private func wrapped(_ text: String, _ meaning: Theme.Meaning = .dim) -> [PanelLine] {
    LineBreaker(glyphs: glyphs, width: width).lines(of: text).map {
      PanelLine(runs: [PanelRun(text: $0, meaning: meaning)])
    }
  }

  /// “Prime Minister of Armenia · 12 Nov 2020 – 28 Aug 2024, 14 articles”: when articles gave the title.
  private func lines(of period: EntityProfile.TitlePeriod) -> [PanelLine] {
    let count = counted(period.articleCount, "article")
    let dates = span(period.first, period.last).map { "\($0), \(count)" } ?? count
    let title = Printable.line(period.title.text)
    let separator = glyphs.dot
    guard glyphs.width(of: title + separator + dates) > width else {
      return [
        PanelLine(runs: [PanelRun(text: title, meaning: .text), PanelRun(text: separator + dates, meaning: .dim)])
      ]
    }
    // Where both do not fit on a line the dates stand below, set in.
    let below = LineBreaker(glyphs: glyphs, width: max(width - 2, 1)).lines(of: dates).map {
      PanelLine(runs: [PanelRun(text: $0, meaning: .dim)], indent: 3)
    }
    return wrapped(title, .text) + below
  }

  private func span(_ first: Timestamp?, _ last: Timestamp?) -> String? {
    guard let first = first?.day, let last = last?.day else { return nil }
    return first == last ? first.spelled : "\(first.spelled) \(glyphs.dash) \(last.spelled)"
  }

  private func summary(_ profile: EntityProfile) -> [PanelLine] {
    var text = counted(profile.articleCount, "article")
    if let span = span(profile.first, profile.last) { text += glyphs.dot + span }
    let highest = Double(max(profile.histogram.max() ?? 0, 1))
    let bars = String(profile.histogram.prefix(40).map { $0 == 0 ? " " : glyphs.bar(Double($0) / highest) })
    let isFlat = profile.histogram.allSatisfy { $0 == 0 } || profile.first == profile.last
    return wrapped(isFlat ? text : text + "     " + bars)
  }

  /// Names with the number of articles, as many to a line as there is room for.
  private func companions(
    _ heading: String, _ companions: [EntityProfile.Companion], _ meaning: Theme.Meaning, from first: Int
  ) -> [PanelLine] {
    guard !companions.isEmpty else { return [] }
    let indent = 7
    var lines: [PanelLine] = []
    var runs = [PanelRun(text: heading + String(repeating: " ", count: indent - heading.count), meaning: .heading)]
    var used = 0
    for (index, companion) in companions.enumerated() {
      let name = Printable.line(companion.entity.name)
      let count = " \(companion.articleCount)"
      let columns = glyphs.width(of: name) + count.count
      if used > 0, indent + used + 3 + columns > width {
        lines.append(PanelLine(runs: runs))
        runs = [PanelRun(text: String(repeating: " ", count: indent))]
        used = 0
      }
      if used > 0 { runs.append(PanelRun(text: glyphs.dot, meaning: .dim)) }
      used += columns + (used > 0 ? 3 : 0)
      runs += [PanelRun(text: name, meaning: meaning, item: first + index), PanelRun(text: count, meaning: .dim)]
    }
    return lines + [PanelLine(runs: runs)]
  }

  private func lines(of appearance: EntityProfile.Appearance, item: Int) -> [PanelLine] {
    let title = Printable.line(appearance.article.title)
    let date = PanelRun(text: dates.column(appearance.article), meaning: .dim)
    let run = PanelRun(text: title.isEmpty ? "(untitled)" : title, item: item)
    let sentence = LineBreaker(glyphs: glyphs, width: width - 4).lines(of: "“\(Printable.line(appearance.sentence))”")
    let quoted = sentence.prefix(4).map {
      PanelLine(runs: [PanelRun(text: $0, meaning: .dim)], detail: item, indent: 3)
    }
    return [PanelLine(runs: [run], trailing: date, marked: item, indent: 3)] + quoted
  }
}
