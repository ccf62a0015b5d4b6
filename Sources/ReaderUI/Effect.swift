public import News

/// What `State` wants done by the world outside. The runner does it and posts an `Event` with the answer.
public enum Effect: Hashable, Sendable {
  case quit
  /// Ctrl-Z: give the terminal back and stop the process.
  case suspend
  /// Ctrl-L: paint every cell anew.
  case repaint
  case startTimer(Timer, milliseconds: Int)
  case loadList(ListRequest, request: Int)
  case loadArticle(ArticleID, request: Int)
  case loadRelated(ArticleID, request: Int)
  case loadProfile(EntityID, request: Int)
  /// The screen shows it when `personalStored` comes back, never before.
  case setRead(ArticleID, Bool)
  case setStarred(ArticleID, Bool)
  /// A UTF-8 byte offset into the article's text.
  case savePosition(ArticleID, Int)
  /// Entities that may be meant by the words.
  case loadCandidates(String, request: Int)
  case loadCorrections(request: Int)
  /// Made in the article; the screen shows it when `corrected` comes back, never before.
  case correct(Correction.Request, in: ArticleID)
  case undoCorrection(Correction.ID)
  /// To the clipboard of the person's terminal. The screen says so when `copied` comes back, never before.
  case copy(String)
  /// An `http` or `https` address, complete.
  case openInBrowser(String)
  /// Asks the feeds, behind the screen: what is due, or, where the person wants it now, what may be asked. `refreshed`
  /// comes in any case, `refreshing` before it where there is something to do.
  case refresh(isWanted: Bool)
}

extension Effect {
  /// The number of the request that this is; nil where no answer is waited for.
  public var request: Int? {
    switch self {
    case .loadList(_, let request), .loadArticle(_, let request), .loadRelated(_, let request),
      .loadProfile(_, let request), .loadCandidates(_, let request), .loadCorrections(let request):
      request
    default: nil
    }
  }
}
