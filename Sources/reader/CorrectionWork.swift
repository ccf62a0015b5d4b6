import Dispatch
import News
import Newsroom
import ReaderTerminal
import ReaderUI
import Synchronization

/// Brings the other articles up to a correction, behind the screen.
final class CorrectionWork: Sendable {
  private let mailbox: Mailbox
  private let isStopped = Atomic(false)
  private let queue = DispatchQueue(label: "reader.corrections", qos: .background)

  init(mailbox: Mailbox) { self.mailbox = mailbox }

  /// What has not been done when the program ends is done the next time: this is called at every start.
  func start(_ newsroom: Newsroom) {
    queue.async { [self] in
      let pace = Pace()
      var isShown = false
      do {
        let changed = try newsroom.followCorrections(isCancelled: { isStopped.load(ordering: .relaxed) }) {
          done, total in
          guard pace.isDue else { return }
          isShown = true
          mailbox.post(.progressed(Progress(activity: "correcting", done: done, total: total)))
        }
        if isShown { mailbox.post(.progressed(nil)) }
        if changed > 0 { mailbox.post(.archiveChanged) }
      } catch {
        mailbox.post(.notice(Notice(Printable.line(String(describing: error)), isError: true)))
      }
    }
  }

  /// Ends the work at the next batch. Returns at once.
  func cancel() { isStopped.store(true, ordering: .relaxed) }

  /// Ends the work at the next batch.
  func stop() {
    cancel()
    queue.sync {}
  }
}
