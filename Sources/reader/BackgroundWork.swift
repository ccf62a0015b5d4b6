import Dispatch
import Ingest
import News
import Newsroom
import ReaderTerminal
import ReaderUI
import Synchronization

/// What goes on behind the screen: reading the inputs, then recognising who and where in every article.
final class BackgroundWork: Sendable {
  private let mailbox: Mailbox
  private let isStopped = Atomic(false)
  private let queue = DispatchQueue(label: "reader.background", qos: .background)

  private let found = Mutex<[Failure]>([])
  private let hasArticles = Atomic(false)
  /// Recognition has been asked for and not begun.
  private let isAwaited = Atomic(false)

  init(mailbox: Mailbox) { self.mailbox = mailbox }

  /// Whether there was anything to read among the inputs.
  var foundArticles: Bool { hasArticles.load(ordering: .relaxed) }

  /// What could not be read, in the order of the inputs.
  var problems: [Failure] { found.withLock { $0 } }

  func start(_ newsroom: Newsroom, inputs: NamedInputs) {
    queue.async { [self] in
      do {
        try read(inputs, into: newsroom)
        try recognise(in: newsroom)
      } catch {
        mailbox.post(.notice(Notice(Printable.line(String(describing: error)), isError: true)))
      }
      mailbox.post(.progressed(nil))
    }
  }

  /// Recognises what has come in since, once what is under way has ended.
  func recogniseMore(in newsroom: Newsroom) {
    guard !isAwaited.exchange(true, ordering: .relaxed) else { return }
    queue.async { [self] in
      isAwaited.store(false, ordering: .relaxed)
      do { try recognise(in: newsroom) } catch {
        mailbox.post(.notice(Notice(Printable.line(String(describing: error)), isError: true)))
      }
      mailbox.post(.progressed(nil))
    }
  }

  /// Waits until everything asked so far is done.
  func finish() { queue.sync {} }

  /// Ends the work at the next article. What is stored stays stored; the rest is done next time. Returns at once.
  func cancel() { isStopped.store(true, ordering: .relaxed) }

  /// Waits until it has been ended.
  func stop() {
    cancel()
    queue.sync {}
  }

  private func read(_ inputs: NamedInputs, into newsroom: Newsroom) throws {
    guard !inputs.isEmpty else { return }
    let named = try inputs.read(isCancelled: isCancelled)
    guard !isCancelled() else { return }
    var report = try newsroom.ingest(
      named, isCancelled: isCancelled,
      onStored: { [self] _ in noticeArticles() },
      onProblem: { [self] problem in note(Failure(problem.description, status: ExitStatus.ok.worse(of: problem))) })
    let fetch = DocumentFetch(inputs.client)
    for address in inputs.addresses {
      guard !isCancelled() else { return }
      let host = (try? FeedAddress(address).host) ?? address
      mailbox.post(.progressed(Progress(activity: "fetching from \(host)", done: 0, total: 0)))
      do throws(Failure) {
        let document = try fetch.document(address, isCancelled: isCancelled)
        do { report.added += try newsroom.take(document).count } catch { throw Failure(error, reading: document) }
        noticeArticles()
      } catch {
        if !isCancelled() { note(error) }
      }
    }
    let problems = problems
    if let first = problems.first {
      let others = problems.count == 1 ? "" : " (and \(problems.count - 1) more)"
      mailbox.post(.notice(Notice(first.description + others, isError: true)))
    } else if report.added + report.updated + report.unchanged == 0 {
      mailbox.post(.notice(Notice("there is no article in what was named", isError: true)))
    }
  }

  private func noticeArticles() {
    hasArticles.store(true, ordering: .relaxed)
    mailbox.post(.archiveChanged)
  }

  private func note(_ problem: Failure) { found.withLock { $0.append(problem) } }

  private func recognise(in newsroom: Newsroom) throws {
    let pace = Pace()
    try newsroom.analysePending(isCancelled: isCancelled) { [mailbox] step in
      mailbox.post(.analysed(step.article))
      guard pace.isDue else { return }
      mailbox.post(.progressed(Progress(activity: "recognising", done: step.done, total: step.total)))
    }
    mailbox.post(.archiveChanged)
  }

  private var isCancelled: @Sendable () -> Bool {
    { [self] in isStopped.load(ordering: .relaxed) }
  }
}

/// Lets news of progress through four times a second: on a bad line every frame costs.
final class Pace: Sendable {
  private let last = Mutex(ContinuousClock.now)

  var isDue: Bool {
    last.withLock { last in
      let now = ContinuousClock.now
      guard now - last >= .milliseconds(250) else { return false }
      last = now
      return true
    }
  }
}
