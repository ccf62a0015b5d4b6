public import Archive
import EntityRecognition
public import Ingest
import News

extension Newsroom {
  /// What came of the inputs.
  public struct IngestReport: Hashable, Sendable {
    public var added = 0
    public var updated = 0
    public var unchanged = 0
    public var problems = 0
    /// Articles that are longer than what is read for actors and places.
    public var long = 0

    public init() {}

    mutating func count(_ outcomes: [StoreOutcome]) {
      for outcome in outcomes {
        switch outcome {
        case .added: added += 1
        case .updated: updated += 1
        case .unchanged: unchanged += 1
        }
      }
    }
  }

  /// Reads the inputs and stores their articles: the first few at once, so that there is something to read, then in
  /// larger batches.
  ///
  /// - Parameters:
  ///   - isCancelled: asked before every article; what has been read by then is stored.
  ///   - onStored: after every batch, with what it came to, in the order of the articles.
  ///   - onProblem: for everything that cannot be read. The rest goes on, and what is already stored stays as it is.
  /// - Throws: where the archive cannot store; the batches before are kept.
  @discardableResult
  public func ingest(
    _ inputs: [Intake.Input], isCancelled: () -> Bool = { false }, onStored: ([StoreOutcome]) -> Void = { _ in },
    onProblem: (IntakeProblem) -> Void = { _ in }
  ) throws(ArchiveError) -> IngestReport {
    var report = IngestReport()
    var batch = Batch()
    func flush() throws(ArchiveError) {
      let (articles, repeats) = batch.take()
      report.long += articles.count { $0.textLength > Recogniser.mostBytes }
      var outcomes = try archive.store(articles, added: clock())
      if repeats > 0, let last = outcomes.last {
        outcomes += repeatElement(.unchanged(last.id), count: repeats)
      }
      report.count(outcomes)
      if !outcomes.isEmpty { onStored(outcomes) }
    }
    do {
      try Intake().read(inputs) { reading in
        if isCancelled() { throw Cancelled() }
        switch reading {
        case .article(let article):
          batch.add(article)
          if batch.isDue { try flush() }
        case .feed(let saved):
          // What was named before is there before.
          try flush()
          let outcomes = try archive.store(saved.visit, at: clock())
          report.count(outcomes)
          if !outcomes.isEmpty { onStored(outcomes) }
        }
      } onProblem: { problem in
        report.problems += 1
        onProblem(problem)
      }
    } catch let error as ArchiveError {
      throw error
    } catch {
      // Cancelled: nothing else is thrown.
    }
    try flush()
    return report
  }

  private struct Cancelled: Error {}
}

extension SavedFeed {
  /// A file is of no host: its articles are never taken for those of a feed that is fetched.
  fileprivate var visit: FeedVisit {
    FeedVisit(identity: identity, state: FeedState(title: feed.title, homepage: feed.homepage), items: articles)
  }
}

/// Articles on their way into the archive.
private struct Batch {
  /// One transaction for so many costs little more than for one.
  private static let size = 64
  /// What has been read is not kept from the reader for longer.
  private static let patience = Duration.milliseconds(50)

  private var articles: [Article] = []
  /// How often the last one has come again right away, from another line of a file.
  private var repeats = 0
  private var isFirst = true
  private var start = ContinuousClock.now

  /// The first batch fills a screen.
  var isDue: Bool { articles.count >= (isFirst ? 24 : Self.size) || ContinuousClock.now - start >= Self.patience }

  mutating func add(_ article: Article) {
    if var last = articles.last, last.id == article.id {
      last.origin = article.origin
      if last == article {
        repeats += 1
        return
      }
    }
    // What came again did so before this one.
    articles.append(article)
  }

  mutating func take() -> (articles: [Article], repeats: Int) {
    defer {
      articles.removeAll(keepingCapacity: true)
      repeats = 0
      isFirst = articles.isEmpty && isFirst
      start = .now
    }
    return (articles, repeats)
  }
}
