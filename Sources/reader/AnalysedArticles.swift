import Archive
import EntityRecognition
import Ingest
import News
import Newsroom

/// The articles that an argument names, with what recognition finds in them.
struct AnalysedArticles {
  private(set) var articles: [StoredArticle]
  private(set) var status: ExitStatus

  init(_ argument: ArticleArgument, options: ArchiveOptions) throws {
    switch argument {
    case .id(let id):
      let newsroom = Newsroom(archive: try options.openExisting())
      guard let stored = try newsroom.analysedArticle(id) else {
        throw Failure("no article or file is called “\(id)”; reader list shows the ids", status: .noInput)
      }
      articles = [stored]
      status = .ok
    case .path, .standardInput:
      let reader = ArticleReader(reading: [try argument.input()].compactMap { $0 })
      let recogniser = Recogniser()
      let now = Timestamp.now
      articles = reader.articles.map {
        StoredArticle(article: $0, added: now, analysis: recogniser.analyse($0))
      }
      status = reader.worstStatus
    }
  }
}

extension Newsroom {
  /// The stored article, recognised now where that has not been done; nil where there is none.
  func analysedArticle(_ id: ArticleID) throws(ArchiveError) -> StoredArticle? {
    try analyseNow(id)
    return try archive.article(id)
  }
}
