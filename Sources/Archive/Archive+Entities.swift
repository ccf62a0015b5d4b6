import GRDB
public import News

extension Archive {
  /// Every entity that an article names, with the number of articles that do: the most named first.
  public func entities() throws(ArchiveError) -> [(entity: Entity, articleCount: Int)] {
    try read { db in
      try db.rows(
        "SELECT \(EntityRecord.columns), e.articles FROM entity e WHERE e.articles > 0 ORDER BY e.articles DESC, e.name, e.id",
        []
      ).map { (try EntityRecord.entity($0), try $0.get(6)) }
    }
  }
}
