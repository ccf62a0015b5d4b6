public import Archive
import EntityRecognition
import Foundation
public import News

extension Newsroom {
  /// The version of the recogniser that this program has.
  public var recogniserVersion: Int { recognition.version }

  /// Recognises every article that waits for it, on all cores but behind everything else: what was brought forward
  /// first, then the newest. Returns when none is left, those included that came in meanwhile.
  ///
  /// What was found earlier stays until the new is stored with it, in one transaction for a few articles: whoever ends
  /// the process at any moment loses only those few. Several processes may do this on one archive and share the work.
  ///
  /// - Parameters:
  ///   - bytes: of text after which it stops, for those who do not wait for the rest: what is left is done the next
  ///     time.
  ///   - isCancelled: asked on several threads before every article.
  ///   - onProgress: after every article, on several threads.
  /// - Returns: what has been done. An article that is damaged is logged, named there, and left out.
  /// - Throws: where the archive cannot store.
  @discardableResult
  public func analysePending(
    _ extent: RecognitionExtent = .outdated, bytes: Int = .max,
    isCancelled: @escaping @Sendable () -> Bool = { false },
    onProgress: @escaping @Sendable (RecognitionProgress) -> Void = { _ in }
  ) throws(ArchiveError) -> RecognitionReport {
    guard !archive.isReadOnly else { return RecognitionReport() }
    let version = extent == .new ? 1 : recognition.version
    let queue = WorkQueue(isCancelled: isCancelled, allowance: bytes) { [wanted] in wanted.take() }
    while !isCancelled(), !queue.isSpent {
      // What could not be done comes again, and is not tried again.
      let ids = try archive.unanalysed(version: version, limit: Self.round + queue.leftCount)
      let count = queue.refill(ids, count: try archive.recognitionCounts(version: version).waiting)
      guard count > 0 else { break }
      BackgroundThreads.run(count: min(ProcessInfo.processInfo.activeProcessorCount, count)) { [self] in
        do throws(ArchiveError) {
          try RecognitionWork(newsroom: self, queue: queue, isCancelled: isCancelled, onProgress: onProgress).run()
        } catch { queue.fail(error) }
      }
      if let failure = queue.failure { throw failure }
      // Whom a surname alone stands for shows only when all are done; until then nobody should wait for it long.
      try settleSurnames(isCancelled)
    }
    try settleSurnames(isCancelled)
    return queue.report
  }

  private func settleSurnames(_ isCancelled: () -> Bool) throws(ArchiveError) {
    try ArchiveError.patiently(isCancelled) { () throws(ArchiveError) in
      _ = try archive.settleSurnames(isCancelled: isCancelled)
    }
  }

  /// How many articles are looked for at a time: those that come in meanwhile do not wait long, and an archive of any
  /// size needs no memory.
  private static let round = 1024

  /// Recognises one article at once, on this thread, where that has not been done.
  ///
  /// - Returns: whether the archive has been changed by it. Never where it may only be read.
  @discardableResult
  public func analyseNow(_ id: ArticleID, _ extent: RecognitionExtent = .outdated) throws(ArchiveError) -> Bool {
    guard !archive.isReadOnly,
      let article = try archive.articleToRecognise(id, version: extent == .new ? 1 : recognition.version)
    else { return false }
    let isStored = try archive.store([recognised(article)], recogniser: recognition.version) == [true]
    if isStored { try archive.settleSurnames() }
    return isStored
  }

  /// Lets the article be the next that is recognised, where it waits and that is under way.
  public func bringForward(_ id: ArticleID) throws(ArchiveError) {
    guard let version = try archive.recogniser(of: id), version < recognition.version else { return }
    wanted.put(id)
  }

  /// What recognition finds in a text that is in no archive.
  public func analysis(of article: Article) -> Analysis { recognition.analyse(article) }

  func recognised(_ article: Article) -> RecognisedArticle {
    let analysis = recognition.analyse(article)
    let terms = recognition.terms(article.beginning(Recogniser.mostBytes), read: analysis)
    return RecognisedArticle(article: article, analysis: analysis, terms: terms)
  }
}

extension Article {
  /// UTF-8 bytes of `text`.
  var textLength: Int {
    let lengths = paragraphs.reduce(title.isEmpty ? 0 : title.utf8.count + 2) { $0 + $1.utf8.count + 2 }
    return max(lengths - 2, 0)
  }

  /// The article with no more than so many bytes of its text: what its terms are counted in. All of most articles.
  func beginning(_ most: Int) -> Article {
    guard textLength > most else { return self }
    var (article, length) = (self, 0)
    article.paragraphs = []
    for paragraph in paragraphs where length < most {
      let room = most - length
      article.paragraphs.append(
        paragraph.utf8.count <= room ? paragraph : String(decoding: paragraph.utf8.prefix(room), as: UTF8.self))
      length += paragraph.utf8.count
    }
    return article
  }
}
