import Archive
import News
import Newsroom
import ReaderTerminal
import ReaderUI
import Synchronization

/// Does what `State` asks of the archive, one request after the other on a thread of its own, and posts the answers.
/// What is to be stored goes to `ActQueue`.
///
/// Database calls block, so they never run on the cooperative pool or the main thread.
final class EffectRunner: Sendable {
  /// How long what is read waits for what is being stored, so that it is read as well.
  private static let patience = Duration.milliseconds(100)

  private let worker: SerialWorker
  private let acts: ActQueue
  private let mailbox: Mailbox
  private let newsroom = Mutex<Newsroom?>(nil)
  private let failure = Mutex<Failure?>(nil)
  private let following: CorrectionWork
  private let refreshing: RefreshRunner
  private let browser: Browser

  /// Why there is no archive; nil where it is open, or not yet.
  var openingFailure: Failure? { failure.withLock { $0 } }

  init(mailbox: Mailbox, worker: SerialWorker, refreshing: RefreshRunner, browser: Browser) throws(Failure) {
    self.mailbox = mailbox
    self.worker = worker
    self.refreshing = refreshing
    self.browser = browser
    let following = CorrectionWork(mailbox: mailbox)
    self.following = following
    acts = try ActQueue(mailbox: mailbox) { following.start($0) }
  }

  /// Opens the newsroom as the first job: what is asked meanwhile waits for it.
  func open(_ make: @escaping @Sendable () throws -> Newsroom, then next: @escaping @Sendable (Newsroom) -> Void) {
    worker.async { [self] in
      do {
        let opened = try make()
        newsroom.withLock { $0 = opened }
        acts.open(opened)
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

  /// Returns at once.
  func perform(_ effect: Effect) {
    if effect.isAct { return acts.store(effect) }
    worker.async { [self] in
      switch effect {
      case .openInBrowser(let url): return browser.open(url)
      case .refresh(let isWanted):
        if let newsroom = newsroom.withLock({ $0 }) { refreshing.start(newsroom, isWanted: isWanted) }
        return
      case .loadList, .loadArticle, .loadCorrections: acts.settle(atMost: Self.patience)
      default: break
      }
      answer(request: effect.request) {
        guard let newsroom = newsroom.withLock({ $0 }) else { return nil }
        return try Self.result(of: effect, in: newsroom)
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

  /// Waits until everything asked so far is done and what the person did is on disk or given up.
  func finish() {
    acts.settle(atMost: PendingActs.patience * 2)
    worker.wait()
  }

  /// Waits until what the person did is on disk, but no longer than this.
  func settle(atMost patience: Duration) { acts.settle(atMost: patience) }

  /// Gives what is not stored yet this much time; says in a sentence what was not stored in it.
  func leave(within patience: Duration) -> String? { acts.leave(within: patience) }

  /// Nobody waits for another process any more, and long work ends soon. Returns at once.
  func cancel() {
    following.cancel()
    newsroom.withLock { $0?.archive.patience.end(at: .now) }
  }

  /// Lets go of the archive; to be called where everything asked is done.
  func close() {
    following.stop()
    newsroom.withLock { newsroom in
      newsroom?.archive.close()
      newsroom = nil
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
      return .relatedLoaded(try newsroom.related(to: id, limit: 30), request: number)
    case .loadProfile(let id, let number):
      return .profileLoaded(try archive.profile(of: id), request: number)
    case .loadCandidates(let words, let number):
      return .candidatesLoaded(try newsroom.candidates(for: words), request: number)
    case .loadCorrections(let number):
      return .correctionsLoaded(try archive.corrections(), request: number)
    case .setRead, .setStarred, .savePosition, .correct, .undoCorrection,
      .quit, .suspend, .repaint, .startTimer, .copy, .openInBrowser, .refresh:
      return nil
    }
  }
}
