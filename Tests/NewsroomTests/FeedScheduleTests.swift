import News
import Testing

@testable import Newsroom

struct FeedScheduleTests {
  private let schedule = FeedSchedule()
  private let now = Timestamp(seconds: 1_700_000_000)

  private func wait(maxAge: Int? = nil, wish: Int? = nil, _ identity: String = "https://a.example/feed") -> Int {
    Int(schedule.due(after: now, maxAge: maxAge, wish: wish, identity: identity).seconds - now.seconds)
  }

  /// What cache and feed say, and the wait without its jitter.
  private static let wishes: [(Int?, Int?, Int)] = [
    (nil, nil, 3600), (0, nil, 3600), (60, 60, 3600), (7200, nil, 7200), (nil, 10_800, 10_800), (7200, 10_800, 10_800),
    (14_400, 1800, 14_400), (86_400, nil, 86_400), (315_360_000, nil, 86_400), (nil, .max, 86_400), (-5, -5, 3600),
  ]

  @Test(arguments: wishes)
  func feedsAndCachesOnlyLengthenTheWait(maxAge: Int?, wish: Int?, least: Int) {
    let wait = wait(maxAge: maxAge, wish: wish)
    #expect((least...least + least / 10).contains(wait))
  }

  @Test(arguments: [(1, 3600), (2, 7200), (3, 14_400), (5, 57_600), (6, 86_400), (60, 86_400), (Int.max, 86_400)])
  func everyFailureDoublesTheWait(failures: Int, least: Int) {
    let wait = Int(schedule.due(after: now, failures: failures, identity: "f").seconds - now.seconds)
    #expect((least...least + least / 10).contains(wait))
  }

  @Test func feedsSpreadAndEachKeepsItsPlaceAllDay() {
    let waits = (0..<200).map { wait("https://a.example/\($0)") }
    #expect(waits == (0..<200).map { wait("https://a.example/\($0)") })
    #expect(Set(waits).count > 100)
    // A fifth of the feeds at most in any sixth of the six minutes, and none of these empty: they are spread.
    let sixths = Dictionary(grouping: waits) { ($0 - 3600) / 60 }
    #expect(sixths.count == 6 && sixths.values.allSatisfy { $0.count < 60 })
    let tomorrow = now.adding(86_400)
    #expect(
      schedule.due(after: tomorrow, maxAge: nil, wish: nil, identity: "a").seconds - tomorrow.seconds
        != Int64(wait("a")))
  }

  private static let delays: [(Int?, Int)] = [
    (nil, 3600), (0, 0), (-1, 0), (120, 120), (90_000, 90_000), (315_360_000, 604_800),
  ]

  @Test(arguments: delays)
  func whatAServerAsksForIsBelieved(delay: Int?, seconds: Int) {
    #expect(schedule.hold(after: now, delay: delay) == now.adding(seconds))
  }

  @Test func whatIsDue() {
    func state(checked: Int = -7200, due: Int? = nil, held: Int? = nil) -> FeedState {
      FeedState(checked: now.adding(checked), due: due.map(now.adding), held: held.map(now.adding))
    }
    func isDue(_ state: FeedState?, wanted: Bool = false) -> Bool {
      schedule.isDue(state, at: now, isWanted: wanted)
    }
    #expect(isDue(nil) && isDue(FeedState()))
    #expect(isDue(state(due: 0)) && isDue(state(due: -1)))
    #expect(!isDue(state(due: 1)))
    #expect(isDue(state(due: 1), wanted: true))
    #expect(!isDue(state(due: -1, held: 1)) && !isDue(state(due: -1, held: 1), wanted: true))
    #expect(isDue(state(due: -1, held: 0)))
    // A clock that was years ahead.
    #expect(isDue(state(checked: 400_000, due: 403_600)))
  }
}
