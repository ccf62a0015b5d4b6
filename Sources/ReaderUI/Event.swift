public import News

/// Something that happened: the only input of `State`.
///
/// Answers carry the number of the request that asked for them, so that stale ones can be dropped.
public enum Event: Hashable, Sendable {
  case key(Key)
  case resized(Frame.Size)
  /// The timer has run out.
  case elapsed(Timer)
  case listLoaded(ListPage, request: Int)
  /// Nil when the archive no longer has the article.
  case articleLoaded(StoredArticle?, request: Int)
  case relatedLoaded([RelatedArticle], request: Int)
  case profileLoaded(EntityProfile?, request: Int)
  /// The request could not be answered; the notice says why.
  case failed(Notice, request: Int)
  /// What the person did is on disk; `totals` are those of the whole archive.
  case personalStored(ArticleID, PersonalState, totals: Totals)
  case candidatesLoaded([Entity], request: Int)
  /// The newest first.
  case correctionsLoaded([KeptCorrection], request: Int)
  /// The correction is on disk.
  case corrected(Correction)
  /// The correction has been taken back; nil where it was not there any more.
  case correctionUndone(Correction?)
  /// What has come of a copy.
  case copied(CopyOutcome)
  /// Articles were added or changed behind the screen.
  case archiveChanged
  /// Recognition has finished with this article.
  case analysed(ArticleID)
  /// Background work: how much of it is done. Nil when it has ended.
  case progressed(Progress?)
  /// How far the feeds have been asked.
  case refreshing(RefreshStep)
  /// The feeds have been asked, or could not be.
  case refreshed(RefreshSummary)
  /// A sentence for the status line: an error, or what has just been done.
  case notice(Notice)
  /// The archive cannot be opened: there is nothing to show, and the program ends.
  case unavailable
  /// The process has been asked to end (SIGTERM, SIGHUP): save what is unsaved.
  case terminating
  /// The process is about to stop (SIGTSTP from outside): save what is unsaved.
  case suspending
}

/// What is known of a copy to the clipboard.
public enum CopyOutcome: Hashable, Sendable {
  /// It is there.
  case arrived
  /// It was sent to the terminal, which does not say what it does with it.
  case sent
  /// It is not there; why, in a sentence.
  case failed(String)
}

/// Background work under way.
public struct Progress: Hashable, Sendable {
  /// What is done, such as “reading” or “recognising”.
  public var activity: String
  public var done: Int
  public var total: Int

  public init(activity: String, done: Int, total: Int) {
    self.activity = activity
    self.done = done
    self.total = total
  }
}

/// A sentence for the status line.
public struct Notice: Hashable, Sendable {
  public var text: String
  public var isError: Bool

  public init(_ text: String, isError: Bool = false) {
    self.text = text
    self.isError = isError
  }
}

/// A timer that `State` asked for.
public struct Timer: Hashable, Sendable {
  /// What it was started for.
  public enum Purpose: Hashable, Sendable {
    /// The selection has rested: show the article beside the list.
    case preview
    /// The reading position should be written down.
    case savePosition
    /// The screen is there: the feeds may be asked.
    case refresh
  }

  public var purpose: Purpose
  /// Only the newest number of a purpose counts.
  public var number: Int

  public init(_ purpose: Purpose, number: Int) {
    self.purpose = purpose
    self.number = number
  }
}
