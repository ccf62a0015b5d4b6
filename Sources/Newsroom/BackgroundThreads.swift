import Dispatch
import Glibc
import Synchronization

/// Runs the same work on threads of its own, behind everything that a person waits for.
enum BackgroundThreads {
  /// Returns when all of them have ended. Where the system gives fewer threads, fewer do the work, and where it gives
  /// none, the caller's does.
  static func run(count: Int, name: String = "recognition", _ work: @escaping @Sendable () -> Void) {
    let group = DispatchGroup()
    var started = 0
    for _ in 0..<max(count, 1) {
      group.enter()
      let job = Job(work)
      let isStarted = OwnThread.start(name) {
        // On Linux the niceness belongs to the thread (sched(7)).
        setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10)
        job.run()
        group.leave()
      }
      guard isStarted else {
        group.leave()
        break
      }
      started += 1
    }
    if started == 0 { work() }
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
