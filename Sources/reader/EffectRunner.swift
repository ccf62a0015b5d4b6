import Archive
import Dispatch
import News
import Newsroom
import ReaderTerminal
import ReaderUI
import Synchronization

/// Does what `State` asks of the archive, one request after the other on a queue of its own, and posts the answers.
///
/// Database calls block, so they run on this queue and never on the cooperative pool or the main thread.
final class EffectRunner: Sendable {
  private let queue = DispatchQueue(label: "reader.effects", qos: .userInteractive)
  private let mailbox: Mailbox
  private let newsroom = Mutex<Newsroom?>(nil)
  private let failure = Mutex<Failure?>(nil)
  private let following: CorrectionWork
  private let refreshing: RefreshRunner
  private let browser: Browser

  /// Why there is no archive; nil where it is open, or not yet.
  var openingFailure: Failure? { failure.withLock { $0 } }

  init(mailbox: Mailbox, refreshing: RefreshRunner, browser: Browser) {
    self.mailbox = mailbox
    self.refreshing = refreshing
    self.browser = browser
    following = CorrectionWork(mailbox: mailbox)
  }

  /// Opens the newsroom as the first job of the queue: what is asked meanwhile waits for it.
  func open(_ make: @escaping @Sendable () throws -> Newsroom, then next: @escaping @Sendable (Newsroom) -> Void) {
    queue.async { [self] in
      do {
        let opened = try make()
        newsroom.withLock { $0 = opened }
        following.start(opened)
        next(opened)
      } catch {
        failure.withLock {
          $0 = error as? Failure ?? Failure(String(describing: error), status: .software)
        }
        mailbox.post(.unavailable)
      }
    }
  }

  func perform(_ effect: Effect) {
    queue.async { [self] in
      switch effect {
      case .openInBrowser(let url): return browser.open(url)
      case .refresh(let isWanted):
        if let newsroom = newsroom.withLock({ $0 }) { refreshing.start(newsroom, isWanted: isWanted) }
        return
      default: break
      }
      answer(request: effect.request) {
        guard let newsroom = newsroom.withLock({ $0 }) else { return nil }
        let event = try Self.result(of: effect, in: newsroom)
        if effect.isCorrecting { following.start(newsroom) }
        return event
      }
      if case .loadArticle(let id, _) = effect { answer { try recognise(id) } }
    }
  }

  /// Once its text is on the way: at once where nothing has been looked for in the article yet, before all others
  /// where an earlier version has seen it.
  private func recognise(_ id: ArticleID) throws -> Event? {
    guard let newsroom = newsroom.withLock({ $0 }) else { return nil }
    if try newsroom.analyseNow(id, .new) { return .analysed(id) }
    try newsroom.bringForward(id)
    return nil
  }

  /// Waits until everything asked so far is done: what the person did is on disk when this returns.
  func finish() { queue.sync {} }

  /// Lets go of the archive once everything asked so far is done.
  func close() {
    queue.sync {
      following.stop()
      newsroom.withLock { newsroom in
        newsroom?.archive.close()
        newsroom = nil
      }
    }
  }

  private func answer(request: Int? = nil, _ work: () throws -> Event?) {
    do {
      if let event = try work() { mailbox.post(event) }
    } catch {
      let notice = Notice(Printable.line(String(describing: error)), isError: true)
      mailbox.post(request.map { Event.failed(notice, request: $0) } ?? Event.notice(notice))
    }
  }

  private static func result(of effect: Effect, in newsroom: Newsroom) throws -> Event? {
    let archive = newsroom.archive
    switch effect {
    case .loadList(let request, let number):
      return .listLoaded(try archive.page(request), request: number)
    case .loadArticle(let id, let number):
      return .articleLoaded(try archive.article(id), request: number)
    case .loadRelated(let id, let number):
      let related = try newsroom.related(to: id, limit: 30).filter(\.isWorthShowing)
      return .relatedLoaded(related, request: number)
    case .loadProfile(let id, let number):
      return .profileLoaded(try archive.profile(of: id), request: number)
    case .setRead(let id, let isRead):
      return .personalStored(id, try archive.setRead(id, isRead, at: .now), totals: try archive.totals())
    case .setStarred(let id, let isStarred):
      return .personalStored(id, try archive.setStarred(id, isStarred, at: .now), totals: try archive.totals())
    case .loadCandidates(let words, let number):
      return .candidatesLoaded(try newsroom.candidates(for: words), request: number)
    case .loadCorrections(let number):
      return .correctionsLoaded(try archive.corrections(), request: number)
    case .correct(let request, let id):
      return .corrected(try newsroom.correct(request, in: id))
    case .undoCorrection(let id):
      return .correctionUndone(try newsroom.undo(id))
    case .savePosition(let id, let offset):
      _ = try archive.savePosition(id, offset, at: .now)
      return nil
    case .quit, .suspend, .repaint, .startTimer, .copy, .openInBrowser, .refresh:
      return nil
    }
  }
}

extension Effect {
  /// Whether other articles may have to be read anew after it.
  fileprivate var isCorrecting: Bool {
    switch self {
    case .correct, .undoCorrection: true
    default: false
    }
  }
}
