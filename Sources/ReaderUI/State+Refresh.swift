import News

/// How far the feeds have been asked.
public struct RefreshStep: Hashable, Sendable {
  public var done: Int
  public var total: Int
  /// Articles that are new.
  public var added: Int

  public init(done: Int, total: Int, added: Int) {
    self.done = done
    self.total = total
    self.added = added
  }
}

/// What came of asking the feeds.
public struct RefreshSummary: Hashable, Sendable {
  public var added: Int
  /// Feeds that have answered.
  public var feeds: Int
  /// Feeds that have not been asked, because their servers want to be left alone for now.
  public var waiting: Int
  /// Feeds that could not be had.
  public var failed: Int
  /// What went wrong first, with its address.
  public var problem: String?
  /// Names of feeds that have ended and are asked no more.
  public var gone: [String]
  /// Why nothing was asked, a sentence; nil where something was.
  public var refusal: String?

  public init(
    added: Int = 0, feeds: Int = 0, waiting: Int = 0, failed: Int = 0, problem: String? = nil, gone: [String] = [],
    refusal: String? = nil
  ) {
    self.added = added
    self.feeds = feeds
    self.waiting = waiting
    self.failed = failed
    self.problem = problem
    self.gone = gone
    self.refusal = refusal
  }
}

/// The feeds are being asked.
struct Refreshing: Hashable, Sendable {
  /// Nil until something is known of it.
  var step: RefreshStep?
  /// The person wants to see how far it is. When the reader opens they have not asked, and see only what comes in.
  var isShown: Bool
}

/// Asking the feeds: when the reader opens, and on `R`.
extension State {
  /// Once the list is there. The timer runs out after the frame with it has been shown, never before.
  mutating func firstRefresh() -> [Effect] {
    guard awaitsRefresh, list.isLoaded else { return [] }
    awaitsRefresh = false
    return [.startTimer(startTimer(.refresh), milliseconds: 100)]
  }

  mutating func refreshWhatIsDue() -> [Effect] {
    guard refresh == nil else { return [] }
    refresh = Refreshing(isShown: false)
    // Somebody may be reading the first article already: what comes in does not take it away.
    if list.article != nil { list.isPlaced = true }
    return [.refresh(isWanted: false)]
  }

  mutating func refreshNow() -> [Effect] {
    // Whoever wants to see what is new does not want to keep what does not belong to the list any more.
    if !list.kept.isEmpty, list.ask == nil { list.begin(list.query, .here) }
    guard refresh == nil else {
      refresh?.isShown = true
      notice = Notice("The feeds are being asked already" + (refreshCount.map { ": \($0)." } ?? "."))
      return []
    }
    refresh = Refreshing(isShown: true)
    return [.refresh(isWanted: true)]
  }

  var obstacleToRefresh: String? {
    isTemporary ? "Only the archive has feeds: reader without files opens it." : nil
  }

  mutating func follow(_ step: RefreshStep) { refresh = Refreshing(step: step, isShown: refresh?.isShown ?? false) }

  mutating func finishRefresh(_ summary: RefreshSummary) {
    let isShown = refresh?.isShown ?? false
    refresh = nil
    if isShown {
      notice = self.notice(of: summary)
    } else if !summary.gone.isEmpty {
      // It happens once, and nobody would look for it.
      notice = Notice(words(ofGone: summary.gone), isError: true)
    }
  }

  /// What the status line says; nil where something else is more to the point.
  var refreshStatus: StatusLine? {
    guard let refresh, refresh.isShown, focus != .reading || reading?.focusedMention == nil else { return nil }
    return status("refreshing" + (refreshCount.map { " " + $0 } ?? glyphs.dots), [])
  }

  /// “12 of 40 · 7 new”.
  private var refreshCount: String? {
    guard let step = refresh?.step else { return nil }
    return "\(step.done) of \(step.total)" + (step.added == 0 ? "" : glyphs.dot + "\(step.added) new")
  }

  private func notice(of summary: RefreshSummary) -> Notice {
    if let refusal = summary.refusal { return Notice(refusal) }
    let new = words(ofNew: summary)
    guard summary.failed > 0 || !summary.gone.isEmpty else {
      return Notice((new.isEmpty ? "Nothing new" : new) + (words(ofWaiting: summary).map { "; " + $0 } ?? "") + ".")
    }
    var parts = [new]
    if !summary.gone.isEmpty { parts.append(words(ofGone: summary.gone)) }
    if summary.failed > summary.gone.count {
      let why = summary.problem.map { ": \($0)" } ?? ""
      parts.append("\(counted(summary.failed, "feed")) failed\(why); reader feeds list says more")
    }
    return Notice(parts.filter { !$0.isEmpty }.joined(separator: glyphs.dot), isError: true)
  }

  /// Empty where no feed has answered.
  private func words(ofNew summary: RefreshSummary) -> String {
    if summary.added > 0 { return counted(summary.added, "new article") }
    return summary.feeds > 0 ? "Nothing new in \(counted(summary.feeds, "feed"))" : ""
  }

  private func words(ofWaiting summary: RefreshSummary) -> String? {
    guard summary.waiting > 0 else { return nil }
    return counted(summary.waiting, "feed")
      + (summary.waiting == 1 ? " waits, as its server has asked" : " wait, as their servers have asked")
  }

  private func words(ofGone names: [String]) -> String {
    let shown = names.prefix(3).map { "“\($0)”" }.joined(separator: ", ")
    let more = names.count > 3 ? " and \(names.count - 3) more" : ""
    return "\(shown)\(more) \(names.count == 1 ? "has" : "have") ended (410 Gone); the articles stay"
  }
}
