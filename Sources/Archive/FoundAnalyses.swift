import Foundation
import GRDB
import News

/// What recognition found in articles, and what the person's corrections make of it.
///
/// Whoever writes mentions goes through here: what was found is kept beside where the tables hold something else.
struct FoundAnalyses {
  let db: Database
  /// The corrections that do not name an article.
  let everywhere: [Correction]
  /// Those that are not to be applied.
  var ignored: Set<Correction.ID> = []

  /// What was found in the article, before any correction; nil until recognition has run.
  func found(in stored: ArticleRecord) throws -> Analysis? {
    let kept = try db.value("SELECT analysis FROM found WHERE article = ?", [stored.row], as: Data.self)
    let found = try kept.flatMap { data in
      try db.readable("found", key: String(stored.row)) {
        var analysis = try AnalysisCodec.decode(data, textLength: stored.article.text.utf8.count)
        // No correction changes it: it stands with the article.
        analysis.language = stored.readingLanguage
        return analysis
      }
    }
    // Where what was found cannot be read, what was made of it is the next best.
    return try found ?? Archive.analysis(of: stored, in: db)
  }

  /// What was found in the article, as the person has corrected it by now, whether or not the tables follow already.
  func corrected(_ stored: ArticleRecord) throws -> Analysis? {
    try found(in: stored).map { try correct($0, of: stored) }
  }

  /// Stores what recognition has found just now. What was there before has been withdrawn.
  func add(
    _ found: Analysis, terms: [ArticleSketch.TermCount], recogniser: Int, to stored: ArticleRecord
  ) throws {
    let analysis = try correct(found, of: stored)
    try AnalysisStore(db).add(analysis, found: found, terms: terms, recogniser: recogniser, to: stored)
    try keep(found, of: stored, besides: analysis)
  }

  /// Puts what is found now in the place of what was.
  ///
  /// - Parameter between: what is to be done while the article has no mentions.
  func replace(of stored: ArticleRecord, by found: Analysis, between: () throws -> Void = {}) throws {
    let analysis = try correct(found, of: stored)
    try AnalysisStore(db).replaceMentions(of: stored, by: analysis, between: between)
    try keep(found, of: stored, besides: analysis)
  }

  /// Brings the tables up to the corrections. Whether anything has changed.
  func follow(_ stored: ArticleRecord) throws -> Bool {
    guard let found = try found(in: stored), let current = try Archive.analysis(of: stored, in: db) else {
      return false
    }
    guard try !correct(found, of: stored).isSame(as: current) else { return false }
    try replace(of: stored, by: found)
    return true
  }

  private func correct(_ found: Analysis, of stored: ArticleRecord) throws -> Analysis {
    let own = try CorrectionRecords(db: db).only(in: stored.article.id)
    return CorrectionSet((everywhere + own).filter { !ignored.contains($0.id) }).apply(to: found, of: stored.article)
  }

  private func keep(_ found: Analysis, of stored: ArticleRecord, besides analysis: Analysis) throws {
    guard !found.isSame(as: analysis) else {
      return try db.run("DELETE FROM found WHERE article = ?", [stored.row])
    }
    try db.run(
      "INSERT INTO found VALUES (?, ?) ON CONFLICT (article) DO UPDATE SET analysis = excluded.analysis",
      [stored.row, try AnalysisCodec.encode(found, textLength: stored.article.text.utf8.count)])
  }
}

extension Analysis {
  /// Whether both say the same; titles have no order.
  fileprivate func isSame(as other: Analysis) -> Bool {
    mentions == other.mentions && entities == other.entities && Set(titles) == Set(other.titles)
  }
}
