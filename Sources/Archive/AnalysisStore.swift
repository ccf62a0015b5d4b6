import Foundation
import GRDB
import News

/// Writes what recognition found in an article into the tables, and takes it out again.
struct AnalysisStore {
  private let db: Database

  init(_ db: Database) { self.db = db }

  /// - Parameter found: what recognition found, where corrections have made `analysis` of it.
  func add(
    _ analysis: Analysis, found: Analysis, terms: [ArticleSketch.TermCount], recogniser: Int, to stored: ArticleRecord
  ) throws {
    try addMentions(analysis, to: stored)
    // A surname waits for its bearer also where a correction stands before it.
    if found.entities != analysis.entities { for entity in found.entities { _ = try row(of: entity) } }
    try BearerStore(db).addSurnames(found, of: stored)
    try countTerms(terms)
    try db.run("UPDATE content SET terms = ? WHERE article = ?", [TermCodec.encode(terms), stored.row])
    try db.run(
      "UPDATE article SET recogniser = ?, reading_language = ? WHERE rowid = ?",
      [recogniser, found.language, stored.row])
    try db.run("UPDATE total SET analysed = analysed + 1")
  }

  /// Puts these mentions in the place of those that are there.
  ///
  /// - Parameter between: what is to be done while there are none.
  func replaceMentions(of stored: ArticleRecord, by analysis: Analysis, between: () throws -> Void = {}) throws {
    try withdrawMentions(from: stored)
    try between()
    try addMentions(analysis, to: stored)
  }

