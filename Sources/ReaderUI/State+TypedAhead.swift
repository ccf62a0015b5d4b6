import News

/// Keys that are faster than the archive.
///
/// The rule: a key whose command concerns what is still on its way waits until that has come, and so does every key
/// after it; all others act at once. The ways back and out never wait: `Esc` gives up the keys before it, as the person
/// does. Where an answer fails, the keys that waited for it are given up, and the status line says what has failed.
extension State {
  /// Keys that wait at the most.
  static let mostTypedAhead = 256

  /// Whether the key must wait.
  func mustWait(_ key: Key) -> Bool {
    guard wayOut(key) == nil else { return false }
    return !typedAhead.isEmpty || isEarly(key)
  }

  mutating func wait(_ key: Key) {
    guard typedAhead.count < Self.mostTypedAhead else {
      notice = Notice(
        "Too many keys at once: “\(key.name(usesUnicode: glyphs.usesUnicode))” is not followed.", isError: true)
      return
    }
    typedAhead.append(key)
  }

  /// The next key that has waited long enough.
  mutating func nextTypedAhead() -> Key? {
    guard let key = typedAhead.first, !isEarly(key) else { return nil }
    return typedAhead.removeFirst()
  }

  /// The command, where the key leads back or out or is the terminal's own; nil for all others.
  func wayOut(_ key: Key) -> Command? {
    let isTyping = search != nil || help?.isEditing == true || correction?.isFinding == true
    if isTyping, case .character = key { return nil }
    if isTyping, key == .backspace { return nil }
    guard let command = KeyMap.command(for: key, in: context) else { return nil }
    return [.back, .quit, .suspend, .repaint].contains(command) ? command : nil
  }

  /// Whether what the key concerns has not come yet.
  private func isEarly(_ key: Key) -> Bool {
    if help != nil || picking != nil { return false }
    if search != nil { return list.ask != nil && isPending(.list) && Self.searchMotions.contains(key) }
    if let correction {
      return correction.lacking != nil && isPending(.candidates) && Self.choosingKeys.contains(key)
    }
    guard let command = KeyMap.command(for: key, in: context) else { return false }
    if corrections != nil { return isPending(.corrections) && corrections?.isLoaded == false && command != .help }
    switch focus {
    case .list:
      if list.ask != nil, isPending(.list) { return !Self.aboutNoRow.contains(command) }
      // The text that it scrolls stands beside the list in a moment.
      return command == .readOn && isArriving && !isMoving && layout.shows(.reading)
    case .reading: return isArriving && Self.aboutText.contains(command)
    case .side: return (isArriving || isSideComing) && Self.aboutText.contains(command)
    }
  }

  private func isPending(_ place: Need.Place) -> Bool { requests.pending(place) != nil }

  /// The panel's own lines are on their way.
  private var isSideComing: Bool {
    switch side {
    case .related(let pane): !pane.isLoaded && isPending(.related)
    case .card(let pane): !pane.isLoaded && isPending(.card)
    case .entities: false
    }
  }

  /// They act on the text of an article, or on a line of the panel.
  private static let aboutText: Set<Command> = [
    .lineDown, .lineUp, .pageDown, .pageUp, .halfPageDown, .halfPageUp, .first, .last, .open, .nextMention,
    .previousMention, .nextOfEntity, .previousOfEntity, .hints, .star, .toggleRead, .copy, .openInBrowser, .correct,
    .pickWords,
  ]

  /// They do not concern the selected row.
  private static let aboutNoRow: Set<Command> = [
    .back, .paneLeft, .search, .refresh, .corrections, .help, .repaint, .suspend, .quit,
  ]

  /// They act on the text of the article that is selected in the list.
  static let enteringText: Set<Command> = [.nextMention, .previousMention, .hints, .pickWords]

  private static let searchMotions: Set<Key> = [
    .down, .up, .pageDown, .pageUp, .control("n"), .control("p"),
  ]

  private static let choosingKeys: Set<Key> = [.enter, .down, .up, .pageDown, .pageUp]
}
