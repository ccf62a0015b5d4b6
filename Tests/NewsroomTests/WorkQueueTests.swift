import Archive
import News
import Synchronization
import Testing

@testable import Newsroom

/// In which order articles are handed out.
@Suite struct WorkQueueTests {
  private let wanted = WantedArticles()

  private func ids(_ range: ClosedRange<Int>) -> [ArticleID] { range.map { ArticleID("n\($0)") } }

  private func queue(isCancelled: @escaping @Sendable () -> Bool = { false }) -> WorkQueue {
    WorkQueue(isCancelled: isCancelled) { [wanted] in wanted.take() }
  }

  /// Takes out what is left, without finishing it.
  private func rest(of queue: WorkQueue) -> [String] {
    var rest: [String] = []
    while let item = queue.next() { rest.append(item.id.rawValue) }
    return rest
  }

  @Test func `in order, except for what somebody waits for`() {
    let queue = queue()
    #expect(queue.refill(ids(1...5), count: 9) == 5)
    #expect(queue.next()?.id == ArticleID("n1"))
    for id in ["n4", "elsewhere", "n1"] { wanted.put(ArticleID(id)) }
    let item = queue.next()
    #expect(item?.id == ArticleID("n2"), "the first is being worked on")
    #expect(item?.isUrgent == false)
    #expect(queue.next()?.id == ArticleID("elsewhere"), "it may wait outside of this round")
    #expect(queue.next()?.isUrgent == true)
    #expect(rest(of: queue) == ["n3", "n5"])
  }

  @Test func `the last that was asked for comes first, and the oldest wishes are forgotten`() {
    for id in ids(1...10) { wanted.put(id) }
    wanted.put(ArticleID("n5"))
    var taken: [String] = []
    while let id = wanted.take() { taken.append(id.rawValue) }
    #expect(taken == ["n5", "n10", "n9", "n8", "n7", "n6", "n4", "n3"])
  }

  @Test func `progress counts over all rounds`() {
    let queue = queue()
    _ = queue.refill(ids(1...2), count: 5)
    #expect(queue.next() != nil && queue.next() != nil)
    #expect(queue.finish(ArticleID("n1"), .stored) == RecognitionProgress(article: ArticleID("n1"), done: 1, total: 5))
    let error = ArchiveError(.damaged, path: "a")
    #expect(queue.finish(ArticleID("n2"), .failed(error)).done == 2)
    #expect(queue.refill(ids(2...5), count: 4) == 3, "what failed is not tried again")
    #expect(queue.leftCount == 1)
    wanted.put(ArticleID("n2"))
    #expect(rest(of: queue) == ["n3", "n4", "n5"])
    #expect(queue.finish(ArticleID("n3"), .changed) == RecognitionProgress(article: ArticleID("n3"), done: 3, total: 5))
    #expect(queue.report == report(analysed: 1, [(ArticleID("n2"), error)]))
    #expect(queue.refill(ids(2...3), count: 2) == 0)
  }

  private func report(analysed: Int, _ problems: [(ArticleID, ArchiveError)]) -> RecognitionReport {
    var report = RecognitionReport()
    report.analysed = analysed
    report.problems = problems.map { .init(article: $0, error: $1) }
    return report
  }

  @Test func `where another process is at it, the two go different ways`() {
    let queue = queue()
    _ = queue.refill(ids(1...400), count: 400)
    _ = queue.next()
    _ = queue.finish(ArticleID("n1"), .foundDone)
    let rest = rest(of: queue)
    #expect(rest != ids(2...400).map(\.rawValue))
    #expect(Set(rest) == Set(ids(2...400).map(\.rawValue)))
    #expect(queue.report.analysed == 0)
  }

  @Test func `nothing more is handed out after a failure, or when the work is called off`() {
    let failed = queue()
    _ = failed.refill(ids(1...2), count: 2)
    failed.fail(ArchiveError(.full, path: "a"))
    failed.fail(ArchiveError(.busy, path: "a"))
    #expect(failed.next() == nil)
    #expect(failed.failure?.reason == .full)
    let stopped = queue(isCancelled: { true })
    _ = stopped.refill(ids(1...2), count: 2)
    #expect(stopped.next() == nil)
  }
}
