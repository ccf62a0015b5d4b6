import Archive
import DequeModule
import News
import Synchronization

/// The articles that wait for recognition, shared by the threads that work on them.
///
/// They are handed out in the order in which they were put in, except for what somebody waits for, which comes first.
/// Where another process does the same work, the order is given up: both would do the same article at the same time.
final class WorkQueue: Sendable {
  private struct State {
    var waiting: Deque<ArticleID> = []
    /// What threads are working on.
    var taken: Set<ArticleID> = []
    /// What could not be done and is not tried again.
    var left: Set<ArticleID> = []
    var done = 0
    var total = 0
    var isScattered = false
    var report = RecognitionReport()
    var failure: ArchiveError?
    /// How many bytes of text may still be read.
    var allowance: Int
  }

  /// One article, and whether somebody waits for it.
  struct Item {
    var id: ArticleID
    var isUrgent: Bool
  }

  private let state: Mutex<State>
  private let isCancelled: @Sendable () -> Bool
  private let urgent: @Sendable () -> ArticleID?

  /// - Parameters:
  ///   - isCancelled: asked before every article, on several threads.
  ///   - allowance: bytes of text after which no further article is handed out.
  ///   - urgent: takes out the article that comes before all others, where there is one that waits.
  init(
    isCancelled: @escaping @Sendable () -> Bool, allowance: Int = .max, urgent: @escaping @Sendable () -> ArticleID?
  ) {
    state = Mutex(State(allowance: allowance))
    self.isCancelled = isCancelled
    self.urgent = urgent
  }

  /// How many articles are not tried again.
  var leftCount: Int { state.withLock { $0.left.count } }
  var report: RecognitionReport { state.withLock { $0.report } }
  var failure: ArchiveError? { state.withLock { $0.failure } }

  /// Puts in what has not been tried; returns how many that is.
  ///
  /// - Parameter count: how many articles wait altogether, here or not.
  func refill(_ ids: [ArticleID], count: Int) -> Int {
    state.withLock { state in
      state.waiting = Deque(ids.filter { !state.left.contains($0) })
      state.total = state.done + max(count - state.left.count, state.waiting.count)
      state.isScattered = false
      return state.waiting.count
    }
  }

  /// The next article; nil where nothing is left or nothing more is to be done.
  func next() -> Item? {
    guard !isCancelled() else { return nil }
    let urgent = self.urgent()
    return state.withLock { state in
      guard state.failure == nil, state.allowance > 0 else { return nil }
      if let urgent, !state.taken.contains(urgent), !state.left.contains(urgent) {
        state.waiting.removeAll { $0 == urgent }
        state.taken.insert(urgent)
        return Item(id: urgent, isUrgent: true)
      }
      guard let id = state.waiting.popFirst() else { return nil }
      state.taken.insert(id)
      return Item(id: id, isUrgent: false)
    }
  }

  /// Whether no further article may be read.
  var isSpent: Bool { state.withLock { $0.allowance <= 0 } }

  /// Takes down that so many bytes are being read. An article costs something however short it is.
  func spend(_ bytes: Int) { state.withLock { $0.allowance -= bytes + Self.leastCost } }

  private static let leastCost = 256

  /// What has come of an article.
  enum Outcome {
    case stored
    /// Another process has been faster.
    case foundDone
    /// Its text has changed meanwhile: whoever changed it has it recognised.
    case changed
    case failed(ArchiveError)
  }

  /// Takes down what has come of an article.
  func finish(_ id: ArticleID, _ outcome: Outcome) -> RecognitionProgress {
    state.withLock { state in
      state.taken.remove(id)
      state.done += 1
      switch outcome {
      case .stored: state.report.analysed += 1
      case .foundDone:
        if !state.isScattered { state.waiting.shuffle() }
        state.isScattered = true
      case .changed: state.left.insert(id)
      case .failed(let error):
        state.left.insert(id)
        state.report.problems.append(.init(article: id, error: error))
      }
      return RecognitionProgress(article: id, done: state.done, total: max(state.total, state.done))
    }
  }

  /// Ends the work; the first error counts.
  func fail(_ error: ArchiveError) { state.withLock { $0.failure = $0.failure ?? error } }
}
