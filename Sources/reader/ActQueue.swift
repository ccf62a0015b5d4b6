import Archive
import Foundation
import News
import Newsroom
import ReaderTerminal
import ReaderUI

/// Stores what the person does, one act after the other on a thread of its own: nothing else waits for it.
///
/// A star is shown once it is on disk. What could not be stored by the deadline of `PendingActs` is given up and said
/// in one sentence.
final class ActQueue: @unchecked Sendable {
  // These are only touched with `condition` locked.
  private var acts = PendingActs()
  private var newsroom: Newsroom?
  private var isLeaving = false
  /// What was given up while leaving, and the sentence about it.
  private var lost: [Effect] = []
  private var loss: String?
  private let condition = NSCondition()
  private let worker: SerialWorker
  private let mailbox: Mailbox
  /// Called after a correction has been stored or taken back.
  private let onCorrection: @Sendable (Newsroom) -> Void

  init(mailbox: Mailbox, onCorrection: @escaping @Sendable (Newsroom) -> Void) throws(Failure) {
    worker = try SerialWorker("acts")
    self.mailbox = mailbox
    self.onCorrection = onCorrection
  }

  func open(_ newsroom: Newsroom) { condition.withLock { self.newsroom = newsroom } }

  /// Returns at once.
  func store(_ act: Effect) {
    let isTaken = condition.withLock {
      let isTaken = acts.add(act, at: .now)
      updateRemark()
      return isTaken
    }
    if isTaken {
      worker.async { [self] in storeFirst() }
    } else {
      let sentence = "Not saved: \(PendingActs.most) other things wait for the personal file."
      mailbox.post(.notice(Notice(sentence, isError: true)))
    }
  }

  /// Waits until all are on disk or given up, but no longer than this.
  @discardableResult func settle(atMost patience: Duration) -> Bool {
    let end = Date(timeIntervalSinceNow: patience / .seconds(1))
    return condition.withLock {
      while !acts.isEmpty {
        if !condition.wait(until: end) { return false }
      }
      return true
    }
  }

  /// Gives what is not stored this much time, and says in a sentence what was not; nil where all is on disk.
  func leave(within patience: Duration) -> String? {
    let moment = ContinuousClock.now + patience
    condition.withLock {
      isLeaving = true
      acts.leave(by: moment)
      newsroom?.archive.personalPatience.end(at: moment)
    }
    // The thread learns of the end by itself where it waits for a lock; it may hang elsewhere.
    settle(atMost: patience + .milliseconds(100))
    return condition.withLock {
      let left = acts.giveUp()
      if !left.isEmpty {
        loss = Self.sentence(lost + left, because: "the personal file could not be written in time")
      }
      updateRemark()
      newsroom = nil
      return loss
    }
  }

  private func storeFirst() {
    let (act, newsroom) = condition.withLock {
      self.newsroom?.archive.personalPatience.end(at: acts.deadline)
      return (acts.waiting.first, self.newsroom)
    }
    guard let act, let newsroom else { return }
    defer { newsroom.archive.personalPatience.end(at: condition.withLock { isLeaving ? acts.deadline ?? .now : nil }) }
    do {
      let event = try Self.stored(act, in: newsroom)
      finishFirst()
      if let event { mailbox.post(event) }
      if act.isCorrection { onCorrection(newsroom) }
    } catch let error as ArchiveError where error.reason == .busy && error.path == newsroom.archive.personalPath {
      giveUp()
    } catch {
      let reason = String(describing: error)
      // Where the file may only be read, every act has said so when it was done; where the person was follows by itself.
      if (error as? ArchiveError)?.reason != .readOnly { noteLoss(of: act, because: reason) }
      finishFirst()
      mailbox.post(.notice(Notice(Printable.line(reason), isError: true)))
    }
  }

  private func noteLoss(of act: Effect, because reason: String) {
    condition.withLock {
      guard isLeaving else { return }
      lost.append(act)
      loss = Self.sentence(lost, because: reason)
    }
  }

  private func finishFirst() {
    condition.withLock {
      acts.finishFirst(at: .now)
      updateRemark()
      condition.broadcast()
    }
  }

  private func giveUp() {
    condition.withLock {
      let left = acts.giveUp()
      updateRemark()
      condition.broadcast()
      guard !left.isEmpty else { return }
      let sentence = Self.sentence(lost + left, because: "the personal file is in use by another process")
      if isLeaving { loss = sentence } else { mailbox.post(.notice(Notice(sentence, isError: true))) }
    }
  }

  /// For the case that the process must be ended while this waits.
  private func updateRemark() {
    guard !acts.isEmpty else { return WayOut.setRemark("") }
    WayOut.setRemark(
      "reader: " + Self.sentence(acts.waiting, because: "the personal file could not be written in time") + "\n")
  }

  private static func sentence(_ acts: [Effect], because reason: String) -> String {
    Printable.line("Not saved: \(PendingActs.words(for: acts)); \(reason).")
  }

  /// Blocks until the act is on disk.
  private static func stored(_ act: Effect, in newsroom: Newsroom) throws -> Event? {
    let archive = newsroom.archive
    switch act {
    case .setRead(let id, let isRead):
      return .personalStored(id, try archive.setRead(id, isRead, at: .now), totals: try archive.totals())
    case .setStarred(let id, let isStarred):
      return .personalStored(id, try archive.setStarred(id, isStarred, at: .now), totals: try archive.totals())
    case .savePosition(let id, let offset):
      _ = try archive.savePosition(id, offset, at: .now)
      return nil
    case .correct(let request, let id):
      return .corrected(try newsroom.correct(request, in: id))
    case .undoCorrection(let id):
      return .correctionUndone(try newsroom.undo(id))
    default:
      return nil
    }
  }
}

extension Effect {
  /// Whether other articles may have to be read anew after it.
  fileprivate var isCorrection: Bool {
    switch self {
    case .correct, .undoCorrection: true
    default: false
    }
  }
}
