public import Archive
import EntityRecognition
import News
import Relatedness

/// Where articles come in, are recognised and find their kin: everything between the outside and the archive.
///
/// Every method blocks until it is done: call it from a thread that may wait, never from the cooperative pool. Safe to
/// use from several threads at once.
public final class Newsroom: Sendable {
  public let archive: Archive
  let recognition: Recognition
  /// What time it is, for articles that come in now.
  let clock: @Sendable () -> Timestamp
  let wanted = WantedArticles()

  public convenience init(archive: Archive) {
    self.init(archive: archive, recognition: .standard, clock: { .now })
  }

  init(archive: Archive, recognition: Recognition, clock: @escaping @Sendable () -> Timestamp) {
    self.archive = archive
    self.recognition = recognition
    self.clock = clock
  }
}

/// What is done to an article once it is here.
struct Recognition: Sendable {
  /// Results of an earlier version are made anew. At least 1.
  var version: Int
  var analyse: @Sendable (Article) -> Analysis
  var terms: @Sendable (Article) -> [ArticleSketch.TermCount]

  /// Nothing is loaded before the first article.
  static let standard = Recognition(
    version: Recogniser.version, analyse: { recogniser.analyse($0) }, terms: { TermExtraction.terms(of: $0) })

  private static let recogniser = Recogniser()

  /// The terms of an article in the language that it was read in.
  func terms(_ article: Article, read analysis: Analysis) -> [ArticleSketch.TermCount] {
    var article = article
    article.language = analysis.language ?? article.language
    return terms(article)
  }
}
