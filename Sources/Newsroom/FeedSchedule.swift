import News

/// When a feed is asked the next time: at most hourly, and less often where feed or server want it or where it fails.
///
/// Pure: the moment comes in, and the jitter follows from the feed's identity and the day.
struct FeedSchedule {
  /// Seconds between two visits where nobody says anything.
  var interval = 3600
  /// Neither feed, cache nor failures put a visit off for longer.
  var longest = 86_400
  /// A server that says when it wants to be asked again is believed so far: a week.
  var longestHold = 604_800

  /// The visit after one that succeeded.
  ///
  /// - Parameters:
  ///   - maxAge: seconds for which the answer is fresh (`Cache-Control`).
  ///   - wish: seconds that the feed asks to be left alone (`ttl`, `sy:updatePeriod`). Neither makes visits more frequent.
  func due(after moment: Timestamp, maxAge: Int?, wish: Int?, identity: String) -> Timestamp {
    let wait = min(max(interval, maxAge ?? 0, wish ?? 0), longest)
    return moment.adding(wait + jitter(wait, identity: identity, moment))
  }

  /// The visit after the `failures`-th one in a row that failed: each time twice as late.
  ///
  /// - Parameter failures: at least 1.
  func due(after moment: Timestamp, failures: Int, identity: String) -> Timestamp {
    let doublings = min(max(failures - 1, 0), 16)
    let wait = min(interval << doublings, longest)
    return moment.adding(wait + jitter(wait, identity: identity, moment))
  }

  /// Until when a server is left alone that said 429 or 503, whoever asks.
  ///
  /// - Parameter delay: seconds that it wants; nil where it does not say.
  func hold(after moment: Timestamp, delay: Int?) -> Timestamp {
    moment.adding(min(max(delay ?? interval, 0), longestHold))
  }

  /// Whether the feed may be asked now.
  ///
  /// - Parameter isWanted: a person wants it now: only what its server has asked for still holds.
  func isDue(_ state: FeedState?, at moment: Timestamp, isWanted: Bool) -> Bool {
    guard let state, !isAhead(of: moment, state) else { return true }
    if let held = state.held, moment < held { return false }
    guard !isWanted, let due = state.due else { return true }
    return moment >= due
  }

  /// What is written down lies in the future: the clock was wrong then, or is now. Nobody waits for years because of it.
  private func isAhead(of moment: Timestamp, _ state: FeedState) -> Bool {
    state.checked.map { $0 > moment.adding(60) } ?? false
  }

  /// Up to a tenth of the wait, the same for a feed all day: feeds that were added together spread, and visits are
  /// never earlier than without it.
  private func jitter(_ wait: Int, identity: String, _ moment: Timestamp) -> Int {
    var hash = SHA256()
    hash.update(Array("\(identity)\n\(moment.day.daysSince1970)".utf8))
    let number = hash.finish().prefix(4).reduce(0) { $0 << 8 | Int($1) }
    return (wait / 10 * number) >> 32
  }
}

extension Timestamp {
  func adding(_ seconds: Int) -> Timestamp { Timestamp(seconds: self.seconds + Int64(seconds)) }
}
