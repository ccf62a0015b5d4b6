import Foundation
import Glibc
import Synchronization

/// Runs the same work on threads of its own, behind everything that a person waits for.
enum BackgroundThreads {
  /// Returns when all of them have ended.
  static func run(count: Int, name: String = "recognition", _ work: @escaping @Sendable () -> Void) {
    let group = DispatchGroup()
    for _ in 0..<max(count, 1) {
      group.enter()
      let job = Job(work)
      let thread = Thread {
        // On Linux the niceness belongs to the thread (sched(7)), and Foundation's quality of service does nothing.
        setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10)
        job.run()
        group.leave()
      }
      thread.name = name
      // The main thread's size: a rule that is fine in the foreground does not overflow in the background.
      thread.stackSize = 8 << 20
      thread.start()
    }
    group.wait()
  }

  /// Lets go of the work once it is done, before anybody learns of it. A thread ends some time later; if it still
  /// held the work, it might be the last to hold the archive, and the process be over before the file is closed.
  private final class Job: Sendable {
    private let work: Mutex<(@Sendable () -> Void)?>

    init(_ work: @escaping @Sendable () -> Void) { self.work = Mutex(work) }

    func run() {
      let work = self.work.withLock { work in
        defer { work = nil }
        return work
      }
      work?()
    }
  }
}