  private func addMentions(_ analysis: Analysis, to stored: ArticleRecord) throws {
    let text = stored.article.text
    let rows = try analysis.entities.map(row(of:))
    for (entity, row) in zip(analysis.entities, rows) { try contain(row, in: entity.containers) }
    let mentions = try StoredMentions(analysis, rows: rows, textLength: text.utf8.count)
    guard mentions.elements.allSatisfy({ text.isCut(at: $0.span) }) else {
      throw Unreadable(what: "a mention begins or ends within a character")
    }
    let appearances = mentions.appearances(bodyStart: text.utf8.count - stored.body.utf8.count)
    let date = (stored.article.published ?? stored.added).seconds
    for (index, appearance) in appearances {
      try db.run(
        "INSERT INTO appearance VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
          rows[index], date, stored.row, analysis.entities[index].type.storedNumber, appearance.count,
          appearance.first, appearance.actorCount, appearance.placeCount,
        ])
      try db.run("UPDATE entity SET articles = articles + 1 WHERE rowid = ?", [rows[index]])
    }
    for (name, count) in mentions.names(in: text, entityNames: try names(of: rows)) { try add(name, count) }
    try db.run("UPDATE content SET mentions = ? WHERE article = ?", [MentionCodec.encode(mentions), stored.row])
    try db.run(
      "UPDATE article SET actors = ?, places = ? WHERE rowid = ?",
      [
        appearances.values.count { $0.actorCount > 0 }, appearances.values.count { $0.placeCount > 0 }, stored.row,
      ])
    try TitleStore(db).add(analysis, rows: rows, to: stored)
    try BearerStore(db).count(in: stored, by: 1)
  }

  /// Takes out what `add` has put in. Nothing happens where recognition has not run.
  func withdraw(from stored: ArticleRecord) throws {
    guard stored.recogniser > 0 else { return }
    try withdrawMentions(from: stored)
    try BearerStore(db).removeSurnames(of: stored)
    let terms = try db.value("SELECT terms FROM content WHERE article = ?", [stored.row], as: Data?.self) ?? nil
    let known = try db.readable("content", key: String(stored.row)) { try terms.map(TermCodec.decode) ?? [] }
    for term in known ?? [] {
      try db.run("UPDATE term SET articles = articles - 1 WHERE text = ?", [term.term])
      try db.run("DELETE FROM term WHERE text = ? AND articles < 1", [term.term])
    }
    try db.run("UPDATE content SET mentions = NULL, terms = NULL WHERE article = ?", [stored.row])
    try db.run(
      "UPDATE article SET actors = NULL, places = NULL, recogniser = 0, reading_language = NULL WHERE rowid = ?",
      [stored.row])
    try db.run("UPDATE total SET analysed = analysed - 1")
    try db.run("DELETE FROM found WHERE article = ?", [stored.row])
  }

  /// Takes out all that leads from the article to what was found in it, whatever is left of that, and lets it wait for
  /// recognition. How often names and terms are used is not counted back; see `DerivedTables`.
  func forget(_ row: Int64) throws {
    try db.run(
      "UPDATE entity SET articles = articles - 1 WHERE rowid IN (SELECT entity FROM appearance WHERE article = ?)",
      [row])
    try db.run("DELETE FROM appearance WHERE article = ?", [row])
    try TitleStore(db).withdraw(from: row)
    try db.run("DELETE FROM surname WHERE article = ?", [row])
    try db.run("DELETE FROM found WHERE article = ?", [row])
    try db.run("UPDATE content SET mentions = NULL, terms = NULL WHERE article = ?", [row])
    try db.run(
      "UPDATE total SET analysed = analysed - (SELECT count(*) FROM article WHERE rowid = ? AND recogniser > 0)", [row])
    try db.run(
      "UPDATE article SET actors = NULL, places = NULL, recogniser = 0, reading_language = NULL WHERE rowid = ?", [row])
  }

  /// Counts the names and terms of an article whose mentions are there already.
  func countAnew(in stored: ArticleRecord) throws {
    if let mentions = try stored.storedMentions() {
      let counts = mentions.names(in: stored.article.text, entityNames: try names(of: mentions.entities))
      for (name, count) in counts {
        try db.run(
          """
          INSERT INTO name (entity, kind, text, count) VALUES (?, ?, ?, ?)
          ON CONFLICT (entity, kind, text) DO UPDATE SET count = count + excluded.count
          """, [name.entity, name.kind.rawValue, name.text, count])
      }
    }
    let terms = try db.value("SELECT terms FROM content WHERE article = ?", [stored.row], as: Data?.self) ?? nil
    try countTerms(terms.map(TermCodec.decode) ?? [])
  }

  private func withdrawMentions(from stored: ArticleRecord) throws {
    try BearerStore(db).count(in: stored, by: -1)
    try TitleStore(db).withdraw(from: stored.row)
    // What cannot be read cannot be counted back; `doctor --repair` counts anew.
    if case .some(.some(let mentions)) = try db.readable(
      "content", key: String(stored.row), { try stored.storedMentions() })
    {
      let counts = mentions.names(in: stored.article.text, entityNames: try names(of: mentions.entities))
      for (name, count) in counts { try remove(name, count) }
    }
    try db.run(
      "UPDATE entity SET articles = articles - 1 WHERE rowid IN (SELECT entity FROM appearance WHERE article = ?)",
      [stored.row])
    try db.run("DELETE FROM appearance WHERE article = ?", [stored.row])
  }

  // MARK: Entities

  /// The row of the entity, made or brought up to date.
  private func row(of entity: Entity) throws -> Int64 {
    let known = try db.row(
      "SELECT rowid, name, type, country, latitude, longitude FROM entity WHERE id = ?", [entity.id.rawValue])
    let values: StatementArguments = [
      entity.name, entity.type.storedNumber, entity.country, entity.coordinate?.latitude,
      entity.coordinate?.longitude, entity.id.rawValue,
    ]
    guard let known else {
      try db.run(
        "INSERT INTO entity (name, type, country, latitude, longitude, id) VALUES (?, ?, ?, ?, ?, ?)", values)
      let row = db.lastInsertedRowID
      try insert(.init(entity: row, kind: .name, text: entity.name), 1)
      return row
    }
    let row: Int64 = try known.get(0)
    let name: String = try known.get(1)
    let isSame =
      try name == entity.name && known.get(2) == entity.type.storedNumber && known.get(3) == entity.country
      && known.get(4) == entity.coordinate?.latitude && known.get(5) == entity.coordinate?.longitude
    if isSame { return row }
    try db.run(
      "UPDATE entity SET name = ?, type = ?, country = ?, latitude = ?, longitude = ? WHERE id = ?", values)
    if name != entity.name {
      try remove(.init(entity: row, kind: .name, text: name), 1)
      try insert(.init(entity: row, kind: .name, text: entity.name), 1)
    }
    return row
  }

  /// Containers are entities as well, whether an article names them or not. What is known of one stays, and so does
  /// what contains a place where nothing is said of it.
  private func contain(_ row: Int64, in containers: [Entity]) throws {
    let known = try db.values(
      "SELECT container FROM containment WHERE entity = ? ORDER BY position", [row], as: Int64.self)
    if containers.isEmpty { return }
    let wanted = try containers.map { container in
      try db.value("SELECT rowid FROM entity WHERE id = ?", [container.id.rawValue], as: Int64.self)
        ?? self.row(of: container)
    }
    guard wanted != known else { return }
    try db.run("DELETE FROM containment WHERE entity = ?", [row])
    for (position, container) in wanted.enumerated() {
      try db.run("INSERT INTO containment VALUES (?, ?, ?)", [row, position, container])
    }
  }

  private func names(of rows: [Int64]) throws -> [Int64: String] {
    var names: [Int64: String] = [:]
    for row in rows { names[row] = try db.value("SELECT name FROM entity WHERE rowid = ?", [row]) }
    return names
  }

  // MARK: Names

  private func add(_ name: StoredMentions.Name, _ count: Int) throws {
    try db.run(
      "UPDATE name SET count = count + ? WHERE entity = ? AND kind = ? AND text = ?",
      [count, name.entity, name.kind.rawValue, name.text])
    if db.changesCount == 0 { try insert(name, count) }
  }

  private func insert(_ name: StoredMentions.Name, _ count: Int) throws {
    try db.run(
      "INSERT INTO name (entity, kind, text, count) VALUES (?, ?, ?, ?)",
      [name.entity, name.kind.rawValue, name.text, count])
    try db.run("INSERT INTO name_search (rowid, text) VALUES (?, ?)", [db.lastInsertedRowID, name.text])
  }

  private func remove(_ name: StoredMentions.Name, _ count: Int) throws {
    let known = try db.row(
      "SELECT rowid, count FROM name WHERE entity = ? AND kind = ? AND text = ?",
      [name.entity, name.kind.rawValue, name.text])
    guard let known else { return }
    let row: Int64 = try known.get(0)
    guard try known.get(1) <= count else {
      return try db.run("UPDATE name SET count = count - ? WHERE rowid = ?", [count, row])
    }
    try SearchIndexes.remove(from: "name_search", db) {
      try db.run("INSERT INTO name_search (name_search, rowid, text) VALUES ('delete', ?, ?)", [row, name.text])
    }
    try db.run("DELETE FROM name WHERE rowid = ?", [row])
  }

  private func countTerms(_ terms: [ArticleSketch.TermCount]) throws {
    for term in terms {
      try db.run(
        "INSERT INTO term (text, articles) VALUES (?, 1) ON CONFLICT (text) DO UPDATE SET articles = articles + 1",
        [term.term])
    }
  }
}
