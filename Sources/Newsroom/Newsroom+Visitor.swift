import Archive
public import News
import Relatedness

extension Newsroom {
  /// The articles of the archive that belong to one that need not be in it, best first.
  public func related(to visitor: StoredArticle, limit: Int = 20) throws -> [RelatedArticle] {
    if try archive.article(visitor.article.id) != nil { return try related(to: visitor.article.id, limit: limit) }
    let analysis = visitor.analysis ?? recognition.analyse(visitor.article)
    var article = visitor.article
    article.language = analysis.language ?? article.language
    return try related(to: sketch(of: visitor, analysis), article, isStored: false, limit: limit)
  }

  /// What relatedness compares, of an article that was never stored.
  private func sketch(of visitor: StoredArticle, _ analysis: Analysis) -> ArticleSketch {
    var counts: [EntityID: Int] = [:]
    for mention in analysis.mentions { counts[mention.entity, default: 0] += 1 }
    return ArticleSketch(
      id: visitor.article.id, date: visitor.article.published ?? visitor.added,
      isDated: visitor.article.published != nil, language: analysis.language ?? visitor.article.language,
      entities: analysis.entities.map { .init(id: $0.id, name: $0.name, type: $0.type, count: counts[$0.id] ?? 0) },
      terms: recognition.terms(visitor.article, read: analysis))
  }
}
