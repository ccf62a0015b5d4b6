import Archive
import Dispatch
import News
import ReaderTerminal
import ReaderUI
import Synchronization

/// Looks every two seconds whether the archive has changed, as when `reader add` runs in another terminal.
///
/// SQLite tells nobody of another process's changes; asking costs two rows.
final class ArchiveWatch: Sendable {
  private let queue = DispatchQueue(label: "reader.watch", qos: .background)
  private let isStopped = Atomic(false)
  private let mailbox: Mailbox

  init(mailbox: Mailbox) { self.mailbox = mailbox }

  func start(_ archive: Archive) { look(at: archive, last: try? archive.generation()) }

  func stop() { isStopped.store(true, ordering: .relaxed) }

  private func look(at archive: Archive, last: Archive.Generation?) {
    queue.asyncAfter(deadline: .now() + .seconds(2)) { [self] in
      guard !isStopped.load(ordering: .relaxed) else { return }
      // What keeps the archive from being read now is told where somebody waits for it.
      let now = (try? archive.generation()) ?? last
      if now != last { mailbox.post(.archiveChanged) }
      look(at: archive, last: now)
    }
  }
}
