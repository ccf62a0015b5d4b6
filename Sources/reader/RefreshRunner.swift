import Archive
import Dispatch
import Ingest
import News
import Newsroom
import ReaderTerminal
import ReaderUI
import Synchronization

/// Asks the feeds behind the screen.
final class RefreshRunner: Sendable {
  private let mailbox: Mailbox
  private let client: HTTPClient
  private let isStopped = Atomic(false)
  private let queue = DispatchQueue(label: "reader.refresh", qos: .background)
  /// Has articles that have come in recognised.
  private let recognise: @Sendable (Newsroom) -> Void

  init(mailbox: Mailbox, client: HTTPClient, recognise: @escaping @Sendable (Newsroom) -> Void) {
    self.mailbox = mailbox
    self.client = client
    self.recognise = recognise
  }

  /// - Parameter isWanted: the person wants it now. Otherwise the reader has just opened, and only what is due is asked.
  func start(_ newsroom: Newsroom, isWanted: Bool) {
    queue.async { [self] in mailbox.post(.refreshed(refresh(newsroom, isWanted: isWanted))) }
  }

  /// Waits until the feeds have been asked.
  func finish() { queue.sync {} }

  /// Ends the work. What is stored stays stored; the rest is done next time.
  func stop() {
    isStopped.store(true, ordering: .relaxed)
    queue.sync {}
  }

  private func refresh(_ newsroom: Newsroom, isWanted: Bool) -> RefreshSummary {
    do {
      if let refusal = try refusal(newsroom) { return RefreshSummary(refusal: refusal) }
      return RefreshSummary(try asked(newsroom, isWanted: isWanted))
    } catch {
      return RefreshSummary(refusal: Printable.line(String(describing: error)))
    }
  }

  private func refusal(_ newsroom: Newsroom) throws -> String? {
    guard !newsroom.archive.isReadOnly else { return newsroom.archive.refusalToWrite.description }
    guard try newsroom.archive.subscriptions().contains(where: { $0.disabled == nil }) else {
      return "No feeds are followed: reader feeds add URL follows one."
    }
    return nil
  }

  private func asked(_ newsroom: Newsroom, isWanted: Bool) throws -> RefreshReport {
    let pace = Pace()
    let arrivals = Pace()
    let report = try newsroom.refresh(
      RefreshOrder(isWanted: isWanted), client: client, isCancelled: { [self] in isStopped.load(ordering: .relaxed) }
    ) { [mailbox] step in
      guard step.done == 0 || pace.isDue else { return }
      mailbox.post(.refreshing(RefreshStep(done: step.done, total: step.total, added: step.added)))
    } onStored: { [self] in
      guard arrivals.isDue else { return }
      mailbox.post(.archiveChanged)
      recognise(newsroom)
    }
    guard report.added + report.updated + report.pages > 0 else { return report }
    mailbox.post(.archiveChanged)
    recognise(newsroom)
    return report
  }
}

extension RefreshSummary {
  init(_ report: RefreshReport) {
    self.init(
      added: report.added, feeds: report.changed + report.unchanged, waiting: report.notDue, failed: report.failed,
      problem: report.problems.first { $0.kind != .loss }?.description,
      gone: report.gone.map(Printable.line))
  }
}
