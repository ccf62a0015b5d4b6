import Glibc
import Synchronization

/// How long a file's connections wait for another process that has locked it.
///
/// By itself ten seconds, as every statement begins to wait anew. Whoever has several things to store, or little time
/// left, sets a moment at which all waiting is over.
public final class LockPatience: Sendable {
  /// Milliseconds for one statement.
  static let longest = 10_000
  /// How long SQLite's own handler sleeps, one time after the other, in milliseconds; the last goes on.
  private static let delays = [1, 2, 5, 10, 15, 20, 25]

  private let end = Atomic<Int64>(.max)

  public init() {}

  /// Nobody waits any longer from this moment on, and nobody begins to; nil for none.
  public func end(at moment: ContinuousClock.Instant?) {
    let left = moment.map { ContinuousClock.now.duration(to: $0) / .milliseconds(1) }
    end.store(left.map { Self.now() + Int64(max($0, 0)) } ?? .max, ordering: .sequentiallyConsistent)
  }

  /// SQLite's busy handler: sleeps, and says whether to try again.
  ///
  /// - Parameter tries: how often it has been called for this lock.
  func wait(_ tries: Int) -> Bool {
    let left = end.load(ordering: .sequentiallyConsistent) - Self.now()
    let passed =
      Self.delays.prefix(tries).reduce(0, +) + max(tries - Self.delays.count, 0) * (Self.delays.last ?? 0)
    guard left > 0, passed < Self.longest else { return false }
    let delay = Self.delays[min(tries, Self.delays.count - 1)]
    usleep(UInt32(min(Int64(delay), left)) * 1000)
    return true
  }

  /// Milliseconds of a clock that nobody sets.
  private static func now() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}
