public import News

/// An article's content words, reduced to their base forms and counted.
public enum TermExtraction {
  /// Lower-cased, folded base forms without stop words, in alphabetical order; at most ``limit``, the most frequent
  /// ones where there are more. A word of the title counts twice as much as one of the text. Numbers are left out but
  /// for years.
  ///
  /// English is assumed where the article does not say its language; words of other languages keep their form.
  public static func terms(of article: Article) -> [ArticleSketch.TermCount] {
    let language = TextLanguage(article.language)
    var counts: [String: Int] = [:]
    for text in [article.title, article.title] + article.paragraphs {
      for word in Query.words(of: text) {
        if let term = term(of: word, in: language) { counts[term, default: 0] += 1 }
      }
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .prefix(limit)
      .map { ArticleSketch.TermCount(term: $0.key, count: $0.value) }
      .sorted { $0.term < $1.term }
  }

  /// How the article writes each of its terms, the most frequent spelling first. Those of the text come before those of
  /// the title, where English writes capitals.
  public static func spellings(of article: Article) -> [String: [String]] {
    let language = TextLanguage(article.language)
    var counts: [String: [String: Int]] = [:]
    for (text, weight) in [(article.title, 1)] + article.paragraphs.map({ ($0, 1000) }) {
      for word in Query.spelledWords(of: text) {
        if let term = term(of: word.lowercased(), in: language) {
          counts[term, default: [:]][word, default: 0] += weight
        }
      }
    }
    return counts.mapValues { spellings in
      spellings.sorted { ($1.value, $1.key) < ($0.value, $0.key) }.map(\.key)
    }
  }

  /// Terms that an article is reduced to at the most.
  static let limit = 200

  /// The term that a lower-cased word stands for, or nil where it says nothing.
  static func term(of word: String, in language: TextLanguage = .english) -> String? {
    guard word.utf8.count <= longestWord else { return nil }
    let folded = LetterFolding.folded(word)
    guard let first = folded.utf8.first else { return nil }
    if (0x30...0x39).contains(first) { return isYear(folded) ? folded : nil }
    guard folded.unicodeScalars.count > 1, !language.isStopWord(folded) else { return nil }
    guard language.isEnglish else { return folded }
    let base = BaseForm.of(folded)
    return StopWords.contains(base) ? nil : base
  }

  /// In UTF-8 bytes. What is longer is no word: encoded data, or a script that writes no spaces.
  private static let longestWord = 48

  private static func isYear(_ digits: String) -> Bool {
    digits.utf8.count == 4 && Int(digits).map { (1900...2099).contains($0) } == true
  }
}

/// The language of a text, as far as its words depend on it.
struct TextLanguage: Hashable, Sendable {
  /// The primary subtag of BCP 47, in lower case; nil where it is unknown.
  let primary: String?

  static let english = TextLanguage("en")

  init(_ tag: String?) {
    primary = tag.map { String($0.lowercased().prefix { $0 != "-" && $0 != "_" }) }
  }

  /// Also where nobody says another.
  var isEnglish: Bool { primary == nil || primary == "en" }

  /// - Parameter folded: by ``LetterFolding``.
  func isStopWord(_ folded: String) -> Bool {
    isEnglish && StopWords.contains(folded) || isForeignStopWord(folded)
  }

  /// English ones are left out where terms are extracted; archives of earlier versions hold those of other languages.
  func isForeignStopWord(_ folded: String) -> Bool {
    primary != "en" && ForeignStopWords.embedded.contains(folded, language: primary)
  }
}
