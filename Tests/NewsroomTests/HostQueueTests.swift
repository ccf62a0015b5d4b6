import Foundation
import Synchronization
import Testing

@testable import Newsroom

/// The order in which hosts are asked, without any network.
struct HostQueueTests {
  private func queue(_ feeds: String, pages: String = "") -> HostQueue<String> {
    var queue = HostQueue<String>()
    for job in feeds.split(separator: " ") { queue.add(String(job), host: String(job.prefix(1)), rank: .feed) }
    for job in pages.split(separator: " ") { queue.add(String(job), host: String(job.prefix(1)), rank: .page) }
    return queue
  }

  /// What one worker does.
  private func order(_ queue: HostQueue<String>) -> [String] {
    var queue = queue
    var last: String?
    var jobs: [String] = []
    while let item = queue.next(after: last) {
      jobs.append(item.job)
      queue.finish(item.host)
      last = item.host
    }
    #expect(queue.isDone)
    return jobs
  }

  @Test func aWorkerStaysWithItsHost() {
    #expect(order(queue("a1 b1 a2 b2 a3")) == ["a1", "a2", "a3", "b1", "b2"])
  }

  @Test func pagesComeAfterTheFeedsOfAllHosts() {
    // b was asked last, so its connection serves again; c has waited longest then.
    #expect(order(queue("a1 b1", pages: "a2 c1 b2")) == ["a1", "b1", "b2", "c1", "a2"])
  }

  @Test func aLongListDoesNotKeepOthersWaiting() {
    let long = (0..<100).map { "a\($0)" }.joined(separator: " ")
    let jobs = order(queue(long + " b1"))
    #expect(jobs.firstIndex(of: "b1") == HostQueue<String>.longestRun)
    #expect(jobs.count == 101 && jobs.filter { $0.hasPrefix("a") } == long.split(separator: " ").map(String.init))
  }

  @Test func aHostIsNeverAtWorkTwice() {
    var queue = queue("a1 a2 a3 b1")
    func next(after host: String? = nil) -> String? { queue.next(after: host)?.job }
    #expect(next() == "a1")
    #expect(next() == "b1")
    #expect(next() == nil)
    #expect(next(after: "a") == nil)
    #expect(queue.busy == 2 && !queue.isDone)
    queue.finish("a")
    #expect(next() == "a2")
    queue.finish("b")
    #expect(next() == nil, "b has nothing more, a is at work")
  }

  @Test func aFeedOvertakesPagesThatWaitForItsHost() {
    var queue = queue("", pages: "a1 a2 b1")
    queue.add("a0", host: "a", rank: .feed)
    #expect(order(queue).first == "a0")
  }

  @Test func whatWaitsForAHostCanBeTakenOut() {
    var queue = queue("a1 a2 b1", pages: "a3")
    let item = queue.next()
    #expect(item?.host == "a")
    let dropped = queue.drop("a")
    #expect(dropped == ["a2", "a3"] && queue.waiting == 1)
    let nothing = queue.drop("c")
    #expect(nothing == [])
    queue.finish("a")
    #expect(order(queue) == ["b1"])
  }

  /// Any order of adding, taking and finishing: nothing is lost, nothing is done twice, no host is busy twice.
  @Test func nothingIsLost() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<50 {
      var queue = HostQueue<Int>()
      var busy: [String] = []
      var taken: Set<Int> = []
      var added = 0
      var last: String?
      while added < 60 || !queue.isDone {
        switch Int.random(in: 0..<3, using: &random) {
        case 0 where added < 60:
          queue.add(added, host: "h\(added % 7)", rank: added % 3 == 0 ? .page : .feed)
          added += 1
        case 1:
          guard let item = queue.next(after: last) else { continue }
          #expect(taken.insert(item.job).inserted && !busy.contains(item.host))
          busy.append(item.host)
        default:
          guard let host = busy.randomElement(using: &random) else { continue }
          busy.removeAll { $0 == host }
          queue.finish(host)
          last = host
        }
      }
      #expect(taken.count == 60)
    }
  }

  // MARK: On threads

  private final class Record: Sendable {
    struct State {
      var busy: [String: Int] = [:]
      var most = 0
      var overlaps = 0
      var done: [Int] = []
    }
    let state = Mutex(State())

    func begin(_ host: String) {
      state.withLock {
        $0.busy[host, default: 0] += 1
        if $0.busy[host, default: 0] > 1 { $0.overlaps += 1 }
        $0.most = max($0.most, $0.busy.values.reduce(0, +))
      }
    }

    func end(_ host: String, _ job: Int) {
      state.withLock {
        $0.busy[host, default: 0] -= 1
        $0.done.append(job)
      }
    }
  }

  @Test func workersShareHostsAndNeverMeetAtOne() {
    let record = Record()
    let workers = HostWorkers<Int>(isCancelled: { false })
    for job in 0..<200 { workers.add(job, host: "h\(job % 12)", rank: .feed) }
    workers.run {
      { job in
        record.begin("h\(job % 12)")
        // What a job adds is done as well.
        if job < 200, job % 10 == 0 { workers.add(job + 1000, host: "h\((job + 1000) % 12)", rank: .page) }
        sched_yield()
        record.end("h\(job % 12)", job)
      }
    }
    let state = record.state.withLock { $0 }
    #expect(state.overlaps == 0 && state.most <= HostWorkers<Int>.most)
    #expect(state.done.sorted() == Array(0..<200) + (0..<20).map { $0 * 10 + 1000 })
  }

  @Test func noJobIsBegunOnceItIsCalledOff() {
    let done = Atomic(0)
    let workers = HostWorkers<Int>(isCancelled: { done.load(ordering: .relaxed) >= 5 })
    for job in 0..<100 { workers.add(job, host: "h", rank: .feed) }
    workers.run { { _ in done.add(1, ordering: .relaxed) } }
    #expect(done.load(ordering: .relaxed) == 5)
  }

  @Test func withoutJobsNothingRuns() {
    HostWorkers<Int>(isCancelled: { false }).run {
      Issue.record("a worker was made")
      return { _ in }
    }
  }
}
