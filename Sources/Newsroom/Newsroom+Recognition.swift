public import Archive
import Foundation
import Logging
public import News

extension Newsroom {
  /// How far the recognition of the waiting articles has come.
  public struct RecognitionProgress: Hashable, Sendable {
    /// The article that has just been done.
    public var article: ArticleID
    public var done: Int
    public var total: Int

    public init(article: ArticleID, done: Int, total: Int) {
      self.article = article
      self.done = done
      self.total = total
    }
  }

  /// Recognises every article that waits for it, newest first, on all cores but behind everything else. Returns when
  /// none is left, those included that came in meanwhile.
  ///
  /// - Parameters:
  ///   - isCancelled: asked on several threads before every article.
  ///   - onProgress: after every article, on several threads.
  /// - Throws: where the archive cannot store. An article that is damaged is logged and left out.
  public func analysePending(
    isCancelled: @escaping @Sendable () -> Bool = { false },
    onProgress: @escaping @Sendable (RecognitionProgress) -> Void = { _ in }
  ) throws(ArchiveError) {
    guard !archive.isReadOnly else { return }
    var tried: Set<ArticleID> = []
    while !isCancelled() {
      let waiting = try archive.unanalysed(version: recognition.version, limit: 4096 + tried.count)
      // An article that could not be done comes again: it is tried once.
      let ids = waiting.filter { tried.insert($0).inserted }
      guard !ids.isEmpty else { break }
      let queue = WorkQueue(ids, isCancelled: isCancelled)
      BackgroundThreads.run(count: min(ProcessInfo.processInfo.activeProcessorCount, ids.count)) { [self] in
        work(on: queue, onProgress)
      }
      if let failure = queue.failure { throw failure }
    }
    // Whom a surname alone stands for shows only when all are done.
    try archive.settleSurnames(isCancelled: isCancelled)
  }

  /// Recognises one article at once, on this thread, where that has not been done.
  ///
  /// - Returns: whether the archive has been changed by it. Never where it may only be read.
  @discardableResult
  public func analyseNow(_ id: ArticleID) throws(ArchiveError) -> Bool {
    guard !archive.isReadOnly, let recognised = try recognise(id) else { return false }
    let isStored = try archive.store([recognised], recogniser: recognition.version) == [true]
    if isStored { try archive.settleSurnames() }
    return isStored
  }

  /// What recognition finds in a text that is in no archive.
  public func analysis(of article: Article) -> Analysis { recognition.analyse(article) }

  /// One thread's part. The first articles are stored one by one, so that what is on the screen comes to life; then
  /// several together, which is less work.
  private func work(on queue: WorkQueue, _ onProgress: (RecognitionProgress) -> Void) {
    var size = 1
    while true {
      let ids = queue.next(size)
      guard !ids.isEmpty else { break }
      do throws(ArchiveError) { try analyse(ids) } catch { queue.fail(error) }
      for id in ids { onProgress(RecognitionProgress(article: id, done: queue.finishOne(), total: queue.total)) }
      size = min(size * 2, 16)
    }
  }

  /// Where one of several cannot be stored, each is tried alone.
  private func analyse(_ ids: [ArticleID]) throws(ArchiveError) {
    do throws(ArchiveError) {
      var recognised: [RecognisedArticle] = []
      for id in ids {
        if let article = try recognise(id) { recognised.append(article) }
      }
      try archive.store(recognised, recogniser: recognition.version)
    } catch  where error.concernsOneArticle {
      guard ids.count > 1 else { return Self.logger.warning("\(error)") }
      for id in ids { try analyse([id]) }
    }
  }

  /// Nil where it has been done, or there is no such article.
  private func recognise(_ id: ArticleID) throws(ArchiveError) -> RecognisedArticle? {
    guard let version = try archive.recogniser(of: id), version < recognition.version,
      let article = try archive.article(id)?.article
    else { return nil }
    return RecognisedArticle(
      article: article, analysis: recognition.analyse(article), terms: recognition.terms(article))
  }

  private static let logger = Logger(label: "reader.newsroom")
}

extension ArchiveError {
  /// Whether other articles may be fine.
  fileprivate var concernsOneArticle: Bool { reason == .damaged || reason == .invalid }
}
