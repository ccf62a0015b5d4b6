import Archive
import EntityRecognition
import Logging
import News
import Synchronization

/// One thread's part in recognising what waits.
struct RecognitionWork {
  let newsroom: Newsroom
  let queue: WorkQueue
  let isCancelled: () -> Bool
  let onProgress: (RecognitionProgress) -> Void

  /// Articles in one transaction: several together are less work. The first are stored one by one, so that what is on
  /// the screen comes to life.
  private static let largestBatch = 16
  /// Bytes of text in one transaction, so that long articles do not pile up.
  private static let largestText = 1 << 18

  func run() throws(ArchiveError) {
    var batch: [RecognisedArticle] = []
    var bytes = 0
    var size = 1
    while let item = queue.next() {
      do throws(ArchiveError) {
        guard let article = try newsroom.archive.articleToRecognise(item.id, version: newsroom.recogniserVersion) else {
          finish(item.id, .foundDone)
          continue
        }
        let length = article.textLength
        queue.spend(min(length, Recogniser.mostBytes))
        batch.append(newsroom.recognised(article))
        bytes += length
      } catch  where error.concernsOneArticle {
        finish(item.id, .failed(error))
        continue
      }
      guard item.isUrgent || batch.count >= size || bytes >= Self.largestText else { continue }
      try store(batch)
      (batch, bytes, size) = ([], 0, min(size * 2, Self.largestBatch))
    }
    try store(batch)
  }

  /// Where one of several cannot be stored, each is tried alone.
  private func store(_ batch: [RecognisedArticle]) throws(ArchiveError) {
    guard !batch.isEmpty else { return }
    do throws(ArchiveError) {
      let version = newsroom.recogniserVersion
      let outcomes = try ArchiveError.patiently(isCancelled) { () throws(ArchiveError) in
        try newsroom.archive.store(batch, recogniser: version)
      }
      for (article, isStored) in zip(batch.map(\.article.id), outcomes) {
        if isStored {
          finish(article, .stored)
        } else {
          let known = try newsroom.archive.recogniser(of: article)
          finish(article, known.map { $0 >= version } ?? true ? .foundDone : .changed)
        }
      }
    } catch  where error.concernsOneArticle {
      guard batch.count > 1 else { return finish(batch[0].article.id, .failed(error)) }
      for article in batch { try store([article]) }
    }
  }

  private func finish(_ id: ArticleID, _ outcome: WorkQueue.Outcome) {
    if case .failed(let error) = outcome {
      Self.logger.warning("\(RecognitionReport.Problem(article: id, error: error))")
    }
    onProgress(queue.finish(id, outcome))
  }

  private static let logger = Logger(label: "reader.newsroom")
}

extension ArchiveError {
  /// Whether other articles may be fine.
  fileprivate var concernsOneArticle: Bool { reason == .damaged || reason == .invalid }

  /// Tries again where another process keeps the archive locked, which throws after ten seconds of waiting: in the
  /// background there is time.
  static func patiently<Value>(
    _ isCancelled: () -> Bool, _ work: () throws(ArchiveError) -> Value
  ) throws(ArchiveError) -> Value {
    for _ in 1..<30 {
      do throws(ArchiveError) { return try work() } catch {
        guard error.reason == .busy, !isCancelled() else { throw error }
      }
    }
    return try work()
  }
}

/// The articles that somebody waits for, the last one first.
final class WantedArticles: Sendable {
  /// Who leafs through the list soon waits no more for what came long before.
  private static let limit = 8

  private let ids = Mutex<[ArticleID]>([])

  func put(_ id: ArticleID) {
    ids.withLock { ids in
      ids.removeAll { $0 == id }
      ids.append(id)
      if ids.count > Self.limit { ids.removeFirst() }
    }
  }

  func take() -> ArticleID? { ids.withLock { $0.popLast() } }
}
