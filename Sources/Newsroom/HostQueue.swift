import DequeModule

/// What is to be fetched, by hosts: no host is at work twice at a time, and none waits behind another's long list.
///
/// A plain value; `HostWorkers` runs it on threads.
struct HostQueue<Job> {
  /// What is fetched first. Within a host all feeds come before all pages.
  enum Rank: Int, CaseIterable {
    case feed, page
  }

  /// One job, and the host that is at work until `finish` is called.
  struct Item {
    var job: Job
    var host: String
  }

  private struct Line {
    var jobs: [Deque<Job>] = Rank.allCases.map { _ in [] }
    /// Jobs in a row that one worker has done.
    var run = 0
    var isBusy = false
    var rank: Rank? { Rank.allCases.first { !jobs[$0.rawValue].isEmpty } }
  }

  /// A worker stays with a host, and keeps its connection, for so many jobs while others wait.
  static var longestRun: Int { 32 }

  private var lines: [String: Line] = [:]
  /// Hosts that have jobs and are not at work, by the rank of their next job.
  private var ready: [Deque<String>] = Rank.allCases.map { _ in [] }
  /// Jobs that have not been handed out.
  private(set) var waiting = 0
  /// Hosts at work.
  private(set) var busy = 0

  var isDone: Bool { waiting == 0 && busy == 0 }

  mutating func add(_ job: Job, host: String, rank: Rank) {
    var line = lines[host] ?? Line()
    let before = line.rank
    line.jobs[rank.rawValue].append(job)
    lines[host] = line
    waiting += 1
    guard !line.isBusy, before != line.rank else { return }
    if let before { ready[before.rawValue].removeAll { $0 == host } }
    ready[rank.rawValue].append(host)
  }

  /// The next job of a host that is not at work: of the one that the worker has just been with, so that its connection
  /// serves again, or of the one that has waited longest. Nil where none is ready.
  mutating func next(after host: String? = nil) -> Item? {
    guard let host = chosen(after: host), var line = lines[host], let rank = line.rank,
      let job = line.jobs[rank.rawValue].popFirst()
    else { return nil }
    line.isBusy = true
    line.run += 1
    lines[host] = line
    waiting -= 1
    busy += 1
    return Item(job: job, host: host)
  }

  /// The host's job is done: it may be asked again.
  mutating func finish(_ host: String) {
    guard var line = lines[host], line.isBusy else { return }
    line.isBusy = false
    busy -= 1
    lines[host] = line.rank == nil ? nil : line
    if let rank = line.rank { ready[rank.rawValue].append(host) }
  }

  /// Takes out what waits for the host: it wants to be left alone.
  mutating func drop(_ host: String) -> [Job] {
    guard var line = lines[host] else { return [] }
    let jobs = line.jobs.flatMap { Array($0) }
    waiting -= jobs.count
    for rank in Rank.allCases {
      line.jobs[rank.rawValue] = []
      ready[rank.rawValue].removeAll { $0 == host }
    }
    lines[host] = line.isBusy ? line : nil
    return jobs
  }

  /// Takes its host out of those that are ready.
  private mutating func chosen(after last: String?) -> String? {
    guard let best = Rank.allCases.first(where: { !ready[$0.rawValue].isEmpty }) else { return nil }
    if let last, let line = lines[last], !line.isBusy, line.rank == best {
      let others = ready[best.rawValue].count - 1
      if others == 0 || line.run < Self.longestRun {
        ready[best.rawValue].removeAll { $0 == last }
        return last
      }
    }
    guard let host = ready[best.rawValue].popFirst() else { return nil }
    lines[host]?.run = 0
    return host
  }
}
