import GRDB
public import News

extension Archive {
  /// The article with its text, what was found in it and what the person did with it; nil where there is none.
  public func article(_ id: ArticleID) throws(ArchiveError) -> StoredArticle? {
    try read { db in
      guard let stored = try ArticleRecord.fetch(db, id: id) else { return nil }
      return StoredArticle(
        article: stored.article, added: stored.added, analysis: try foundAnalyses(db).corrected(stored),
        personal: try (PersonalRecord.fetch(db, id: id) ?? PersonalRecord()).state(added: stored.added, in: db),
        alsoIn: try ClusterStore(db).otherSources(of: stored.row))
    }
  }

  /// What the tables hold for the article.
  static func analysis(of stored: ArticleRecord, in db: Database) throws -> Analysis? {
    let read = try db.readable("content", key: String(stored.row)) { try stored.storedMentions() }
    guard case .some(.some(let mentions)) = read else { return nil }
    let entities = try mentions.entities.map { row in
      try db.readable("entity", key: String(row)) { try entity(row, of: stored, in: db) }
    }
    // The mentions of an entity that cannot be read are left out with it.
    return Analysis(
      mentions: mentions.elements.compactMap { element in
        entities[element.entity].map { Mention(element, entity: $0.id) }
      },
      entities: entities.compactMap { $0 }, titles: try TitleStore(db).titles(in: stored.row),
      language: stored.readingLanguage)
  }

  static func entity(_ row: Int64, of stored: ArticleRecord, in db: Database) throws -> Entity {
    guard let entity = try EntityRecord.fetch(db, row: row, article: stored.row) else {
      throw Unreadable(what: "a mention names an entity that is not there")
    }
    return entity
  }
}

/// Reads entities.
enum EntityRecord {
  static let columns = "e.id, e.name, e.type, e.country, e.latitude, e.longitude"

  /// Of the type that the entity has in the article: a country is a state where it acts.
  static func fetch(_ db: Database, row: Int64, article: Int64) throws -> Entity? {
    var entity = try db.row(
      """
      SELECT e.id, e.name, coalesce(p.type, e.type), e.country, e.latitude, e.longitude FROM entity e
      LEFT JOIN appearance p INDEXED BY appearance_by_article ON p.article = ? AND p.entity = e.rowid
      WHERE e.rowid = ?
      """, [article, row]
    ).map { try Self.entity($0) }
    let containers = try db.rows(
      """
      SELECT \(columns) FROM containment c CROSS JOIN entity e ON e.rowid = c.container
      WHERE c.entity = ? ORDER BY c.position
      """, [row])
    entity?.containers = try db.readable(containers, of: "entity") { row in
      var container = try Self.entity(row)
      // What acts somewhere is a state there; what contains a place is a country.
      if container.type == .state { container.type = .country }
      return container
    }
    return entity
  }

  /// From the six columns of `columns`, from `first` on, without what contains it.
  static func entity(_ row: Row, first: Int = 0) throws -> Entity {
    let latitude: Double? = try row.get(first + 4)
    let longitude: Double? = try row.get(first + 5)
    return Entity(
      id: EntityID(try row.get(first, as: String.self)),
      name: try row.get(first + 1),
      type: try EntityType(storedNumber: try row.get(first + 2)),
      country: try row.get(first + 3),
      coordinate: latitude.flatMap { latitude in
        longitude.map { Coordinate(latitude: latitude, longitude: $0) }
      })
  }
}
