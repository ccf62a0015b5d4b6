import Foundation

/// Works a `HostQueue` off on threads of their own. What is done for one job may add others.
final class HostWorkers<Job: Sendable>: @unchecked Sendable {
  /// Connections at the same time, each to another host.
  static var most: Int { 8 }

  // Both are only touched with `condition` locked.
  private var queue = HostQueue<Job>()
  private var isEnded = false
  private let condition = NSCondition()
  private let isCancelled: @Sendable () -> Bool

  /// - Parameter isCancelled: asked before every job and, while there is nothing to do, ten times a second.
  init(isCancelled: @escaping @Sendable () -> Bool) { self.isCancelled = isCancelled }

  func add(_ job: Job, host: String, rank: HostQueue<Job>.Rank) {
    condition.withLock {
      queue.add(job, host: host, rank: rank)
      condition.signal()
    }
  }

  /// Takes out what waits for the host.
  func drop(_ host: String) -> [Job] { condition.withLock { queue.drop(host) } }

  /// No job is begun any more.
  func end() {
    condition.withLock {
      isEnded = true
      condition.broadcast()
    }
  }

  /// Returns when all jobs are done, those included that came meanwhile, or when it is cancelled or ended.
  ///
  /// - Parameter makeWorker: called once on every thread; what it gives has all jobs of that thread.
  func run(_ makeWorker: @escaping @Sendable () -> (Job) -> Void) {
    guard condition.withLock({ queue.waiting > 0 }) else { return }
    BackgroundThreads.run(count: Self.most, name: "fetching") { [self] in
      let work = makeWorker()
      var last: String?
      while let item = next(after: last) {
        work(item.job)
        last = item.host
      }
    }
  }

  /// Gives the host back that the worker has been with, and takes the next job at once: were the lock let go in between,
  /// another worker would take the host and make a connection of its own.
  private func next(after host: String?) -> HostQueue<Job>.Item? {
    condition.withLock {
      if let host {
        queue.finish(host)
        condition.broadcast()
      }
      while !isEnded, !isCancelled() {
        if let item = queue.next(after: host) { return item }
        if queue.isDone { break }
        _ = condition.wait(until: Date(timeIntervalSinceNow: 0.1))
      }
      return nil
    }
  }
}
