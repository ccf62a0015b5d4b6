import ReaderUI

/// The timers that are running: one a purpose, because only the newest of a purpose counts.
struct TimerQueue {
  private var deadlines: [Timer.Purpose: (timer: Timer, at: Int)] = [:]

  /// What is running.
  var purposes: [Timer.Purpose] { Array(deadlines.keys) }

  /// Starts a timer, in place of the one of the same purpose. Times are milliseconds of one clock.
  mutating func start(_ timer: Timer, milliseconds: Int, now: Int) {
    let at = now + min(max(milliseconds, 0), 3_600_000)
    deadlines[timer.purpose] = (timer, at)
  }

  /// How long `poll` may sleep: -1 is for ever.
  func timeout(now: Int) -> Int32 {
    guard let next = deadlines.values.map(\.at).min() else { return -1 }
    return Int32(clamping: max(next - now, 0))
  }

  /// Takes out what has run out, earliest first.
  mutating func elapsed(now: Int) -> [Timer] {
    let due = deadlines.values.filter { $0.at <= now }.sorted { $0.at < $1.at }.map(\.timer)
    for timer in due { deadlines[timer.purpose] = nil }
    return due
  }
}
