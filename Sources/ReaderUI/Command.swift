/// What a key can ask for. The name is what help, the manual page and scripts call it.
public enum Command: String, Hashable, Sendable, CaseIterable {
  case lineDown = "line-down"
  case lineUp = "line-up"
  case pageDown = "page-down"
  case pageUp = "page-up"
  case halfPageDown = "half-page-down"
  case halfPageUp = "half-page-up"
  case first
  case last
  case readOn = "read-on"
  case open
  case back
  case paneLeft = "pane-left"
  case paneRight = "pane-right"
  case nextMention = "next-mention"
  case previousMention = "previous-mention"
  case nextOfEntity = "next-of-entity"
  case previousOfEntity = "previous-of-entity"
  case hints
  case related
  case entities
  case search
  case fullWidth = "full-width"
  case star
  case toggleRead = "toggle-read"
  case copy
  case copyCitation = "copy-citation"
  case openInBrowser = "open-in-browser"
  case refresh
  case correct
  case pickWords = "pick-words"
  case corrections
  case undoCorrection = "undo-correction"
  case previousWord = "previous-word"
  case nextWord = "next-word"
  case extendWords = "extend-words"
  case otherEnd = "other-end"
  case help
  case repaint
  case suspend
  case quit

  /// What it does, in one line.
  public var summary: String {
    switch self {
    case .lineDown: "one line or item down"
    case .lineUp: "one line or item up"
    case .pageDown: "one page down"
    case .pageUp: "one page up"
    case .halfPageDown: "half a page down"
    case .halfPageUp: "half a page up"
    case .first: "to the beginning"
    case .last: "to the end"
    case .readOn: "scroll the article beside the list"
    case .open: "open the article, the actor or the place"
    case .back: "go back the way you came"
    case .paneLeft: "to the pane on the left"
    case .paneRight: "to the pane on the right"
    case .nextMention: "to the next actor or place in the text"
    case .previousMention: "to the previous actor or place in the text"
    case .nextOfEntity: "to the next mention of the same actor or place"
    case .previousOfEntity: "to the previous mention of the same actor or place"
    case .hints: "put a letter on every actor and place; typing it goes there"
    case .related: "show related articles, and why they are"
    case .entities: "show the actors and places of the article"
    case .search: "search titles and texts"
    case .fullWidth: "give the text the full width, or take it back"
    case .star: "star the article, or take the star away"
    case .toggleRead: "mark the article as read or unread"
    case .copy: "copy the article's URL, or the sentence of the focused mention"
    case .copyCitation: "copy the sentence with title, source, date and URL"
    case .openInBrowser: "open the article's page in a browser"
    case .refresh: "ask the feeds for new articles"
    case .correct: "correct what was read wrongly: who or what it is, or that it is nobody"
    case .pickWords: "pick words that were not marked, to say who or what they are"
    case .corrections: "list the corrections"
    case .undoCorrection: "take the correction back"
    case .previousWord: "one word back"
    case .nextWord: "one word on"
    case .extendWords: "pick more than one word, or one again"
    case .otherEnd: "to the other end of what is picked"
    case .help: "show or hide this help"
    case .repaint: "paint the screen anew"
    case .suspend: "stop the program and go back to the shell (fg returns)"
    case .quit: "end the program"
    }
  }
}

/// Where the keyboard is. The same key may do different things in different places.
public enum Context: String, Hashable, Sendable, CaseIterable {
  case list, reading, related, entities, card, correction, words, corrections, help

  /// Its name for people.
  public var name: String {
    switch self {
    case .list: "article list"
    case .reading: "article"
    case .related: "related articles"
    case .entities: "actors and places"
    case .card: "entity card"
    case .correction: "correcting"
    case .words: "picking words"
    case .corrections: "list of corrections"
    case .help: "help"
    }
  }
}
