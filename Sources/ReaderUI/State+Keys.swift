import News

/// Keys and the commands they run.
extension State {
  mutating func press(_ key: Key) -> [Effect] {
    guard let size, Layout(size: size, .init()).body != nil else { return pressBlindly(key) }
    requests.forgive()
    if mustWait(key) {
      wait(key)
      return []
    }
    if wayOut(key) == .back { typedAhead = [] }
    return follow(key)
  }

  /// Does what the key says, now that everything it concerns is there.
  mutating func follow(_ key: Key) -> [Effect] {
    if help != nil { return pressInHelp(key) }
    if search != nil { return pressInSearch(key) }
    if correction != nil { return pressInCorrection(key) }
    if picking != nil { return pressInPicking(key) }
    if corrections != nil { return pressInCorrections(key) }
    if reading?.hints != nil { return pressInHints(key) }
    notice = nil
    guard let command = KeyMap.command(for: key, in: context) else {
      sayUnbound(key)
      return []
    }
    if !Self.screenCommands.contains(command) { list.isPlaced = true }
    if let obstacle = obstacle(to: command) {
      notice = Notice(obstacle)
      return []
    }
    // In the list a command about the text is about that of the selected article, also when another one still stands
    // beside the list.
    if Self.enteringText.contains(command), !isTextOfSelected {
      let effects = open()
      if isArriving {
        typedAhead.insert(key, at: 0)
      } else if let obstacle = obstacle(to: command) {
        notice = Notice(obstacle)
      } else {
        return effects + run(command)
      }
      return effects
    }
    return run(command)
  }

  /// Whether the text on the screen is what a command that is given here is about.
  private var isTextOfSelected: Bool { focus != .list || reading != nil && reading?.id == list.article?.id }

  /// A key that has no command here says so.
  mutating func sayUnbound(_ key: Key) {
    notice = Notice(
      "“\(Printable.line(key.name(usesUnicode: glyphs.usesUnicode)))” does nothing here; ? lists the keys.")
  }

  /// They leave alone what is on the screen.
  private static let screenCommands: Set<Command> = [.help, .repaint, .suspend, .quit]

  /// Where nothing can be shown, only what needs no screen works.
  private mutating func pressBlindly(_ key: Key) -> [Effect] {
    guard let command = KeyMap.command(for: key, in: .list), [.quit, .suspend, .repaint].contains(command) else {
      return []
    }
    return run(command)
  }

  private mutating func pressInHints(_ key: Key) -> [Effect] {
    notice = nil
    if case .character(let character) = key, character != "q" {
      switch reading?.hints?.type(character) {
      case .chosen(let mention):
        reading?.hints = nil
        reading?.focus(on: mention)
      case .more: break
      case .nothing, nil:
        reading?.hints = nil
        notice = Notice("No actor or place on the screen has the letter “\(Printable.line(String(character)))”.")
      }
      return []
    }
    guard let command = KeyMap.command(for: key, in: .reading) else {
      sayUnbound(key)
      return []
    }
    switch command {
    case .repaint, .suspend, .quit: return run(command)
    case .back:
      reading?.hints = nil
      return []
    default:
      reading?.hints = nil
      return run(command)
    }
  }

  mutating func run(_ command: Command) -> [Effect] {
    switch command {
    case .lineDown: move(.lines(1))
    case .lineUp: move(.lines(-1))
    case .pageDown: move(.pages(1))
    case .pageUp: move(.pages(-1))
    case .halfPageDown: move(.halfPages(1))
    case .halfPageUp: move(.halfPages(-1))
    case .first: move(.start)
    case .last: move(.end)
    case .readOn: readOn()
    case .open: open()
    case .back: goBack()
    case .paneLeft: goLeft()
    case .paneRight: goRight()
    case .nextMention: walk(1)
    case .previousMention: walk(-1)
    case .nextOfEntity: walkEntity(1)
    case .previousOfEntity: walkEntity(-1)
    case .hints: showHints()
    case .related: showSide(.related)
    case .entities: showSide(.entities)
    case .search: beginSearch()
    case .fullWidth: toggleFullWidth()
    case .star: star()
    case .toggleRead: toggleRead()
    case .copy: copy()
    case .openInBrowser: openInBrowser()
    case .refresh: refreshNow()
    case .correct: correct()
    case .pickWords: pickWords()
    case .corrections: openCorrections()
    case .undoCorrection, .previousWord, .nextWord, .extendWords, .otherEnd: []
    case .help: openHelp()
    case .repaint: [.repaint]
    case .suspend: savePosition() + [.suspend]
    case .quit: savePosition() + [.quit]
    }
  }

  /// Why the command cannot run now; nil when it can.
  func obstacle(to command: Command) -> String? {
    switch command {
    case .readOn, .paneRight: return focus == .list && list.article == nil ? "No article is selected." : nil
    case .open: return obstacleToOpen
    case .nextMention, .previousMention, .hints: return obstacleToMentions
    case .nextOfEntity, .previousOfEntity:
      return focusedText?.focus == nil ? "No actor or place is focused: Tab goes to one." : nil
    case .correct: return obstacleToCorrecting
    case .pickWords: return obstacleToPicking
    case .undoCorrection: return corrections?.selected == nil ? "No correction is selected." : nil
    case .related, .entities, .fullWidth:
      return reading == nil && list.article == nil ? "There is no article to show." : nil
    case .openInBrowser: return obstacleToBrowser
    case .refresh: return obstacleToRefresh
    case .star, .toggleRead, .copy: return subject == nil ? "There is no article here." : nil
    default: return nil
    }
  }

  private var obstacleToOpen: String? {
    switch focus {
    case .list: return list.article == nil ? "No article is selected." : nil
    case .reading: return reading?.focus == nil ? "No actor or place is focused: Tab goes to one." : nil
    case .side:
      switch side {
      case .related(let pane): return pane.selected == nil ? "There is no related article." : nil
      case .entities(let pane): return pane.selected == nil ? "There is no actor or place." : nil
      case .card(let pane): return pane.selected == nil ? "There is nothing to open." : nil
      }
    }
  }

  /// The text that is walked through: in the list that of the selected article, as far as it is there.
  var focusedText: ReadingPane? { isTextOfSelected ? reading : nil }

  var obstacleToMentions: String? {
    if focus == .list {
      guard list.article != nil else { return "No article is selected." }
      guard isTextOfSelected else { return nil }
    }
    guard let reading else { return "No article is shown." }
    if reading.stored.analysis == nil { return "This article has not been recognised yet." }
    return reading.mentions.isEmpty ? "No actors or places were found in this article." : nil
  }
}
