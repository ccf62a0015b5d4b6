import Foundation
import GRDB
public import News

extension Archive {
  /// Stores articles in one transaction: all of them or, where it throws, none.
  ///
  /// An article that is there already with the same content is left alone, not a byte is written for it. One whose
  /// content has changed is updated: it keeps its identity, its time of adding and its personal state.
  public func store(_ articles: [Article], added: Timestamp) throws(ArchiveError) -> [StoreOutcome] {
    guard !articles.isEmpty else { return [] }
    return try write { db in
      let outcomes = try articles.map { try Self.store($0, added: added, in: db) }
      let changes = outcomes.contains { if case .unchanged = $0 { false } else { true } }
      if changes { try db.run("UPDATE total SET generation = generation + 1") }
      return outcomes
    }
  }

  private static func store(_ incoming: Article, added: Timestamp, in db: Database) throws -> StoreOutcome {
    let article = incoming.withoutNUL
    switch try ArticleIdentity.resolve(article, in: db) {
    case .new(let id):
      _ = try ArticleStore(db).insert(article, as: id, added: added)
      return .added(id)
    case .stored(let row):
      guard let stored = try ArticleRecord.fetch(db, row: row) else {
        throw Unreadable(what: "an article has no text")
      }
      let id = stored.article.id
      if stored.article.hasSameContent(as: article) { return .unchanged(id) }
      try AnalysisStore(db).withdraw(from: stored)
      try ArticleStore(db).replace(stored, by: article)
      return .updated(id)
    }
  }
}

extension Article {
  /// Texts are handed to SQLite as C strings, which end at the first NUL; U+FFFD stands in its place.
  var withoutNUL: Article {
    func clean(_ text: String) -> String {
      text.utf8.contains(0) ? String(text.map { $0 == "\0" ? "\u{fffd}" : $0 }) : text
    }
    return Article(
      id: ArticleID(clean(id.rawValue)), guid: guid.map(clean), title: clean(title), byline: byline.map(clean),
      source: clean(source),
      url: url.map(clean), published: published, language: language.map(clean), paragraphs: paragraphs.map(clean),
      enclosures: enclosures.map { Enclosure(url: clean($0.url), type: $0.type.map(clean), length: $0.length) },
      origin: origin.map(clean))
  }

  /// Whether everything but the identity and the place that it came from is the same.
  func hasSameContent(as other: Article) -> Bool {
    var other = other
    // A file without an address of its own is named after its folder: a copy elsewhere is the same article.
    if other.origin != origin, ArticleIdentity.isHash(other) { other.source = source }
    other.id = id
    other.origin = origin
    return self == other
  }
}
