import Foundation
import Newsroom

/// A thread that does one job after the other, in the order in which they come.
///
/// The screen's thread hands its work to these. A queue of libdispatch would start its thread when a job comes, and
/// where the system has none left, whoever hands the job over would wait until it has.
final class SerialWorker: @unchecked Sendable {
  // Both are only touched with `condition` locked.
  private var jobs: [@Sendable () -> Void] = []
  private var isBusy = false
  private let condition = NSCondition()

  /// Starts the thread; it waits for jobs as long as the process lives.
  init(_ name: String) throws(Failure) {
    guard OwnThread.start(name, { [self] in work() }) else { throw SystemNeeds.noThread }
  }

  /// Returns at once.
  func async(_ job: @escaping @Sendable () -> Void) {
    condition.withLock {
      jobs.append(job)
      condition.broadcast()
    }
  }

  /// Waits until there is nothing to do, but no longer than this; whether there is nothing.
  @discardableResult func wait(atMost patience: Duration = .seconds(86400)) -> Bool {
    let end = Date(timeIntervalSinceNow: patience / .seconds(1))
    return condition.withLock {
      while isBusy || !jobs.isEmpty {
        if !condition.wait(until: end) { return false }
      }
      return true
    }
  }

  private func work() {
    while true {
      let job = condition.withLock {
        isBusy = false
        condition.broadcast()
        while jobs.isEmpty { condition.wait() }
        isBusy = true
        return jobs.removeFirst()
      }
      job()
    }
  }
}
