public import News

/// An article's content words, reduced to their base forms and counted.
public enum TermExtraction {
  /// Lower-cased, folded base forms without stop words, in alphabetical order; at most ``limit``, the most frequent
  /// ones where there are more. A word of the title counts twice as much as one of the text. Numbers are left out but
  /// for years.
  ///
  /// English is assumed where the article does not say its language; words of other languages keep their form.
  public static func terms(of article: Article) -> [ArticleSketch.TermCount] {
    let isEnglish = article.language.map { $0.lowercased().hasPrefix("en") } ?? true
    var counts: [String: Int] = [:]
    for text in [article.title, article.title] + article.paragraphs {
      for word in Query.words(of: text) {
        if let term = term(of: word, isEnglish: isEnglish) { counts[term, default: 0] += 1 }
      }
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .prefix(limit)
      .map { ArticleSketch.TermCount(term: $0.key, count: $0.value) }
      .sorted { $0.term < $1.term }
  }

  /// Terms that an article is reduced to at the most.
  static let limit = 200

  /// The term that a lower-cased word stands for, or nil where it says nothing.
  static func term(of word: String, isEnglish: Bool = true) -> String? {
    guard word.utf8.count <= longestWord else { return nil }
    let folded = LetterFolding.folded(word)
    guard let first = folded.utf8.first else { return nil }
    if (0x30...0x39).contains(first) { return isYear(folded) ? folded : nil }
    guard isEnglish else { return folded.unicodeScalars.count > 1 ? folded : nil }
    guard folded.unicodeScalars.count > 1, !StopWords.contains(folded) else { return nil }
    let base = BaseForm.of(folded)
    return StopWords.contains(base) ? nil : base
  }

  /// In UTF-8 bytes. What is longer is no word: encoded data, or a script that writes no spaces.
  private static let longestWord = 48

  private static func isYear(_ digits: String) -> Bool {
    digits.utf8.count == 4 && Int(digits).map { (1900...2099).contains($0) } == true
  }
}
