public import News

/// An article's content words, reduced to their base forms and counted.
public enum TermExtraction {
  /// At most 200 terms in alphabetical order; where there are more, the most frequent.
  public static func terms(of article: Article) -> [ArticleSketch.TermCount] {
    var counts: [String: Int] = [:]
    for word in Query.words(of: article.text) { counts[word, default: 0] += 1 }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(200)
      .map { ArticleSketch.TermCount(term: $0.key, count: $0.value) }.sorted { $0.term < $1.term }
  }
}
