import Archive
import DequeModule
import News
import Synchronization

/// The articles that wait for recognition, shared by the threads that work on them.
final class WorkQueue: Sendable {
  private struct State {
    var waiting: Deque<ArticleID>
    var done = 0
    var failure: ArchiveError?
  }

  let total: Int
  private let state: Mutex<State>
  private let isCancelled: @Sendable () -> Bool

  init(_ ids: [ArticleID], isCancelled: @escaping @Sendable () -> Bool) {
    total = ids.count
    state = Mutex(State(waiting: Deque(ids)))
    self.isCancelled = isCancelled
  }

  /// The next articles, at most `limit`; none where nothing is left or nothing more is to be done.
  func next(_ limit: Int) -> [ArticleID] {
    guard !isCancelled() else { return [] }
    return state.withLock { state in
      guard state.failure == nil else { return [] }
      let ids = Array(state.waiting.prefix(limit))
      state.waiting.removeFirst(ids.count)
      return ids
    }
  }

  /// One more article is done. Returns how many are.
  func finishOne() -> Int {
    state.withLock { state in
      state.done += 1
      return state.done
    }
  }

  /// Ends the work; the first error counts.
  func fail(_ error: ArchiveError) { state.withLock { $0.failure = $0.failure ?? error } }

  var failure: ArchiveError? { state.withLock { $0.failure } }
}
